"""The files of the SSDA903 return: known by their columns, and what each row becomes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.rooms.sources.sheets import column, csv_file, faults, only, readings, recognised
from tests.samples import published

from plimsoll import sources
from plimsoll.sources.ssda903.files import FILES, WORKER_REASONS
from plimsoll.vocabulary.errors import UnreadableInput

EPISODES = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN"
WORKERS = "CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_file_is_known_by_its_columns(file, tmp_path: Path) -> None:
    """Whatever it is called, in any order, with columns of other origin."""
    header = ",".join(["Extra", *reversed(file.columns)]).upper()
    found = recognised(csv_file(tmp_path, "return.csv", header))
    assert (found.source, found.source_table) == ("ssda903", file.name)
    assert bool(found.tables) == bool(file.mappings)


@pytest.mark.parametrize("header", ["CHILD,DOB", "CHILD,DOB,SEX", "DECOM,RNE,LS", "CHILD,DECOM", "CHILDREN,REVIEW"])
def test_columns_that_tell_nothing_make_no_file(header: str, tmp_path: Path) -> None:
    """A child and its birthday are in half of them; episodes of nobody are none."""
    assert sources.recognise(csv_file(tmp_path, "return.csv", header)) is None


def test_a_child_is_kept_with_the_month_of_birth(tmp_path: Path) -> None:
    """And with nothing else that the header says."""
    rows = ("123,1,27/03/2008,WBRI,D051910639385,,", ",1,27/03/2008,,,,", "124,1,,,,,")
    read = only(csv_file(tmp_path, "h.csv", "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB", *rows))
    assert [(row["person_id"], row["birth_month"]) for row in read.rows.to_pylist()] == [
        ("123", date(2008, 3, 1)),
        ("124", None),
    ]
    assert faults(read) == [(3, "CHILD", "NO_KEY"), (4, "DOB", "NO_DATE_OF_CHILD")]


@pytest.mark.parametrize("code", [f"PN{number}" for number in range(8)])
def test_every_review_of_the_return_was_held(code: str, tmp_path: Path) -> None:
    """Its code says how the child took part."""
    [row] = only(csv_file(tmp_path, "r.csv", "CHILD,DOB,REVIEW,REVIEW_CODE", f"1,,30/08/2017,{code}")).rows.to_pylist()
    assert (row["kind"], row["review_id"], row["held"]) == ("CLA", "1@2017-08-30", date(2017, 8, 30))
    assert (row["plan_id"], row["cancelled"]) == (None, None)


def test_a_review_without_its_day_is_refused(tmp_path: Path) -> None:
    """There is nothing to say of it."""
    read = only(csv_file(tmp_path, "r.csv", "CHILD,DOB,REVIEW,REVIEW_CODE", "1,,,PN1", "1,,soon,PN1"))
    assert read.rows.num_rows == 0
    assert faults(read) == [(2, "review_id", "NO_KEY"), (3, "REVIEW", "BAD_OPTIONAL_DATE"), (3, "review_id", "NO_KEY")]


def test_a_time_away_is_missing_or_without_authorisation(tmp_path: Path) -> None:
    """Until the day the child was back; a code that is neither is told."""
    rows = ("1,,M,21/11/2017,04/01/2018", "2,,a,13/11/2017,", "3,,X,13/11/2017,14/11/2017")
    read = only(csv_file(tmp_path, "m.csv", "CHILD,DOB,MISSING,MIS_START,MIS_END", *rows))
    assert column(read, "kind") == ["M", "A", "X"]
    assert column(read, "ended") == [date(2018, 1, 4), None, date(2017, 11, 14)]
    assert faults(read) == [(4, "MISSING", "UNKNOWN_CODE")]


def test_a_workers_episode_is_an_allocation_and_a_worker(tmp_path: Path) -> None:
    """The return names workers by their registration only."""
    found = readings(csv_file(tmp_path, "w.csv", WORKERS, "1,,sw123,01/01/2024,03/02/2024,LEFTRL"))
    [allocation], [worker] = (found[name].rows.to_pylist() for name in ("allocation", "worker"))
    assert (allocation["allocation_id"], allocation["worker_id"]) == ("1@2024-01-01@SW123", "SW123")
    assert (allocation["role"], allocation["change_reason"]) == ("Allocated Worker", "LEFTRL")
    assert (allocation["started"], allocation["ended"]) == (date(2024, 1, 1), date(2024, 2, 3))
    assert (worker["worker_id"], worker["registration"], worker["name"]) == ("SW123", "SW123", None)


def test_a_worker_who_is_not_named_leaves_the_child_to_nobody(tmp_path: Path) -> None:
    """The allocation is kept, as one to nobody; there is no worker in it."""
    found = readings(csv_file(tmp_path, "w.csv", WORKERS, "1,,,01/01/2024,,"))
    assert column(found["allocation"], "worker_id") == [None]
    assert (found["worker"].read, found["worker"].rows.num_rows) == (0, 0)


def test_what_the_return_does_not_allow_is_told_and_kept(tmp_path: Path) -> None:
    """A worker's identifier that begins otherwise, and a reason that is none."""
    rows = ("1,,12345,01/01/2024,,MANAGE", "1,,XX77,01/02/2024,,lazy", "1,,SW1,01/03/2024,,others")
    found = readings(csv_file(tmp_path, "w.csv", WORKERS, *rows))["allocation"]
    assert column(found, "worker_id") == ["12345", "XX77", "SW1"]
    assert column(found, "change_reason") == ["MANAGE", "lazy", "OTHERS"]
    assert faults(found) == [(2, "SW_ID", "UNUSUAL_ID"), (3, "SW_REASON", "UNKNOWN_CODE")]
    assert len(WORKER_REASONS) == 10


