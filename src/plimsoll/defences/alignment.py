"""Where the holes line up: the barriers' spells side by side, and the spells on which two or more were down."""

from __future__ import annotations

from collections.abc import Sequence

from plimsoll.defences.rule import NEVER, Rule
from plimsoll.measures.frames import Frame, Terms, day
from plimsoll.measures.group import Group
from plimsoll.measures.instrument import By, Concern, Instrument
from plimsoll.measures.shapes import Stock, Tally, placed_events, spread
from plimsoll.measures.spells import at_least, merged, within
from plimsoll.measures.week import WEEK_DAYS

LEAST_DOWN = 2
"""Barriers down at once that make a child aligned (SPEC section 5)."""

RESTORED_WINDOW = 28
"""Days to the asked day over which restored barriers are counted."""

KNOWN_TABLES = ("referral",)
OPEN = "SELECT child, start, stop FROM unbroken"


def _side_by_side(rules: Sequence[Rule], prefix: str) -> str:
    """The spells of several rules, each named, merged, and cut to the days the child was open."""
    told = " UNION ALL ".join(
        f"SELECT '{rule.name}' AS name, child, start, stop FROM {prefix}_{rule.name}" for rule in rules
    )
    return merged(within(f"SELECT * FROM ({told or NEVER})", OPEN), "name, child")


def _aligned(terms: Terms) -> str:
    """The unbroken spells at two or more, of the children who may have one on an asked day, however long ago."""
    several = f"""
SELECT child, start, stop FROM barrier_down
SEMI JOIN (
    SELECT child FROM barrier_down WHERE start <= {day(terms.last)} AND stop > {day(terms.first)}
    GROUP BY child HAVING count(DISTINCT name) >= {LEAST_DOWN}
) USING (child)"""
    deep = merged(at_least(several, LEAST_DOWN))
    return f"SELECT child AS item, child, NULL::VARCHAR AS team, start, stop, start AS since FROM ({deep})"


def _restored(_: Terms) -> str:
    """Barriers that stood again while the child was still open, on the day they did."""
    return """
SELECT b.name || ' ' || b.child AS item, b.child, NULL::VARCHAR AS team, b.start, b.stop AS day, true AS counted
FROM barrier_down b JOIN unbroken u ON u.child = b.child AND u.start <= b.start AND b.stop < u.stop"""


def alignment_frames(
    barriers: Sequence[Rule], conditions: Sequence[Rule], freshness: Sequence[Rule]
) -> tuple[Frame, ...]:
    """The frames that lay the rules side by side, each sort apart; and from the barriers ``aligned, restored``."""

    def laid(name: str, rules: Sequence[Rule], prefix: str) -> Frame:
        needs = ("unbroken", *(f"{prefix}_{rule.name}" for rule in rules))
        return Frame(name, needs, lambda _: _side_by_side(rules, prefix))

    return (
        laid("barrier_down", barriers, "down"),
        laid("barrier_idle", barriers, "idle"),
        laid("condition_down", conditions, "down"),
        laid("condition_idle", conditions, "idle"),
        laid("condition_unsure", conditions, "unsure"),
        laid("freshness_down", freshness, "down"),
        Frame("aligned", ("barrier_down",), _aligned),
        Frame("restored", ("barrier_down", "unbroken"), _restored),
    )


def _recovery(by: By, days: int = RESTORED_WINDOW) -> str:
    return spread(f"""
SELECT d, unit, (e.day - e.start)::DOUBLE AS value
FROM day JOIN ({placed_events("restored", by)}) e ON e.day > d - {days} AND e.day <= d""")


ALIGNED = Instrument(
    name="aligned",
    title="Children with two or more barriers down",
    meaning="Open children whom two or more of a worker, a sighting, an assessment, a review, a hearing do not reach.",
    unit="children",
    numerator="open children with two or more barriers down",
    denominator="children with an open case",
    source="Plimsoll, after Reason, BMJ 2000;320:768: an accident passes where the holes of several defences align",
    concern=Concern.UP,
    of="children",
    needs=KNOWN_TABLES,
    brings="the case system's SSD extract",
    shape=Stock("aligned", "open_child", waits=True),
    related=("agency_rate", "vacancy_rate"),
)

RECOVERY = Instrument(
    name="recovery",
    title="Days until a barrier is restored",
    meaning="For the barriers restored in the last 28 days while the case was open, how long each had been down.",
    unit="days",
    numerator="days from down to restored",
    denominator="barriers restored in the 28 days to the day",
    source="Plimsoll",
    concern=Concern.UP,
    of="barriers",
    needs=KNOWN_TABLES,
    brings="the case system's SSD extract",
    shape=Tally(
        ("restored",),
        by_service=_recovery(By.SERVICE),
        by_team=_recovery(By.TEAM),
        listed=f"""
SELECT d, item, child, team, start AS since, counted
FROM day JOIN restored e ON e.day > d - {RESTORED_WINDOW} AND e.day <= d""",
    ),
    weekly=Tally(
        ("restored",), by_service=_recovery(By.SERVICE, WEEK_DAYS), by_team=_recovery(By.TEAM, WEEK_DAYS), listed=""
    ),
    related=("load",),
)

GROUP = Group((ALIGNED, RECOVERY))
