"""Delimited text as columns, quickly and slowly."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plimsoll.sources.delimited import Cells, Grid, grid
from plimsoll.sources.headers import Header
from plimsoll.vocabulary.faults import Reason

HEADER = "a,b,c\n"
SHARED = {0: False, 1: True, 2: True}


def _header(delimiter: str = ",", lines: int = 1) -> Header:
    return Header(("a", "b", "c"), delimiter, "", lines, ("a", "b", "c"))


def _grid(text: str | bytes, header: Header | None = None) -> Grid:
    body = text.encode() if isinstance(text, str) else text
    return grid(body, header or _header(), SHARED, "f.csv")


def _rows(found: Grid) -> list[tuple[str, ...]]:
    columns = [cells.spread(cells.words).to_pylist() for _, cells in sorted(found.cells.items())]
    return list(zip(*columns, strict=True))


def test_rows_are_read_and_numbered_from_the_header() -> None:
    """The header is row 1."""
    found = _grid(HEADER + "1,x,y\r\n2,x,z\r\n")
    assert _rows(found) == [("1", "x", "y"), ("2", "x", "z")]
    assert (found.row_no.tolist(), found.refused, found.read) == ([2, 3], [], 2)


def test_a_shared_word_is_held_once() -> None:
    """However many rows say it; a key's words stand row by row."""
    found = _grid(HEADER + "".join(f"{n},same,{n % 2}\n" for n in range(1000)))
    assert [len(found.cells[place].words) for place in (0, 1, 2)] == [1000, 1, 2]
    assert found.cells[0].codes is None


@pytest.mark.parametrize("text", [HEADER, HEADER.strip(), HEADER + "\r\n\r\n", HEADER + "\n", "a,b,c\r\n"])
def test_a_header_alone_has_no_rows(text: str) -> None:
    """With or without its line's end, with or without blank lines after it."""
    found = _grid(text)
    assert (_rows(found), found.read) == ([], 0)


@pytest.mark.parametrize("tail", ["", "\n", "\r\n", "\n\n\n", "\r\n\r\n"])
def test_the_end_of_the_file_does_not_matter(tail: str) -> None:
    """The last row counts with or without its line's end, and blank lines after it are no rows."""
    assert _rows(_grid(HEADER + "1,2,3\n4,5,6" + tail)) == [("1", "2", "3"), ("4", "5", "6")]


def test_lines_before_the_header_count_in_the_numbers() -> None:
    """Row numbers are those an editor shows."""
    found = _grid("sep=,\n\n" + HEADER + "1,2,3\n", _header(lines=3))
    assert found.row_no.tolist() == [4]


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_other_delimiters(delimiter: str) -> None:
    """As the header says."""
    text = HEADER.replace(",", delimiter) + delimiter.join(["1", "2,5", "3"]) + "\n"
    assert _rows(_grid(text, _header(delimiter))) == [("1", "2,5", "3")]


def test_quoted_cells_are_unquoted() -> None:
    """Commas, doubled marks and line breaks stand inside quotation marks."""
    found = _grid(HEADER + '1,"a, b","say ""so"""\n2,"two\nlines",x\n')
    assert _rows(found) == [("1", "a, b", 'say "so"'), ("2", "two\nlines", "x")]
    assert found.row_no.tolist() == [2, 3]


def test_a_blank_line_inside_moves_the_numbers_below_it() -> None:
    """It is no row, but the rows below keep their place."""
    found = _grid(HEADER + "1,2,3\n\n4,5,6\n")
    assert (found.row_no.tolist(), found.read) == ([2, 4], 2)


def test_a_faulty_row_is_numbered_among_good_ones() -> None:
    """The slow way is taken and nothing else changes."""
    found = _grid(HEADER + "1,2,3\n4,5\n6,7,8\n9,9,9,9\n")
    assert _rows(found) == [("1", "2", "3"), ("6", "7", "8")]
    assert found.row_no.tolist() == [2, 4]
    assert found.refused == [(3, Reason.TOO_FEW_CELLS), (5, Reason.TOO_MANY_CELLS)]


def test_rows_of_empty_cells_are_rows() -> None:
    """Excel leaves them at the end; they are read, and refused later for want of a key."""
    assert _grid(HEADER + "1,2,3\n,,\n").read == 2


def test_long_text_is_read_in_blocks() -> None:
    """More than a block of rows reads like a few, with one dictionary a column."""
    rows = 300_000
    found = _grid(HEADER + "".join(f"{n},w{n % 7},some words to fill the block\n" for n in range(rows)))
    assert found.row_no[-1] == rows + 1
    assert len(found.cells[1].words) == 7
    assert found.cells[1].spread(found.cells[1].words)[rows - 1].as_py() == f"w{(rows - 1) % 7}"


def test_cells_spread_one_value_a_word_to_one_a_row() -> None:
    """What is done to a word is done for all its rows."""
    cells = Cells(pa.array(["x", "y"]), pa.array([0, 1, 1, 0], pa.int32()))
    assert cells.spread(pa.array([10, None])).to_pylist() == [10, None, None, 10]
    assert cells.rows_where(pa.array([False, True])).tolist() == [1, 2]
    assert cells.rows_where(pa.array([False, False])).tolist() == []


def test_cells_without_codes_stand_row_by_row() -> None:
    """A key's values are its words."""
    cells = Cells(pa.array(["x", "y"]), None)
    assert cells.spread(pa.array([1, 2])).to_pylist() == [1, 2]
    assert cells.rows_where(pa.array([False, True])).tolist() == [1]


CELL = st.sampled_from(["", "x", "yy", '"q"', '"q""r"', '"a,b"', '"a\nb"', "a'b", " z "])
ROW = st.lists(CELL, min_size=3, max_size=3).map(",".join)


@given(rows=st.lists(ROW, max_size=6), end=st.sampled_from(["\n", "\r\n"]))
def test_the_slow_way_reads_what_the_quick_way_reads(rows: list[str], end: str) -> None:
    """A faulty row at the end sends the file the slow way round, and its other rows come out the same."""
    text = HEADER + "".join(row + end for row in rows)
    quick, slow = _grid(text), _grid(text + "one,cell,too,many" + end)
    assert _rows(slow) == _rows(quick)
    assert np.array_equal(slow.row_no, quick.row_no)
    assert [reason for _, reason in slow.refused] == [Reason.TOO_MANY_CELLS]


@given(st.text(st.sampled_from('ax,"\n\r\0;'), max_size=60))
def test_any_text_is_parted_into_rows_that_add_up(text: str) -> None:
    """Whatever stands after the header: each row is read or refused once, and no number is used twice."""
    found = _grid(HEADER + text)
    numbers = [*found.row_no.tolist(), *(row for row, _ in found.refused)]
    assert len(set(numbers)) == len(numbers) == found.read
    assert all(row > 1 for row in numbers)
