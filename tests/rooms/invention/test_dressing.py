"""What records hold beyond what a model knows is made up, and only that."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from plimsoll.invention import Invention, invent
from plimsoll.invention.dressing import dressed
from plimsoll.vocabulary.tables import TABLES

COUNTY = invent(Invention(children=80, years=1))
ADULT_YEARS = 18
UNKNOWN = {
    "person": ("birth_month",),
    "referral": ("need_code",),
    "plan": ("placement_id",),
    "worker": ("name", "registration"),
    "employment": ("name", "registration"),
    "absence": ("kind",),
}
UNTOLD = ("contact", "placement", "legal_status")


def bare() -> dict[str, Any]:
    """A county's tables without what a model of the service does not know."""
    tables = {name: table for name, table in COUNTY.tables().items() if name not in UNTOLD}
    referred = pc.is_in(tables["person"]["person_id"], tables["referral"]["person_id"])
    tables["person"] = tables["person"].filter(referred)
    for name, columns in UNKNOWN.items():
        for column in columns:
            place = tables[name].column_names.index(column)
            tables[name] = tables[name].set_column(
                place, column, pa.nulls(len(tables[name]), tables[name].column(place).type)
            )
    return tables


def test_what_the_history_tells_is_left_as_it_is() -> None:
    """Of the tables that were given, only the columns that were empty change."""
    before, after = bare(), dressed(bare(), 3)
    for name, table in before.items():
        kept = [column for column in table.column_names if column not in UNKNOWN.get(name, ())]
        assert after[name].select(kept).equals(table.select(kept)), name


def test_every_child_has_a_month_of_birth_before_it_was_eighteen() -> None:
    """Ages are those of children when their family was first referred, and a month begins on its first day."""
    tables = dressed(bare(), 3)
    born = {each["person_id"]: each["birth_month"] for each in tables["person"].to_pylist()}
    first: dict[str, Any] = {}
    for each in tables["referral"].to_pylist():
        first[each["person_id"]] = min(each["received"], first.get(each["person_id"], each["received"]))
    assert first
    for child, received in first.items():
        assert born[child].day == 1
        assert 0 <= (received - born[child]).days / 365.25 <= ADULT_YEARS + 1 / 12


def test_a_contact_stands_behind_each_referral() -> None:
    """As many contacts as referrals, of the same children on the same days, each of which became one."""
    tables = dressed(bare(), 3)
    pairs = [tables[name].select(["person_id", "received"]).to_pylist() for name in ("contact", "referral")]
    assert pairs[0] == pairs[1]
    assert set(tables["contact"]["referred"].to_pylist()) == {True}


def test_every_period_of_being_looked_after_has_a_placement_and_a_status() -> None:
    """Placements and statuses are of looked-after children alone, from the same day to the same day."""
    tables = dressed(bare(), 3)
    care = [each for each in tables["plan"].to_pylist() if each["kind"] == "CLA"]
    spans = sorted((each["person_id"], each["started"], each["ended"] is None) for each in care)
    for name in ("placement", "legal_status"):
        told = [(each["person_id"], each["started"], each["ended"] is None) for each in tables[name].to_pylist()]
        assert sorted(told) == spans
    assert {each["placement_id"] for each in care} == set(tables["placement"]["placement_id"].to_pylist())


def test_a_worker_has_one_registration_wherever_it_stands() -> None:
    """The employer's file and the case system give the same registration, of the run that is nobody's."""
    tables = dressed(bare(), 3)
    known = {each["staff_id"]: each["registration"] for each in tables["worker"].to_pylist()}
    for each in tables["employment"].to_pylist():
        assert each["registration"] == known[each["staff_id"]]
        assert each["registration"].startswith("SW999")


def test_the_same_seed_makes_up_the_same() -> None:
    """Chance hangs on the seed alone, and every table has the canonical columns."""
    one, again, other = dressed(bare(), 3), dressed(bare(), 3), dressed(bare(), 4)
    assert all(one[name].equals(again[name]) for name in one)
    assert not one["person"].equals(other["person"])
    assert all(table.column_names == [each.name for each in TABLES[name].columns] for name, table in one.items())
