"""Finding the files that were meant."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.rooms.intake.loads import Hall, whole
from tests.rooms.sources.extracts import CELLS, saved, text_of

from plimsoll.intake.finding import Found, find
from plimsoll.vocabulary.errors import UnreadableInput

TEAMS = text_of("ssd_department", [CELLS["ssd_department"]])
NOBODY = 65534


def _found(*paths: Path) -> Found:
    return find(paths, leave_out=Path("no such store"))


def _names(found: Found) -> list[str]:
    return [source.file for source in found.kept]


def test_a_folder_is_searched_with_those_inside_it(tmp_path: Path) -> None:
    """In the order of their names, so that a load is the same each time."""
    for name in ("b.csv", "a/z.csv", "a/y.txt", "c/d/e.dat"):
        saved((tmp_path / name).parent, TEAMS, Path(name).name)
    assert _names(_found(tmp_path)) == ["y.txt", "z.csv", "b.csv", "e.dat"]


def test_a_file_given_twice_is_read_once(tmp_path: Path) -> None:
    """By itself and in its folder."""
    path = saved(tmp_path, TEAMS, "a.csv")
    assert _names(_found(path, tmp_path, tmp_path / "." / "a.csv")) == ["a.csv"]


def test_files_that_systems_leave_for_themselves_are_passed_over(tmp_path: Path) -> None:
    """Hidden files and Office's lock files are not even looked at."""
    saved(tmp_path, TEAMS, "a.csv")
    saved(tmp_path, TEAMS, ".b.csv")
    saved(tmp_path, TEAMS, "~$a.csv")
    found = _found(tmp_path)
    assert (_names(found), found.not_recognised) == (["a.csv"], ())


def test_the_store_itself_is_passed_over(hall: Hall) -> None:
    """A store inside the folder that is loaded is no input."""
    hall.write(whole())
    hall.load()
    assert hall.load(hall.root, as_of=None).already


def test_junk_beside_is_listed_with_its_reason(tmp_path: Path) -> None:
    """Each unknown file, and each empty one."""
    saved(tmp_path, TEAMS, "a.csv")
    saved(tmp_path, "", "empty.csv")
    saved(tmp_path, b"\x89PNG\r\n\x1a\n\0\0\0", "photo.png")
    saved(tmp_path, "name,age\nx,1\n", "other.csv")
    found = _found(tmp_path)
    assert {each.file: each.reason.split(".")[0] for each in found.not_recognised} == {
        "empty.csv": "The file is empty",
        "other.csv": "Its first row is not the header of a table Plimsoll knows",
        "photo.png": "Its first row is not the header of a table Plimsoll knows",
    }


def test_a_table_saved_without_its_header_is_told_how(tmp_path: Path) -> None:
    """SSMS leaves the header out unless its option is ticked."""
    path = saved(tmp_path, TEAMS.split("\r\n", 1)[1], "ssd_department.csv")
    with pytest.raises(UnreadableInput, match="Include column headers when copying or saving the results"):
        _found(path)


@pytest.mark.parametrize(
    ("files", "says"),
    [
        ({}, "There are no files here"),
        ({"a.txt": "hello\n"}, r"a\.txt: Its first row is not the header"),
        ({"a.txt": "hello\n", "b.txt": ""}, "None of the 2 files here is a table Plimsoll knows"),
        ({"a.csv": "disa_table_id,disa_person_id,disa_disability_code\n"}, "Plimsoll keeps nothing of them"),
    ],
)
def test_when_there_is_nothing_to_load_it_says_why(files: dict[str, str], says: str, tmp_path: Path) -> None:
    """An empty folder, junk, or only tables that are not kept: one message, and exit 3."""
    for name, text in files.items():
        saved(tmp_path, text, name)
    with pytest.raises(UnreadableInput, match=says) as told:
        _found(tmp_path)
    assert told.value.exit_code == 3
    assert told.value.next_step or told.value.where


def test_an_empty_file_named_by_itself_is_an_error(tmp_path: Path) -> None:
    """There is nothing else to load."""
    with pytest.raises(UnreadableInput, match=r"ssd_person\.csv: The file is empty"):
        _found(saved(tmp_path, "", "ssd_person.csv"))


def test_a_path_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    """It names the path and what to do."""
    with pytest.raises(UnreadableInput, match=r"gone: There is no such file or folder\. Check the path"):
        _found(tmp_path / "gone")


@contextmanager
def _as_nobody() -> Iterator[None]:
    """Where the tests run as the machine's owner, whom nothing is forbidden, they stand aside for a while."""
    if getattr(os, "geteuid", lambda: 1)() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.parametrize("closed", ["folder", "file", "inner"])
def test_what_may_not_be_read_stops_the_load(closed: str, tmp_path: Path) -> None:
    """A folder or file without permission might hold a table: nothing is loaded as if it were not there."""
    folder = tmp_path / "extract"
    path = saved(folder / "inner", TEAMS, "a.csv")
    barred = {"folder": folder, "file": path, "inner": folder / "inner"}[closed]
    barred.chmod(0)
    try:
        with _as_nobody(), pytest.raises(UnreadableInput, match="not permitted to read it") as told:
            _found(folder)
        assert told.value.exit_code == 3
    finally:
        barred.chmod(0o700)
