"""Control charts as NHSRplotthedots 0.2.2 draws them: every published line and signal, but for listed deviations."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from tests.samples import published

from plimsoll.measures.instrument import Concern
from plimsoll.vocabulary.charts import ChartKind
from plimsoll.warning.charted import Assurance, Chart, Drawing, Point, Series, Variation
from plimsoll.warning.drawing import draw

NEAR_ENOUGH = 1e-6

CASES = (
    "edge_constant",
    "edge_constant_noscreen",
    "edge_run6_above",
    "edge_run7_above",
    "edge_step_up",
    "edge_step_up_fix12",
    "edge_step_up_rebase",
    "edge_tie_breaks_trend",
    "edge_trend6_only",
    "edge_trend7_up",
    "edge_two_in_three_fix12",
    "edge_vignette_outlier",
    "edge_vignette_outlier_noscreen",
    "rjz_breaches_decrease",
    "rjz_breaches_decrease_noscreen",
    "rjz_breaches_fix12",
)

NAMES = {
    "": "Common Cause",
    "beyond_limit up": "Above UCL",
    "beyond_limit down": "Below LCL",
    "shift up": "7 Points Above CL",
    "shift down": "7 Points Below CL",
    "trend up": "7 Point Trend (Increasing)",
    "trend down": "7 Point Trend (Decreasing)",
    "two_of_three up": "2 in 3 Above CL",
    "two_of_three down": "2 in 3 Below CL",
}
"""What the reference calls each signal, by what we call it."""

VARIATIONS = {
    "common_cause": Variation.COMMON,
    "special_cause_concern": Variation.CONCERN,
    "special_cause_improvement": Variation.IMPROVEMENT,
}


@dataclass(frozen=True)
class Case:
    """A published table, and our chart of the same values."""

    rows: list[dict[str, str]]
    chart: Chart


@pytest.fixture(scope="module", params=CASES)
def case(request: pytest.FixtureRequest) -> Case:
    """Each published table."""
    return _case(request.param)


def _case(name: str) -> Case:
    rows = _read(published("oracles", "spc", f"expected_{name}.csv"))
    x = tuple(date.fromisoformat(row["x"]) for row in rows)
    groups = [row.get("rebase_group", "0") for row in rows]
    target = rows[0].get("target", "NA")
    drawing = Drawing(
        ChartKind.XMR,
        Concern.UP,
        None if target == "NA" else float(target),
        12 if "fix12" in name else None,
        tuple(day for day, before, after in zip(x[1:], groups, groups[1:], strict=False) if before != after),
        screen="noscreen" not in name,
    )
    return Case(rows, draw(Series(x, tuple(float(row["y"]) for row in rows)), drawing))


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(("column", "line"), [("mean_col", "mean"), ("lpl", "lower"), ("upl", "upper")])
def test_every_line_is_where_it_is_published(case: Case, column: str, line: str) -> None:
    """To a millionth. Where the reference has none, on a constant series, ours is its mean."""
    wanted = [point.mean if row[column] == "NA" else float(row[column]) for row, point in _pairs(case)]
    assert [getattr(point, line) for point in case.chart.points] == pytest.approx(wanted, abs=NEAR_ENOUGH)


def test_every_signal_is_as_published(case: Case) -> None:
    """The gravest signal of each point, and which way it points."""
    told = [NAMES[_told(point)] for point in case.chart.points]
    assert told == [row["special_cause_type"] for row in case.rows]


def test_the_last_point_decides_the_variation(case: Case) -> None:
    """As the reference's own point types say, where more is worse."""
    assert case.chart.variation is VARIATIONS[case.rows[-1]["point_type"]]


def _told(point: Point) -> str:
    return f"{point.signals[0]} {point.direction}" if point.signals else ""


def _pairs(case: Case) -> list[tuple[dict[str, str], Point]]:
    return list(zip(case.rows, case.chart.points, strict=True))


def test_the_published_constant_series_has_limits_here() -> None:
    """The reference prints none and judges nothing; ours stand at the mean."""
    found = _case("edge_constant")
    assert {row["lpl"] for row in found.rows} == {"NA"}
    assert {(point.lower, point.mean, point.upper) for point in found.chart.points} == {(4.0, 4.0, 4.0)}


def test_stale_limits_give_no_assurance() -> None:
    """The reference says that a target of 15 is always met, while the last values are 19 to 22. Ours says nothing."""
    found = _case("edge_step_up_fix12").chart
    assert found.assurance is None
    assert [note for note in found.notes if note.startswith("No assurance")]
    assert _case("edge_step_up_rebase").chart.assurance is Assurance.FAIL
