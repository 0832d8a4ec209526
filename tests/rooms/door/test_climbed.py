"""The day that is meant where nobody names one, and whose ladder it is."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.council import ON, extract

import plimsoll
from plimsoll.door.climbed import FRESH
from plimsoll.door.days import today
from plimsoll.door.plimsoll import Plimsoll
from plimsoll.vocabulary.errors import UnreadableInput, WrongUse


def loaded(folder: Path, as_of: date) -> Plimsoll:
    """A store that was given the council on a day."""
    store = plimsoll.open(folder / "store")
    store.load(extract(folder / "council"), as_of=as_of)
    return store


@pytest.mark.parametrize("days", [0, 3, FRESH.days])
def test_in_a_store_in_use_today_is_meant(tmp_path: Path, days: int) -> None:
    """An answer is given today, though the last load is some days old; `escalate` looks at the day of the load."""
    before = today()
    store = loaded(tmp_path, before - timedelta(days=days))
    assert before <= store.escalations().about["on"] <= today()
    assert store.escalate().about["on"] == before - timedelta(days=days)
    [matter] = store.concern("Calls are not returned", "agency").records()
    assert before <= matter["raised"] <= today()


def test_in_a_store_out_of_use_the_last_day_it_knows_is_meant(tmp_path: Path) -> None:
    """Of its loads, or of what was written on its ladder since."""
    store = loaded(tmp_path, ON)
    assert store.escalations().about["on"] == ON
    store.concern("Calls are not returned", "agency", on="2018-11-05")
    assert store.escalations().about["on"] == date(2018, 11, 5)
    told = store.acknowledge("M1", "team manager", "The line is answered again", settled=True)
    assert told["ended"] == [date(2018, 11, 5)]


def test_of_several_services_one_must_be_named(tmp_path: Path) -> None:
    """Each has a ladder of its own, and its own numbers."""
    loaded(tmp_path, ON)
    plimsoll.open(tmp_path / "store", "other").load(extract(tmp_path / "other"), as_of=ON)
    with pytest.raises(WrongUse, match="--service"):
        plimsoll.open(tmp_path / "store").escalations()
    other = plimsoll.open(tmp_path / "store", "other")
    assert other.concern("Calls are not returned", "family")["id"] == ["M1"]
    assert len(other.escalations()) == 1
    assert len(plimsoll.open(tmp_path / "store", "service").escalations()) == 0


def test_a_store_with_nothing_in_it_says_what_to_do(tmp_path: Path) -> None:
    """Nothing can stand where nothing was loaded."""
    with pytest.raises(UnreadableInput, match="plimsoll load"):
        plimsoll.open(tmp_path / "none").escalations()
