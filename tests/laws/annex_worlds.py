"""What of a generated service Annex A can say on a day, found row by row: the twin of its writer and its reader."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.worlds import Row, World

from plimsoll.vocabulary.clocks import add_months
from plimsoll.vocabulary.profile import load_profile

Facts = set[tuple[Any, ...]]

MONTHS = 6
ROLES = load_profile().allocated_roles


class Annex:
    """A service as its Annex A tells it at the end of a day."""

    def __init__(self, world: World, day: date) -> None:
        self.world, self.day, self.since = world, day, add_months(day, -MONTHS)

    def facts(self) -> dict[str, Facts]:
        """By table, the columns that the lists carry over unchanged."""
        return {
            "contact": {(each["person_id"], each["received"]) for each in self._recent("contact", "received")},
            "referral": self._referrals(),
            "assessment": self._assessments(),
            "enquiry": {(each["person_id"], each["started"]) for each in self._recent("enquiry", "started")},
            "conference": self._conferences(),
            "plan": {*self._protection(), *self._care(), *self._in_need()},
            "visit": {(each["person_id"], seen) for each in self._cases() if (seen := self._last_seen(each))},
            "allocation": self._holders(),
        }

    def _ended(self, day: date | None) -> date | None:
        return day if day is not None and day <= self.day else None

    def _is_listed(self, end: date | None) -> bool:
        ended = self._ended(end)
        return ended is None or ended > self.since

    def _begun(self, table: str, start: str) -> list[Row]:
        return [each for each in self.world[table] if each[start] is not None and each[start] <= self.day]

    def _recent(self, table: str, start: str) -> list[Row]:
        return [each for each in self._begun(table, start) if each[start] > self.since]

    def _cases(self) -> list[Row]:
        begun = self._begun("referral", "received")
        return [each for each in begun if not each["nfa"] and self._is_listed(each["closed"])]

    def _referrals(self) -> Facts:
        cases = {(each["person_id"], each["received"], self._ended(each["closed"])) for each in self._cases()}
        begins, children = {fact[:2] for fact in cases}, {fact[0] for fact in cases}
        others = {(each["person_id"], each["received"]) for each in self._recent("referral", "received")}
        care = {fact[1:] for fact in self._care() if fact[1] not in children}
        in_care = {fact[0] for fact in care}
        plans = {fact[1:] for fact in self._protection() if fact[1] not in children | in_care}
        begins |= {fact[:2] for fact in care | plans}
        return cases | care | plans | {(*each, each[1]) for each in others - begins}

    def _assessments(self) -> Facts:
        begun = self._begun("assessment", "started")
        listed = [each for each in begun if each["started"] > self.since or self._is_listed(each["authorised"])]
        return {
            (each["person_id"], each["started"], self._ended(each["authorised"]), each["child_seen"], each["nfa"])
            for each in listed
        }

    def _conferences(self) -> Facts:
        found: Facts = set()
        for enquiry in self._recent("enquiry", "started"):
            held = [c for c in self._begun("conference", "held") if c["enquiry_id"] == enquiry["enquiry_id"]]
            if held:
                first = min(held, key=lambda each: (each["held"], each["conference_id"]))
                found.add((enquiry["person_id"], first["held"], first["plan_made"]))
        return found

    def _protection(self) -> Facts:
        plans = [
            each for each in self._begun("plan", "started") if each["kind"] == "CP" and not each["other_authority"]
        ]
        return {
            ("CP", each["person_id"], each["started"], self._ended(each["ended"]))
            for each in plans
            if self._is_listed(each["ended"])
        }

    def _care(self) -> Facts:
        periods: dict[tuple[str, str], list[Row]] = {}
        for each in self._begun("plan", "started"):
            if each["kind"] == "CLA":
                periods.setdefault((each["plan_id"], each["person_id"]), []).append(each)
        found: Facts = set()
        for (_, child), episodes in periods.items():
            ends = [self._ended(each["ended"]) for each in episodes]
            end = None if None in ends else max(each for each in ends if each)
            if self._is_listed(end):
                found.add(("CLA", child, min(each["started"] for each in episodes), end))
        return found

    def _in_need(self) -> Facts:
        return {
            ("CIN", each["person_id"], each["received"], None)
            for each in self._cases()
            if self._ended(each["closed"]) is None and self._kinds_open(each["person_id"]) == {"CIN"}
        }

    def _kinds_open(self, child: str) -> set[str]:
        plans = [each for each in self._begun("plan", "started") if each["person_id"] == child]
        return {each["kind"] for each in plans if self._ended(each["ended"]) is None}

    def _last_seen(self, case: Row) -> date | None:
        until = self._ended(case["closed"]) or self.day
        visits = [v for v in self.world["visit"] if v["person_id"] == case["person_id"] and _was_seen(v)]
        return max((v["visited"] for v in visits if case["received"] <= v["visited"] <= until), default=None)

    def _holders(self) -> Facts:
        """The holder now of each child with anything open."""
        open_cases = {each["person_id"] for each in self._cases() if self._ended(each["closed"]) is None}
        open_plans = {fact[1] for fact in (*self._protection(), *self._care()) if fact[3] is None}
        held = {child: self._holder(child) for child in open_cases | open_plans}
        return {(child, holder) for child, holder in held.items() if holder}

    def _holder(self, child: str) -> str | None:
        held = [
            each
            for each in self._begun("allocation", "started")
            if each["person_id"] == child
            and (each["role"] or "").strip().upper() in ROLES
            and each["worker_id"]
            and self._ended(each["ended"]) is None
        ]
        if not held:
            return None
        last = max(held, key=lambda each: (each["started"], each["allocation_id"]))["worker_id"]
        names = {each["worker_id"]: each["name"] for each in self.world["worker"]}
        return names.get(last) or last


def _was_seen(visit: Row) -> bool:
    return bool(visit["seen"] or visit["seen_alone"])
