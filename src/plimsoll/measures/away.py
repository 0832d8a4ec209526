"""Holders who are not there: they have left, or have been away for ten working days or more."""

from __future__ import annotations

from plimsoll.measures.calendar import reach
from plimsoll.measures.frames import Frame, Terms, day
from plimsoll.measures.spells import FAR, merged

NOBODY = "SELECT NULL::VARCHAR AS worker, NULL::DATE AS start, NULL::DATE AS stop WHERE false"


def _left(terms: Terms) -> str:
    """While a worker who was in post no longer is."""
    if "employment" not in terms.loaded:
        return NOBODY
    return f"""
SELECT worker, stop AS start, next AS stop
FROM (SELECT worker, stop, lead(start, 1, {FAR}) OVER (PARTITION BY worker ORDER BY start) AS next FROM engaged)
WHERE stop < next"""


def _long_absent(terms: Terms) -> str:
    """While each of the last so many working days was one of absence, of whatever kind.

    Absences are laid on the count of working days, so that two with only a weekend between are one.
    """
    if not terms.loaded.issuperset({"employment", "absence"}):
        return NOBODY
    first, last = (day(end) for end in reach(terms.last))
    counted = f"""
SELECT w.worker, s.n + 1 AS start, e.n + 1 AS stop
FROM absent a JOIN staff_worker w USING (staff)
JOIN calendar s ON s.day = least(greatest(a.start - 1, {first}), {last})
JOIN calendar e ON e.day = least(greatest(a.stop - 1, {first}), {last})
WHERE s.n < e.n"""
    return f"""
SELECT a.worker, c.day AS start, coalesce(back.day, {FAR}) AS stop
FROM ({merged(counted, "worker")}) a
JOIN calendar c ON c.works AND c.n = a.start + {terms.profile.in_name_only.absent_days} - 1
LEFT JOIN calendar back ON back.works AND back.n = a.stop
WHERE c.n < a.stop"""


def _employer(terms: Terms) -> str:
    """What the employer's files can say of holders: who has left, and who is away."""
    left = "employment" in terms.loaded
    away = left and "absence" in terms.loaded
    return f'SELECT {left} AS "left", {away} AS absent'


FRAMES = (
    Frame("employer", (), _employer),
    Frame("left_worker", ("engaged",), _left),
    Frame("long_absent", ("absent", "staff_worker", "calendar"), _long_absent),
)
