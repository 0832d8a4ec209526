"""Whether a measure moved since a decision took effect, by tables of series."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from random import Random

import pytest

from plimsoll.measures.instrument import Concern
from plimsoll.vocabulary.charts import ChartKind
from plimsoll.warning.alert import Watched
from plimsoll.warning.charted import Drawing, Series
from plimsoll.warning.drawing import draw
from plimsoll.warning.verdict import COUNTERS, NEITHER_WAY, SILENT, TRIAL, UNSTEADY, Course, Verdict, told, waver

EFFECTIVE = date(2024, 1, 1)
YEAR = 52
BEFORE = tuple(30 + step for step in (0, 3, -4, 1, -2, 5, -1, -3, 2, 4, -5, 0, 1) * 4)
"""A year around 30, from 25 to 35, no week like its neighbour."""

Values = Sequence[float | None]


def course(since: Values, before: Values = BEFORE, concern: Concern = Concern.UP, name: str = "measure") -> Course:
    """A measure's weeks before and since the decision took effect, charted with the limits of those before."""
    days = tuple(EFFECTIVE + timedelta(weeks=week) for week in range(-len(before), len(since)))
    series = Series(days, (*before, *since))
    known = sum(value is not None for value in before)
    chart = draw(series, Drawing(ChartKind.XMR, concern, baseline=known, screen=False))
    return Course(name, Watched(name, series, chart, known))


def shares(counted: Sequence[float], among: float, before: int) -> Course:
    """A share's weeks, charted as counts among so many."""
    days = tuple(EFFECTIVE + timedelta(weeks=week - before) for week in range(len(counted)))
    series = Series(days, tuple(counted), (among,) * len(counted))
    chart = draw(series, Drawing(ChartKind.P_PRIME, Concern.DOWN, baseline=before, screen=False))
    return Course("share", Watched("share", series, chart, before))


def around(middle: float, weeks: int) -> tuple[float, ...]:
    """So many weeks around a value, that vary as those before do."""
    return tuple(middle + value - 30 for value in (BEFORE * 2)[:weeks])


@pytest.mark.parametrize(
    ("since", "verdict"),
    [
        (around(30, 26), Verdict.NOT_MOVED),
        (around(22, 26), Verdict.IMPROVED),
        (around(38, 26), Verdict.WORSENED),
        # A good month that goes back has not moved; nor has one wild week.
        ((*around(18, 9), *around(30, 17)), Verdict.NOT_MOVED),
        ((*around(30, 20), 5.0, *around(30, 5)), Verdict.NOT_MOVED),
        # It went back only in the last month: it is no longer where it was.
        ((*around(22, 22), *around(31, 4)), Verdict.NOT_MOVED),
        # It comes down week by week.
        (tuple(30 - week / 2 for week in range(26)), Verdict.IMPROVED),
        # Two points below for a year are less than a year of such weeks tells apart.
        (around(29, 52), Verdict.NOT_MOVED),
        # Seven weeks are enough, six are not.
        (around(20, 7), Verdict.IMPROVED),
        (around(20, 6), Verdict.EARLY),
        ((), Verdict.EARLY),
        # A few weeks that nobody told of are gaps, and never noughts.
        ((*around(22, 10), None, None, None, *around(22, 10)), Verdict.IMPROVED),
        ((*around(30, 10), None, None, None, *around(30, 10)), Verdict.NOT_MOVED),
        ((*around(22, 20), None, None, None, None), Verdict.UNTOLD),
        ((None,) * 20, Verdict.UNTOLD),
    ],
)
def test_what_became_of_a_measure_whose_rising_is_of_concern(since: Values, verdict: Verdict) -> None:
    """The weeks to the day are held against the year before, and the chart must have signalled."""
    assert told(course(since), EFFECTIVE).verdict is verdict


def test_a_measure_that_should_rise_improves_by_rising() -> None:
    """The good direction is the measure's own."""
    assert told(course(around(38, 20), concern=Concern.DOWN), EFFECTIVE).verdict is Verdict.IMPROVED
    assert told(course(around(22, 20), concern=Concern.DOWN), EFFECTIVE).verdict is Verdict.WORSENED


def test_a_movement_is_told_with_what_stood_before_and_stands_now() -> None:
    """The mean and limits of the weeks before, the last value then and now, and since when it signals."""
    found = told(course(around(20, 10)), EFFECTIVE)
    assert (found.usual, found.then, found.now, found.points) == (pytest.approx(30.077, abs=0.001), 31, 24, 10)
    assert (found.lower, found.upper) == (pytest.approx(18.446, abs=0.001), pytest.approx(41.708, abs=0.001))
    assert found.since == EFFECTIVE


@pytest.mark.parametrize(
    ("measure", "why"),
    [
        (course(around(20, 20), concern=Concern.NEITHER), NEITHER_WAY),
        (course(around(20, 20), before=BEFORE[:11]), TRIAL),
        (course((*around(20, 20), None, None, None, None)), SILENT),
        (Course("measure", None, why="No visits in these extracts."), "No visits in these extracts."),
    ],
)
def test_what_cannot_be_told_says_why(measure: Course, why: str) -> None:
    """No good way to go, trial limits, silence, no source: each is said, and none is called not moved."""
    found = told(measure, EFFECTIVE)
    assert (found.verdict, found.why) == (Verdict.UNTOLD, why)


def test_too_early_says_how_long_to_wait() -> None:
    """Five of seven weeks have gone by."""
    assert told(course(around(20, 5)), EFFECTIVE).why == "Of its chart 5 of 7 points since it took effect have come."


