"""From replications to rows: intervals, differences of pairs, and what comes first."""

from __future__ import annotations

import json
from math import inf, sqrt

import numpy as np
import pytest
from tests.rooms.simulation.counts import AXES, EAST, FRIDAY, LAST, runs, service

from plimsoll.simulation.almanac import Almanac
from plimsoll.simulation.axes import axes
from plimsoll.simulation.bands import Band
from plimsoll.simulation.fan import fan
from plimsoll.simulation.quantiles import deviations, means, quantiles
from plimsoll.simulation.summing import Compared, compared, either_way, headlines
from plimsoll.vocabulary.errors import WrongUse

HUNDRED = np.arange(101.0)
NOISE = np.random.default_rng(5).normal(size=200)
OTHER = np.random.default_rng(6).normal(size=200)


def _last(rows: tuple[Compared, ...], measure: str) -> Compared:
    return next(row for row in headlines(rows) if row.measure == measure)


def test_an_interval_holds_nine_in_ten() -> None:
    """Of 0, 1 … 100 the mean is 50, and 5 and 95 are the ends; with the decision it is twice that."""
    row = _last(compared(runs({"unallocated": (HUNDRED, 2 * HUNDRED)}), AXES), "unallocated")
    assert row.baseline == Band(50.0, 5.0, 95.0)
    assert row.plan == Band(100.0, 10.0, 190.0)
    assert (row.unit, row.day, row.pairs) == ("service", LAST, 101)


def test_a_difference_is_one_of_pairs() -> None:
    """Each replication has 7 more, however far they lie apart: the difference is known exactly."""
    row = _last(compared(runs({"unallocated": (HUNDRED, HUNDRED + 7)}), AXES), "unallocated")
    assert row.difference == Band(7.0, 7.0, 7.0)
    assert row.error == 0.0
    assert row.sure


def test_the_error_of_a_mean_difference_is_by_the_root_of_the_pairs() -> None:
    """The differences 0, 1 … 100 have a standard deviation of 29.3; of 101 pairs the mean is known to a tenth of it."""
    row = _last(compared(runs({"unallocated": (np.zeros(101), HUNDRED)}), AXES), "unallocated")
    assert row.error == pytest.approx(np.std(HUNDRED, ddof=1) / sqrt(101))


def test_half_a_forecast_is_no_pair() -> None:
    """A replication that has nothing to count on one side counts for that side's mean and for no difference."""
    without, planned = np.array([1.0, np.nan, 3.0]), np.array([2.0, 8.0, np.nan])
    row = _last(compared(runs({"unallocated": (without, planned)}), AXES), "unallocated")
    assert (row.baseline.mean, row.plan.mean, row.difference.mean, row.pairs) == (2.0, 5.0, 1.0, 1)
    assert row.error is None
    assert not row.sure


def test_what_nobody_could_count_has_no_row() -> None:
    """Neither a measure without a number nor a team without cases is told of."""
    rows = compared(runs({"unallocated": (HUNDRED, HUNDRED)}), AXES)
    assert {(row.measure, row.unit) for row in rows} == {("unallocated", "service")}


def test_what_changes_most_comes_first() -> None:
    """By how far the mean moves beside the spread of the replications; what reaches children before posts and loads."""
    known = runs(
        {
            "open_cases": (NOISE, NOISE + 50),
            "aligned": (NOISE, NOISE + 0.01 * OTHER),
            "unallocated": (100 * NOISE, 100 * NOISE + 60),
            "reviews_overdue": (0.01 * NOISE, 0.01 * NOISE + 0.02),
            "over_line": (0.01 * NOISE, 0.01 * NOISE + 0.04),
        }
    )
    assert [row.measure for row in headlines(compared(known, AXES))] == [
        *("reviews_overdue", "unallocated", "over_line"),
        "open_cases",
        "aligned",
    ]


def test_of_two_that_change_alike_the_worse_comes_first() -> None:
    """Assessments in time rise and visits overdue rise, both by twice their spread: the concern comes first."""
    known = runs({"unallocated": (NOISE, NOISE - 2), "visits_overdue_cp": (NOISE, NOISE + 2)})
    assert [row.measure for row in headlines(compared(known, AXES))] == ["visits_overdue_cp", "unallocated"]


def test_what_never_differs_from_one_replication_to_the_next_is_of_no_end_of_size() -> None:
    """A freeze takes every agency worker on every replication: it changes most, and JSON can write it down."""
    row = _last(compared(runs({"agency_rate": (np.full(20, 0.2), np.zeros(20))}), AXES), "agency_rate")
    assert row.size == -inf
    assert "size" not in json.loads(json.dumps(row.as_dict()))


