"""What a field makes of the words of a column."""

from __future__ import annotations

import pyarrow as pa
import pytest

from plimsoll.sources import spelling
from plimsoll.sources.delimited import Cells
from plimsoll.sources.mapping import Field

KINDS = {"sick": "sickness", "leave": "leave"}


@pytest.mark.parametrize(
    ("word", "unlisted", "meant", "is_unlisted"),
    [
        ("Sick", "", "sickness", False),
        ("  SICK\u00a0", "", "sickness", False),
        ("LEAVE", "", "leave", False),
        ("stress", "", "stress", True),
        ("stress", "other", "other", True),
        ("", "other", "", False),
        ("NULL", "other", "NULL", False),
    ],
)
def test_a_code_is_told_in_words(word: str, unlisted: str, meant: str, is_unlisted: bool) -> None:
    """However it is written; a word that is no code stays or becomes another, and nothing is no code at all."""
    field = Field("kind", codes=KINDS, unlisted=unlisted)
    told, strange = spelling.translated(Cells(pa.array([word]), None), field)
    assert (told.words.to_pylist(), strange.to_pylist()) == ([meant], [is_unlisted])


@pytest.mark.parametrize("word", ["Jane  Smith", " Jane\u00a0Smith ", "Jane\tSmith", "Jane\u200b Smith", "Jane\nSmith"])
def test_odd_spaces_become_one(word: str) -> None:
    """Those that do not break and those that cannot be seen too, where the field is tidied."""
    assert spelling.written(pa.array([word]), Field("name", tidied=True)).to_pylist() == ["Jane Smith"]
    assert spelling.written(pa.array([word]), Field("name")).to_pylist() == [word]


def test_letters_become_capitals_where_the_field_says_so() -> None:
    """A registration is the same in small letters."""
    assert spelling.written(pa.array(["sw12", None]), Field("registration", upper=True)).to_pylist() == ["SW12", None]


def test_an_identifier_of_another_kind_is_seen() -> None:
    """One that is missing is not of another kind."""
    told = spelling.unusual(pa.array(["SW12", "12345", None]), Field("registration", looks_like="^(SW|XX)"))
    assert told.to_pylist() == [False, True, False]


@pytest.mark.parametrize(
    ("least", "most", "kept"),
    [
        (0, 1, [None, 0.0, 1.0, None, None]),
        (0, None, [None, 0.0, 1.0, 36.5, None]),
        (None, 1, [-1.0, 0.0, 1.0, None, None]),
    ],
)
def test_a_number_out_of_range_is_left_empty(least: float, most: float, kept: list[float | None]) -> None:
    """Both ends may be; what is not there is not out of range."""
    numbers = pa.array([-1.0, 0.0, 1.0, 36.5, None])
    values, beyond = spelling.in_range(numbers, Field("fte", least=least, most=most))
    assert values.to_pylist() == kept
    assert beyond.to_pylist() == [
        number is not None and told is None for number, told in zip(numbers.to_pylist(), kept, strict=True)
    ]


NONE = pa.nulls(4, pa.string())
PARTS = {"id": NONE, "a": pa.array(["S1", "S1", None, "S2"]), "b": pa.array(["T", None, "T", "T"])}


@pytest.mark.parametrize(
    ("may_lack", "names"),
    [
        ((), ["S1@T", None, None, "S2@T"]),
        (("b",), ["S1@T", "S1@", None, "S2@T"]),
        (("a",), ["S1@T", None, "@T", "S2@T"]),
    ],
)
def test_an_identifier_is_joined_from_its_parts(may_lack: tuple[str, ...], names: list[str | None]) -> None:
    """Without a part that must be there, there is none."""
    assert spelling.joined(PARTS, Field("id", joined=("a", "b"), may_lack=may_lack)).to_pylist() == names


def test_things_that_are_alike_are_told_apart_by_their_order() -> None:
    """The first keeps the name; the second is `@2`. What has no name gets none."""
    parts = {"id": pa.nulls(7, pa.string()), "a": pa.array(["x", "y", "x", None, "x", "y", None])}
    told = spelling.joined(parts, Field("id", joined=("a",), numbered=True))
    assert told.to_pylist() == ["x", "y", "x@2", None, "x@3", "y@2", None]


def test_of_no_rows_there_are_no_identifiers() -> None:
    """An empty file is read like any other."""
    parts = {"id": pa.array([], pa.string()), "a": pa.array([], pa.string())}
    assert spelling.joined(parts, Field("id", joined=("a",), numbered=True)).to_pylist() == []


def test_an_identifier_of_its_own_comes_first_and_takes_no_number() -> None:
    """A post with a number is not one of those that are told apart by their order."""
    parts = {"id": pa.array(["P1", None, None]), "a": pa.array(["x", "x", "x"])}
    told = spelling.joined(parts, Field("id", joined=("a",), numbered=True))
    assert told.to_pylist() == ["P1", "x", "x@2"]
