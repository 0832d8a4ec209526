"""A warning in words: what, where, when, how unusual, since when, what bears it out and how often it errs."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from plimsoll.door import Answer
from plimsoll.door.answer import tabled
from plimsoll.pages.funnel import page as funnel_page
from plimsoll.pages.warnings import page, sentence

DETAIL = {
    "name": "Team North",
    "unit_of_value": "children",
    "weeks_to_a_point": 1,
    "own_weeks": False,
    "baseline": "Limits from the 52 weeks to 31 October 2017, when the service was first loaded.",
}

ROW = {
    "unit": "T1",
    "measure": "unallocated",
    "at": date(2018, 7, 25),
    "value": 31.0,
    "mean": 12.0,
    "lower": 4.0,
    "upper": 20.0,
    "signals": ["beyond_limit", "shift"],
    "direction": "up",
    "since": date(2018, 6, 4),
    "alert": True,
    "evidence": ["cusum"],
    "variation": "concern",
    "run_length": 66.2,
    "note": "",
}


def row(detail: dict[str, Any] | None = None, **given: Any) -> dict[str, Any]:
    """A warning, with what is given in place of the usual."""
    return {**ROW, **given, "detail": {**DETAIL, **(detail or {})}}


@pytest.mark.parametrize(
    ("warning", "said"),
    [
        (
            row(),
            (
                "Team North: children without an allocated worker 31 on 25 July 2018, usually 12 (4 to 20): above its "
                "limit since 4 June; an alert: the CUSUM agrees; one false signal in 66 weeks"
            ),
        ),
        (
            row(lower=-4.0, value=0.0, direction="down"),
            (
                "Team North: children without an allocated worker 0 on 25 July 2018, usually 12 (0 to 20): below its "
                "limit since 4 June; an alert: the CUSUM agrees; one false signal in 66 weeks"
            ),
        ),
        (
            row(unit="service", alert=False, evidence=[], signals=["trend"], run_length=None),
            (
                "Children without an allocated worker 31 on 25 July 2018, usually 12 (4 to 20): rising point after "
                "point since 4 June"
            ),
        ),
        (
            row(
                {"unit_of_value": "share", "weeks_to_a_point": 4, "own_weeks": True, "beside": ["management_absence"]},
                measure="assessments_in_time",
                value=0.42,
                mean=0.74,
                lower=0.44,
                upper=1.0,
                direction="down",
                evidence=["persists", "related"],
                since=date(2017, 12, 6),
            ),
            (
                "Team North: assessments authorised in time 42.0% in the 4 weeks to 25 July 2018, usually 74.0% (44.0% "
                "to 100.0%): below its limit since 6 December 2017; an alert: it persists and related measures move "
                "with it (management_absence); one false signal in 265 weeks"
            ),
        ),
        (
            row({"name": None}, unit=None, value=18.0, signals=[], evidence=["persists"]),
            (
                "(no team): children without an allocated worker 18 on 25 July 2018, usually 12 (4 to 20): it had "
                "been above what is usual since 4 June; an alert: it persists; one false signal in 66 weeks"
            ),
        ),
        (
            row(value=2.0, signals=[], measure="visits_overdue_cp"),
            (
                "Team North: overdue visits (CP) 2 on 25 July 2018, usually 12 (4 to 20): below its limit now; it had "
                "been above what is usual since 4 June; an alert: the CUSUM agrees; one false signal in 66 weeks"
            ),
        ),
        (
            row(signals=[], direction="down", variation="improvement"),
            (
                "Team North: children without an allocated worker 31 on 25 July 2018, usually 12 (4 to 20): above its "
                "limit now; it had been below what is usual since 4 June; an alert: the CUSUM agrees; one false signal "
                "in 66 weeks"
            ),
        ),
    ],
)
def test_a_warning_is_one_sentence(warning: dict[str, Any], said: str) -> None:
    """With its unit's name, the day or the weeks it speaks of, and its value as the measure is written."""
    assert sentence(warning) == said