@pytest.mark.parametrize(
    ("since", "counters", "verdict", "why"),
    [
        (22, (38,), Verdict.MOVED, ""),
        (22, (30, 38), Verdict.MOVED, ""),
        (22, (30,), Verdict.IMPROVED, ""),
        (22, (22,), Verdict.IMPROVED, ""),
        (22, (), Verdict.IMPROVED, ""),
        (22, (None,), Verdict.IMPROVED, COUNTERS),
        (30, (38,), Verdict.NOT_MOVED, ""),
        (38, (38,), Verdict.WORSENED, ""),
    ],
)
def test_an_improvement_whose_counter_worsened_is_moved_and_not_fixed(
    since: float, counters: tuple[float | None, ...], verdict: Verdict, why: str
) -> None:
    """Each counter by its own chart; one that cannot be told leaves a doubt that is said."""
    beside = [
        Course("counter", None, why="No source.") if value is None else course(around(value, 20), name="counter")
        for value in counters
    ]
    found = told(course(around(since, 20)), EFFECTIVE, beside)
    assert (found.verdict, found.why) == (verdict, why)
    assert len(found.counters) == len(counters)


def test_what_never_varied_has_moved_when_it_is_another_number_for_weeks() -> None:
    """Nobody without a worker for a year, and then one child for two months."""
    assert told(course((1.0,) * 8, before=(0.0,) * YEAR), EFFECTIVE).verdict is Verdict.WORSENED
    assert told(course((0.0,) * 8, before=(0.0,) * YEAR), EFFECTIVE).verdict is Verdict.NOT_MOVED


def test_a_measure_that_wandered_before_must_go_further() -> None:
    """What climbed through the whole year before and then stands lower is not told as moved, and the reason is said."""
    climbing = tuple(10 + week for week in range(YEAR))
    found = told(course(around(15, 20), before=climbing), EFFECTIVE)
    assert (found.verdict, found.why) == (Verdict.NOT_MOVED, UNSTEADY)


@pytest.mark.parametrize(("now", "verdict"), [(70, Verdict.NOT_MOVED), (90, Verdict.IMPROVED), (45, Verdict.WORSENED)])
def test_a_share_is_judged_among_what_it_is_counted(now: float, verdict: Verdict) -> None:
    """Of a hundred assessments a week, about seventy in time; that should rise."""
    before = [70 + step for step in (0, 4, -5, 2, -3, 6, -4, 1, -1, 3, -2, 5, -6)] * 4
    since = [now + step for step in (0, 4, -5, 2, -3, 6, -4, 1, -1, 3)]
    assert told(shares((*before, *since), 100, YEAR), EFFECTIVE).verdict is verdict


@pytest.mark.parametrize(("since", "verdict"), [((12, 11, 13), Verdict.IMPROVED), ((12, 11), Verdict.EARLY)])
def test_points_of_four_weeks_are_judged_by_three(since: Sequence[float], verdict: Verdict) -> None:
    """Where a week holds too few, a point has four; three of them are a quarter of a year."""
    days = tuple(EFFECTIVE + timedelta(weeks=4 * point) for point in range(-13, len(since)))
    series = Series(days, (*BEFORE[:13], *since))
    chart = draw(series, Drawing(ChartKind.XMR, Concern.UP, baseline=13, screen=False))
    assert told(Course("m", Watched("m", series, chart, 13), step=4), EFFECTIVE).verdict is verdict


@pytest.mark.parametrize(
    ("number", "alike", "expected"), [(1, 0.9, 1.0), (10, 0.0, 0.1), (2, 0.5, 0.75), (3, 1.0, 1.0)]
)
def test_a_mean_of_neighbours_wavers_the_more_the_more_they_are_alike(
    number: int, alike: float, expected: float
) -> None:
    """Ten strangers waver by a tenth; those who are all the same by as much as one."""
    assert waver(number, alike) == pytest.approx(expected)


def _stable(chance: Random, alike: float, weeks: int) -> list[float]:
    """Weeks that only resemble their neighbours: a first-order autoregression around 30."""
    value, found = chance.gauss(0, 1), []
    for _ in range(weeks):
        value = alike * value + (1 - alike * alike) ** 0.5 * chance.gauss(0, 1)
        found.append(30 + 5 * value)
    return found


def _share_told(alike: float, move: Callable[[float], float], verdict: Verdict, trials: int = 400) -> float:
    chance = Random(7)
    found = 0
    for _ in range(trials):
        weeks = _stable(chance, alike, YEAR + 26)
        measure = course([move(value) for value in weeks[YEAR:]], before=weeks[:YEAR])
        found += told(measure, EFFECTIVE).verdict is verdict
    return found / trials


@pytest.mark.parametrize(("alike", "most"), [(0.0, 0.01), (0.3, 0.02), (0.6, 0.02), (0.8, 0.04)])
def test_a_measure_that_did_not_change_is_seldom_told_as_improved(alike: float, most: float) -> None:
    """Half a year after a decision that moved nothing, however much neighbouring weeks resemble each other."""
    assert _share_told(alike, lambda value: value, Verdict.IMPROVED) <= most


@pytest.mark.parametrize(("alike", "least"), [(0.0, 0.99), (0.3, 0.95), (0.6, 0.65)])
def test_a_measure_that_fell_by_two_spreads_is_told_as_improved(alike: float, least: float) -> None:
    """From 30 to 20, where single weeks spread by 5. The longer the memory, the less half a year can tell."""
    assert _share_told(alike, lambda value: value - 10, Verdict.IMPROVED) >= least
