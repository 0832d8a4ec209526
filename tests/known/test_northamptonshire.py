"""The published counts of children without a worker in Northamptonshire: what a chart of so few may say.

The figures are the council's and Ofsted's, as the press had them in 2018 and 2019: 551 in January 2018; 383 in the
middle of October; 267 whom Ofsted found without a worker *and in need of an assessment* on 17 and 18 October; 81 on 31
January 2019; 152 children *in need* without one in the spring; 230 about 10 October 2019. Those that count something
else are another series.
"""

from __future__ import annotations

from datetime import date

from plimsoll.conditions import INSTRUMENTS
from plimsoll.conditions.weeks import week_ends
from plimsoll.vocabulary.charts import ChartKind
from plimsoll.warning.alert import Watched
from plimsoll.warning.alerting import alerts
from plimsoll.warning.charted import Drawing, Series
from plimsoll.warning.drawing import draw

COUNCIL = {date(2018, 1, 31): 551.0, date(2018, 10, 17): 383.0, date(2019, 1, 30): 81.0, date(2019, 10, 9): 230.0}
"""Children with no allocated worker, by the council's count; days of which only the month is known stand at its end."""

INSPECTORS = {date(2018, 10, 17): 267.0}
"""Children with no worker whom Ofsted found in need of a statutory assessment: fewer, on the same day."""

WEEKS = week_ends(date(2018, 1, 24), date(2019, 10, 9))
LEVEL = 800.0
UNALLOCATED = INSTRUMENTS["unallocated"]


def series(counts: dict[date, float]) -> Series:
    """The published counts on the weeks they fell in; every other week is a gap."""
    return Series(WEEKS, tuple(counts.get(day) for day in WEEKS))


def test_the_published_counts_fall_on_weeks_of_one_run() -> None:
    """Each on a Wednesday of the run, and most of the run is gaps: 4 counts in 90 weeks."""
    assert set(COUNCIL) <= set(WEEKS)
    assert (len(WEEKS), sum(y is not None for y in series(COUNCIL).y)) == (90, 4)


def test_the_two_counts_of_one_day_stay_apart() -> None:
    """383 and 267 count different things: neither is a correction of the other."""
    day = date(2018, 10, 17)
    assert (COUNCIL[day], INSPECTORS[day]) == (383.0, 267.0)
    assert sum(y is not None for y in series(INSPECTORS).y) == 1


def test_four_counts_far_apart_make_no_limits_and_no_signal() -> None:
    """The fall from 551 to 81 is there to be seen, but no two weeks stand next to each other to say what is usual."""
    chart = draw(series(COUNCIL), Drawing(ChartKind.XMR, UNALLOCATED.concern))
    assert any("no two values next to each other" in note for note in chart.notes)
    assert [point.signals for point in chart.points] == [()] * len(WEEKS)
    known = [point.y for point in chart.points if point.y is not None]
    assert known == [551.0, 383.0, 81.0, 230.0]


def test_one_after_the_other_they_make_trial_limits_only() -> None:
    """Without the weeks between, as a press cutting has them, a chart says aloud that four points are too few."""
    told = Series(tuple(COUNCIL), tuple(COUNCIL.values()))
    chart = draw(told, Drawing(ChartKind.XMR, UNALLOCATED.concern))
    assert any("trial limits" in note.lower() and "4 points" in note for note in chart.notes)
    assert [point.signals for point in chart.points] == [()] * len(COUNCIL)


def test_weeks_without_a_count_are_gaps() -> None:
    """The weeks between are not told as nought: they have no value and no judgement."""
    chart = draw(series(COUNCIL), Drawing(ChartKind.XMR, UNALLOCATED.concern))
    gaps = [point for point in chart.points if point.y is None]
    assert len(gaps) == 86
    assert {(point.signals, point.direction) for point in gaps} == {((), None)}


def test_limits_from_two_counts_warn_nobody() -> None:
    """With the first two as the baseline, no alert is raised: a yardstick needs more than that."""
    given = series(COUNCIL)
    chart = draw(given, Drawing(ChartKind.XMR, UNALLOCATED.concern, baseline=2))
    assert alerts([Watched("unallocated", given, chart, 2, UNALLOCATED.related)], LEVEL) == ()


def test_one_count_has_no_limits_at_all() -> None:
    """The inspectors' single number is a fact, and no chart."""
    chart = draw(series(INSPECTORS), Drawing(ChartKind.XMR, UNALLOCATED.concern))
    assert {(point.lower, point.upper) for point in chart.points} == {(None, None)}
    assert any("no limits" in note.lower() for note in chart.notes)
