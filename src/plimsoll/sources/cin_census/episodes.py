"""The children of a census year, each with what belongs to each of its referrals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pyarrow as pa

Row = dict[str, Any]
Rows = dict[str, list[Row]]
PLAN_KINDS = ("CIN", "CP")
YEAR_BEGINS = (4, 1)
"""Month and day: the census year is 1 April to 31 March."""


# When each kind of row came to be, and the days after it that a census run on a day cannot know of.
HAPPENED = {"referral": "received", "conference": "held", "review": "held"}
LATER = {
    "person": ("died",),
    "referral": ("closed",),
    "assessment": ("authorised",),
    "enquiry": (),
    "conference": (),
    "plan": ("ended",),
    "review": (),
}


@dataclass(slots=True)
class Child:
    """A child of the census.

    Args:
        person: the child's row.
        referrals: those that are written, by day.
        rows: everything else of the child, by table; plans by their kind.
    """

    person: Row
    referrals: list[Row]
    rows: Rows
    _by_referral: dict[int, Rows] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name in ("assessment", "enquiry", *PLAN_KINDS):
            for row in self.rows.get(name, ()):
                place = self._place(row, row["started"])
                if place is not None:
                    self._by_referral.setdefault(place, defaultdict(list))[name].append(row)

    def _place(self, row: Row, day: date) -> int | None:
        """Which of the referrals it belongs to: the one it names, or where it names none the last one before it."""
        named = [place for place, each in enumerate(self.referrals) if each["referral_id"] == row["referral_id"]]
        if row["referral_id"] is not None:
            return named[0] if named else None
        before = [place for place, each in enumerate(self.referrals) if each["received"] <= day]
        return before[-1] if before else None

    def of(self, referral: Row) -> Rows:
        """What belongs to the referral, by table and kind of plan."""
        place = next(place for place, each in enumerate(self.referrals) if each is referral)
        found = self._by_referral.get(place, {})
        return {name: found.get(name, []) for name in ("assessment", "enquiry", *PLAN_KINDS)}

    def conference_of(self, enquiry: Row) -> Row | None:
        """The first conference that the enquiry led to; a child who came with a plan had it elsewhere."""
        named = [row for row in self._conferences() if row["enquiry_id"] == enquiry["enquiry_id"]]
        # Two referrals may each have an enquiry of one day, which the census gives one name.
        alike = [each["referral_id"] for each in self.rows["enquiry"] if each["enquiry_id"] == enquiry["enquiry_id"]]
        own = [row for row in named if row["referral_id"] not in alike or row["referral_id"] == enquiry["referral_id"]]
        return own[0] if own else None

    def conference_without_enquiry(self, referral: Row) -> date | None:
        """The day of the first conference of the referral that names no enquiry."""
        place = next(place for place, each in enumerate(self.referrals) if each is referral)
        own = [row for row in self._conferences() if row["enquiry_id"] is None]
        return next((row["held"] for row in own if self._place(row, row["held"]) == place), None)

    def _conferences(self) -> list[Row]:
        return [row for row in self.rows.get("conference", ()) if not row["transfer_in"]]

    def plans_before(self, plan: Row) -> int:
        """How many child protection plans the child had before this one."""
        return sum(row["started"] < plan["started"] for row in self.rows.get("CP", ()))

    def reviews_of(self, plan: Row) -> list[date]:
        """The days on which the plan was reviewed."""
        reviews = self.rows.get("review", ())
        return [row["held"] for row in reviews if row["plan_id"] == plan["plan_id"] and not row["cancelled"]]


def year_begins(day: date) -> date:
    """The first day of the census year that the day lies in: 1 April."""
    return date(day.year if day >= date(day.year, *YEAR_BEGINS) else day.year - 1, *YEAR_BEGINS)


def children(canonical: Mapping[str, pa.Table], begins: date, day: date) -> Iterator[Child]:
    """The children referred in the year that begins on a day, or open on it, as they stand on a later day."""
    known = {name: _by_child(name, canonical.get(name), day) for name in LATER}
    people = known.pop("person")
    for person_id, referrals in known.pop("referral").items():
        written = [row for row in referrals if _belongs(row, begins)]
        if person_id and written:
            rows = {name: known[name].get(person_id, []) for name in ("assessment", "enquiry", "conference", "review")}
            plans = known["plan"].get(person_id, [])
            rows |= {kind: [plan for plan in plans if _is_own(plan, kind)] for kind in PLAN_KINDS}
            rows["review"] = [row for row in rows["review"] if row["kind"] == "CP"]
            yield Child(people.get(person_id, [{"person_id": person_id}])[-1], written, rows)


def _by_child(name: str, table: pa.Table | None, day: date) -> Rows:
    """The rows of each child that had come to be by the day, in the order they did."""
    happened = HAPPENED.get(name, "" if name == "person" else "started")
    rows = [row for row in (table.to_pylist() if table is not None else ()) if _had_come(row, happened, day)]
    found: Rows = defaultdict(list)
    for row in sorted(rows, key=lambda row: row[happened]) if happened else rows:
        later = {name: None for name in LATER[name] if row[name] is not None and row[name] > day}
        found[row["person_id"]].append(row | later)
    return found


def _had_come(row: Row, happened: str, day: date) -> bool:
    return not happened or (row[happened] is not None and row[happened] <= day)


def _belongs(referral: Row, begins: date) -> bool:
    """Referred in the year, or open on its first day; one marked no further action opens no case."""
    is_open = not referral["nfa"] and (referral["closed"] is None or referral["closed"] > begins)
    return bool(referral["received"] >= begins or is_open)


def _is_own(plan: Row, kind: str) -> bool:
    return bool(plan["kind"] == kind and not plan["other_authority"])
