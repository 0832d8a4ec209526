"""`reconcile`: their report says 41, ours 53; here are the 12 children and the rule that differs for each.

Each rule that another report may read otherwise is tried in turn; a child who changes sides under one is
explained by it. What no rule explains is looked up in the records.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from plimsoll.conditions.asking import rows_behind
from plimsoll.measures.block import Records
from plimsoll.vocabulary.errors import WrongUse
from plimsoll.vocabulary.profile import Profile

OURS = "ours"
THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class Difference:
    """One child whom one report counts and the other does not.

    Args:
        child: the child's id.
        side: `ours` when only Plimsoll counts it, `theirs` when only the other report does.
        rule: the short name of the rule that differs.
        sentence: the rule in words.
    """

    child: str
    side: str
    rule: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Reading:
    """Another way to read the same records: with a setting changed, or on the day beside."""

    rule: str
    sentence: str
    profile: Callable[[Records, Profile], Profile]
    days: int = 0


def _same(_: Records, profile: Profile) -> Profile:
    return profile


def _every_role(records: Records, profile: Profile) -> Profile:
    """Any role counts as holding the child."""
    roles = records.rows("SELECT DISTINCT upper(trim(role)) FROM known_allocation WHERE role IS NOT NULL")
    return profile.with_roles(frozenset(role for (role,) in roles))


READINGS = (
    Reading("other day", "It changes when the picture is taken a day earlier.", _same, days=-1),
    Reading("other day", "It changes when the picture is taken a day later.", _same, days=1),
    Reading(
        "closed that day",
        "The case closed on the day itself: not open here, open in a report that counts the closing day.",
        lambda _, profile: profile.read_otherwise(closed_on_day_is_closed=False),
    ),
    Reading(
        "no further action",
        "The referral is marked no further action: not an open case here.",
        lambda _, profile: profile.read_otherwise(count_nfa_referrals=True),
    ),
    Reading(
        "role",
        "Somebody holds the child in a role that is not among the allocated roles of the profile.",
        _every_role,
    ),
    Reading(
        "unlinked assessment",
        "An assessment began that is not linked to the referral by its identifier.",
        lambda _, profile: profile.read_otherwise(unlinked_assessments_count=True),
    ),
    Reading(
        "unseen visit",
        "The last visit did not see the child: it restarts the visit clock here.",
        lambda _, profile: profile.read_otherwise(unseen_visits_reset_clock=False),
    ),
)
"""The readings that other reports are known to take, in the order they are tried."""


def reconcile(records: Records, profile: Profile, measure: str, day: date, theirs: frozenset[str]) -> list[Difference]:
    """Every child on one side only, with the rule that differs.

    Raises:
        WrongUse: there is no such measure, or it is not of children.
    """
    ours = _children(records, profile, measure, day)
    unexplained = dict.fromkeys(ours - theirs, OURS) | dict.fromkeys(theirs - ours, THEIRS)
    found: list[Difference] = []
    for reading in READINGS:
        if not unexplained:
            break
        other = _children(records, reading.profile(records, profile), measure, day + timedelta(days=reading.days))
        moved = [child for child, side in unexplained.items() if (child in other) == (side == THEIRS)]
        found += [Difference(child, unexplained.pop(child), reading.rule, reading.sentence) for child in moved]
    found += [_looked_up(records, child, side, day) for child, side in unexplained.items()]
    return sorted(found, key=lambda difference: (difference.side, difference.rule, difference.child))


def counts_otherwise(records: Records, profile: Profile, measure: str, day: date) -> list[tuple[str, str, int]]:
    """What the count would be under each other reading: (rule, sentence, children), for a report with no list."""
    return [
        (
            reading.rule,
            reading.sentence,
            len(_children(records, reading.profile(records, profile), measure, day + timedelta(days=reading.days))),
        )
        for reading in READINGS
    ]


def _children(records: Records, profile: Profile, measure: str, day: date) -> set[str]:
    rows = rows_behind(records, profile, measure, day)
    if any(row["child"] is None for row in rows):
        raise WrongUse(
            f"'{measure}' is not of children, so another report's children cannot be laid beside it.",
            next_step=f"Its own rows: `plimsoll rows {measure} --on {day}`.",
        )
    return {row["child"] for row in rows if row["counted"]}


LOOK_UPS: tuple[tuple[str, str, str], ...] = (
    (
        "not in the extracts",
        "The child is in none of the extracts loaded.",
        """SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM known_person WHERE person_id = {child})
        AND NOT EXISTS (SELECT 1 FROM known_referral WHERE person_id = {child})""",
    ),
    (
        "died",
        "The child is recorded as having died on or before the day.",
        "SELECT 1 FROM known_person WHERE person_id = {child} AND died <= {day}",
    ),
    (
        "no open referral",
        "The child has no referral that was open on the day.",
        """SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM known_referral WHERE person_id = {child}
        AND received <= {day} AND (closed IS NULL OR closed > {day}))""",
    ),
    (
        "held",
        "A worker in an allocated role holds the child on the day.",
        """SELECT 1 FROM known_allocation WHERE person_id = {child} AND worker_id IS NOT NULL
        AND started <= {day} AND (ended IS NULL OR ended > {day})""",
    ),
)
"""What the records say of a child whom no other reading explains: (rule, sentence, SQL that answers a row if so)."""


def _looked_up(records: Records, child: str, side: str, day: date) -> Difference:
    named = "'" + child.replace("'", "''") + "'"
    if side == THEIRS:
        for rule, sentence, sql in LOOK_UPS:
            if records.rows(sql.format(child=named, day=f"DATE '{day}'")):
                return Difference(child, side, rule, sentence)
    sentence = "Their report leaves this child out; no reading known here does so."
    if side == THEIRS:
        sentence = "Their report counts this child; no reading known here does so."
    return Difference(child, side, "unexplained", sentence)
