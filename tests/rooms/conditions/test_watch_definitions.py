"""What each measure says of its chart: which fits it, what it asks of a week, what bears it out."""

from __future__ import annotations

import pytest

from plimsoll.conditions import INSTRUMENTS
from plimsoll.measures.instrument import By
from plimsoll.measures.shapes import Share, Stock
from plimsoll.measures.week import WEEK, weekly
from plimsoll.vocabulary.charts import ChartKind

WINDOWED = {
    "contacts_undecided",
    "repeat_contacts",
    "contacts_per_day",
    "conferences_in_time",
    "worker_changes",
    "many_workers",
    "recording_delay",
    "turnover",
    "starters",
    "absence_rate",
    "management_absence",
    "recovery",
}
"""The measures that are no plain share and look back over weeks or months."""

SNAPSHOTS = {"open_cases", "unallocated", "in_name_only", "without_worker", "unassessed", "aligned", "reviews_overdue"}


def test_what_bears_a_measure_out_is_borne_out_by_it() -> None:
    """If one names another as related, the other names it; none names itself, and each is a measure."""
    pairs = {(name, other) for name, each in INSTRUMENTS.items() for other in each.related}
    assert pairs
    assert {(other, name) for name, other in pairs} == pairs
    assert {other for _, other in pairs} <= set(INSTRUMENTS)
    assert [name for name, other in pairs if name == other] == []


def test_nothing_is_borne_out_by_its_own_counter_measure() -> None:
    """A counter worsens where the measure improves: it cannot bear it out as well."""
    assert [name for name, each in INSTRUMENTS.items() if set(each.related) & set(each.counters)] == []


def test_a_measure_that_looks_back_is_charted_on_its_own_weeks() -> None:
    """A share on the week's own events; the others on what they say of a week; or it says why there is no chart."""
    for name in WINDOWED:
        assert INSTRUMENTS[name].weekly is not None, name
    shares = [each for each in INSTRUMENTS.values() if isinstance(each.shape, Share)]
    assert {each.name for each in shares} >= {"rereferrals", "assessments_in_time", "seen_alone"}
    for each in shares:
        week = weekly(each)
        assert isinstance(week, Share)
        assert (week.window, week.delay, week.events) == (WEEK, each.shape.delay, each.shape.events)  # type: ignore[union-attr]
        assert each.chart is ChartKind.P_PRIME
    assert "starters_leaving" not in WINDOWED
    assert INSTRUMENTS["starters_leaving"].uncharted.startswith("Those who joined in a year")


@pytest.mark.parametrize("name", sorted(SNAPSHOTS))
def test_what_stands_is_charted_as_it_stands(name: str) -> None:
    """A stock is an XmR chart of its weekly snapshot."""
    each = INSTRUMENTS[name]
    assert each.chart is ChartKind.XMR
    assert weekly(each) is each.shape


def test_counts_are_charted_with_what_they_were_counted_among() -> None:
    """A p' or u' chart is of a share's or a rate's weeks, whose SQL gives a numerator and a denominator."""
    counted = [each for each in INSTRUMENTS.values() if each.chart in {ChartKind.P_PRIME, ChartKind.U_PRIME}]
    assert len(counted) >= 15
    for each in counted:
        week = weekly(each)
        assert week is not None
        assert "numerator" in week.figures(By.SERVICE), each.name
        assert not (isinstance(week, Stock) and not week.share), each.name
