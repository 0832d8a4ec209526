"""Workers with cases whom nobody has supervised in the interval."""

from __future__ import annotations

from plimsoll.measures.calendar import reach
from plimsoll.measures.frames import Frame, Terms, day
from plimsoll.measures.group import Group
from plimsoll.measures.instrument import Concern, Instrument
from plimsoll.measures.shapes import Tally
from plimsoll.measures.spells import FAR


def _supervision_start(_: Terms) -> str:
    """The days from which the clock counts for a worker: each supervision, and the first day in post."""
    return f"""
SELECT worker, day, lead(day, 1, {FAR}) OVER (PARTITION BY worker ORDER BY day) AS next
FROM (
    SELECT worker, held AS day FROM known_supervision s JOIN staff_worker w ON w.staff = s.staff_id
    UNION
    SELECT worker, start FROM engaged
)"""


def _unsupervised(terms: Terms) -> str:
    """While a worker was past the clock. What began before the calendar does is long past it."""
    first, _ = reach(terms.last)
    return f"""
SELECT s.worker, c.due + 1 AS start, s.next AS stop, s.day AS since
FROM supervision_start s JOIN due_supervision c ON c.start = greatest(s.day, {day(first)})
WHERE c.due + 1 < s.next"""


def _supervisee(_: Terms) -> str:
    """On each asked day, each worker with cases in each unit: whether they are told of, since when past the clock."""
    return """
SELECT u.d, u.unit, u.worker, f.worker IS NOT NULL AS told, s.since
FROM unit_load u
LEFT JOIN (SELECT worker, min(day) AS first FROM supervision_start GROUP BY worker) f
    ON f.worker = u.worker AND f.first <= u.d
LEFT JOIN unsupervised s ON s.worker = u.worker AND s.start <= u.d AND u.d < s.stop"""


OVERDUE = """
SELECT d, unit, late::DOUBLE AS value, late::DOUBLE AS numerator, n::DOUBLE AS denominator,
    {'longest': longest, 'median': median, 'untold': untold} AS detail
FROM (
    SELECT d, unit, count(*) FILTER (told) AS n, count(since) AS late, count(*) FILTER (NOT told) AS untold,
        max(d - since) AS longest, median(d - since) AS median
    FROM supervisee GROUP BY d, unit
)
WHERE n > 0"""

SUPERVISION_OVERDUE = Instrument(
    name="supervision_overdue",
    title="Supervision overdue",
    meaning="Workers with cases who have had no supervision in the interval, nor begun in post within it.",
    unit="workers",
    numerator="those past the clock since their last supervision or their first day in post",
    denominator="workers who hold a case and are in the employer's file",
    source="Plimsoll",
    concern=Concern.UP,
    of="workers",
    needs=("allocation", "employment", "supervision"),
    brings="an HR file: employment and supervision",
    shape=Tally(
        ("unit_load", "supervisee"),
        by_service=OVERDUE,
        by_team=OVERDUE,
        listed="""
SELECT d, worker AS item, NULL::VARCHAR AS child, NULL::VARCHAR AS team, min(since) AS since,
    count(since) > 0 AS counted
FROM supervisee WHERE told GROUP BY d, worker""",
    ),
    note="{untold} workers with cases match nobody in the employer's file and are left out.",
    related=("management_absence",),
)

GROUP = Group(
    (SUPERVISION_OVERDUE,),
    (
        Frame("supervision_start", ("staff_worker", "engaged"), _supervision_start),
        Frame("unsupervised", ("supervision_start", "due_supervision"), _unsupervised),
        Frame("supervisee", ("unit_load", "supervision_start", "unsupervised"), _supervisee),
    ),
)
