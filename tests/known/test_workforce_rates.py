"""DfE's published rates of the workforce: from its published counts our measures give them, authority by authority.

The counts are printed rounded (full-time equivalents to one decimal), so a rate worked out from them may differ in the
last printed place. How many rates are the same to the last digit, and how many to within one in it, is asserted; so is
that every one could have come from counts that print as these do.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

import numpy as np
import pyarrow as pa
import pytest
from tests.kept import AS_OF, a_store, draft_of_arrow
from tests.rows import columns_of
from tests.samples import published
from tests.twin.side_by_side import PROFILE

from plimsoll.conditions import Question, ask
from plimsoll.measures.instrument import By
from plimsoll.store import Session

AUTHORITY = "Local authority"
YEARS = range(2017, 2026)
LEAP_YEARS = (2020, 2024)
HUNDRED = 100
PLACE = 0.1
"""The last printed place, of rates and of full-time equivalents."""
NEAR = 1e-9

RATES = {
    "vacancy_rate": "vacancy_rate_fte",
    "agency_rate": "agency_rate_fte",
    "turnover": "turnover_rate_fte",
    "absence_rate": "absence_rate_fte",
    "caseload_published": "caseload_fte",
}
"""Each measure and the published column of the same name."""
COUNTS = (
    "inpost_fte",
    "leavers_fte",
    "agency_fte",
    "vacancy_fte",
    "working_days_lost_fte",
    "case_holders_fte",
    "cases",
)
MADE_OF = {
    "vacancy_rate": ("vacancy_fte", "inpost_fte"),
    "agency_rate": ("agency_fte", "inpost_fte"),
    "turnover": ("leavers_fte", "inpost_fte"),
    "absence_rate": ("working_days_lost_fte", "inpost_fte"),
    "caseload_published": ("cases", "case_holders_fte"),
}
"""The counts that each rate is of. Where one is suppressed (c, u, x, z, low) there is nothing to compare."""

COMPARED = {
    "vacancy_rate": 1353,
    "agency_rate": 1341,
    "turnover": 1345,
    "absence_rate": 1336,
    "caseload_published": 1350,
}
"""How many authorities and years publish the rate and both its counts."""

TO_THE_DIGIT = {
    "vacancy_rate": 1313,
    "agency_rate": 1287,
    "turnover": 1234,
    "absence_rate": 1328,
    "caseload_published": 1320,
}
"""How many of them are the same as printed."""

APART = {("caseload_published", 2023, "E06000053")}
"""The rates more than one in the last place away: measure, year, authority. Scilly had a worker and a half."""

Key = tuple[int, str]


@dataclass(frozen=True)
class Printed:
    """What was printed of one authority in one year; a suppressed cell is nothing."""

    year: int
    authority: str
    cells: Mapping[str, float | None]

    @property
    def team(self) -> str:
        """The authority in that year, as a team of its own."""
        return f"{self.authority} in {self.year}"


@cache
def printed() -> tuple[Printed, ...]:
    """Every authority and year in print."""
    with published("published", "csww_indicators_2017_to_2025.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["geographic_level"] == AUTHORITY]
    wanted = (*COUNTS, *RATES.values())
    return tuple(
        Printed(int(row["time_period"]), row["new_la_code"], {name: _number(row[name]) for name in wanted})
        for row in rows
    )


def _number(cell: str) -> float | None:
    try:
        return float(cell.replace(",", ""))
    except ValueError:
        return None


def told(year: int, name: str) -> list[tuple[str, float]]:
    """The teams of a year with a count that was printed."""
    rows = ((each.team, each.cells[name]) for each in printed() if each.year == year)
    return [(team, count) for team, count in rows if count is not None]


def posts(year: int) -> dict[str, list[object]]:
    """In each authority one post for all who are in post, one for all who left, one for all of an agency."""
    year_began, september, year_over = date(year - 1, 10, 1), date(year, 9, 30), date(year, 10, 1)
    kinds = (("inpost_fte", False, year_over), ("leavers_fte", False, september), ("agency_fte", True, year_over))
    rows = [(f"{team} {name}", team, fte, agency, end) for name, agency, end in kinds for team, fte in told(year, name)]
    names, teams, ftes, agencies, ends = map(list, zip(*rows, strict=True))
    return {
        "employment_id": names,
        "staff_id": names,
        "team_id": teams,
        "fte": ftes,
        "agency": agencies,
        "started": [year_began] * len(rows),
        "ended": ends,
    }


def vacancies(year: int) -> dict[str, list[object]]:
    """One vacancy for all of an authority."""
    teams, ftes = map(list, zip(*told(year, "vacancy_fte"), strict=True))
    return {"vacancy_id": teams, "team_id": teams, "fte": ftes, "started": [date(year, 9, 30)] * len(teams)}


def absences(year: int) -> dict[str, list[object]]:
    """A total of the year's days lost, of those in post."""
    teams, days = map(list, zip(*told(year, "working_days_lost_fte"), strict=True))
    return {
        "absence_id": teams,
        "staff_id": [f"{team} inpost_fte" for team in teams],
        "kind": ["sickness"] * len(teams),
        "started": [date(year - 1, 10, 1)] * len(teams),
        "ended": [date(year, 10, 1)] * len(teams),
        "days_lost": days,
        "total": [True] * len(teams),
    }


def holders(year: int) -> dict[str, list[object]]:
    """One worker for all the case holders of an authority."""
    teams, ftes = map(list, zip(*told(year, "case_holders_fte"), strict=True))
    return {"worker_id": teams, "fte": ftes}


