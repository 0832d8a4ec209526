"""The open work of the day as cases: each child's stage, worker, team and clocks, siblings who go together as one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Any

from plimsoll.measures.block import Rows
from plimsoll.simulation.service import Open
from plimsoll.simulation.start.dating import MIDDAY, YESTERDAY, Dating
from plimsoll.simulation.start.kinds import (
    AGAIN,
    ASSESSMENT,
    CLOSING,
    DECISION,
    ENQUIRY,
    IN_NEED,
    LEAVING_CARE,
    LOOKED_AFTER,
    PROTECTION,
    Sort,
)
from plimsoll.simulation.start.people import People

NONE_LATE = YESTERDAY + MIDDAY
"""The latest that anything happened: where no clock runs, as for visits on a short break, it counts as just done."""

TWO = 2
"""Two visits or more are alike to every clock."""


@dataclass(frozen=True, slots=True)
class Child:
    """One child with an open case, as a case of its own, and what tells which siblings go together.

    Args:
        case: the case.
        family: the family, or the child where none is known.
        late: what of it is past its clock: the visit, the review, the assessment.
    """

    case: Open
    family: str
    late: tuple[bool, bool, bool]

    @property
    def together(self) -> tuple[Any, ...]:
        """Siblings alike in all of this are one case."""
        case = self.case
        done = (case.visits, case.reviews, case.visited is None, case.reviewed is None)
        return (self.family, case.stage, case.post is None, case.post or 0, case.team or "", self.late, done)


class Told:
    """What the records tell of each child, by child.

    Args:
        found: the answers to `open_questions`, by name.
        dating: how dates become times.
        people: who is in which post.
    """

    def __init__(self, found: Mapping[str, Rows], dating: Dating, people: People) -> None:
        self.children = found["children"]
        self.since = {child: since for child, since, _ in self.children}
        self.dating, self.people = dating, people
        self.now = {child: (stage, start) for child, stage, start in found["now"]}
        self.teams: dict[str, str] = dict(found["teams"])
        self.assessments = {child: row for child, *row in found["assessments"]}
        self.enquiries: dict[str, date] = dict(found["enquiries"])
        self.unbegun: dict[str, date] = dict(found["unbegun"])
        self.waiting = {child: (since, workers) for child, since, workers, _ in found["waiting"]}
        self.visits = {tuple(row[:3]): row[3:] for row in found["visits"]}
        self.reviews = {tuple(row[:3]): row[3:] for row in found["reviews"]}
        self.plans = {child: list(rows) for child, rows in groupby(found["plans"], key=lambda row: row[0])}
        self.held = {child: list(rows) for child, rows in groupby(found["held"], key=lambda row: row[0])}

    def child(self, name: str, since: date, family: str | None) -> Child:
        """One child as a case of its own."""
        sort, plan = self._stage(name)
        case, overdue = self._holding(name), [False, False, False]
        case = replace(case, stage=sort.name, begun=self._begun(name, sort, plan), arrived=self.dating.time(since))
        if plan is not None:
            case, overdue = self._planned(name, case, sort, plan)
        elif sort in (ASSESSMENT, AGAIN):
            case, overdue[2] = self._assessed(name, case, sort)
        return Child(case, family or f"child {name}", (overdue[0], overdue[1], overdue[2]))

    def _stage(self, name: str) -> tuple[Sort, tuple[Any, ...] | None]:
        """The gravest stage that stands, with its plan if it is one."""
        plans = {row[1]: row for row in reversed(self.plans.get(name, []))}
        for sort in (PROTECTION, LOOKED_AFTER):
            if sort.work in plans:
                return sort, plans[sort.work]
        if name in self.enquiries:
            return ENQUIRY, None
        if IN_NEED.work in plans:
            return IN_NEED, plans[IN_NEED.work]
        if name in self.assessments:
            clock_from, _, begun = self.assessments[name]
            return (ASSESSMENT if clock_from < begun else self._first(name, clock_from)), None
        if name in self.unbegun:
            return DECISION, None
        return (LEAVING_CARE if self.now.get(name, ("",))[0] == LEAVING_CARE.name else CLOSING), None

    def _first(self, name: str, clock_from: date) -> Sort:
        """An assessment begun on the day its clock began: of a referral of that day the first, else another."""
        return ASSESSMENT if clock_from == self.since[name] else AGAIN

    def _begun(self, name: str, sort: Sort, plan: tuple[Any, ...] | None) -> float | None:
        if plan is not None:
            return self.dating.time(plan[3])
        begun = {ENQUIRY.name: self.enquiries.get(name), DECISION.name: self.unbegun.get(name)}.get(sort.name)
        if sort in (ASSESSMENT, AGAIN):
            begun = self.assessments[name][2]
        if sort in (LEAVING_CARE, CLOSING) and self.now.get(name, ("",))[0] == sort.name:
            begun = self.now[name][1]
        return None if begun is None else self.dating.time(begun)

    def _holding(self, name: str) -> Open:
        """Who holds the child and since when; the latest of several workers who are in post."""
        team = self.teams.get(name)
        for _, worker, held_in, start, workers in self.held.get(name, []):
            post = self.people.place(worker, held_in)
            if post is not None:
                own = held_in or self.people.posts[post].team
                return Open(None, own, post, held_since=self.dating.time(start), workers=workers, reference=name)
        # Whoever holds the child has left, by the employer's file: it waits from the day on which that is found out.
        left = (self.dating.almanac.on, len(self.held.get(name, [])))
        waits, workers = self.waiting.get(name, left)
        return Open(None, team, None, held_since=self.dating.time(waits), workers=workers, reference=name)

    def _planned(self, name: str, case: Open, sort: Sort, plan: tuple[Any, ...]) -> tuple[Open, list[bool]]:
        """The visits and reviews of the plan, such that each is late when the measures say so."""
        key = (plan[1], plan[2], name)
        late = [False, False, False]
        if sort.visit is not None:
            visit, late[0] = self._duty(self.visits.get(key) if plan[4] else None, case, sort.visit)
            case = replace(case, visited=visit[0], visits=visit[1])
        if sort.review is not None:
            review, late[1] = self._duty(self.reviews.get(key), case, sort.review)
            case = replace(case, reviewed=review[0], reviews=review[1])
        return case, late

    def _duty(
        self, last: tuple[Any, ...] | None, case: Open, clocks: tuple[str, str, str]
    ) -> tuple[tuple[float | None, int], bool]:
        """When it was last done and how often, by the clock that runs; and whether that has run out."""
        if last is None or last[1] is None:
            return (NONE_LATE, TWO), False
        _, due, made = last
        late = self.dating.late(due)
        first = self.dating.clock(clocks[0])
        runs_out = None if case.begun is None else first.table[int(case.begun - MIDDAY) + first.back]
        if made == 0 and runs_out == self.dating.on_or_before(due):
            return (None, 0), late
        # A placement starts the first clock anew, a long one makes the clock longer: what counts is when it runs out.
        count = min(max(made, 1), TWO)
        return (self.dating.started(clocks[count], due), count), late

    def _assessed(self, name: str, case: Open, sort: Sort) -> tuple[Open, bool]:
        _, due, _ = self.assessments[name]
        if due is None:
            return case, False
        start = self.dating.started("assessment", due)
        changed = replace(case, arrived=start) if sort is ASSESSMENT else replace(case, begun=start)
        return changed, self.dating.late(due)


def open_cases(told: Told) -> tuple[Open, ...]:
    """Every open case. Siblings in the same stage with the same worker, and alike in what is late, are one."""
    everyone = sorted(
        (told.child(*row) for row in told.children), key=lambda each: (each.together, each.case.reference)
    )
    return tuple(_one([each.case for each in group]) for _, group in groupby(everyone, key=lambda each: each.together))


def _one(siblings: list[Open]) -> Open:
    """Siblings as one case: by the one who was referred first, waits longest, and whose clocks run out first."""
    first = siblings[0]
    return replace(
        first,
        children=len(siblings),
        arrived=min(each.arrived for each in siblings),
        begun=_earliest(each.begun for each in siblings),
        held_since=min(each.held_since for each in siblings),
        visited=_earliest(each.visited for each in siblings),
        reviewed=_earliest(each.reviewed for each in siblings),
        visits=min(each.visits for each in siblings),
        reviews=min(each.reviews for each in siblings),
        workers=max(each.workers for each in siblings),
        reference=" ".join(each.reference for each in siblings),
    )


def _earliest(times: Iterable[float | None]) -> float | None:
    """The earliest; nothing where one of them is not known: it began with what it hangs on."""
    known = list(times)
    return None if None in known else min(each for each in known if each is not None)
