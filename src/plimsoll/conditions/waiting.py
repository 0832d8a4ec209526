"""The waiting work of a day, child by child: what is owed, what does not reach the child, and the order of it all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from plimsoll.conditions.notes import FINER
from plimsoll.conditions.owed import KINDS, ON_DAY, OWED, Task, Work, owed_frames, untold
from plimsoll.conditions.register import all_frames
from plimsoll.measures.block import Block, Records, Rows
from plimsoll.measures.front_door import DECIDED
from plimsoll.priority.item import Ranked, Waiting
from plimsoll.priority.order import order
from plimsoll.vocabulary.policy import Policy
from plimsoll.vocabulary.profile import Profile
from plimsoll.vocabulary.tables import TABLES

TODAY_ONLY = 1
"""Days before the asked one that matter: none, but where a service reads it so a case closed on it is open still."""

CONCERNED = f"(SELECT DISTINCT child FROM {OWED})"
"""The children to whom something is owed."""


@dataclass(frozen=True, slots=True)
class Owed:
    """One piece of owed work.

    Args:
        work: its kind.
        item: the identifier of what it is owed on: a child, a contact, an assessment, a plan, an enquiry.
        child: the child it is owed to.
        since: the day it is counted from: the referral, the contact, the last visit, the end of the last allocation.
        due: the last day in time; `None` where no clock says.
        to_go: working days to that day, below 0 once it has passed; `None` with it.
        plan: the kind of plan it is owed under, if under one.
        never: whether what is waited for has not happened at all.
    """

    work: Work
    item: str
    child: str
    since: date
    due: date | None
    to_go: int | None
    plan: str | None = None
    never: bool = False

    @property
    def task(self) -> Task:
        """What is to be done about it."""
        return KINDS[self.work].task

    @property
    def measure(self) -> str | None:
        """The measure that counts it, if one does."""
        measures = KINDS[self.work].measures
        return measures.get(self.plan or "", measures.get(""))

    def late(self, on: date) -> bool:
        """Whether its last day in time has passed."""
        return self.due is not None and self.due < on

    def waited(self, on: date) -> int:
        """Days it has waited: since it was left undone, or since its due date if only that makes it wait."""
        begun = self.since if KINDS[self.work].undone or self.due is None else self.due
        return max((on - begun).days, 0)

    @property
    def first(self) -> tuple[bool, float, int]:
        """What sorts the work on one child: somebody to do it, then what is latest."""
        later = float("inf") if self.to_go is None else self.to_go
        return (self.task is not Task.ALLOCATE, later, list(KINDS).index(self.work))


@dataclass(frozen=True, slots=True)
class Line:
    """One item of the work list: a child, or a contact about a child who is not open.

    Args:
        key: what tells it from every other.
        child: the child.
        family: the family, or the child itself where none is known.
        owed: what is owed, the first thing to do first.
        teams: the child's teams that day.
        workers: who holds the child that day.
        down: each barrier that is down, with the first day of its unbroken spell.
        grave: which of the gravest kinds of case it is: an enquiry, a child protection plan; `None` for neither.
    """

    key: str
    child: str
    family: str
    owed: tuple[Owed, ...]
    teams: tuple[str, ...] = ()
    workers: tuple[str, ...] = ()
    down: dict[str, date] = field(default_factory=dict)
    grave: str | None = None

    def waiting(self, on: date) -> Waiting:
        """The same as the numbers that the rules of order see."""
        to_go = [each.to_go for each in self.owed if each.to_go is not None]
        down = [(on - since).days for since in self.down.values()]
        return Waiting(
            key=self.key,
            group=self.family,
            days_to_due=min(to_go, default=None),
            waited=max([*(each.waited(on) for each in self.owed), *down], default=0),
            barriers_down=len(down),
            longest_down=max(down, default=0),
            grave=self.grave is not None,
        )


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose work list is asked for.

    Args:
        on: the day, at its end.
        policy: how it is put in order.
        team: only the children of this team, by its identifier; `None` is every team.
        worker: only the children this worker holds, by identifier; `None` is everybody's.
    """

    on: date
    policy: Policy
    team: str | None = None
    worker: str | None = None


@dataclass(frozen=True, slots=True)
class WorkList:
    """The waiting work in its order.

    Args:
        on: the day.
        policy: what put it in order.
        items: each line with its place.
        untold: the kinds of work that nobody can tell of, for want of the tables that would.
    """

    on: date
    policy: Policy
    items: tuple[tuple[Line, Ranked], ...]
    untold: tuple[Work, ...]


@dataclass(frozen=True, slots=True)
class Overdue:
    """One piece of work past its due date, or a child whom nobody holds: no clock runs, for it is due at once.

    Args:
        owed: the piece.
        teams: the child's teams that day.
        workers: who holds the child that day.
        days: calendar days past its due date, or without a worker.
    """

    owed: Owed
    teams: tuple[str, ...]
    workers: tuple[str, ...]
    days: int


def work_list(records: Records, profile: Profile, asked: Asked) -> WorkList:
    """The waiting work of a service, of a team or of a worker, in the policy's order."""
    known = _known(records)
    lines = waiting(records, profile, asked.on, asked.policy.near_days)
    chosen = {line.key: line for line in _of_whom(lines, asked)}
    ranked = order((line.waiting(asked.on) for line in chosen.values()), asked.policy)
    return WorkList(asked.on, asked.policy, tuple((chosen[each.item.key], each) for each in ranked), untold(known))