def held(year: int) -> dict[str, pa.Array]:
    """Every case, held by the worker of its authority."""
    names, cases = zip(*told(year, "cases"), strict=True)
    teams = pa.array(names).take(pa.array(np.repeat(np.arange(len(names)), np.array(cases, int))))
    numbers = pa.array(np.arange(len(teams))).cast(pa.string())
    return {
        "allocation_id": numbers,
        "person_id": numbers,
        "worker_id": teams,
        "role": pa.repeat("CW", len(teams)),
        "team_id": teams,
        "started": pa.repeat(pa.scalar(date(year, 9, 30)), len(teams)),
    }


@pytest.fixture(scope="module")
def rates() -> Mapping[tuple[str, int, str], float]:
    """What our measures make of the counts, by measure, year and authority."""
    found: dict[tuple[str, int, str], float] = {}
    with a_store() as store:
        for year in YEARS:
            columns = {"employment": posts, "vacancy": vacancies, "absence": absences, "worker": holders}
            tables = {name: columns_of(name, **made(year)) for name, made in (columns | {"allocation": held}).items()}
            store.keep(draft_of_arrow(tables, AS_OF, str(year)))
            with store.session(str(year)) as session:
                found |= dict(measured(session, year))
    return found


def measured(session: Session, year: int) -> Iterator[tuple[tuple[str, int, str], float]]:
    """Each figure of a year that has a value: a share in the hundred, as it is printed; a caseload as it is."""
    question = Question((date(year, 9, 30),), By.TEAM, tuple(RATES))
    for figure in ask(session, PROFILE, question):
        if figure.value is not None and figure.unit is not None:
            share = 1 if figure.measure == "caseload_published" else HUNDRED
            yield (figure.measure, year, figure.unit.rsplit(" in ", 1)[0]), share * figure.value


def compared(measure: str) -> list[Printed]:
    """The authorities and years that print the rate and what it is made of."""
    needed = (RATES[measure], *MADE_OF[measure])
    return [each for each in printed() if all(each.cells[name] is not None for name in needed)]


def in_print(rate: float) -> float:
    """A rate as it is printed: to one decimal, the half upwards."""
    return math.floor(rate / PLACE + 0.5 + NEAR) / 10


def could_be(measure: str, each: Printed) -> tuple[float, float]:
    """The lowest and the highest rate of counts that print as these do."""
    part, rest = (each.cells[name] or 0.0 for name in MADE_OF[measure])
    slack = 0.0 if measure == "caseload_published" else PLACE / 2
    ends = ((part - slack, rest + PLACE / 2), (part + slack, rest - PLACE / 2))
    return tuple(_rate(measure, each.year, *counts) for counts in ends)  # type: ignore[return-value]


def _rate(measure: str, year: int, part: float, rest: float) -> float:
    if measure in {"vacancy_rate", "agency_rate"}:
        return HUNDRED * part / (part + rest)
    if measure == "absence_rate":
        return HUNDRED * part / (rest * (254 if year in LEAP_YEARS else 253))
    return part / rest if measure == "caseload_published" else HUNDRED * part / rest


@pytest.mark.parametrize("measure", sorted(RATES))
def test_every_rate_in_print_is_given(rates: Mapping[tuple[str, int, str], float], measure: str) -> None:
    """Of every authority and year with a rate and its counts in print there is a figure of ours."""
    asked = [(measure, each.year, each.authority) for each in compared(measure)]
    assert len(asked) == COMPARED[measure]
    assert [key for key in asked if key not in rates] == []


@pytest.mark.parametrize("measure", sorted(RATES))
def test_the_rates_are_the_published_ones(rates: Mapping[tuple[str, int, str], float], measure: str) -> None:
    """To one in the last printed place, of every authority and year but those that are listed with their reason."""
    keys = {(measure, each.year, each.authority): each.cells[RATES[measure]] or 0.0 for each in compared(measure)}
    apart = {key for key, rate in keys.items() if abs(in_print(rates[key]) - rate) > PLACE + NEAR}
    assert apart == {key for key in APART if key[0] == measure}
    assert sum(in_print(rates[key]) == rate for key, rate in keys.items()) == TO_THE_DIGIT[measure]


@pytest.mark.parametrize("measure", sorted(RATES))
def test_no_rate_is_beyond_its_rounding(rates: Mapping[tuple[str, int, str], float], measure: str) -> None:
    """Every printed rate, the exceptions too, is one that counts printed so can have; ours lies among them."""
    for each in compared(measure):
        low, high = could_be(measure, each)
        rate, ours = each.cells[RATES[measure]] or 0.0, rates[measure, each.year, each.authority]
        assert low - PLACE / 2 - NEAR <= rate <= high + PLACE / 2 + NEAR, each
        assert low - NEAR <= ours <= high + NEAR, each


@pytest.mark.parametrize("year", YEARS)
def test_each_year_has_the_working_days_that_its_absence_rates_say(
    rates: Mapping[tuple[str, int, str], float], year: int
) -> None:
    """253 days, and 254 in 2020 and 2024, whose 12 months hold a 29 February: with the other one fewer rates agree."""
    of_year = [each for each in compared("absence_rate") if each.year == year]
    other = 253 / 254 if year in LEAP_YEARS else 254 / 253
    agreeing = [_agreeing(rates, of_year, factor) for factor in (1.0, 1 / other)]
    assert agreeing[0] > agreeing[1]
    assert agreeing[0] >= len(of_year) - 3


def _agreeing(rates: Mapping[tuple[str, int, str], float], of_year: list[Printed], factor: float) -> int:
    """How many of a year's absence rates, times a factor, are the printed ones to the last digit."""
    ours = (factor * rates["absence_rate", each.year, each.authority] for each in of_year)
    return sum(in_print(rate) == each.cells["absence_rate_fte"] for rate, each in zip(ours, of_year, strict=True))
