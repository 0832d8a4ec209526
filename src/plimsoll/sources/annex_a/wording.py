"""What a cell of Annex A says: a name with its spaces put right, a day, a yes or no, a code."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import cache

import pyarrow as pa
import pyarrow.compute as pc

from plimsoll.sources import dates
from plimsoll.sources.annex_a.lists import CellKind, toml

# Characters that take no room and that no eye sees: between the letters of a pasted name.
UNSEEN = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
# What Excel shows where a formula failed (ECMA-376 part 1, 18.17.3); such a cell says nothing.
ERRORS = frozenset({"#n/a", "#ref!", "#value!", "#name?", "#div/0!", "#null!", "#num!"})
LETTER = re.compile(r"^[a-z]{1,2}[).]\s*")
NOT_A_WORD = re.compile(r"[^a-z0-9]+")
APOSTROPHES = re.compile(r"['\u2018\u2019]")

# Excel counts days from here (its year 1900 has a 29 February that never was; serials below 61 do not occur).
EXCEL_DAY_0 = date(1899, 12, 30)
# 1 January 1950 to 31 December 2099: a bare number outside them is a year, an age or a slip, and no day.
SERIALS = (18264, 73050)
# Beyond it a float no longer holds every whole number.
WHOLE = 1 << 53

PATTERN = "pattern"
NOTHING = "nothing"

CellValue = str | float | bool | date | datetime | time | timedelta


def as_text(value: CellValue, kind: CellKind) -> str:
    """A workbook's cell as text: days as 2018-10-17, whole numbers without a point, errors as nothing."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, int | float):
        return _number(value, kind)
    if isinstance(value, datetime):
        return value.date().isoformat()
    return "" if isinstance(value, time) and value == time.min else str(value)


def _number(value: float, kind: CellKind) -> str:
    if kind is CellKind.DAY and SERIALS[0] <= value < SERIALS[1]:
        return (EXCEL_DAY_0 + timedelta(days=int(value))).isoformat()
    return str(int(value)) if value == int(value) and abs(value) < WHOLE else repr(value)


def tidied(words: list[str]) -> list[str]:
    """Words with every kind of space made one, letters in one form, and Excel's errors taken for nothing."""
    return [_tidied(word) for word in words]


def _tidied(word: str) -> str:
    if word.isascii() and "  " not in word and "\n" not in word and "\t" not in word:
        text = word.strip()
    else:
        text = " ".join(unicodedata.normalize("NFKC", word.translate(UNSEEN)).split())
    return "" if text.startswith("#") and text.lower() in ERRORS else text


def told(words: list[str], kind: CellKind) -> tuple[pa.Array, pa.Array]:
    """What distinct words say, in the words that mappings read, and which of them are none that we know.

    Args:
        words: tidied.
        kind: how they are read.
    """
    if kind is CellKind.DAY:
        return _days(pa.array(words, pa.string()))
    if kind.value not in _meanings():
        return pa.array(words, pa.string()), pa.repeat(pa.scalar(False), len(words))
    means = _meaning(kind)
    said = [means(word) for word in words]
    unknown = [word != "" and meant is None for word, meant in zip(words, said, strict=True)]
    return pa.array([meant or "" for meant in said], pa.string()), pa.array(unknown, pa.bool_())


def _days(words: pa.Array) -> tuple[pa.Array, pa.Array]:
    """Days in one form, so that those of two lists can be compared; what is no day stays, to be told as a fault."""
    read = dates.days(words).values
    return pc.coalesce(read.cast(pa.string()), words), pa.repeat(pa.scalar(False), len(words))


@cache
def _meanings() -> dict[str, dict[str, str]]:
    return {
        kind: {word: code for code, words in entry.items() if code != PATTERN for word in words}
        for kind, entry in toml("said.toml").items()
    }


@cache
def _pattern(kind: CellKind) -> re.Pattern[str] | None:
    found = toml("said.toml")[kind.value].get(PATTERN)
    return re.compile(rf"(?<![A-Z0-9])({found})(?![0-9])", re.IGNORECASE) if found else None


def _meaning(kind: CellKind) -> Callable[[str], str | None]:
    meanings, pattern = _meanings()[kind.value], _pattern(kind)

    def means(word: str) -> str | None:
        code = pattern.search(word) if pattern else None
        if code:
            return code[1].upper()
        meant = meanings.get(_plain(word))
        return "" if meant == NOTHING else meant

    return means


def _plain(word: str) -> str:
    lowered = LETTER.sub("", APOSTROPHES.sub("", word.lower()))
    return NOT_A_WORD.sub(" ", lowered).strip()
