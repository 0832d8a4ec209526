"""From the replications of a forecast to what a page tells: rows, fans, a tornado, all as plain records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from plimsoll.door.forecast import Assumed, Fan, Swing, Told, Tornado
from plimsoll.door.levers import TITLES
from plimsoll.measures.instrument import Concern
from plimsoll.simulation import fan as fans
from plimsoll.simulation import tornado as tornados
from plimsoll.simulation.answers import MEASURES, WHOLE
from plimsoll.simulation.axes import Axes
from plimsoll.simulation.runs import Runs
from plimsoll.simulation.summing import Compared, headlines

ROW = ("measure", "unit", "day", "baseline", "plan", "difference", "error", "sure", "name")
SIDES = ("baseline", "plan", "difference")
"""Columns of mappings, each a mean and the two ends of its interval."""

FANS_MOST = 9
"""Measures that are drawn: those that change most."""

QUARTER_MONTHS = 3

MONEY = frozenset({"cost", "agency_cost"})
"""Measures that are told in a part of their own, and are no ground for a tornado."""


@dataclass(frozen=True, slots=True)
class Result:
    """All that the replications say.

    Args:
        runs: the replications.
        known: what their axes stand for.
        rows: every measure, unit and day, what changes most first.
        names: what each team is called, by its identifier.
        unit: whom the pages tell of: the whole service, or a team.
    """

    runs: Runs
    known: Axes
    rows: tuple[Compared, ...]
    names: dict[str, str]
    unit: str = WHOLE

    @property
    def last(self) -> tuple[Compared, ...]:
        """The unit's measures on the last day, what changes most first."""
        return headlines(self.rows, self.unit)


def records(result: Result) -> Iterator[dict[str, Any]]:
    """Every row as an answer holds it."""
    for row in result.rows:
        sides = {side: asdict(getattr(row, side)) for side in SIDES}
        named = {"measure": row.measure, "unit": row.unit, "day": row.day, "name": result.names.get(row.unit)}
        yield named | sides | {"error": row.error, "sure": row.sure}


def told(result: Result) -> tuple[Told, ...]:
    """The unit's measures at quarter ends and on the last day, what changes most first, day by day."""
    days = shown(result.known.days)
    return tuple(_told(row, None) for row in result.rows if row.unit == result.unit and row.day in days)


def shown(days: Sequence[date]) -> frozenset[date]:
    """The last of the days up to each end of a quarter, and the last of all."""
    ends = {(day.year, (day.month - 1) // QUARTER_MONTHS): day for day in days}
    return frozenset(ends.values())


def teams(result: Result) -> tuple[Told, ...]:
    """The measure that changes most, on the last day, for each team; nothing where nothing changes, or of one team."""
    first = next((row for row in result.last if row.sure and row.measure not in MONEY), None)
    if first is None or result.unit != WHOLE or len(result.known.units) == 2:
        return ()
    of_teams = [
        row for row in result.rows if row.measure == first.measure and row.unit != WHOLE and row.day == first.day
    ]
    return tuple(_told(row, result.names.get(row.unit, row.unit)) for row in of_teams)


def _told(row: Compared, unit: str | None) -> Told:
    measure = MEASURES[row.measure]
    baseline, plan, difference = (getattr(row, side) for side in SIDES)
    named = (measure.name, measure.title, measure.unit, unit, row.day)
    return Told(*named, baseline, plan, difference, row.sure, measure.concern)


def drawn(result: Result) -> tuple[Fan, ...]:
    """The measures that change most, through the days; where nothing changes, the first of all."""
    changed = [row.measure for row in result.last if row.sure and MEASURES[row.measure].concern is not Concern.NEITHER]
    asked = (changed or [row.measure for row in result.last])[:FANS_MOST]
    return tuple(_fan(result, measure) for measure in asked)


def _fan(result: Result, name: str) -> Fan:
    found, measure = fans.fan(result.runs, result.known, name, result.unit), MEASURES[name]
    return Fan(name, measure.title, measure.unit, found.days, found.baseline, found.plan)


def tornado(result: Result) -> Tornado | None:
    """Which assumption matters most to what changes most; nothing where nothing changes."""
    first = next((row for row in result.last if row.sure and row.measure not in MONEY), None)
    if first is None:
        return None
    found, measure = tornados.tornado(result.runs, result.known, first.measure, result.unit), MEASURES[first.measure]
    if found.middle is None:
        return None
    swings = tuple(Swing(TITLES[each.lever], each.low, each.high, each.error) for each in found.swings)
    return Tornado(measure.title, measure.unit, found.day, found.middle, swings, found.note)


def plainly(parts: Iterable[Assumed]) -> list[dict[str, Any]]:
    """Records as JSON has them."""
    return [asdict(part) for part in parts]