def test_a_row_is_as_the_spec_has_it() -> None:
    """Measure, unit and day, then three bands of mean, low and high; beside them how well it is known."""
    row = _last(compared(runs({"unallocated": (HUNDRED, HUNDRED + 7)}), AXES), "unallocated").as_dict()
    assert row == {
        "measure": "unallocated",
        "unit": "service",
        "day": "2027-03-31",
        "baseline": {"mean": 50.0, "low": 5.0, "high": 95.0},
        "plan": {"mean": 57.0, "low": 12.0, "high": 102.0},
        "difference": {"mean": 7.0, "low": 7.0, "high": 7.0},
        "error": 0.0,
        "sure": True,
        "pairs": 101,
    }


def test_chance_alone_seldom_differs() -> None:
    """Of 400 decisions that do nothing, but by chance, about one in a hundred seems to do something."""
    chance = np.random.default_rng(3)
    rows = [
        _last(compared(runs({"load": (chance.normal(size=50), chance.normal(size=50))}), AXES), "load")
        for _ in range(400)
    ]
    assert sum(row.sure for row in rows) <= 10


def test_nine_pairs_are_too_few() -> None:
    """Even a difference that is the same nine times is not told; ten times it is."""
    nine, ten = (_last(compared(runs({"load": (np.zeros(n), np.ones(n))}), AXES), "load") for n in (9, 10))
    assert (nine.sure, ten.sure) == (False, True)


@pytest.mark.parametrize(("pairs", "published"), [(10, 3.250), (21, 2.845), (31, 2.750), (121, 2.617)])
def test_the_interval_of_a_mean_is_students(pairs: int, published: float) -> None:
    """Student's 99.5% points at 9, 20, 30 and 120 degrees of freedom, as every table has them."""
    assert either_way(1.0, pairs) == pytest.approx(published, rel=0.006)


def test_days_can_be_picked() -> None:
    """Only the days asked for have rows, and the last of them makes the order."""
    rows = compared(runs({"unallocated": (HUNDRED, HUNDRED)}), AXES, [1])
    assert [row.day for row in rows] == [LAST]
    assert [row.day for row in compared(runs({"unallocated": (HUNDRED, HUNDRED)}), AXES)] == [FRIDAY, LAST]


def test_quantiles_are_those_of_numpy_where_all_is_known() -> None:
    """Linear between ranks, as PERCENTILE.INC; means and deviations likewise, the unknown left out."""
    values = np.random.default_rng(1).normal(size=(37, 4, 3)).astype(np.float32)
    shares = (0.0, 0.05, 0.5, 0.95, 1.0)
    assert np.allclose(quantiles(values, shares), np.quantile(values, shares, axis=0), atol=1e-6)
    values[5:9, 2] = np.nan
    values[:, 3] = np.nan
    known = values[:, 2][~np.isnan(values[:, 2, 0])]
    assert np.allclose(quantiles(values, shares)[:, 2], np.quantile(known, shares, axis=0), atol=1e-6)
    assert np.allclose(means(values)[2], known.mean(axis=0))
    assert np.allclose(deviations(values)[2], known.std(axis=0, ddof=1))
    assert np.isnan(quantiles(values, shares)[:, 3]).all()


def test_a_fan_has_its_five_runs_by_day() -> None:
    """On the first day nothing has happened; on the last the ends, the quartiles and the median of 0 … 100."""
    drawn = fan(runs({"unallocated": (HUNDRED, 2 * HUNDRED)}), AXES, "unallocated")
    last = [getattr(drawn.baseline, each)[1] for each in ("low", "lower", "median", "upper", "high")]
    assert last == [5.0, 25.0, 50.0, 75.0, 95.0]
    assert drawn.plan.median == (0.0, 100.0)
    assert drawn.days == (FRIDAY, LAST)


def test_a_fan_of_nothing_has_gaps() -> None:
    """A team of which nothing is known has a value on no day."""
    assert fan(runs({"unallocated": (HUNDRED, HUNDRED)}), AXES, "unallocated", EAST).plan.high == (None, None)


def test_a_measure_or_a_team_that_is_none_is_refused() -> None:
    """Both say which there are."""
    known = runs({"unallocated": (HUNDRED, HUNDRED)})
    with pytest.raises(WrongUse, match="It answers: open_cases, unallocated"):
        fan(known, AXES, "unassessed")
    with pytest.raises(WrongUse, match=r"no such team\. It has: east, west\."):
        fan(known, AXES, "unallocated", "north")


def test_the_days_of_a_forecast_are_dates() -> None:
    """The fifth working day after a Friday before a bank holiday on the Monday is the Monday after."""
    known = axes(service((0, 4)), Almanac.around(FRIDAY.replace(month=8, day=28), 5))
    assert [day.isoformat() for day in known.days] == ["2026-09-01", "2026-09-07"]
    assert known.units == ("service", "east", "west")
