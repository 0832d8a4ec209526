"""A county in good order whose posts then empty: nothing warns before that of what it moves, and much does after."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.kept import SERVICE, a_store, draft_of_arrow

from plimsoll.conditions.settling import first_told, settling
from plimsoll.conditions.watching import Charted, Watch, watch
from plimsoll.invention import Invention, invent
from plimsoll.invention.scenario_file import scenario_from
from plimsoll.measures.instrument import By
from plimsoll.store import Store
from plimsoll.vocabulary.charts import Rebase
from plimsoll.vocabulary.clocks import add_months
from plimsoll.vocabulary.errors import NotPermitted, WrongUse
from plimsoll.vocabulary.profile import Profile, load_profile
from plimsoll.warning.charted import Direction, Variation

SCENARIO = """
name = "turn"
title = "In good order for years, then worse month by month"
source = "Invented for a test: every level is an assumption"

[[phase]]
title = "In good order"
months_before_end = 10
vacancies = 0.15
waiting = 0.12
wait_days = 5.0

[[phase]]
title = "Posts empty and children wait"
months_before_end = 0
vacancies = 0.45
cover = 0.62
waiting = 0.80
wait_days = 26.0
slippage = 1.8
late = 0.42
no_manager = 0.4
"""

SEED = 7
CHILDREN = 500
YEARS = 3

FIRST_LOAD, TURNS = 18, 10
"""Months before the last day: the first load, whose year before makes the limits, and the turn for the worse."""

MOVED = ("unallocated", "unassessed", "visits_overdue_cin", "management_absence", "aligned")
"""What the scenario moves, and looks at by name."""

PROFILE = load_profile()


def the_end() -> date:
    """The last day of the county."""
    return Invention(seed=SEED, children=CHILDREN, years=YEARS).ends


def months_before(months: int) -> date:
    """A day so many months before the last."""
    return add_months(the_end(), -months)


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The county, loaded well before it turns and on its last day."""
    path = tmp_path_factory.mktemp("turn") / "turn.toml"
    Path(path).write_text(SCENARIO, encoding="utf-8")
    found = invent(Invention(seed=SEED, children=CHILDREN, years=YEARS, scenario=scenario_from(path)))
    with a_store() as store:
        for months in (FIRST_LOAD, 5, 4, 2, 0):
            day = months_before(months)
            store.keep(draft_of_arrow(found.as_at(day), day))
        yield store


def seen(store: Store, on: date, profile: Profile = PROFILE, known: date | None = None) -> Watch:
    """What is seen of what the scenario moves, in the service."""
    with store.session(SERVICE, known) as records:
        return watch(records, profile, on, MOVED, (By.SERVICE,))


def by_name(found: Watch) -> Mapping[str, Charted]:
    """The charts by their measures."""
    return {each.measure: each for each in found.charts}


def test_nothing_warns_before_the_turn(county: Store) -> None:
    """On the day it begins and the month before, no alert stands on what it moves."""
    for months in (TURNS + 1, TURNS):
        assert [each.measure for each in seen(county, months_before(months)).alerts] == []


def test_the_warnings_come_within_months_of_the_turn_and_stay(county: Store) -> None:
    """Of a ramp of ten months: the children without a worker by its fourth month, and all of it at its end."""
    early = {each.measure for each in seen(county, months_before(TURNS - 4)).alerts}
    assert {"unallocated", "aligned"} <= early
    found = by_name(seen(county, the_end()))
    assert set(found) == set(MOVED)
    for name, each in found.items():
        assert each.alert is not None, name
        assert (each.alert.direction, each.variation) == (Direction.UP, Variation.CONCERN), name
        assert months_before(TURNS) < each.alert.raised < the_end(), name


def test_an_alert_says_since_when_and_on_limits_from_before(county: Store) -> None:
    """The limits are those of the year to the first load, whatever has happened since."""
    each = by_name(seen(county, the_end()))["unallocated"]
    assert each.alert is not None
    assert each.alert.since < each.alert.raised
    assert (each.baseline.end, each.baseline.trial) == (months_before(FIRST_LOAD), False)
    assert each.watched.baseline == 52
    last = each.chart.points[-1]
    assert (last.y or 0) > 2 * (last.mean or 0)
    assert each.flows is not None
    assert {len(flow.points) for flow in each.flows} == {len(each.chart.points)}


