"""Percentiles against published and independent ones: Excel's PERCENTILE.INC, and the standard library's."""

from __future__ import annotations

from datetime import date
from statistics import median, quantiles

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.kept import asked_of
from tests.rows import world_of
from tests.twin.side_by_side import NEAR, PROFILE, fewer
from tests.twin.slow.records import percentile

from plimsoll.conditions import Question, ask

DAY = date(2023, 3, 1)

# Microsoft's page on PERCENTILE.INC: =PERCENTILE.INC({1,3,2,4}, 0.3) is 1.9.
MICROSOFT = ([1, 3, 2, 4], 0.3, 1.9)


def test_the_engine_and_the_twin_are_excels() -> None:
    """Both give the number on Excel's own page."""
    values, share, published = MICROSOFT
    with asked_of({}) as records:
        listed = ", ".join(f"({value}::DOUBLE)" for value in values)
        ((found,),) = records.rows(f"SELECT quantile_cont(v, {share}) FROM (VALUES {listed}) t(v)")
    assert found == pytest.approx(published, abs=NEAR)
    assert percentile(values, share) == pytest.approx(published, abs=NEAR)


@fewer(4)
@given(st.lists(st.integers(1, 30), min_size=2, max_size=8))
def test_a_caseload_is_spread_as_the_standard_library_spreads_it(loads: list[int]) -> None:
    """The median, the 90th percentile and the greatest of any caseloads."""
    held = [
        {
            "allocation_id": f"{worker}-{child}",
            "person_id": f"{worker}-{child}",
            "worker_id": str(worker),
            "role": "CW",
            "started": DAY,
        }
        for worker, load in enumerate(loads)
        for child in range(load)
    ]
    with asked_of(world_of(allocation=held)) as records:
        (figure,) = ask(records, PROFILE, Question((DAY,), measures=("caseload",)))
    wanted = {
        "p50": median(loads),
        "p90": quantiles(loads, n=10, method="inclusive")[8],
        "max": max(loads),
        "n": len(loads),
    }
    assert figure.detail == pytest.approx(wanted, abs=NEAR)