@pytest.mark.parametrize(
    ("header", "missing"), [("CHILD,RNE,LS,PLACE,DEC", "decom"), ("CHILD,DOB,SW_ID,SW_DEC,SW_REASON", "sw_decom")]
)
def test_a_file_without_its_day_cannot_be_read(header: str, missing: str, tmp_path: Path) -> None:
    """The message names the column."""
    with pytest.raises(UnreadableInput, match=f"'{missing}'"):
        recognised(csv_file(tmp_path, "x.csv", header, ",".join("1" for _ in header.split(",")))).read()


def test_nothing_is_kept_that_could_name_a_child(tmp_path: Path) -> None:
    """Neither postcode nor pupil number nor ethnicity nor the day of birth is anywhere in what is read."""
    episodes = csv_file(tmp_path, "e.csv", EPISODES, "1,01/01/2024,S,C2,N1,U1,PR1,,,CARPL,AB1 2CD,EF3 4GH,SC012345")
    header = csv_file(
        tmp_path, "h.csv", "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB", "1,2,27/03/2008,WBRI,D051910639385,1,02/04/2024"
    )
    told = str([read.rows.to_pylist() for path in (episodes, header) for read in readings(path).values()])
    cells = ("AB1", "EF3", "SC0", "WBRI", "D0519", "2008, 3, 27", "2024, 4, 2", "CARPL")
    assert [cell for cell in cells if cell in told] == []


PUBLISHED = {
    "header.csv": {"person": 2675},
    "episodes.csv": {"plan": 5050},
    "reviews.csv": {"review": 12582},
    "missing.csv": {"missing": 43},
    "sw_episodes.csv": {"allocation": 1, "worker": 1},
    "uasc.csv": {},
    "oc2.csv": {},
    "oc3.csv": {},
    "ad1.csv": {},
    "placed_for_adoption.csv": {},
    "previous_permanence.csv": {},
    "DoLo.csv": {},
}
"""Each published file, and the record rows of each table that must be read from it."""


@pytest.mark.parametrize("name", sorted(PUBLISHED))
def test_a_published_file_is_read_whole(name: str) -> None:
    """Every row of it is kept; those that the return does not allow are told."""
    source = recognised(published("formats", "ssda903", name))
    found = {read.table: read for read in source.read()}
    expected = PUBLISHED[name]
    assert {table: found[table].rows.num_rows for table in expected} == expected
    assert {table: found[table].read for table in expected} == expected
    told = [fault for read in found.values() for fault in faults(read)]
    assert told == ([(2, "SW_REASON", "UNKNOWN_CODE")] if name == "sw_episodes.csv" else [])


def test_the_published_worker_left_for_a_reason_that_is_none() -> None:
    """It is kept as it stands."""
    found = readings(published("formats", "ssda903", "sw_episodes.csv"))["allocation"]
    assert column(found, "change_reason") == ["SWLAZY"]