def test_what_was_not_known_then_warns_nobody(county: Store) -> None:
    """As known on the first load's day nothing later is told of, and no later week is judged."""
    then = seen(county, months_before(FIRST_LOAD), known=months_before(FIRST_LOAD))
    assert then.alerts == ()
    assert all(each.baseline.trial for each in then.charts)


def test_limits_that_somebody_settles_anew_are_theirs_and_say_so(county: Store) -> None:
    """From a day in the bad months on, the bad months are what is usual, until somebody settles otherwise."""
    rebase = Rebase(months_before(5), "Director", "Tried", "unallocated", end=months_before(2))
    profile = replace(PROFILE, watching=replace(PROFILE.watching, rebases=(rebase,)))
    found = by_name(seen(county, the_end(), profile))
    each = found["unallocated"]
    assert each.baseline.start == months_before(5)
    assert "settled by the Director: Tried" in each.baseline.note
    assert each.chart.points[0].x >= months_before(5)
    assert found["aligned"].baseline.end == months_before(FIRST_LOAD)


def test_while_new_limits_are_made_nothing_is_judged_by_them(county: Store) -> None:
    """The measure is not charted, and it says by whom and until when its limits are made."""
    rebase = Rebase(months_before(2), "Director", "Tried", "unallocated")
    profile = replace(PROFILE, watching=replace(PROFILE.watching, rebases=(rebase,)))
    (one,) = seen(county, the_end(), profile).uncharted
    assert one.measure == "unallocated"
    assert "settled by the Director: Tried. They are made until" in one.why


def test_weeks_that_are_still_being_recorded_are_left_out(county: Store) -> None:
    """The loads say how late each table comes; a chart ends before the weeks of the slowest it needs."""
    on = the_end()
    with county.session(SERVICE) as records:
        late = settling(records, on)
    assert set(late) >= {"visit", "referral", "allocation"}
    assert all(0 <= weeks <= 13 for weeks in late.values())
    assert late["vacancy"] == 0
    each = by_name(seen(county, on))["visits_overdue_cin"]
    assert each.unsettled == max(late["plan"], late["visit"])
    assert each.chart.points[-1].x == on - timedelta(weeks=each.unsettled)


def test_from_one_load_nobody_can_say_how_late_records_are(county: Store) -> None:
    """Then nothing is left out, but what was not loaded yet."""
    day = months_before(FIRST_LOAD)
    with county.session(SERVICE, day) as records:
        assert set(settling(records, day).values()) == {0}
        assert set(settling(records, day + timedelta(days=1)).values()) == {1}
        assert set(settling(records, day + timedelta(days=14)).values()) == {2}


def test_weeks_that_no_load_tells_of_are_not_judged(county: Store) -> None:
    """Long after the last load a chart ends with it: nothing is made of weeks in which nothing could be told."""
    last = the_end()
    late = by_name(seen(county, last + timedelta(weeks=30)))["unallocated"]
    assert late.unsettled == 30
    assert late.chart.points[-1].x == last
    assert late.chart.points[-1].y == by_name(seen(county, last))["unallocated"].chart.points[-1].y


def test_the_loads_say_from_when_to_when_a_table_is_told_of(county: Store) -> None:
    """And so when the service was first loaded."""
    with county.session(SERVICE) as records:
        assert first_told(records) == months_before(FIRST_LOAD)
        assert records.told_of("referral") == (months_before(FIRST_LOAD), the_end())


def test_what_could_not_be_charted_says_why(county: Store) -> None:
    """Each measure of the service is either charted or has a reason."""
    with county.session(SERVICE) as records:
        found = watch(records, PROFILE, the_end(), ("starters_leaving", "unallocated", "unanswered"), (By.SERVICE,))
    assert [each.measure for each in found.charts] == ["unallocated"]
    assert {each.measure for each in found.uncharted} == {"starters_leaving", "unanswered"}
    assert all(each.why for each in found.uncharted)
    assert 0 < found.false_alerts_a_month < 1


def test_no_chart_of_a_worker_is_drawn(county: Store) -> None:
    """It is not permitted; nor is there a measure of another name."""
    with county.session(SERVICE) as records:
        with pytest.raises(NotPermitted, match="No chart of a worker"):
            watch(records, PROFILE, the_end(), bys=(By.WORKER,))
        with pytest.raises(WrongUse, match="no measure 'unalocated'"):
            watch(records, PROFILE, the_end(), ("unalocated",))
