"""The first row of a delimited file."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.rooms.sources.extracts import saved

from plimsoll.sources.headers import HEADER_LIMIT, cannot_open, headers, mark_length, mark_of
from plimsoll.vocabulary.errors import UnreadableInput


def _columns(path: Path, delimiter: str = ",") -> tuple[str, ...]:
    return next(header.columns for header in headers(path) if header.delimiter == delimiter)


@pytest.mark.parametrize(
    ("line", "delimiter"),
    [("a,b,c", ","), ("a;b;c", ";"), ("a\tb\tc", "\t"), ('"a","b","c"', ","), (" A , B ,C", ","), ('"a";"B";c', ";")],
)
def test_a_header_is_read_by_each_delimiter(line: str, delimiter: str, tmp_path: Path) -> None:
    """Quotes, space and letter case around the names do not matter."""
    assert _columns(saved(tmp_path, line + "\r\n1,2,3\r\n"), delimiter) == ("a", "b", "c")


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", ""])
def test_a_header_ends_with_its_line(end: str, tmp_path: Path) -> None:
    """Any line end ends it, and so does the end of the file."""
    assert _columns(saved(tmp_path, f"a,b{end}")) == ("a", "b")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_header_is_read_in_each_encoding(encoding: str, tmp_path: Path) -> None:
    """The mark, if there is one, says which."""
    assert _columns(saved(tmp_path, "a,b\n1,2\n".encode(encoding))) == ("a", "b")


def test_big_endian_marks_are_known(tmp_path: Path) -> None:
    """UTF-16 comes both ways round."""
    assert _columns(saved(tmp_path, b"\xfe\xff" + "a,b\n".encode("utf-16-be"))) == ("a", "b")


@pytest.mark.parametrize(("text", "lines"), [("a,b\n", 1), ("\n\na,b\n", 3), ("sep=,\na,b\n", 2), ("  \na,b\n", 2)])
def test_lines_before_the_header_are_counted(text: str, lines: int, tmp_path: Path) -> None:
    """Blank lines and Excel's line about the delimiter stand before the first record too."""
    found = headers(saved(tmp_path, text))[0]
    assert (found.lines, found.columns) == (lines, ("a", "b"))


def test_the_names_as_written_are_kept_for_the_report(tmp_path: Path) -> None:
    """A fault names the column as the file does."""
    found = headers(saved(tmp_path, 'Cine_Referral_ID," Team "\n'))[0]
    assert found.names == ("Cine_Referral_ID", "Team")
    assert found.place("team") == 1


def test_of_two_columns_with_one_name_the_first_is_meant(tmp_path: Path) -> None:
    """A query that joins tables brings a name twice."""
    assert headers(saved(tmp_path, "id,person_id,id\n"))[0].place("id") == 0


@pytest.mark.parametrize("text", ["\n\n\n", " \r\n\t\r\n", "sep=;\n"])
def test_a_file_without_a_line_of_text_has_no_header(text: str, tmp_path: Path) -> None:
    """Nothing but blank lines is no header."""
    assert headers(saved(tmp_path, text)) == []


def test_a_line_without_end_is_no_header(tmp_path: Path) -> None:
    """A first line longer than any table's is not read on to its end."""
    assert headers(saved(tmp_path, b"cine_referral_id," * HEADER_LIMIT)) == []


def test_an_empty_file_is_told(tmp_path: Path) -> None:
    """It says which file, and what to do."""
    with pytest.raises(UnreadableInput, match=r"ssd_person\.csv: The file is empty\. Save it again"):
        headers(saved(tmp_path, "", "ssd_person.csv"))


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    """It says that there is none."""
    with pytest.raises(UnreadableInput, match=r"There is no such file or folder\. Check the path"):
        headers(tmp_path / "gone.csv")


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (FileNotFoundError(2, "x"), "There is no such file"),
        (PermissionError(13, "x"), "You are not permitted to read it"),
        (OSError(5, "Input/output error"), r"It cannot be read \(Input/output error\)"),
        (OSError(), r"It cannot be read \(OSError\)"),
    ],
)
def test_what_the_system_says_is_put_in_words(error: OSError, says: str) -> None:
    """Each refusal of the system becomes what happened and what to do, and ends the command with 3."""
    told = cannot_open(Path("a.csv"), error)
    assert told.exit_code == 3
    assert told.where == "a.csv"
    assert told.next_step
    with pytest.raises(UnreadableInput, match=says):
        raise told


def test_marks_are_known_and_measured() -> None:
    """A byte-order mark names its encoding and its own length."""
    assert (mark_of(b"\xef\xbb\xbfa"), mark_length("utf-8")) == ("utf-8", 3)
    assert (mark_of(b"\xff\xfea\0"), mark_length("utf-16-le")) == ("utf-16-le", 2)
    assert mark_of(b"a,b") == ""
