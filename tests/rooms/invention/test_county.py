"""What every invented county is: the right tables, the same each time, and whole in itself."""

from __future__ import annotations

import re
from datetime import date

import numpy as np
import pyarrow as pa
import pytest
from tests.rooms.invention.conftest import small
from tests.rooms.invention.looking import FAR, FORESEEN, UNFILLED, key_of, on, tables_of_bytes, whole

from plimsoll.invention import County, Invention, invent
from plimsoll.invention.sheet import ARROW
from plimsoll.vocabulary.errors import WrongUse
from plimsoll.vocabulary.tables import TABLES

NAMES = sorted(TABLES)
COLUMNS = {name: {column.name for column in table.columns} for name, table in TABLES.items()}

SPELLS = {
    "referral": ("received", "closed"),
    "assessment": ("started", "authorised"),
    "enquiry": ("started", "ended"),
    "plan": ("started", "ended"),
    "placement": ("started", "ended"),
    "legal_status": ("started", "ended"),
    "missing": ("started", "ended"),
    "allocation": ("started", "ended"),
    "employment": ("started", "ended"),
    "absence": ("started", "ended"),
    "vacancy": ("started", "ended"),
}
"""The tables whose rows end, and the days between which they last."""

LEADS_TO = [
    ("assessment", "referral_id", "referral"),
    ("enquiry", "referral_id", "referral"),
    ("conference", "referral_id", "referral"),
    ("plan", "referral_id", "referral"),
    ("allocation", "referral_id", "referral"),
    ("conference", "enquiry_id", "enquiry"),
    ("conference", "plan_id", "plan"),
    ("visit", "plan_id", "plan"),
    ("review", "plan_id", "plan"),
    ("placement", "plan_id", "plan"),
    ("plan", "placement_id", "placement"),
    ("referral", "worker_id", "worker"),
    ("assessment", "worker_id", "worker"),
    ("allocation", "worker_id", "worker"),
    ("referral", "team_id", "team"),
    ("allocation", "team_id", "team"),
    ("employment", "staff_id", "worker"),
    ("employment", "registration", "worker"),
    ("employment", "name", "worker"),
    ("absence", "staff_id", "employment"),
    ("supervision", "staff_id", "employment"),
    ("supervision", "supervisor_id", "employment"),
]
"""A table, a column of it, and the table that column leads to."""

GOES_BY = {("plan_id", "placement"): "part_id", ("supervisor_id", "employment"): "staff_id"}
"""What a column is called in the table it leads to, where that is something else."""


@pytest.mark.parametrize("name", NAMES)
def test_a_table_has_the_canonical_columns(county: County, name: str) -> None:
    """Each table has the vocabulary's columns, in order, each of the kind it should be, now and as at any day."""
    wanted = pa.schema([(column.name, ARROW[column.kind]) for column in TABLES[name].columns])
    assert county.tables()[name].schema == wanted
    assert county.as_at(county.invention.ends)[name].schema == wanted


def test_every_table_is_there(county: County) -> None:
    """A county has all the canonical tables and no other, and only that of time studies is empty."""
    tables = county.tables()
    assert sorted(tables) == NAMES
    assert [name for name, rows in tables.items() if rows.num_rows == 0] == list(UNFILLED)


def test_the_same_commission_gives_the_same_bytes(steady: County) -> None:
    """One seed always gives the same rows, down to the byte, as they were and as they were known."""
    again = small("steady")
    day = date(2018, 6, 30)
    assert tables_of_bytes(again.tables()) == tables_of_bytes(steady.tables())
    assert tables_of_bytes(again.as_at(day)) == tables_of_bytes(steady.as_at(day))


def test_another_seed_gives_another_county(steady: County) -> None:
    """Another seed gives other rows."""
    other = small("steady", seed=8)
    assert other.tables()["referral"]["received"].to_pylist() != steady.tables()["referral"]["received"].to_pylist()


@pytest.mark.parametrize("name", NAMES)
def test_keys_are_unique(county: County, name: str) -> None:
    """No two rows of a table share a key, in truth or in an extract."""
    for tables in (county.tables(), county.as_at(date(2018, 10, 31)), county.as_at(county.invention.ends)):
        keys = key_of(tables[name], name)
        assert len(keys) == len(set(keys))


@pytest.mark.parametrize("name", NAMES)
def test_what_is_required_is_there(county: County, name: str) -> None:
    """No required column has an empty cell."""
    required = [column.name for column in TABLES[name].columns if column.required]
    tables = county.as_at(county.invention.ends)
    assert [column for column in required if tables[name][column].null_count] == []


