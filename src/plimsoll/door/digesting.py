"""Gathering a digest: the log's matters of the week, what the charts say, and where the holes line up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from plimsoll import __version__
from plimsoll.conditions import Figure, Question, ask
from plimsoll.conditions.owed import Work
from plimsoll.conditions.question import SERVICE_UNIT
from plimsoll.conditions.register import followed
from plimsoll.conditions.remedies import Followed, measured, unmoved
from plimsoll.conditions.watching import Charted, watch
from plimsoll.door.desk import Desk
from plimsoll.door.digest import WEEK, Crowd, Digest, Happening, Item, Seal, Sense, Sign, Turn, Unmoved
from plimsoll.door.reporting import INVENTED
from plimsoll.escalation.matter import Matter, State
from plimsoll.escalation.moves import brought
from plimsoll.escalation.reading import matters, written
from plimsoll.escalation.telling import YES, Kind
from plimsoll.measures.instrument import By, Concern
from plimsoll.store.entry import Entry, Note
from plimsoll.vocabulary.days import day_from_text
from plimsoll.vocabulary.ladder import Ladder, plain
from plimsoll.warning.charted import Direction, X

ALIGNED = "aligned"

TURNS = {
    Kind.RAISED: Turn.RAISED,
    Kind.CONCERN: Turn.RAISED,
    Kind.CLIMBED: Turn.CLIMBED,
    Kind.RETURNED: Turn.RETURNED,
    Kind.ANSWERED: Turn.ANSWERED,
    Kind.ENDED: Turn.ENDED,
}

SENSES = {
    (Concern.UP, Direction.UP): Sense.WORSE,
    (Concern.DOWN, Direction.DOWN): Sense.WORSE,
    (Concern.UP, Direction.DOWN): Sense.BETTER,
    (Concern.DOWN, Direction.UP): Sense.BETTER,
}
"""Whether a move is for the worse, by which way is a matter of concern and which way it went."""

THE_CHILD = "the child"
"""What stands in words where a child's identifier stood: the identifier has a column of its own, or none."""

NO_MEASURE = "something that is no measure"

WORK = {
    Work.UNHELD: "no allocated worker",
    Work.CONTACT: "a contact to decide",
    Work.UNFIT: "nobody who may hold the case",
    Work.NOMINAL: "a worker in name only",
    Work.UNBEGUN: "an assessment to begin",
    Work.CONFERENCE: "an initial conference to hold",
    Work.CONCERN: "a contact about an open child to follow",
    Work.VISIT: "a visit",
    Work.SIGHTING: "a child to be seen",
    Work.ASSESSMENT: "an assessment to authorise",
    Work.REVIEW: "a review",
}
"""What is owed by each kind of work, told of nobody: for what leaves by post."""
NO_SUCH_TEAM = "a team that the records do not know"
"""What stands for a team that somebody wrote into the register and that there is not."""

Names = Mapping[str | None, str | None]
"""What each team is called, by its identifier."""


@dataclass(frozen=True, slots=True)
class _Conditions:
    """What is asked of the records."""

    standing: tuple[Sign, ...]
    whole: Crowd | None
    crowds: tuple[Crowd, ...]
    names: Names
    unmoved: tuple[Unmoved, ...]
    false_alerts: float | None


def digest(desk: Desk, on: date, role: str | None) -> Digest:
    """The week that ends on a day.

    Args:
        desk: the service asked.
        on: the day.
        role: whose answers are listed; `None` is every role's.

    Raises:
        WrongUse: no step of the ladder has such a role, or the store holds several services.
    """
    ladder = desk.profile.ladder
    asked = None if role is None else ladder.worded(role)
    everything = desk.store.log.entries()
    entries = tuple(entry for entry in everything if entry.service == desk.service)
    told = _conditions(desk, on)
    held = {matter.id: matter for matter in matters(entries, ladder, on)}
    items = {name: _item(matter, on, told.names) for name, matter in held.items()}
    return Digest(
        on=on,
        service=desk.service,
        role=asked,
        waiting=tuple(_waiting(held, items, ladder, asked)),
        week=tuple(_week(_notes(entries, ladder, on), items, on, asked)),
        standing=told.standing,
        whole=told.whole,
        crowds=told.crowds,
        unmoved=told.unmoved,
        false_alerts=told.false_alerts,
        seal=Seal(len(everything), everything[-1].hash if everything else ""),
        invented=desk.service in INVENTED,
        version=__version__,
    )


def _item(matter: Matter, on: date, names: Names) -> Item:
    about = matter.standing
    return Item(
        id=matter.id,
        sort=about.sort,
        words=_unnamed(about.words, about.child),
        since=about.since,
        role=matter.role,
        answer_by=matter.answer_by,
        unanswered=matter.days_unanswered(on),
        measure=_title(about.measure),
        team=names.get(about.team) or about.team,
        child=about.child,
    )


def _unnamed(words: str, child: str | None) -> str:
    return words if not child else re.sub(rf"(?<!\w){re.escape(child)}(?!\w)", THE_CHILD, words)


