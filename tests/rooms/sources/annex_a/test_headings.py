"""Lists known by their headings, whatever they are worded like and wherever they stand."""

from __future__ import annotations

import pytest
from tests.rooms.sources.annex_a.workbooks import headings

from plimsoll.sources.annex_a.headings import headed, heading_row
from plimsoll.sources.annex_a.lists import lists


@pytest.mark.parametrize("number", range(1, 12))
def test_each_list_is_known_by_ofsteds_headings_in_any_order(number: int) -> None:
    """Ofsted's own headings, turned round, are that list and no other, and every column is found."""
    names = list(reversed(headings(number)))
    found = headed(names)
    assert found is not None
    assert found.listing.number == number
    assert {names[place] for place in found.places.values()} == set(names)


@pytest.mark.parametrize("number", [1, 3, 4, 5, 6, 7, 8, 9])
@pytest.mark.parametrize(
    "written", [str.upper, str.title, lambda name: name.replace(" ", ""), lambda name: f" {name} ?"]
)
def test_letters_spaces_and_punctuation_do_not_count(number: int, written) -> None:
    """Capitals, run-together words and stray marks leave each heading what it is."""
    found = headed([written(name) for name in headings(number)])
    assert found is not None
    assert found.listing.number == number
    assert found.absent == ()


def test_the_sectors_own_headings_are_known() -> None:
    """The CamelCase headings of the script that makes Annex A from SSD, age and odd ends included."""
    names = ["ChildUniqueID", "DateOfBirth", "Age", "CINStartDate", "DateChildLastSeen", "CINClosureDate"]
    found = headed([*names, "ReasonForClosure", "CaseStatus", "PrimaryNeedCode", "AllocatedTeam", "AllocatedWorker"])
    assert found is not None
    assert found.listing.number == 6
    assert found.absent == ()
    assert found.places["cin closure date"] == 5


@pytest.mark.parametrize("wrong", ["CIN Strat Date", "CIN Start Dat", "CIN Startt Date", "CIM Start Date"])
def test_one_wrong_letter_is_forgiven(wrong: str) -> None:
    """Swapped, missing, doubled or wrong: the heading is still the case's first day."""
    names = [wrong if name == "CIN Start Date" else name for name in headings(6)]
    found = headed(names)
    assert found is not None
    assert names[found.places["cin start date"]] == wrong


def test_a_digit_is_never_forgiven() -> None:
    """Stage 1 is not stage 2, however alike they are written."""
    names = [name for name in headings(11) if name != "Date Stage 2 started"]
    found = headed([*names, "Date Stage 3 started"])
    assert found is not None
    assert "date stage 2 started" not in found.places


def test_a_repeated_heading_is_read_once() -> None:
    """The first of two is the column; the second is told."""
    names = [*headings(1), "Date of Contact"]
    found = headed(names)
    assert found is not None
    assert found.places["date of contact"] == names.index("Date of Contact")
    assert found.repeated == ("Date of Contact",)


def test_other_tables_are_no_list() -> None:
    """A staff table, a title and an empty row are not Annex A's."""
    assert headed(["staff_id", "role", "fte", "started"]) is None
    assert headed(["Child Unique ID", "Date of Birth", "Gender"]) is None
    assert headed(["", ""]) is None


def test_the_row_of_headings_is_found_under_titles() -> None:
    """The row that reads most like headings is taken, not the first."""
    assert heading_row([("Annex A", ""), (), ("Made on", "1 May"), tuple(headings(7))]) == 3


def test_what_a_list_is_read_by_is_known() -> None:
    """Of each list that is kept, the child and the day it begins with are required."""
    required = {number: {c.header for c in each.columns if c.required} for number, each in lists().items()}
    assert required[6] == {"Child Unique ID", "CIN Start Date", "CIN Closure Date"}
    assert required[1] == {"Child Unique ID", "Date of Contact"}
