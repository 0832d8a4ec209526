"""Nothing is written into the log of a day that has not come: it could never be taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.council import ON, extract, typed

import plimsoll
from plimsoll.store import Log

FAR = "2059-06-03"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small council, looked at on its day."""
    folder = tmp_path_factory.mktemp("come")
    plimsoll.open(folder / "store").load(extract(folder / "council"), as_of=ON)
    plimsoll.open(folder / "store").escalate(ON)
    return folder / "store"


@pytest.mark.parametrize(
    "words",
    [
        ("escalate",),
        ("acknowledge", "M1", "--by", "director", "--note", "A rota from Monday", "--next", "2059-07-01"),
        ("concern", "Reports of strategy meetings come late", "--by", "agency"),
    ],
)
def test_a_day_to_come_is_refused(place: Path, words: tuple[str, ...]) -> None:
    """A slip of the keyboard must not put the ladder decades ahead of every later day; the message says what may be."""
    before = Log.open(place).verify()
    told = typed(*words, "--on", FAR, "--store", place)
    assert (told.code, "2059-06-03 has not come yet. Give " in told.err) == (2, True)
    assert Log.open(place).verify() == before
