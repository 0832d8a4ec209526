"""The slow way through a faulty file, row by row."""

from __future__ import annotations

import pytest

from plimsoll.sources.sieve import LINE_LIMIT, Sieved, sieve
from plimsoll.vocabulary.faults import Reason

GOOD = b"1,2,3\r\n"


def _sieved(body: bytes, delimiter: str = ",") -> Sieved:
    return sieve(body, 3, delimiter, 2)


def _reason(line: bytes, after: bytes = GOOD) -> list[tuple[int, Reason]]:
    """What is refused of a file of one good row, the line, and what comes after."""
    return _sieved(GOOD + line + after).refused


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"1,2,3,4\r\n", Reason.TOO_MANY_CELLS),
        (b"1,2\r\n", Reason.TOO_FEW_CELLS),
        (b"1\r\n", Reason.TOO_FEW_CELLS),
        (b"1,2\x00,3\r\n", Reason.NUL_BYTE),
        (b"\x00\x00\x00\r\n", Reason.NUL_BYTE),
        (b'"1,2,3\r\n', Reason.STRAY_QUOTE),
        (b'1,"2"x,3\r\n', Reason.STRAY_QUOTE),
        (b"x" * (LINE_LIMIT + 1) + b"\r\n", Reason.TOO_LONG),
        (b'1,2,"' + b"x" * 200_000 + b'"\r\n', Reason.TOO_LONG),
    ],
)
def test_each_fault_has_its_reason_and_costs_one_row(line: bytes, reason: Reason) -> None:
    """The row is named by its number in the file, and the rows around it are read."""
    found = _sieved(GOOD + line + GOOD)
    assert found.refused == [(3, reason)]
    assert found.row_no == [2, 4]


@pytest.mark.parametrize("line", [b"1,2", b"1", b"1,2,", b'1,2,"x', b'"1'])
def test_a_file_that_ends_inside_a_row_is_told_as_cut(line: bytes) -> None:
    """The last line has no end and too few cells: the file was cut. With all its cells it may be whole."""
    refused = _reason(line, after=b"")
    assert refused == ([] if line == b"1,2," else [(3, Reason.CUT_SHORT)])


def test_a_short_row_that_ends_properly_is_not_cut() -> None:
    """A last line with its end was written so."""
    assert _reason(b"1,2\n", after=b"") == [(3, Reason.TOO_FEW_CELLS)]


def test_blank_lines_are_numbered_and_are_no_rows() -> None:
    """They hold nothing to read, but the rows below keep the number that an editor shows."""
    found = _sieved(b"\r\n1,2,3\r\n   \r\n\n4,5,6\r\n\r\n")
    assert (found.row_no, found.refused) == ([3, 6], [])


def test_a_cell_may_hold_a_line_break() -> None:
    """A quoted cell over several lines is one row, and is passed on whole."""
    found = _sieved(b'1,"two\r\nlines",3\r\n4,5,6\r\n')
    assert (found.row_no, found.refused) == ([2, 3], [])
    assert found.text == b'1,"two\r\nlines",3\r\n4,5,6\r\n'


def test_a_stray_quotation_mark_does_not_swallow_the_rows_after_it() -> None:
    """Only its own line is given up, though the cell would run on to the next quotation mark."""
    found = _sieved(b'1,"2,3\n4,5,6\n7,8,9\na,"b",c\nd,e,f\n')
    assert found.refused == [(2, Reason.STRAY_QUOTE)]
    assert found.row_no == [3, 4, 5, 6]


def test_a_nul_byte_inside_a_cell_of_several_lines_refuses_the_row() -> None:
    """Wherever in the row it stands."""
    assert _reason(b'1,"two\nli\x00nes",3\n') == [(3, Reason.NUL_BYTE)]


def test_marks_inside_an_unquoted_cell_are_just_marks() -> None:
    """SSMS without the quoting option writes JSON bare; as long as it holds no comma the row is whole."""
    assert _reason(b'1,{"NFA_FLAG":"Y"},3\n') == []


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_other_delimiters_part_the_cells(delimiter: str) -> None:
    """A comma is then a character like others."""
    body = f"1{delimiter}2,2{delimiter}3\n1{delimiter}2\n".encode()
    found = _sieved(body, delimiter)
    assert (found.row_no, found.refused) == ([2], [(3, Reason.TOO_FEW_CELLS)])


def test_a_hundred_megabytes_in_one_line_are_refused_and_the_rest_is_read() -> None:
    """The line is neither decoded nor parted: one row refused, the others kept."""
    found = _sieved(GOOD + b"," * 100_000_000 + b"\n" + GOOD)
    assert (found.row_no, found.refused) == ([2, 4], [(3, Reason.TOO_LONG)])


def test_many_stray_marks_do_not_take_for_ever() -> None:
    """Each mark costs its own line once, however many there are."""
    found = _sieved(b'""a,"\n' * 20_000)
    assert len(found.refused) == 20_000


def test_nothing_gives_nothing() -> None:
    """No text, no rows."""
    assert _sieved(b"") == Sieved(b"", [], [])
    assert _sieved(b"\r\n\n") == Sieved(b"", [], [])
