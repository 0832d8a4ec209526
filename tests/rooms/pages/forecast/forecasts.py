"""A forecast made by hand: a cut after which more children wait, in a service of two teams, one unkindly named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from tests.rooms.pages.report.packs import HOSTILE

from plimsoll.door.answer import Provenance, tabled
from plimsoll.door.forecast import Assumed, Band, Fan, Forecast, Reach, Swing, Told, Tornado
from plimsoll.measures.instrument import Concern

ON = date(2026, 3, 31)
DAYS = tuple(ON + timedelta(days=7 * n) for n in range(53))
UNTIL = DAYS[-1]

WORDS = (
    "By 30 March 2027, between 210 and 340 children without a worker, against 40 to 90 without the decision.",
    "By 30 March 2027, between 18% and 31% of assessments authorised in time, against 61% to 72%.",
)


def told(measure: str = "unallocated", **changes: Any) -> Told:
    """What is told of one measure on the last day."""
    made = Told(
        measure,
        "Children without an allocated worker",
        "children",
        None,
        UNTIL,
        Band(66.2, 40, 90),
        Band(275.4, 210, 340),
        Band(209.2, 150, 268.5),
        sure=True,
        concern=Concern.UP,
    )
    return replace(made, **changes)


def reach(last: float, width: float, days: int = len(DAYS)) -> Reach:
    """A measure that goes evenly from 50 to a last median, ever less certain."""
    middle = [50 + (last - 50) * n / (days - 1) for n in range(days)]
    wide = [width * n / (days - 1) for n in range(days)]
    low, lower, upper, high = (
        tuple(m + w * by for m, w in zip(middle, wide, strict=True)) for by in (-1, -0.5, 0.5, 1)
    )
    return Reach(low, lower, tuple(middle), upper, high)


def fan(**changes: Any) -> Fan:
    """The same through a year."""
    made = Fan("unallocated", "Children without an allocated worker", "children", DAYS, reach(66, 25), reach(275, 65))
    return replace(made, **changes)


def shares() -> Fan:
    """A share through a year, that falls."""
    without, plan = reach(66, 6), reach(25, 7)
    return fan(
        measure="assessments_in_time",
        title="Assessments authorised in time",
        counts="share",
        baseline=_hundredth(without),
        plan=_hundredth(plan),
    )


def _hundredth(told: Reach) -> Reach:
    low, lower, median, upper, high = (
        tuple(None if value is None else value / 100 for value in run)
        for run in (told.low, told.lower, told.median, told.upper, told.high)
    )
    return Reach(low, lower, median, upper, high)


def tornado(**changes: Any) -> Tornado:
    """Three assumptions, the widest first."""
    swings = (
        Swing("Referrals a day", 120.0, 310.0, 9.0),
        Swing("How long posts stand empty", 260.0, 170.0, 9.5),
        Swing("How often people are away", 200.0, 220.0, 9.2),
    )
    made = Tornado("Children without an allocated worker", "children", UNTIL, 209.2, swings)
    return replace(made, **changes)


def forecast(**changes: Any) -> Forecast:
    """The whole of it."""
    in_time = told(
        "assessments_in_time",
        title="Assessments authorised in time",
        counts="share",
        baseline=Band(0.66, 0.61, 0.72),
        plan=Band(0.25, 0.18, 0.31),
        difference=Band(-0.41, -0.52, -0.31),
        concern=Concern.DOWN,
    )
    cost = told(
        "cost",
        title="Cost of workers and managers",
        counts="pounds",
        baseline=Band(8_900_000, 8_700_000, 9_000_000),
        plan=Band(7_100_000, 6_900_000, 7_200_000),
        difference=Band(-1_800_000, -1_900_000, -1_700_000),
    )
    changed = told(
        "worker_changes",
        title="Changes of worker",
        counts="changes per 100 child-months",
        baseline=Band(3.2, 2.8, 3.6),
        plan=Band(3.3, 2.9, 3.7),
        difference=Band(0.1, -0.2, 0.4),
        sure=False,
    )
    made = Forecast(
        answer=tabled(("measure",), [], provenance=Provenance(ON, None, (1, 2)), holds="measures"),
        scenario="cut-posts",
        title="Cut 31 of 120 case-holding posts",
        service="north",
        on=ON,
        until=UNTIL,
        decisions=("On 1 May 2026, 31 case-holding posts are closed, empty ones first.",),
        words=WORDS,
        rows=(told(), in_time, cost, changed),
        teams=(told(unit="Assessment North"), told(unit=HOSTILE, sure=False)),
        fans=(fan(), shares()),
        tornado=tornado(),
        assumptions=(
            Assumed("Referrals a day", 1.0, 0.9, 1.12, "36 months of referrals in this store"),
            Assumed("How much more often the overloaded fall ill", 0.2, 0.0, 0.5, "assumption", factor=False),
        ),
        cost=(
            "The cut saves £1.80m in the year.",
            "It breaks even if it leads to fewer than 39 extra children looked after.",
        ),
        remarks=("No absence records: absence is as DfE publishes it for England.",),
        seed=7,
        replications=200,
    )
    return replace(made, **changes)