def overdue(records: Records, profile: Profile, on: date) -> tuple[Overdue, ...]:
    """Every piece of work past its due date and every child whom nobody holds, the longest first: what may climb."""
    found = [
        Overdue(each, line.teams, line.workers, (on - (each.due or each.since)).days)
        for line in waiting(records, profile, on, near_days=0)
        for each in line.owed
        if each.late(on) or each.work is Work.UNHELD
    ]
    return tuple(sorted(found, key=lambda each: (-each.days, each.owed.work, each.owed.child, each.owed.item)))


def waiting(records: Records, profile: Profile, on: date, near_days: float) -> list[Line]:
    """Everything that waits on a day, in no order: what is undone, late, or due within so many working days."""
    frames = all_frames(profile) | owed_frames(profile, _known(records), near_days)
    with Block(records, profile, frames, (on,), near=TODAY_ONLY) as block:
        found = block.ask_all(QUESTIONS)
    return _lines(found)


QUESTIONS = {
    "owed": ((OWED,), f"SELECT work, item, child, since, due, to_go, plan, never FROM {OWED}"),
    "open": ((OWED, "unbroken"), f"SELECT child FROM unbroken {ON_DAY} SEMI JOIN {CONCERNED} o USING (child)"),
    "down": (
        (OWED, "barrier_down"),
        f"SELECT child, name, start FROM barrier_down {ON_DAY} SEMI JOIN {CONCERNED} o USING (child) ORDER BY name",
    ),
    "team": (
        (OWED, "child_team"),
        f"SELECT DISTINCT child, team FROM child_team {ON_DAY} SEMI JOIN {CONCERNED} o USING (child) ORDER BY ALL",
    ),
    "worker": (
        (OWED, "held"),
        f"SELECT DISTINCT child, worker FROM held {ON_DAY} SEMI JOIN {CONCERNED} o USING (child) ORDER BY ALL",
    ),
    "family": (
        (OWED,),
        f"SELECT person_id, min(family_id) FROM known_family SEMI JOIN {CONCERNED} o ON o.child = person_id GROUP BY 1",
    ),
    "plan": ((OWED, "open_plan"), f"SELECT child FROM open_plan {ON_DAY} WHERE kind = 'CP'"),
    "enquiry": (
        (OWED, "enquiry", "unbroken"),
        f"""
SELECT person_id FROM enquiry JOIN day ON started <= d AND (ended IS NULL OR ended > d)
SEMI JOIN (SELECT child FROM unbroken {ON_DAY}) u ON u.child = person_id""",
    ),
}
"""What is asked of the frames, by name."""


def _known(records: Records) -> frozenset[str]:
    """The tables of which anything was loaded, and whether any contact's decision was."""
    loaded = {table for table in TABLES if records.holds(table)}
    return frozenset(loaded | ({DECIDED} if records.rows(FINER[DECIDED]) else set()))


def _lines(found: dict[str, Rows]) -> list[Line]:
    """The pieces gathered by child; a contact about a child who is not open is an item by itself."""
    open_now = {child for (child,) in found["open"]}
    gathered: dict[tuple[str, str], list[Owed]] = {}
    for work, item, child, since, due, to_go, plan, never in found["owed"]:
        apart = work == Work.CONTACT and child not in open_now
        piece = Owed(Work(work), item, child, since, due, to_go, plan, bool(never))
        gathered.setdefault((child, item if apart else ""), []).append(piece)
    sides = _Sides(found)
    return [sides.line(child, contact, pieces) for (child, contact), pieces in gathered.items()]


class _Sides:
    """What stands beside the work of each child: whose it is, and what is down."""

    def __init__(self, found: dict[str, Rows]) -> None:
        self.teams = _lists(found["team"])
        self.workers = _lists(found["worker"])
        self.families: dict[str, str] = dict(found["family"])
        self.down: dict[str, dict[str, date]] = {}
        for child, name, start in found["down"]:
            self.down.setdefault(child, {})[name] = start
        self.grave = {child: "CP" for (child,) in found["plan"]} | {child: "ENQUIRY" for (child,) in found["enquiry"]}

    def line(self, child: str, contact: str, pieces: Iterable[Owed]) -> Line:
        """The line of a child, or of one contact about it."""
        family = self.families.get(child)
        return Line(
            key=f"{child} {contact}".rstrip(),
            child=child,
            family=f"child {child}" if family is None else f"family {family}",
            owed=tuple(sorted(pieces, key=lambda each: (each.first, each.item))),
            teams=tuple(self.teams.get(child, ())),
            workers=tuple(self.workers.get(child, ())),
            down={} if contact else self.down.get(child, {}),
            grave=None if contact else self.grave.get(child),
        )


def _lists(rows: Rows) -> dict[str, list[Any]]:
    """Everything each child has, in the order given; what is empty is left out."""
    lists: dict[str, list[Any]] = {}
    for key, value in rows:
        if value is not None:
            lists.setdefault(key, []).append(value)
    return lists


def _of_whom(lines: Iterable[Line], asked: Asked) -> Iterable[Line]:
    """The lines of the team and the worker asked for."""
    return (
        line
        for line in lines
        if (asked.team is None or asked.team in line.teams) and (asked.worker is None or asked.worker in line.workers)
    )
