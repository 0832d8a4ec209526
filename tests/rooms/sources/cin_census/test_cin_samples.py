"""The published samples of the children in need census, to the row."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from tests.rooms.sources.census.messages import faults, rows
from tests.samples import published

from plimsoll import sources
from plimsoll.sources import TableRead

BACKWARDS = [("assessment", 1, "AssessmentAuthorisationDate", "ENDS_BEFORE_START")]
FOLDER = ("formats", "cin_census")


def _read(name: str) -> tuple[sources.SourceFile, list[TableRead]]:
    source = sources.recognise(published(*FOLDER, name))
    assert source is not None
    assert source.source == "cin_census"
    return source, list(source.read())


def _counts(reads: list[TableRead]) -> dict[str, tuple[int, int]]:
    """By table, rows read and refused."""
    found: Counter[str] = Counter()
    refused: Counter[str] = Counter()
    for each in reads:
        found[each.table] += each.read
        refused[each.table] += each.refused
    return {table: (count, refused[table]) for table, count in found.items()}


def test_the_large_sample_has_all_of_its_children_and_referrals() -> None:
    """332 children and 402 referrals, 350 of them with a conference beside them; not one is refused."""
    source, reads = _read("fake_CIN_data.xml")
    assert (source.service, source.as_of) == ("975", date(2022, 7, 21))
    assert _counts(reads) == {
        "person": (332, 0),
        "referral": (402, 0),
        "conference": (350, 0),
        "assessment": (0, 0),
        "plan": (0, 0),
        "enquiry": (0, 0),
        "review": (0, 0),
    }
    assert faults(reads) == []
    referrals = rows(reads, "referral")
    assert len({row["referral_id"] for row in referrals}) == 402
    assert referrals[0] == {
        "referral_id": "RND000215205141@2020-07-13",
        "person_id": "RND000215205141",
        "received": date(2020, 7, 13),
        "need_code": "N6",
        "nfa": True,
        "closed": date(2021, 6, 11),
        "close_reason": "RC2",
        "row_no": 1,
    }


@pytest.mark.parametrize(
    ("name", "children", "refused", "amiss"),
    [
        ("CIN_Census_2021.xml", 1, 0, [("person", 1, "ExpectedPersonBirthDate", "BAD_OPTIONAL_DATE")]),
        ("CIN_Census_2024.xml", 2, 1, BACKWARDS),
        ("CIN_Census_2026.xml", 2, 1, BACKWARDS),
    ],
)
def test_the_samples_of_three_years_are_read_whole(name: str, children: int, refused: int, amiss: list[object]) -> None:
    """Every block of each. A date that is none is told of, an assessment authorised before it began is refused."""
    source, reads = _read(name)
    assert source.service == "201"
    assert _counts(reads) == {
        "person": (children, 0),
        "referral": (children, 0),
        "conference": (2, 0),
        "assessment": (children, refused),
        "plan": (2, 0),
        "enquiry": (1, 0),
        "review": (1, 0),
    }
    assert faults(reads) == amiss


def test_a_sample_of_a_tool_that_makes_them_up_is_read_whole() -> None:
    """One child with one of everything, as liia-tools has it."""
    _, reads = _read("BAR_cin_2022.xml")
    assert {table: read for table, (read, refused) in _counts(reads).items() if not refused} == {
        "person": 1,
        "referral": 1,
        "conference": 2,
        "assessment": 1,
        "plan": 2,
        "enquiry": 1,
        "review": 1,
    }
    assert faults(reads) == []
