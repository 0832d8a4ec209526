"""The few shapes a condition takes: a count of what stands, a spread of waits, a share of what happened.

Each shape turns frames into figures with SQL; none of them knows what it counts.
"""

from __future__ import annotations

from dataclasses import dataclass

from plimsoll.measures.frames import Frame, Terms
from plimsoll.measures.instrument import By

SPREAD = "{'p50': quantile_cont(value, 0.5), 'p90': quantile_cont(value, 0.9), 'max': max(value), 'n': count(value)}"
"""The detail of every distribution; percentiles are linear between ranks, as Excel's PERCENTILE.INC."""


def spread(values: str) -> str:
    """The figures of a distribution over ``d, unit, value``; a median has a denominator but no numerator."""
    return f"""
SELECT d, unit, detail.p50 AS value, NULL::DOUBLE AS numerator, detail.n::DOUBLE AS denominator, detail
FROM (SELECT d, unit, {SPREAD} AS detail FROM ({values}) GROUP BY d, unit)"""


def placed(spells: str, by: By) -> str:
    """Spells with a `unit`: their own team, else their child's team over the same days; for a service, none.

    A child of whom nothing is open, such as one only contacts tell of, has no team and is not dropped.
    """
    if by is not By.TEAM:
        return f"SELECT *, NULL::VARCHAR AS unit FROM {spells}"
    return f"""
SELECT s.*, s.team AS unit FROM {spells} s WHERE s.team IS NOT NULL
UNION ALL
SELECT s.* REPLACE (
    greatest(s.start, coalesce(t.start, s.start)) AS start, least(s.stop, coalesce(t.stop, s.stop)) AS stop
), t.team AS unit
FROM {spells} s LEFT JOIN child_team t ON t.child = s.child AND s.start < t.stop AND t.start < s.stop
WHERE s.team IS NULL"""


def placed_events(events: str, by: By) -> str:
    """Events with a `unit`: their own team, else their child's team on the day they happened."""
    if by is not By.TEAM:
        return f"SELECT *, NULL::VARCHAR AS unit FROM {events}"
    return f"""
SELECT e.*, e.team AS unit FROM {events} e WHERE e.team IS NOT NULL
UNION ALL
SELECT e.*, t.team AS unit
FROM {events} e LEFT JOIN child_team t ON t.child = e.child AND t.start <= e.day AND e.day < t.stop
WHERE e.team IS NULL"""


def standing(spells: str, by: By) -> str:
    """Every asked day with each spell that stood on it and its unit."""
    return f"SELECT day.d, s.* FROM day JOIN ({placed(spells, by)}) s ON s.start <= day.d AND day.d < s.stop"


def count_frame(population: str) -> Frame:
    """The frame ``<population>_count`` (d, unit, n), which every stock counted among the same population shares."""

    def sql(terms: Terms) -> str:
        return f"SELECT d, unit, count(*) AS n FROM ({standing(population, terms.by)}) GROUP BY d, unit"

    return Frame(f"{population}_count", (population,), sql)


@dataclass(frozen=True, slots=True)
class Stock:
    """How many stand on a day, out of how many could: open assessments past their clock, out of open assessments.

    Args:
        counted: the frame of spells that are counted; each item stands at most once on a day.
        population: the frame of spells they are counted among.
        waits: whether the detail tells the longest and median days since `since`.
        share: whether the value is the share; otherwise it is the count.
    """

    counted: str
    population: str
    waits: bool = False
    share: bool = False

    @property
    def frames(self) -> tuple[str, ...]:
        """The frames it is worked out from."""
        return (self.counted, self.population, f"{self.population}_count")

    def figures(self, by: By) -> str:
        """The count (or the share) as the value, with the population as the denominator."""
        value = "coalesce(k, 0) / n" if self.share else "coalesce(k, 0)"
        detail = "{'longest': longest, 'median': median}" if self.waits else "NULL"
        return f"""
SELECT p.d, p.unit, ({value})::DOUBLE AS value, coalesce(k, 0)::DOUBLE AS numerator, n::DOUBLE AS denominator,
    {detail} AS detail
FROM {self.population}_count p
LEFT JOIN (
    SELECT d, unit, count(*) AS k, max(d - since) AS longest, median(d - since) AS median
    FROM ({standing(self.counted, by)}) GROUP BY ALL
) c ON c.d = p.d AND c.unit IS NOT DISTINCT FROM p.unit"""

    def rows(self) -> str:
        """The population on every asked day, each with whether it is counted."""
        return f"""
SELECT p.d, p.item, p.child, p.team, coalesce(c.since, p.since) AS since, c.item IS NOT NULL AS counted
FROM ({standing(self.population, By.SERVICE)}) p
LEFT JOIN ({standing(self.counted, By.SERVICE)}) c ON c.d = p.d AND c.item = p.item AND c.child = p.child"""


