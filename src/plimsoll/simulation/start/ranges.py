"""What is uncertain of a start, each number with its range and source, for a forecast to draw from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from plimsoll.simulation.assumption import Assumption, Lever
from plimsoll.simulation.start import usual
from plimsoll.simulation.start.contracts import Staffing
from plimsoll.simulation.start.demand import Rhythm
from plimsoll.simulation.start.fitting import LEAST, Length, curve, factor
from plimsoll.simulation.start.stages import Maker
from plimsoll.vocabulary.workload import CASEWORK, Amount, Workload

UNKNOWN_LOW, UNKNOWN_HIGH = 0.7, 1.4
"""The range of a number of which the records tell too little: a third either way, as a mean of 30 events has it."""

FURTHER = 1.05
"""The narrowest range, a twentieth either way: what is to come differs from what was, however much was counted."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the ranges are made of.

    Args:
        rhythm: how referrals came.
        maker: what the stages are made of.
        staffing: how people come and go.
        workload: the profile's hours.
        years: how many years of records were looked at.
    """

    rhythm: Rhythm
    maker: Maker
    staffing: Staffing
    workload: Workload
    years: int


def ranges(known: Known) -> tuple[Assumption, ...]:
    """An assumption for every lever; the loops from load back to the service are off."""
    lengths, returns = known.maker.history.lengths, known.maker.all_returns
    return (
        _demand(known.rhythm),
        _hours(Lever.CASEWORK_HOURS, known.workload, casework=True),
        _hours(Lever.TASK_HOURS, known.workload, casework=False),
        _time(known.workload),
        _counted(Lever.STAYS, known.staffing.left, "people who left", known.years),
        _counted(Lever.FILLED_IN, known.staffing.filled, "vacancies filled", known.years),
        _counted(Lever.ABSENCE, known.staffing.absences, "absences", known.years),
        _counted(Lever.STAGE_TIME, _ended(lengths), "stages that ended", known.years, _spread(known.maker)),
        _counted(Lever.RETURNS, returns.ended, "closed cases referred again", known.years),
        *_loops(),
    )


def _demand(rhythm: Rhythm) -> Assumption:
    """As far from the mean as one of the whole years lay, and no less than chance alone would take it."""
    if rhythm.families < LEAST:
        return Assumption(Lever.DEMAND, 1.0, UNKNOWN_LOW, UNKNOWN_HIGH, usual.NAMED)
    mean = sum(rhythm.years) / len(rhythm.years) if rhythm.years else 0.0
    off = [max(year / mean, mean / year) for year in rhythm.years if year and mean]
    most = max(*off, factor(rhythm.families), FURTHER) if off else max(factor(rhythm.families), FURTHER)
    source = f"{rhythm.families:,} families referred; the range is how far one year lay from the others"
    return Assumption(Lever.DEMAND, 1.0, 1 / most, most, source)


def _counted(lever: Lever, events: int, what: str, years: int, spread: float = 1.0) -> Assumption:
    """A mean of so many events: its standard error, and no less than the narrowest range."""
    if events < LEAST:
        return Assumption(lever, 1.0, UNKNOWN_LOW, UNKNOWN_HIGH, usual.NAMED)
    most = max(factor(events, spread), FURTHER)
    return Assumption(
        lever, 1.0, 1 / most, most, f"{events:,} {what} in {years} years; the range is 1.96 standard errors"
    )


def _ended(lengths: Mapping[str, Iterable[Length]]) -> int:
    return sum(curve(rows).ended for rows in lengths.values())


def _spread(maker: Maker) -> float:
    """The widest spread of the logarithm of a stage's length."""
    return max(maker.lasts(name).sigma for name in usual.LASTS)


def _hours(lever: Lever, workload: Workload, *, casework: bool) -> Assumption:
    """All hours at their lowest or highest at once, as the profile has them."""
    lines = [work for work in workload.works if work.general and (work.task == CASEWORK) == casework]
    total = sum(work.hours.value for work in lines)
    if not total:
        return Assumption(lever, 1.0, 1.0, 1.0, "the service's workload profile")
    low, high = sum(work.hours.low for work in lines) / total, sum(work.hours.high for work in lines) / total
    assumed = any(work.hours.assumed for work in lines)
    source = f"{'assumption: ' if assumed else ''}the ranges of the service's workload profile"
    return Assumption(lever, 1.0, min(low, 1.0), max(high, 1.0), source)


def _time(workload: Workload) -> Assumption:
    """Hours of casework a day: a longer week, less leave, and more of it for cases; or the reverse."""
    week, leave, cases = workload.full_time_hours, workload.leave_share, workload.casework_share
    low = _ratio(week.low, week) * (1 - leave.high) / (1 - leave.value) * _ratio(cases.low, cases)
    high = _ratio(week.high, week) * (1 - leave.low) / (1 - leave.value) * _ratio(cases.high, cases)
    assumed = any(amount.assumed for amount in (week, leave, cases))
    source = (
        f"{'assumption: ' if assumed else ''}the ranges of the service's full-time week, leave and share of casework"
    )
    return Assumption(Lever.TIME_FOR_CASES, 1.0, low, high, source)


def _ratio(bound: float, amount: Amount) -> float:
    return bound / amount.value if amount.value else 1.0


def _loops() -> Iterable[Assumption]:
    """The loops from load back to the service: off, until somebody switches one on with a range of their own."""
    source = "assumption: switched off; nobody has measured it here"
    levers = (Lever.SICKNESS_LOOP, Lever.LEAVING_LOOP, Lever.RETURNS_LOOP)
    return (Assumption(lever, 0.0, 0.0, 0.0, source) for lever in levers)
