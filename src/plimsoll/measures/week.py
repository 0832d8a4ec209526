"""What a chart asks of each week by itself.

A measure that looks back over months moves, from one week to the next, by little more than the week that came in less
the one that went out: next to each other its points are nearly the same number, and limits made from their differences
would find a change where there is none. So a chart asks such a measure of the week alone. What stands on a day, such as
the children without a worker, is charted as it stands, beside what came to it and what went in the week.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from plimsoll.measures.instrument import By, Instrument, Shape
from plimsoll.measures.shapes import Share, Stock, placed
from plimsoll.measures.spells import merged

WEEK_DAYS = 7
WEEK = f"INTERVAL {WEEK_DAYS} DAY"

SPELL = "item, child, unit"
"""What a spell is one thing's: a child who goes from one to the next in the same unit has not left it."""


def weekly(each: Instrument) -> Shape | None:
    """What a chart asks of each week: a share's own week; what an instrument says; else the measure as it stands."""
    if each.weekly is not None:
        return each.weekly
    return replace(each.shape, window=WEEK) if isinstance(each.shape, Share) else each.shape


def flows(spells: str, by: By) -> str:
    """How many began, and how many ended, in the week to each asked day: ``d, unit, began, ended``.

    The weeks are ``(d - 7, d]``, so that what stands on a day is what stood a week before, plus what began, less what
    ended. What began and ended between two days is in both. A unit with neither has no row.

    Args:
        spells: the frame of spells that a stock counts.
        by: whose; what goes from one team to another ends in the one and begins in the other.
    """
    return f"""
WITH spell AS MATERIALIZED ({merged(f"SELECT {SPELL}, start, stop FROM ({placed(spells, by)})", SPELL)}),
turn AS (
    SELECT day, unit, sum(began)::DOUBLE AS began, sum(ended)::DOUBLE AS ended
    FROM (
        SELECT start AS day, unit, 1 AS began, 0 AS ended FROM spell UNION ALL SELECT stop, unit, 0, 1 FROM spell
    )
    GROUP BY ALL
)
SELECT d, unit, sum(began) AS began, sum(ended) AS ended
FROM day JOIN turn ON turn.day > d - {WEEK_DAYS} AND turn.day <= d GROUP BY d, unit"""


@dataclass(frozen=True, slots=True)
class Arrivals:
    """How many began in the week, over how many they could have been: for what is counted long after it came about.

    Args:
        counted: the frame of spells that are counted.
        population: the frame of spells they are counted among.
    """

    counted: str
    population: str

    @property
    def frames(self) -> tuple[str, ...]:
        """The frames it is worked out from."""
        return Stock(self.counted, self.population).frames

    def figures(self, by: By) -> str:
        """Those that began over the population on the day."""
        return f"""
SELECT p.d, p.unit, coalesce(began, 0) / n AS value, coalesce(began, 0)::DOUBLE AS numerator, n::DOUBLE AS denominator,
    NULL AS detail
FROM {self.population}_count p
LEFT JOIN ({flows(self.counted, by)}) f ON f.d = p.d AND f.unit IS NOT DISTINCT FROM p.unit"""

    def rows(self) -> str:
        """The population on every asked day, each with whether it is counted then."""
        return Stock(self.counted, self.population).rows()