@pytest.mark.parametrize("name", SPELLS)
def test_nothing_ends_before_it_starts(county: County, name: str) -> None:
    """An end is never before its start, in truth or in an extract where dates are still wrong."""
    start, end = SPELLS[name]
    for tables in (county.tables(), county.as_at(date(2018, 10, 31)), county.as_at(county.invention.ends)):
        assert (whole(tables[name][end]) >= whole(tables[name][start])).all()


@pytest.mark.parametrize("name", [name for name in NAMES if "person_id" in COLUMNS[name]])
def test_every_child_is_registered(county: County, name: str) -> None:
    """A child that any table names stands in the person table of the same extract."""
    for tables in (county.tables(), county.as_at(date(2017, 6, 30)), county.as_at(county.invention.ends)):
        assert set(tables[name]["person_id"].to_pylist()) <= set(tables["person"]["person_id"].to_pylist())


@pytest.mark.parametrize(("name", "column", "to"), LEADS_TO)
def test_what_a_row_names_is_there(county: County, name: str, column: str, to: str) -> None:
    """A row leads to no referral, plan, enquiry, placement, worker or team that is missing."""
    tables = county.tables()
    named = {cell for cell in tables[name][column].to_pylist() if cell is not None}
    key = GOES_BY.get((column, to), column)
    assert named - set(tables[to][key].to_pylist()) == set()


@pytest.mark.parametrize("name", [name for name in NAMES if TABLES[name].happened])
def test_nothing_happens_after_the_last_day(county: County, name: str) -> None:
    """No row begins or ends after the county's last day; only what is due may lie ahead."""
    last = on(county.invention.ends)
    rows = county.tables()[name]
    for column in TABLES[name].days:
        days = whole(rows[column])
        assert (days[days < on(FAR)] <= last).all() or column in FORESEEN


def test_every_family_is_a_childs_only_one(county: County) -> None:
    """Each child belongs to one family, and some families have siblings."""
    rows = county.tables()["family"]
    people, families = rows["person_id"].to_pylist(), rows["family_id"].to_pylist()
    assert len(people) == len(set(people))
    assert len(set(families)) < len(families)


def test_no_name_is_anybodys(county: County) -> None:
    """A worker is called by a number or is a duty tray; children have no name at all."""
    names = county.tables()["worker"]["name"].to_pylist()
    assert all(name.split()[0] in {"Worker", "Duty"} for name in names)
    assert "name" not in county.tables()["person"].column_names


def test_no_registration_is_anybodys(county: County) -> None:
    """A registration has the census's form, and stands in a run of numbers far from those that are given."""
    numbers = [number for number in county.tables()["worker"]["registration"].to_pylist() if number is not None]
    assert len(numbers) == len(set(numbers)) > 0
    assert all(re.fullmatch(r"SW999\d{7}", number) for number in numbers)


def test_months_are_first_days(county: County) -> None:
    """A month of birth or of expected birth is given as its first day, so that no birthday is known."""
    person = county.tables()["person"]
    days = [day for column in ("birth_month", "expected_month") for day in person[column].to_pylist() if day]
    assert {day.day for day in days} == {1}


@pytest.mark.parametrize("children", [1, 9, 60])
def test_a_county_may_be_tiny(children: int) -> None:
    """A service of a handful of children is invented like any other."""
    tables = invent(Invention(seed=1, children=children, years=1)).tables()
    assert tables["referral"].num_rows > 0
    assert tables["team"].num_rows == len(set(tables["team"]["name"].to_pylist()))


def test_size_scales_everything() -> None:
    """Twice the children bring about twice the referrals, contacts and visits."""
    one, two = (invent(Invention(seed=4, children=n, years=2)).tables() for n in (400, 800))
    ratios = [two[name].num_rows / one[name].num_rows for name in ("referral", "contact", "visit", "allocation")]
    assert np.allclose(ratios, 2.0, atol=0.35)


@pytest.mark.parametrize(
    "wrong",
    [
        {"children": 0},
        {"years": 0},
        {"years": 21},
        {"seed": -1},
        {"ends": date(1999, 1, 1)},
        {"ends": date(2061, 1, 1)},
    ],
)
def test_an_impossible_commission_is_refused(wrong: dict[str, int]) -> None:
    """A size, span, seed or last day that cannot be is a wrong use, said in a sentence."""
    with pytest.raises(WrongUse) as said:
        Invention(**wrong)
    assert str(said.value).endswith(".")


def test_the_county_of_ordinary_size_has_eleven_thousand_referrals_a_year() -> None:
    """Everything is scaled from the number of children: 5,400 of them stand for 11,000 referrals a year."""
    assert Invention().referrals_a_year == 11_000
    assert Invention(children=2_700).referrals_a_year == 5_500
