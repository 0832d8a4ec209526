"""Another report is read for one thing: which children it counts, or how many."""

from __future__ import annotations

from pathlib import Path

import pytest

from plimsoll import UnreadableInput, WrongUse
from plimsoll.door import Report, read_report
from plimsoll.door.reports import shown


def a_report(folder: Path, content: str | bytes) -> Path:
    path = folder / "report.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize(
    "content",
    [
        "Child Unique ID\nP1\nP2\n",
        "name,person_id,team\nA,P1,T\nB,P2,T\n",
        "Team;CHILD ID\nx;P1\ny;P2\n",
        "id\tteam\nP1\tx\nP2\ty\n",
        "P1\nP2\n",
        "children without a worker\nP1\nP2\n",
        "\ufeffperson_id\r\nP1\r\n\r\nP2\r\nP1\r\n",
        "person_id\nP1\nP2\n".encode("utf-16"),
        "Größe,person_id\n1,P1\n2,P2\n".encode("cp1252"),
    ],
)
def test_a_list_is_read_in_any_dress(tmp_path: Path, content: str | bytes) -> None:
    """The column is found by its heading or is the only one; marks, separators, encodings and repeats do not matter."""
    report = read_report(a_report(tmp_path, content))
    assert (report.count, list(report.children or ())) == (2, ["P1", "P2"])


@pytest.mark.parametrize("content", ["41", "41\n", "Unallocated children\n41\n", "count\n1,041\n"])
def test_a_single_number_is_a_count(tmp_path: Path, content: str) -> None:
    """A number alone, or under a heading that names no identifier, is how many."""
    report = read_report(a_report(tmp_path, content))
    assert (report.children, report.count) == (None, int(content.rsplit(maxsplit=1)[-1].replace(",", "")))


def test_a_number_under_an_identifiers_heading_is_a_child(tmp_path: Path) -> None:
    """A list of one child whose identifier is a number is a list."""
    assert read_report(a_report(tmp_path, "person_id\n41\n")) == Report(1, {"41": 2})


def test_a_count_may_be_typed() -> None:
    """Where there is no such file, a number is the count itself."""
    assert read_report("41") == Report(41)


def test_each_child_remembers_its_row(tmp_path: Path) -> None:
    """The first row a child stands in is kept, the heading being row 1."""
    assert read_report(a_report(tmp_path, "id\nP1\n\nP2\nP1\n")).children == {"P1": 2, "P2": 4}


def test_leading_noughts_stay(tmp_path: Path) -> None:
    """An identifier is text."""
    assert list(read_report(a_report(tmp_path, "id\n007\n")).children or ()) == ["007"]


def test_the_column_can_be_named(tmp_path: Path) -> None:
    """Where the heading is not one we know, it is said."""
    path = a_report(tmp_path, "who,where\nP1,x\nP2,y\n")
    assert list(read_report(path, "Who").children or ()) == ["P1", "P2"]


def test_several_unknown_columns_are_asked_about(tmp_path: Path) -> None:
    """With several columns and no heading that we know, the message says how to name one, and repeats no cell."""
    with pytest.raises(WrongUse, match="--column HEADING") as told:
        read_report(a_report(tmp_path, "QUILLFEATHER,ZACHARIAH\nx,y\n"))
    assert "QUILL" not in str(told.value)


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"PK\x03\x04rest", "Save its sheet as CSV"), (b"", "empty"), (b"\n\n", "empty")],
)
def test_what_cannot_be_read_is_said(tmp_path: Path, content: bytes, said: str) -> None:
    """A workbook and an empty file are named for what they are."""
    with pytest.raises(UnreadableInput, match=said):
        read_report(a_report(tmp_path, content))


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    """A file that is not there is named."""
    with pytest.raises(UnreadableInput, match=r"gone\.csv: There is no such file"):
        read_report(tmp_path / "gone.csv")


def test_a_folder_is_no_report(tmp_path: Path) -> None:
    """A folder is not read as a file."""
    with pytest.raises(UnreadableInput, match="no such file"):
        read_report(tmp_path)


def test_what_may_be_a_name_is_told_by_its_row() -> None:
    """Of a report that lists names by mistake, none is repeated."""
    report = Report(2, {"ZACHARIAH QUILLFEATHER": 7, "P1": 8})
    assert [shown(child, report) for child in ("ZACHARIAH QUILLFEATHER", "P1", "P9")] == [
        "row 7 of the report",
        "P1",
        "P9",
    ]
