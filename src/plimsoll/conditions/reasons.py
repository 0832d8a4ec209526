"""Why an item stands where it stands on the work list: in words, with the days, so that anybody can check it."""

from __future__ import annotations

from datetime import date

from plimsoll.conditions.owed import Work
from plimsoll.conditions.waiting import Line, Owed, WorkList
from plimsoll.priority.item import Parts, Ranked

GRAVE = {"CP": "child protection plan", "ENQUIRY": "open enquiry"}
"""The gravest kinds of case, in words."""

PARTS = {
    "due": "for the due date",
    "barriers": "for barriers down",
    "waiting": "for the wait",
    "grave": "for the kind of case",
}
"""What each part of the sum is for."""


def reasons(line: Line, ranked: Ranked, found: WorkList, *, beside: bool = False) -> list[str]:
    """Everything that put an item in its place: what is owed, what is down, how long it waited, and the sum.

    Args:
        line: the item.
        ranked: its place.
        found: the list it stands on.
        beside: whether it stands there for a brother or sister who comes before it.
    """
    told = [said(each, found.on) for each in line.owed]
    told += [_down(line, found.on)] if line.down else []
    told += [GRAVE[line.grave]] if line.grave else []
    told += [_past(ranked.item.waited, found.policy.ceiling_days)] if ranked.past_ceiling else _waited(ranked)
    told += [BESIDE] if beside else []
    return [*told, _sum(ranked.urgency, ranked.parts)]


BESIDE = "beside a brother or sister"
"""Why an item may stand before others that are more urgent."""


def said(owed: Owed, on: date) -> str:
    """One piece of owed work in words, such as: assessment due in 3 working days."""
    named = SAID[owed.work].format(
        days=days((on - owed.since).days), since=in_words(owed.since, on), plan=f"{owed.plan} " if owed.plan else ""
    )
    if owed.work is Work.SIGHTING and owed.never:
        named = f"not seen since the referral of {in_words(owed.since, on)}"
    joined = ", " if owed.work in APART else " "
    return named if owed.due is None else f"{named}{joined}{_when(owed, owed.due, on)}"


SAID = {
    Work.UNHELD: "no allocated worker for {days}",
    Work.UNFIT: "held by nobody who may hold this kind of case for {days}",
    Work.NOMINAL: "held in name only, as confirmed, for {days}",
    Work.CONTACT: "contact of {since} not decided",
    Work.UNBEGUN: "referral of {since} with no assessment begun",
    Work.CONFERENCE: "enquiry of {since} open, its conference",
    Work.CONCERN: "concern of {since} not heard",
    Work.VISIT: "{plan}visit",
    Work.SIGHTING: "not seen since {since}",
    Work.ASSESSMENT: "assessment",
    Work.REVIEW: "{plan}review",
}
"""What is owed, in words; whether it is late or due follows."""

APART = (Work.CONTACT, Work.UNBEGUN, Work.CONCERN, Work.SIGHTING)
"""The kinds of work after whose words a comma stands before the clock's."""


def _when(owed: Owed, due: date, on: date) -> str:
    """Late by how much, or due in how much, in working days; a weekend after the last day in time adds none."""
    to_go = owed.to_go or 0
    if owed.late(on):
        return f"overdue by {days(-to_go, 'working day')}" if to_go else f"overdue since {in_words(due, on)}"
    return f"due in {days(to_go, 'working day')}" if due > on and to_go else "due today" if due == on else "due now"


def _down(line: Line, on: date) -> str:
    """Such as: barriers down: seen for 40 days, assessed for 12 days."""
    each = [f"{name} for {days((on - since).days)}" for name, since in line.down.items()]
    return f"{'barrier' if len(each) == 1 else 'barriers'} down: {', '.join(each)}"


def _waited(ranked: Ranked) -> list[str]:
    return [f"waited {days(int(ranked.item.waited))}"] if ranked.item.waited else []


def _past(waited: float, ceiling: float) -> str:
    return f"waited {days(int(waited))}: past the ceiling of {ceiling:g}"


def _sum(urgency: float, parts: Parts) -> str:
    """The sum as a manager would do it again: urgency 21.6: 6 for the due date, 5.5 for barriers down, ..."""
    given = {what: getattr(parts, name) for name, what in PARTS.items()}
    told = ", ".join(f"{_figure(amount)} {what}" for what, amount in given.items() if amount)
    return f"urgency {_figure(urgency)}{': ' if told else ''}{told}"


def _figure(amount: float) -> str:
    """A number of points with one place at most: 14.1, 5."""
    return f"{amount:.1f}".removesuffix(".0")


def days(number: int, unit: str = "day") -> str:
    """A number of days in words: 1 day, 12 working days."""
    return f"{number:,} {unit}{'' if number == 1 else 's'}"


def in_words(day: date, on: date) -> str:
    """A day as it is said on another: 4 June, and with its year where that is another."""
    named = f"{day.day} {day:%B}"
    return named if day.year == on.year else f"{named} {day.year}"