@dataclass(frozen=True, slots=True)
class Waits:
    """How long those that stand on a day have waited: the value is the median, the detail p50, p90, max and n.

    Args:
        spells: the frame; its column `never` says that what is waited for has not happened at all.
    """

    spells: str

    @property
    def frames(self) -> tuple[str, ...]:
        """The frames it is worked out from."""
        return (self.spells,)

    def figures(self, by: By) -> str:
        """The median wait as the value and how many wait as the denominator; a median has no numerator."""
        return f"""
SELECT d, unit, detail.p50 AS value, NULL::DOUBLE AS numerator, detail.n::DOUBLE AS denominator, detail
FROM (
    SELECT d, unit, {{'p50': quantile_cont(value, 0.5), 'p90': quantile_cont(value, 0.9), 'max': max(value),
        'n': count(value), 'never': count(*) FILTER (never)}} AS detail
    FROM (SELECT *, (d - since)::DOUBLE AS value FROM ({standing(self.spells, by)})) GROUP BY d, unit
)"""

    def rows(self) -> str:
        """Everything that waits, with the day its wait began; counted when it has never happened."""
        return f"SELECT d, item, child, team, since, never AS counted FROM ({standing(self.spells, By.SERVICE)})"


@dataclass(frozen=True, slots=True)
class Share:
    """Of what happened in the window up to a day, the share that is counted.

    Args:
        events: the frame of events.
        window: the length of the window as a SQL interval, such as ``INTERVAL 12 MONTH``: (d - window, d].
        delay: days before the asked day at which the window ends, where an answer takes that long to be known.
        empties: whether the detail numbers the events whose answer was left empty (`unsaid` in the frame).
    """

    events: str
    window: str
    delay: int = 0
    empties: bool = False

    @property
    def frames(self) -> tuple[str, ...]:
        """The frames it is worked out from."""
        return (self.events,)

    def _inside(self, column: str) -> str:
        last = f"d - {self.delay}"
        return f"{column} > CAST({last} - {self.window} AS DATE) AND {column} <= {last}"

    def figures(self, by: By) -> str:
        """Counted over all, 0 to 1. Events are summed by day first, so a long window costs little."""
        unsaid = "count(*) FILTER (unsaid)" if self.empties else "0"
        detail = "{'unsaid': sum(u)}" if self.empties else "NULL"
        return f"""
WITH daily AS MATERIALIZED (
    SELECT day, unit, count(*) AS n, count(*) FILTER (counted) AS k, {unsaid} AS u
    FROM ({placed_events(self.events, by)}) GROUP BY ALL
)
SELECT d, unit, sum(k) / sum(n) AS value, sum(k)::DOUBLE AS numerator, sum(n)::DOUBLE AS denominator,
    {detail} AS detail
FROM day JOIN daily ON {self._inside("daily.day")}
GROUP BY d, unit"""

    def rows(self) -> str:
        """Every event of the window, each with whether it is counted."""
        return f"""
SELECT d, item, child, team, e.day AS since, counted
FROM day JOIN {self.events} e ON {self._inside("e.day")}"""


@dataclass(frozen=True, slots=True)
class Tally:
    """A condition with SQL of its own, where no other shape fits.

    Args:
        frames: the frames it is worked out from.
        by_service: the figures' SELECT for the whole service.
        by_team: the same by team.
        listed: the SELECT of the rows behind it.
        by_worker: the same by worker, where that may be shown.
    """

    frames: tuple[str, ...]
    by_service: str
    by_team: str
    listed: str
    by_worker: str = ""

    def figures(self, by: By) -> str:
        """The SELECT written for that kind of unit."""
        return {By.SERVICE: self.by_service, By.TEAM: self.by_team, By.WORKER: self.by_worker}[by]

    def rows(self) -> str:
        """The SELECT of the rows behind it."""
        return self.listed
