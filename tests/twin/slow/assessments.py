"""Assessments and conferences: begun, authorised, in time, seen, and done again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from plimsoll.vocabulary.clocks import Clock, add_months, due

from .cases import dead, own_teams
from .records import Answer, Item, Row, Scene, back, counts, covers, in_window, shares, units

URGENCY_DAYS = 182


def referral_of(scene: Scene, assessment: Row) -> Row | None:
    """The referral that the assessment names, if we have it."""
    known = [row for row in scene.rows("referral") if row["referral_id"] == assessment["referral_id"]]
    return known[0] if known else None


def clock_start(scene: Scene, assessment: Row) -> date:
    """The first assessment on a referral runs from the referral, any other from its own start."""
    referral = referral_of(scene, assessment)
    if referral is None:
        return assessment["started"]
    same = [row for row in scene.rows("assessment") if row["referral_id"] == referral["referral_id"]]
    first = min(same, key=lambda row: (row["started"], row["assessment_id"]))
    return referral["received"] if first is assessment else assessment["started"]


def assessment_due(scene: Scene, assessment: Row) -> date:
    """The last day in time to authorise it."""
    return due(scene.clock("assessment"), clock_start(scene, assessment))


def is_open(scene: Scene, assessment: Row) -> bool:
    """Begun, not authorised, its referral (if known) not closed, the child alive."""
    referral = referral_of(scene, assessment)
    closed = referral is not None and referral["closed"] is not None and referral["closed"] <= scene.day
    if closed or dead(scene, assessment["person_id"]):
        return False
    return covers(assessment["started"], assessment["authorised"], scene.day)


def assessments_overdue(scene: Scene, by: str) -> list[Answer]:
    """Open assessments past the clock."""
    still_open = [row for row in scene.rows("assessment") if is_open(scene, row)]
    items = [Item(own_teams(scene, row, scene.day), scene.day > assessment_due(scene, row)) for row in still_open]
    return counts(items, by)


def _authorised(scene: Scene, months: int, counted: Callable[[Scene, Row], bool], by: str) -> list[Answer]:
    """The share counted of the assessments authorised in the months to the day."""
    after = add_months(scene.day, -months)
    rows = [row for row in scene.rows("assessment") if in_window(row["authorised"], after, scene.day)]
    return shares([Item(own_teams(scene, row, row["authorised"]), counted(scene, row)) for row in rows], by)


def assessments_in_time(scene: Scene, by: str) -> list[Answer]:
    """Of those authorised in 12 months, the share authorised by the day they were due."""
    return _authorised(scene, 12, lambda s, row: row["authorised"] <= assessment_due(s, row), by)


def unseen(scene: Scene, assessment: Row) -> bool:
    """Whether neither the assessment nor any visit between its start and authorisation saw the child."""
    visits = [
        row
        for row in scene.of("visit", assessment["person_id"])
        if row["seen"] is True and assessment["started"] <= row["visited"] <= assessment["authorised"]
    ]
    return assessment["child_seen"] is not True and not visits


def assessed_unseen(scene: Scene, by: str) -> list[Answer]:
    """Of those authorised in 3 months, the share with the child not seen."""
    return _authorised(scene, 3, unseen, by)


def in_last_days(scene: Scene, assessment: Row) -> bool:
    """Authorised in the last working days of the clock: in time, but not by so many days before the end."""
    clock = scene.clock("assessment")
    sooner: Clock = replace(clock, limit=clock.limit - scene.settings.heaping_days)
    start = clock_start(scene, assessment)
    return due(sooner, start) < assessment["authorised"] <= due(clock, start)


def heaping(scene: Scene, by: str) -> list[Answer]:
    """Of those authorised in 3 months, the share authorised in the last 3 days of the clock."""
    return _authorised(scene, 3, in_last_days, by)


def is_redone(scene: Scene, assessment: Row) -> bool:
    """Begun 0 to 90 days after another assessment of the child was authorised."""
    others = [row for row in scene.of("assessment", assessment["person_id"]) if row is not assessment]
    longest = scene.settings.redone_days
    return any(
        row["authorised"] is not None and 0 <= (assessment["started"] - row["authorised"]).days <= longest
        for row in others
    )


def redone(scene: Scene, by: str) -> list[Answer]:
    """Of those begun in 3 months, the share begun within 90 days of another's authorisation."""
    after = add_months(scene.day, -3)
    rows = [row for row in scene.rows("assessment") if in_window(row["started"], after, scene.day)]
    return shares([Item(own_teams(scene, row, row["started"]), is_redone(scene, row)) for row in rows], by)


def conferences_in_time(scene: Scene, by: str) -> list[Answer]:
    """Of initial conferences in 12 months, the share in time; transfers in and those without enquiry are left out."""
    after = add_months(scene.day, -12)
    begun = {row["enquiry_id"]: row["started"] for row in scene.rows("enquiry")}
    items, left_out = [], []
    for row in scene.rows("conference"):
        if in_window(row["held"], after, scene.day):
            out = row["transfer_in"] is True or row["enquiry_id"] not in begun
            left_out.append(Item(own_teams(scene, row, row["held"]), out))
            if not out:
                in_time = row["held"] <= due(scene.clock("conference"), begun[row["enquiry_id"]])
                items.append(Item(own_teams(scene, row, row["held"]), in_time))
    noted = {unit: sum(item.counted for item in those) for unit, those in units(left_out, by)}
    return [replace(a, noted={"left_out": noted[a.unit]}) for a in shares(items, by)]


def later_enquiry(scene: Scene, child: str, day: date) -> bool:
    """Whether a section 47 enquiry about the child began in the 182 days after."""
    upto = back(day, -URGENCY_DAYS)
    return any(in_window(row["started"], day, upto) for row in scene.of("enquiry", child))


def late_escalation(scene: Scene, by: str) -> list[Answer]:
    """Of contacts and referrals ended with no further action a while ago, the share an enquiry followed."""
    upto = back(scene.day, URGENCY_DAYS)
    after = add_months(upto, -12)
    ended = [(row, row["received"]) for row in scene.rows("contact") if row["nfa"] is True]
    ended += [(row, row["closed"] or row["received"]) for row in scene.rows("referral") if row["nfa"] is True]
    return shares(
        [
            Item(own_teams(scene, row, day), later_enquiry(scene, row["person_id"], day))
            for row, day in ended
            if in_window(day, after, upto)
        ],
        by,
    )
