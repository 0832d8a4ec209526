"""What a cell says: value tables for identifiers, words, flags and numbers."""

from __future__ import annotations

import pyarrow as pa
import pytest

from plimsoll.sources import words

NOTHING = ["", "   ", "NULL", "null", "Null", "#N/A", "#n/a", "(null)", "(NULL)", "N/A", "n/a", "SSD_PH", "ssd_ph"]
NOTHING += ["PLACEHOLDER_DATA", "placeholder_data", " NULL ", "\tN/A"]


def _said(function: object, *cells: str) -> list[object]:
    found = function(pa.array(cells, pa.string()))  # type: ignore[operator]
    return found.to_pylist()


@pytest.mark.parametrize("cell", NOTHING)
@pytest.mark.parametrize("function", [words.own_id, words.foreign_id, words.text])
def test_words_for_nothing_are_nothing(function: object, cell: str) -> None:
    """Each way of writing "no value" is no value, without regard to case or to space around it."""
    assert _said(function, cell) == [None]


@pytest.mark.parametrize("cell", ["nullable", "NA", "#N/A!", "NULL1", "none", "placeholder"])
def test_words_that_only_look_like_nothing_are_kept(cell: str) -> None:
    """A word that merely resembles one of them says what it says."""
    assert _said(words.text, cell) == [cell]


def test_an_identifier_is_text() -> None:
    """Leading zeros, letters and long numbers stay as they are; space around them goes."""
    cells = ["007", " A1 ", "12345678901234567890", "\u00a0Z9", "1e5", "a b"]
    assert _said(words.own_id, *cells) == ["007", "A1", "12345678901234567890", "Z9", "1e5", "a b"]


def test_minus_one_is_no_identifier() -> None:
    """-1 names nothing, as a row's own identifier and as one of something else."""
    assert _said(words.own_id, "-1") == [None]
    assert _said(words.foreign_id, "-1", " -1 ") == [None, None]


def test_nought_names_nothing_elsewhere() -> None:
    """0 is no row of another table, but a row's own identifier may be 0."""
    assert _said(words.foreign_id, "0") == [None]
    assert _said(words.own_id, "0") == ["0"]
    assert _said(words.foreign_id, "00", "10") == ["00", "10"]


def test_minus_one_is_a_word_like_others() -> None:
    """Only identifiers read -1 as nothing: a code may be -1."""
    assert _said(words.text, "-1", "0") == ["-1", "0"]


@pytest.mark.parametrize("cell", ["Y", "y", "Yes", "YES", "1", "true", "TRUE", "t", " Y "])
def test_ways_of_saying_yes(cell: str) -> None:
    """Each system's yes is yes."""
    values, wrong = words.flag(pa.array([cell]))
    assert (values.to_pylist(), wrong.to_pylist()) == ([True], [False])


@pytest.mark.parametrize("cell", ["N", "n", "No", "NO", "0", "false", "FALSE", "f", "N  "])
def test_ways_of_saying_no(cell: str) -> None:
    """Each system's no is no."""
    values, wrong = words.flag(pa.array([cell]))
    assert (values.to_pylist(), wrong.to_pylist()) == ([False], [False])


def test_a_flag_may_say_nothing() -> None:
    """No value is neither yes nor no, and no fault."""
    values, wrong = words.flag(pa.array(["", "NULL", None], pa.string()))
    assert values.to_pylist() == [None, None, None]
    assert wrong.to_pylist() == [False, False, False]


def test_a_flag_that_is_neither_is_a_fault() -> None:
    """Any other word is left empty and told."""
    values, wrong = words.flag(pa.array(["maybe", "2", "-1", "Y"]))
    assert values.to_pylist() == [None, None, None, True]
    assert wrong.to_pylist() == [True, True, True, False]


@pytest.mark.parametrize(("cell", "number"), [("1", 1.0), ("0.6", 0.6), (".5", 0.5), ("1.", 1.0), ("-2.25", -2.25)])
def test_a_number_is_read(cell: str, number: float) -> None:
    """Decimals as SQL Server writes them."""
    values, wrong = words.number(pa.array([cell]))
    assert (values.to_pylist(), wrong.to_pylist()) == ([number], [False])


@pytest.mark.parametrize("cell", ["one", "0,6", "1.2.3", "37h", "nan", "inf", "1e3", "0x10"])
def test_what_is_no_number_is_told(cell: str) -> None:
    """Words, decimal commas and the like are left empty and told."""
    values, wrong = words.number(pa.array([cell]))
    assert (values.to_pylist(), wrong.to_pylist()) == ([None], [True])


def test_a_column_of_nothing_keeps_its_length() -> None:
    """An empty column and a column of empty cells have as many values as words."""
    assert _said(words.text) == []
    assert _said(words.own_id, "", "") == [None, None]
    assert words.flag(pa.array([], pa.string()))[0].to_pylist() == []
    assert words.number(pa.array(["NULL", "NULL"]))[0].to_pylist() == [None, None]
