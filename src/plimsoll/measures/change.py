"""How often children lose the worker who knows them."""

from __future__ import annotations

from plimsoll.measures.frames import Frame, Terms, day
from plimsoll.measures.group import Group
from plimsoll.measures.instrument import SMALL_SHARE, By, Concern, Instrument
from plimsoll.measures.shapes import Stock, Tally, placed, placed_events
from plimsoll.measures.spells import at_least, merged, within
from plimsoll.measures.week import WEEK_DAYS, Arrivals
from plimsoll.vocabulary.charts import ChartKind

BRINGS = "the case system's SSD extract (ssd_involvements and ssd_cin_episodes)"
WINDOW_DAYS = 182
MONTH_DAYS = 30.4375
"""Days in a month of the Julian year: 365.25 / 12."""
YEAR_DAYS = 365
PER_CHILD_MONTHS = 100


def _unbroken(_: Terms) -> str:
    return merged("SELECT child, start, stop FROM open_child")


def _worker_change(_: Terms) -> str:
    """Allocations whose worker differs from the one before in the same unbroken spell of being open."""
    return """
SELECT item, child, team, day, true AS counted
FROM (
    SELECT h.item, h.child, h.team, h.start AS day, s.start AS spell, h.worker,
        lag(h.worker) OVER (PARTITION BY h.child, s.start ORDER BY h.start, h.item) AS before
    FROM held h JOIN unbroken s ON s.child = h.child AND h.start < s.stop AND s.start < h.stop
)
WHERE before IS NOT NULL AND worker <> before AND day >= spell"""


def _remembered(terms: Terms) -> str:
    """Open children while the last 365 days hold several workers: each worker is remembered for a year after."""
    each = merged(f"SELECT child, worker, start, stop + {YEAR_DAYS} - 1 AS stop FROM remembered_held", "child, worker")
    many = merged(at_least(each, terms.profile.settings.many_workers_least))
    return within("SELECT item, child, NULL::VARCHAR AS team, start, stop, since FROM open_child", many)


def _remembered_held(terms: Terms) -> str:
    """The allocations of a year before the block and in it, of children who had several workers in them.

    None runs so long that a year more overflows.
    """
    return f"""
SELECT child, worker, start, least(stop, DATE '9000-01-01') AS stop
FROM held SEMI JOIN (
    SELECT child FROM held WHERE stop > {day(terms.back(YEAR_DAYS))}
    GROUP BY child HAVING count(DISTINCT worker) >= {terms.profile.settings.many_workers_least}
) USING (child)
WHERE stop > {day(terms.back(YEAR_DAYS))}"""


def _changes(by: By, days: int = WINDOW_DAYS) -> str:
    """Changes in the window over the child-days open in it, as hundreds of child-months."""
    unit_days = MONTH_DAYS * PER_CHILD_MONTHS
    return f"""
WITH open_days AS (
    SELECT d, unit, sum(least(s.stop, d + 1) - greatest(s.start, d - {days} + 1)) / {unit_days} AS n
    FROM day JOIN ({placed("open_spell", by)}) s ON s.start <= d AND s.stop > d - {days} + 1
    GROUP BY d, unit
),
changed AS (
    SELECT d, unit, count(*) AS k
    FROM day JOIN ({placed_events("worker_change", by)}) e ON e.day > d - {days} AND e.day <= d
    GROUP BY d, unit
)
SELECT o.d, o.unit, coalesce(k, 0) / n AS value, coalesce(k, 0)::DOUBLE AS numerator, n AS denominator, NULL AS detail
FROM open_days o LEFT JOIN changed c ON c.d = o.d AND c.unit IS NOT DISTINCT FROM o.unit"""


def _open_spell(_: Terms) -> str:
    return "SELECT child, NULL::VARCHAR AS team, start, stop FROM unbroken"


WORKER_CHANGES = Instrument(
    name="worker_changes",
    title="Changes of worker",
    meaning="Changes of allocated worker for every 100 child-months open, over the last 182 days.",
    unit="changes per 100 child-months",
    numerator="allocations to another worker than the child's last, begun while the child was open",
    denominator="hundreds of months (30.4375 days) children were open in the 182 days to the day",
    source="Plimsoll",
    concern=Concern.UP,
    of="changes",
    needs=("allocation", "referral"),
    brings=BRINGS,
    shape=Tally(
        ("worker_change", "open_spell"),
        by_service=_changes(By.SERVICE),
        by_team=_changes(By.TEAM),
        listed=f"""
SELECT d, item, child, team, e.day AS since, counted
FROM day JOIN worker_change e ON e.day > d - {WINDOW_DAYS} AND e.day <= d""",
    ),
    weekly=Tally(
        ("worker_change", "open_spell"),
        by_service=_changes(By.SERVICE, WEEK_DAYS),
        by_team=_changes(By.TEAM, WEEK_DAYS),
        listed="",
    ),
    chart=ChartKind.U_PRIME,
    related=("agency_rate", "redone", "turnover"),
)

MANY_WORKERS = Instrument(
    name="many_workers",
    title="Children with three or more workers in a year",
    meaning="The children with an open case who had 3 or more allocated workers in the last 365 days.",
    unit="share",
    numerator="those with 3 or more distinct allocated workers in the 365 days to the day",
    denominator="children with an open case",
    source="DfE Local Authority Interactive Tool, data dictionary: social worker instability (looked-after children)",
    concern=Concern.UP,
    of="children",
    needs=("allocation", "referral"),
    brings=BRINGS,
    least=SMALL_SHARE,
    shape=Stock("many_held", "open_child", share=True),
    weekly=Arrivals("many_held", "open_child"),
    chart=ChartKind.U_PRIME,
    related=("agency_rate", "turnover"),
)

GROUP = Group(
    (WORKER_CHANGES, MANY_WORKERS),
    (
        Frame("unbroken", ("open_child",), _unbroken),
        Frame("open_spell", ("unbroken",), _open_spell),
        Frame("worker_change", ("held", "unbroken"), _worker_change),
        Frame("remembered_held", ("held",), _remembered_held),
        Frame("many_held", ("remembered_held", "open_child"), _remembered),
    ),
)