def _title(measure: str | None) -> str | None:
    """What a measure or a defence is called; a kind of work that has no measure, in words.

    A register that was loaded may name anything as a measure: what is none is not repeated.
    """
    if measure is None:
        return None
    if measure in set(Work):
        return WORK[Work(measure)]
    found = measured(measure)
    return NO_MEASURE if found is None else found.title


def _waiting(held: Mapping[str, Matter], items: Mapping[str, Item], ladder: Ladder, role: str | None) -> Iterator[Item]:
    """What waits, the highest step first; of each role the longest unanswered first, then what is due first."""
    waits = [matter for matter in held.values() if matter.state is State.WAITING and _is_for(role, matter.role)]
    waits.sort(key=lambda each: (-ladder.now(each.role, each.step), each.deadline, each.answer_by, each.number))
    yield from (items[matter.id] for matter in waits)


def _is_for(role: str | None, *whose: str | None) -> bool:
    return role is None or plain(role) in {plain(each) for each in whose if each}


def _notes(entries: Iterable[Entry], ladder: Ladder, on: date) -> list[Note]:
    """All that was written by the day, and the steps that fell due since anybody looked, in the order of the days."""
    held = [entry for entry in entries if entry.note.day <= on]
    due = (note for matter in written(held).values() for note in brought(matter, ladder, on)[1])
    # Sorted by the day alone: of one day the log's own order stands, and what fell due comes after it.
    return sorted([*(entry.note for entry in held), *due], key=lambda note: note.day)


def _week(notes: Iterable[Note], items: Mapping[str, Item], on: date, role: str | None) -> Iterator[Happening]:
    """What became of matters in the week, where it was, came to or was answered by the role."""
    roles: dict[str, str] = {}
    for note in notes:
        name = note.body["matter"]
        before = roles.get(name)
        roles[name] = after = note.body.get("role") or before or items[name].role
        if note.day > on - WEEK and _is_for(role, before, after):
            yield Happening(_turn(note), note.day, items[name], after, before)


def _turn(note: Note) -> Turn:
    turn = TURNS[Kind(note.kind)]
    return Turn.SETTLED if turn is Turn.ANSWERED and note.body.get("settled") == YES else turn


def _conditions(desk: Desk, on: date) -> _Conditions:
    """What the charts say, and the aligned children now and a week before."""
    days = (on - WEEK, on)
    with desk.session(desk.service) as session:
        seen = watch(session, desk.profile, on)
        whole = ask(session, desk.profile, Question(days, measures=(ALIGNED,)))
        teams = ask(session, desk.profile, Question(days, By.TEAM, (ALIGNED,)))
        back = unmoved(session, desk.profile, on)
    names: dict[str | None, str | None] = {each.unit: each.name for each in teams}
    crowds = [crowd for crowd in _crowds(teams, on) if crowd.children]
    return _Conditions(
        standing=tuple(_standing(seen.charts, on)),
        whole=next(_crowds(whole, on), None),
        crowds=tuple(sorted(crowds, key=lambda each: (each.team is None, (each.team or "").casefold()))),
        names=names,
        unmoved=tuple(map(_unmoved, back)),
        false_alerts=seen.false_alerts_a_month if seen.charts else None,
    )


class _Pair(NamedTuple):
    """One unit on the day and a week before."""

    now: Figure | None
    before: Figure | None


def _crowds(figures: Iterable[Figure], on: date) -> Iterator[Crowd]:
    """A crowd for each unit; of what could not be counted, none."""
    found: dict[str | None, _Pair] = {}
    for each in figures:
        pair = found.get(each.unit, _Pair(None, None))
        found[each.unit] = pair._replace(**{"now" if each.day == on else "before": each})
    for unit, pair in found.items():
        if pair.now is not None and pair.now.numerator is not None and pair.now.denominator is not None:
            name = None if unit in {None, SERVICE_UNIT} else pair.now.name or unit
            before = pair.before.numerator if pair.before else None
            was = None if before is None else int(before)
            yield Crowd(name, int(pair.now.denominator), int(pair.now.numerator), was)


def _unmoved(told: Followed) -> Unmoved:
    action = told.action
    team = action.team_name if action.known_team else action.team and NO_SUCH_TEAM
    due = told.due or action.effective
    aim, verdict = _title(told.measure), told.told.verdict.value
    return Unmoved(action.kind, action.decided, aim, team, due, verdict, action.decision, action.title)


def _standing(charts: Iterable[Charted], on: date) -> Iterator[Sign]:
    """What each chart shows at its last value: an alert, or else a signal."""
    for each in charts:
        way, since = each.direction, each.since
        if way is not None and since is not None:
            new = each.alert is not None and _day(each.alert.raised) > on - WEEK
            yield _sign(each, way, since, new=new)


def _sign(charted: Charted, way: Direction, since: X, *, new: bool) -> Sign:
    team = None if charted.unit == SERVICE_UNIT else charted.name or charted.unit
    said = SENSES.get((charted.chart.concern, way), Sense.NEITHER)
    sense = Sense.MOVED if said is Sense.BETTER and charted.counters else said
    title = followed(charted.measure).title
    return Sign(title, team, way.value, sense, _day(since), alert=charted.alert is not None, new=new)


def _day(point: X) -> date:
    """Where a point of a weekly chart stands: on a day, always."""
    return point if isinstance(point, date) else day_from_text(point)
