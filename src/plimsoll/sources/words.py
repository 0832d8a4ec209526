"""What a cell says: an identifier, a word, a yes or no, a number, or nothing at all.

Each function takes the distinct words of a column and gives one value per word; empty where there is none.
"""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

# "No value", without regard to case (SPEC sections 2 and 7).
NO_VALUE = pa.array(["", "null", "#n/a", "(null)", "n/a", "ssd_ph", "placeholder_data"])
# An identifier of -1 names nothing; one of 0 names nothing when it points to another table.
NO_ID = pa.array([*NO_VALUE.to_pylist(), "-1"])
NO_FOREIGN_ID = pa.array([*NO_ID.to_pylist(), "0"])

YES = pa.array(["y", "yes", "1", "true", "t"])
NO = pa.array(["n", "no", "0", "false", "f"])

NUMBER = r"^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)$"


def own_id(words: pa.Array) -> pa.Array:
    """The row's own identifier."""
    return _unless(words, NO_ID)


def foreign_id(words: pa.Array) -> pa.Array:
    """An identifier of something in another table."""
    return _unless(words, NO_FOREIGN_ID)


def text(words: pa.Array) -> pa.Array:
    """A word, trimmed."""
    return _unless(words, NO_VALUE)


def _unless(words: pa.Array, nothing: pa.Array) -> pa.Array:
    trimmed = pc.utf8_trim_whitespace(words)
    is_nothing = pc.is_in(pc.utf8_lower(trimmed), value_set=nothing)
    if not pc.any(is_nothing).as_py():
        return trimmed
    return pc.if_else(is_nothing, pa.scalar(None, pa.string()), trimmed)


def flag(words: pa.Array) -> tuple[pa.Array, pa.Array]:
    """A yes or no, and which words are neither."""
    said = text(words)
    lowered = pc.utf8_lower(said)
    is_yes = pc.is_in(lowered, value_set=YES)
    is_known = pc.or_(is_yes, pc.is_in(lowered, value_set=NO))
    values = pc.if_else(is_known, is_yes, pa.scalar(None, pa.bool_()))
    return values, pc.and_(pc.is_valid(said), pc.invert(is_known))


def number(words: pa.Array) -> tuple[pa.Array, pa.Array]:
    """A number, and which words are none."""
    said = text(words)
    is_number = pc.fill_null(pc.match_substring_regex(said, NUMBER), False)
    values = pc.cast(pc.if_else(is_number, said, pa.scalar(None, pa.string())), pa.float64())
    return values, pc.and_(pc.is_valid(said), pc.invert(is_number))
