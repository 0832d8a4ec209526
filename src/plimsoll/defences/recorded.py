"""Freshness: something has been recorded lately; when it has not, the other answers are stale."""

from __future__ import annotations

from plimsoll.defences.rule import Rule, Sort
from plimsoll.measures.frames import Terms
from plimsoll.measures.spells import FAR


def _down(terms: Terms) -> str:
    days = terms.profile.settings.recorded_days
    return f"""
SELECT child, day + {days} AS start, next AS stop
FROM (SELECT *, lead(day, 1, {FAR}) OVER (PARTITION BY child ORDER BY day) AS next FROM recorded_day)
WHERE day + {days} < next"""


RULE = Rule(
    name="recorded",
    title="A fresh record",
    meaning="Something was recorded about the child in the last 28 days; if not, the other answers are stale.",
    sort=Sort.FRESHNESS,
    needs=("referral",),
    brings="the case system's SSD extract",
    uses=("recorded_day",),
    down=_down,
)