def answer(rows: list[dict[str, Any]], **about: Any) -> Answer:
    """What `warn` would hand to the page."""
    whole = {
        "charts": 40,
        "signals": 2,
        "alerts": 1,
        "false_alerts_a_month": 0.96,
        "level": 800,
        "unsettled": {"visit": 2},
        "uncharted": 3,
    }
    return tabled((*tuple(ROW), "detail"), rows, about={**whole, **about})


def told(found: Answer) -> str:
    """The page as one run of words."""
    return " ".join(page(found).split())


def test_the_page_says_how_often_the_charts_err_and_how_to_set_it() -> None:
    """Beside what is not judged yet, and what could not be charted."""
    text = told(answer([row()]))
    assert "40 charts, 2 with a signal, 1 alert." in text
    assert "While nothing changes, 0.96 false alerts a month are expected on 40 charts." in text
    assert "under [warning] alert_run_length. It is 800." in text
    assert "still comes: the last of visit 2 weeks." in text
    assert "3 charts could not be drawn" in text
    assert text.count(DETAIL["baseline"]) == 1


def test_flows_and_other_baselines_stand_under_their_own_warning() -> None:
    """What came and went, in words; limits that are not those of most are told where they hold."""
    flows = {"began": 12.0, "began_usual": 8.04, "began_direction": "up", "ended": 5.0, "ended_usual": 8.0}
    own = {"baseline": "Limits from 1 March 2018 to 31 May 2018, settled by the Director: A duty team began."}
    text = told(answer([row(flows), row(own, measure="unassessed"), row(measure="aligned")]))
    assert "In that week 12 (usually 8, more than chance gives) came and 5 (usually 8) went." in text
    assert text.count("settled by the Director") == 1


def test_without_an_alert_it_says_so_and_lists_the_signals() -> None:
    """A page with nothing of concern says that, and does not fall silent."""
    text = told(answer([row(alert=False, evidence=[])]))
    assert "No alert of concern stands." in text
    assert "Signals that nothing bears out yet: 1" in text
    assert "concern: beyond limit, shift" in text
    assert "No alert of concern stands." in told(answer([]))


def test_without_a_chart_nothing_is_said_to_be_well() -> None:
    """No comfort where nothing could be drawn."""
    text = told(answer([], charts=0, signals=0, alerts=0))
    assert "No chart could be drawn, so nothing can warn." in text
    assert "No alert of concern stands." not in text


def test_what_is_not_charted_is_gathered_by_its_reason() -> None:
    """One line a reason, with the measures and units it holds for."""
    why = "Too few to chart."
    lacking = [
        {"unit": "T1", "name": "North", "measure": "heaping", "why": why},
        {"unit": None, "name": None, "measure": "redone", "why": why},
        {"unit": "service", "name": None, "measure": "starters_leaving", "why": "One group."},
    ]
    text = told(answer([row()], uncharted=lacking))
    assert "Not charted: heaping (North), redone ((no team)). Too few to chart." in text
    assert "Not charted: starters_leaving. One group." in text


def test_a_funnel_keeps_its_order_and_says_what_it_is() -> None:
    """The rows as they come, each with its limits; what lies outside is told in words."""
    columns = ("unit", "value", "n", "lower", "upper", "beyond", "detail")
    rows = [
        {"unit": "B", "value": 0.9, "n": 20.0, "lower": 0.1, "upper": 0.6, "beyond": "up", "detail": {"name": "Beta"}},
        {"unit": None, "value": None, "n": 0.0, "lower": None, "upper": None, "beyond": None, "detail": {}},
    ]
    about = {
        "measure": "visits_overdue_cin",
        "of": "plans",
        "unit_of_value": "share",
        "pooled": 0.35,
        "tau_squared": 0.0123,
        "notes": ["Few."],
    }
    lines = funnel_page(tabled(columns, rows, about=about)).splitlines()
    assert lines[3].split() == ["Beta", "90.0%", "20", "10.0%", "to", "60.0%", "above", "its", "limit"]
    assert lines[4].split() == ["(no", "team)", "-", "0", "-"]
    assert "All of them together: 35.0%." in lines
    assert any("a variance of 0.012" in line for line in lines)
