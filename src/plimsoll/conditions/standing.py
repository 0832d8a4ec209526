"""What stands on a day and somebody should answer: alerts, overdue work, aligned children, actions that moved nothing.

Concerns stand in the log itself, from the day they are raised until an answer settles them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from plimsoll.conditions.owed import Work
from plimsoll.conditions.picture import AlignedChild, defences
from plimsoll.conditions.question import SERVICE_UNIT
from plimsoll.conditions.register import INSTRUMENTS
from plimsoll.conditions.remedies import Followed, measured, unmoved
from plimsoll.conditions.waiting import Overdue, overdue
from plimsoll.conditions.watching import Charted, Watch, watch
from plimsoll.escalation.matter import Sort, Standing
from plimsoll.measures.block import Records
from plimsoll.measures.instrument import Concern
from plimsoll.vocabulary.profile import Profile
from plimsoll.warning.charted import Direction

OVERDUE_WORDS = {
    Work.UNHELD: "The child has had no allocated worker since",
    Work.CONTACT: "A contact about the child should have been decided by",
    Work.UNBEGUN: "The assessment should have begun by",
    Work.CONFERENCE: "The initial conference should have been held by",
    Work.CONCERN: "A visit or an assessment should have followed a contact about the child, who is open, by",
    Work.VISIT: "The child should have been visited by",
    Work.SIGHTING: "The child should have been seen by",
    Work.ASSESSMENT: "The assessment should have been authorised by",
    Work.REVIEW: "The plan should have been reviewed by",
}
"""What is overdue, by the kind of work; the day follows."""

CHARTED = (Sort.ALERT, Sort.SIGNAL)
"""What charts show."""

WORSE = {Concern.UP: Direction.UP, Concern.DOWN: Direction.DOWN}
"""Which way a measure moves for the worse."""

WAYS = {Direction.UP: "above", Direction.DOWN: "below"}


@dataclass(frozen=True, slots=True)
class Standings:
    """What somebody sees who looks at a day.

    Args:
        stands: everything that stands.
        unjudged: the keys of what may stand or not: alerts and signals whose charts cannot be drawn on the day.
    """

    stands: tuple[Standing, ...]
    unjudged: frozenset[str] = frozenset()


def standings(records: Records, profile: Profile, on: date) -> Standings:
    """Everything that stands on a day, of the sorts that the service lets climb, in the order of their keys.

    A key is the same on every day that the same thing stands.

    Args:
        records: a session of the store.
        profile: the service's profile; its ladder says what climbs, and from how many days on.
        on: the day.
    """
    chosen = [FINDERS[sort] for sort in FINDERS if any(each in profile.ladder.climbs for each in sort)]
    found = [finder(records, profile, on) for finder in chosen]
    stands = (each for one in found for each in one.stands if each.sort in profile.ladder.climbs)
    unjudged = frozenset(key for one in found for key in one.unjudged)
    return Standings(tuple(sorted(stands, key=lambda each: each.key)), unjudged)


def _overdue(records: Records, profile: Profile, on: date) -> Standings:
    """Work past its due date, and children whom nobody holds, for as many days as the ladder says."""
    late = overdue(records, profile, on)
    return Standings(tuple(_late(each) for each in late if each.days >= profile.ladder.overdue_days))


def _late(late: Overdue) -> Standing:
    owed = late.owed
    since = owed.due or owed.since
    words = OVERDUE_WORDS.get(owed.work, f"The work '{owed.work}' should have been done by")
    return Standing(
        key=f"{Sort.OVERDUE}:{owed.work}:{owed.child}:{owed.item}",
        sort=Sort.OVERDUE,
        since=since,
        words=f"{words} {_day(since)}.",
        measure=owed.measure or owed.work,
        team=_first(late.teams),
        child=owed.child,
    )


def _aligned(records: Records, profile: Profile, on: date) -> Standings:
    """Children with two or more barriers down at once for as many days as the ladder says."""
    aligned = defences(records, profile, on).aligned
    return Standings(tuple(_child(each) for each in aligned if each.days >= profile.ladder.aligned_days))


def _child(child: AlignedChild) -> Standing:
    names = ", ".join(child.down)
    return Standing(
        key=f"{Sort.ALIGNED}:{child.child}",
        sort=Sort.ALIGNED,
        since=child.since,
        words=f"{len(child.down)} barriers are down at once, two or more since {_day(child.since)}: {names}.",
        measure="aligned",
        team=_first(child.teams),
        child=child.child,
    )


def _charts(records: Records, profile: Profile, on: date) -> Standings:
    """What the charts show for the worse, and what those may that cannot be drawn."""
    seen = watch(records, profile, on)
    return Standings(tuple(_shown(seen.charts)), frozenset(_unjudged(seen, profile.ladder.climbs)))


def _unjudged(seen: Watch, climbs: Iterable[Sort]) -> Iterator[str]:
    """The keys of what a missing chart may show: that nobody can see it does not say that it is over.

    Where there is no chart of the whole service its source may be gone, and with it the charts of the teams. What stood
    by limits that somebody has settled anew is over by that decision.
    """
    charted = {(each.unit, each.measure) for each in seen.charts}
    over = {(each.unit, each.measure) for each in seen.uncharted if each.settled_anew}
    units = {unit for unit, _ in charted} | {each.unit for each in seen.uncharted}
    for each in seen.uncharted:
        of = units if each.unit == SERVICE_UNIT else {each.unit}
        for unit in of - {unit for unit, measure in charted | over if measure == each.measure}:
            yield from _keys(each.measure, unit, climbs)


def _keys(measure: str, unit: str | None, climbs: Iterable[Sort]) -> Iterator[str]:
    """The keys of all that the chart of a measure may put on the ladder."""
    worse = WORSE.get(INSTRUMENTS[measure].concern)
    if worse is not None:
        yield from (_key(sort, measure, unit, worse) for sort in CHARTED if sort in climbs)


def _shown(charts: Iterable[Charted]) -> Iterator[Standing]:
    """Alerts for the worse, and signals that nothing bears out."""
    for each in charts:
        worse = WORSE.get(INSTRUMENTS[each.measure].concern)
        if worse is not None and each.direction is worse and each.since is not None:
            yield _charted(each, Sort.SIGNAL if each.alert is None else Sort.ALERT, worse, each.since)


def _key(sort: Sort, measure: str, unit: str | None, way: Direction) -> str:
    return f"{sort}:{measure}:{unit}:{way}"


def _charted(each: Charted, sort: Sort, way: Direction, since: date | str) -> Standing:
    service = each.unit == SERVICE_UNIT and each.name is None
    # By its identifier: the log is kept for good, and a team may be called after somebody.
    whose = "the service" if service else f"team {each.unit}" if each.unit else "children of no team"
    began = since if isinstance(since, date) else date.fromisoformat(since)
    title = INSTRUMENTS[each.measure].title
    return Standing(
        key=_key(sort, each.measure, each.unit, way),
        sort=sort,
        since=began,
        words=f"{title}, {whose}: {WAYS[way]} what is usual since {_day(began)}.",
        measure=each.measure,
        team=None if service else each.unit,
    )


def _actions(records: Records, profile: Profile, on: date) -> Standings:
    """Decisions whose day to have moved something has come, which nobody has looked back on and which moved it not."""
    return Standings(tuple(_action(each) for each in unmoved(records, profile, on)))


def _action(each: Followed) -> Standing:
    action, due = each.action, each.due or each.action.effective
    taken = f"The decision ({action.kind}) of {_day(action.decided)}"
    aims = measured(each.measure) if each.measure else None
    title = f"'{aims.title}'" if aims else "something that is no measure"
    aim = f"should have moved {title}" if each.measure else "says nothing that it should move"
    return Standing(
        key=f"{Sort.ACTION}:{action.decision}:{each.measure}",
        sort=Sort.ACTION,
        since=due,
        words=f"{taken} {aim} by {_day(due)}: {each.told.verdict}." if each.measure else f"{taken} {aim}.",
        measure=each.measure,
        team=action.team,
    )


Finder = Callable[[Records, Profile, date], Standings]

FINDERS: dict[tuple[Sort, ...], Finder] = {
    CHARTED: _charts,
    (Sort.OVERDUE,): _overdue,
    (Sort.ALIGNED,): _aligned,
    (Sort.ACTION,): _actions,
}
"""What finds which sorts."""


def _first(teams: tuple[str, ...]) -> str | None:
    """Of several teams the first: somebody, and one, must answer."""
    return teams[0] if teams else None


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
