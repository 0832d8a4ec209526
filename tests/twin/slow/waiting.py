"""The waiting work of a day: each piece that is owed, child by child, and the order of it all, the obvious way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from plimsoll.vocabulary.clocks import add_months, due
from plimsoll.vocabulary.days import is_working_day
from plimsoll.vocabulary.policy import Policy

from . import assessments, defences, visits
from .cases import (
    child_open,
    holders,
    name_only,
    open_children,
    open_since,
    teams_of,
    unallocated_since,
    unassessed_since,
    verdict,
)
from .plans import CIN, CLA, CP, open_of_kind, open_plans, placement, short_break
from .records import Row, Scene, State, covers, in_window

ALWAYS = ("unheld", "unfit", "nominal", "contact", "unbegun", "concern")
"""The work that waits from the start: it is on the list however far off its due date is."""

FAR_OFF = float("inf")


@dataclass(frozen=True)
class Piece:
    """One piece of owed work."""

    work: str
    item: str
    child: str
    since: date
    due: date | None = None
    plan: str | None = None
    never: bool = False


def working_days(first: date, last: date) -> int:
    """The working days after `first` up to and with `last`."""
    return sum(is_working_day(first + timedelta(days=n)) for n in range(1, (last - first).days + 1))


def to_go(scene: Scene, piece: Piece) -> int | None:
    """Working days to the due date; below 0 when it has passed."""
    if piece.due is None:
        return None
    late = piece.due < scene.day
    return -working_days(piece.due, scene.day) if late else working_days(scene.day, piece.due)


def owed(scene: Scene, near_days: float) -> list[Piece]:
    """Everything owed on the day that is undone, late or near."""
    found = []
    for needs, tell in TELLERS:
        if scene.loaded(*needs.split()):
            found += [piece for piece in tell(scene) if _listed(scene, piece, near_days)]
    return found


def _listed(scene: Scene, piece: Piece, near_days: float) -> bool:
    if piece.work in ALWAYS:
        return True
    days = to_go(scene, piece)
    return days is not None and days <= near_days


# --- each kind ----------------------------------------------------------------------------------------------


def held_by_nobody(scene: Scene) -> Iterator[Piece]:
    """Open children nobody holds; or nobody who may; or only somebody confirmed to hold in name only."""
    for child in open_children(scene):
        since = unallocated_since(scene, child)
        if since is not None:
            yield Piece("unheld", child, child, since)
            continue
        if scene.profile.may_hold and defences.worker(scene, child) is State.DOWN:
            yield Piece("unfit", child, child, defences.down_since(scene, "worker", child))
        if scene.profile.in_name_only.holders and name_only(scene, child) == "confirmed":
            yield Piece("nominal", child, child, max(_said_and_held(scene, row) for row in holders(scene, child)))


def _said_and_held(scene: Scene, holder: Row) -> date:
    worker = holder["worker_id"]
    assert verdict(scene, worker)
    said = [h.start for h in scene.profile.in_name_only.holders if h.worker == worker and h.start <= scene.day]
    return max(holder["started"], *said)


def contacts(scene: Scene) -> Iterator[Piece]:
    """Contacts of a year with no decision, unless no contact says anything of one."""
    if all(row["decided"] is None for row in scene.rows("contact")):
        return
    after = add_months(scene.day, -12)
    for row in scene.rows("contact"):
        if in_window(row["received"], after, scene.day) and row["decided"] is not True:
            limit = due(scene.clock("contact_decision"), row["received"])
            yield Piece("contact", row["contact_id"], row["person_id"], row["received"], limit)


def not_begun(scene: Scene) -> Iterator[Piece]:
    """Children referred with no assessment begun."""
    for child in open_children(scene):
        since = unassessed_since(scene, child)
        if since is not None:
            yield Piece("unbegun", child, child, since, due(scene.clock("assessment_begun"), since))


def conferences(scene: Scene) -> Iterator[Piece]:
    """Enquiries about open children that have neither ended nor led to a conference."""
    for row in open_enquiries(scene):
        held = [each for each in scene.rows("conference") if each["enquiry_id"] == row["enquiry_id"]]
        if not any(each["held"] <= scene.day for each in held):
            limit = due(scene.clock("conference"), row["started"])
            yield Piece("conference", row["enquiry_id"], row["person_id"], row["started"], limit)


def open_enquiries(scene: Scene) -> list[Row]:
    """The enquiries about open children that have not ended."""
    return [
        row
        for row in scene.rows("enquiry")
        if child_open(scene, row["person_id"]) and covers(row["started"], row["ended"], scene.day)
    ]


def concerns(scene: Scene) -> Iterator[Piece]:
    """The first contact about a child already open that nothing has followed."""
    for child in open_children(scene):
        since = open_since(scene, child)
        days = [row["received"] for row in scene.of("contact", child) if since <= row["received"] <= scene.day]
        unheard = [
            day
            for day in days
            if defences._already_open(scene.at(day), child) and not defences._followed(scene, child, day)
        ]
        if unheard:
            yield Piece("concern", child, child, min(unheard), due(scene.clock("heard"), min(unheard)))


def next_visits(scene: Scene) -> Iterator[Piece]:
    """The next visit under each open plan; short breaks have no visit clock."""
    for plan in open_of_kind(scene, CP, CIN, CLA):
        if plan.kind == CLA and short_break(scene, plan.child):
            continue
        made = visits.serving_days(scene, plan)
        last = max(made, default=plan.started)
        if plan.kind == CLA:
            last = max([placement(scene, plan)[0], *made])
        limit = visits.visit_due(scene, plan, made)
        yield Piece("visit", plan.plan_id, plan.child, last, limit, plan.kind)


def sightings(scene: Scene) -> Iterator[Piece]:
    """Open children to be seen by the local standard; under a plan, those whose interval has passed."""
    for child in open_children(scene):
        if visits.unborn(scene, child):
            continue
        since = open_since(scene, child)
        seen = visits.seen_days(scene, child, since)
        last, never = max(seen, default=since), not seen
        if not open_plans(scene, child):
            clock = "sighting_first" if never else "sighting"
            yield Piece("sighting", child, child, last, due(scene.clock(clock), last), None, never)
        elif defences.seen(scene, child) is State.DOWN:
            down = defences.down_since(scene, "seen", child)
            yield Piece("sighting", child, child, last, down - timedelta(days=1), None, never)


def in_progress(scene: Scene) -> Iterator[Piece]:
    """Assessments begun and not authorised."""
    for row in scene.rows("assessment"):
        if assessments.is_open(scene, row):
            start = assessments.clock_start(scene, row)
            limit = assessments.assessment_due(scene, row)
            yield Piece("assessment", row["assessment_id"], row["person_id"], start, limit)


def reviews(scene: Scene) -> Iterator[Piece]:
    """The next review of each open CP and CLA plan."""
    for plan in open_of_kind(scene, CP, CLA):
        held = visits.reviews_of(scene, plan)
        last = held[-1] if held else plan.started
        yield Piece("review", plan.plan_id, plan.child, last, visits.review_due(scene, plan), plan.kind)


TELLERS = (
    ("referral allocation", held_by_nobody),
    ("contact", contacts),
    ("referral assessment", not_begun),
    ("enquiry conference", conferences),
    ("contact", concerns),
    ("plan visit", next_visits),
    ("visit", sightings),
    ("referral assessment", in_progress),
    ("plan review", reviews),
)
"""What tells of each kind of work, with the tables without which it cannot."""


# --- the list -----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Item:
    """One line of the list: whose, what is owed, what is down, and the numbers that order it."""

    key: str
    family: str
    teams: tuple[str, ...]
    workers: tuple[str, ...]
    down: dict[str, date]
    grave: str | None
    pieces: frozenset[Piece]
    late: int | None
    waited: int


def items(scene: Scene, near_days: float) -> list[Item]:
    """Each child to whom something is owed, and each contact about a child who is not open."""
    gathered: dict[tuple[str, str], list[Piece]] = {}
    for piece in owed(scene, near_days):
        apart = piece.work == "contact" and not child_open(scene, piece.child)
        gathered.setdefault((piece.child, piece.item if apart else ""), []).append(piece)
    return [_item(scene, child, contact, pieces) for (child, contact), pieces in gathered.items()]


def _item(scene: Scene, child: str, contact: str, pieces: list[Piece]) -> Item:
    holes = [] if contact else defences.down(scene, child)
    down = {name: defences.down_since(scene, name, child) for name in holes}
    families = [row["family_id"] for row in scene.of("family", child)]
    days = [each for each in (to_go(scene, piece) for piece in pieces) if each is not None]
    waits = [_waited(scene, piece) for piece in pieces] + [(scene.day - since).days for since in down.values()]
    return Item(
        key=f"{child} {contact}".rstrip(),
        family=f"family {min(families)}" if families else f"child {child}",
        teams=tuple(team for team in teams_of(scene, child) if team is not None),
        workers=tuple(sorted({row["worker_id"] for row in holders(scene, child)})),
        down=down,
        grave=None if contact else _grave(scene, child),
        pieces=frozenset(pieces),
        late=min(days, default=None),
        waited=max(waits),
    )


def _waited(scene: Scene, piece: Piece) -> int:
    begun = piece.since if piece.work in ALWAYS else piece.due
    assert begun is not None
    return max((scene.day - begun).days, 0)


def _grave(scene: Scene, child: str) -> str | None:
    if any(row["person_id"] == child for row in open_enquiries(scene)):
        return "ENQUIRY"
    return "CP" if any(plan.kind == CP for plan in open_plans(scene, child)) else None


def urgency(item: Item, day: date, policy: Policy) -> float:
    """The sum, as the policy's own words have it."""
    late = FAR_OFF if item.late is None else item.late
    points = policy.overdue * -late if late < 0 else 0.0
    if late <= 0:
        points += policy.near
    elif late < policy.near_days:
        points += policy.near * (policy.near_days - late) / policy.near_days
    longest = max(((day - since).days for since in item.down.values()), default=0)
    points += policy.barrier * len(item.down) + policy.barrier_day * longest
    return points + policy.waiting * item.waited + (policy.grave if item.grave else 0.0)


def ordered(found: list[Item], day: date, policy: Policy) -> list[str]:
    """The keys of the list in their order: the first of those left, then its brothers and sisters, and so on."""
    left, keys = list(found), []
    while left:
        first = _first(left, day, policy)
        family = [each for each in left if each.family == first.family]
        while family:
            each = _first(family, day, policy)
            keys.append(each.key)
            family.remove(each)
            left.remove(each)
    return keys


def _first(items: list[Item], day: date, policy: Policy) -> Item:
    """The longest wait of those past the ceiling; where there is none, the most urgent."""
    late = [each for each in items if each.waited > policy.ceiling_days]
    longest = max((each.waited for each in late), default=0)
    candidates = [each for each in late if each.waited == longest] or items
    return min(candidates, key=lambda each: (-round(urgency(each, day, policy), 6), each.key))
