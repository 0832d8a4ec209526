"""What a field makes of the words of a column: codes told in words, odd spaces and small letters put right."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from plimsoll.sources import words
from plimsoll.sources.delimited import Cells
from plimsoll.sources.mapping import Field

SPACES = r"[\s\p{Z}\x{200B}\x{FEFF}]+"
"""Every space there is: Excel and web pages bring spaces that do not break, and some that cannot be seen."""

JOINT = "@"
"""Between the parts of an identifier that the source does not give, such as a child and the day of a referral."""


def translated(cells: Cells, field: Field) -> tuple[Cells, pa.Array]:
    """The cells with what each code means in place of it, and which of their words are no code."""
    said = pc.utf8_lower(_tidied(cells.words))
    found = pc.index_in(said, value_set=pa.array(list(field.codes)))
    unlisted = pc.and_(pc.is_null(found), pc.is_valid(words.text(cells.words)))
    otherwise = pc.if_else(unlisted, field.unlisted, cells.words) if field.unlisted else cells.words
    meant = pa.array(list(field.codes.values()), pa.string()).take(found)
    return Cells(pc.coalesce(meant, otherwise), cells.codes), unlisted


def written(values: pa.Array, field: Field) -> pa.Array:
    """The words as the field would have them written."""
    tidied = _tidied(values) if field.tidied else values
    return pc.utf8_upper(tidied) if field.upper else tidied


def unusual(values: pa.Array, field: Field) -> pa.Array:
    """Which identifiers are not written as their kind usually is."""
    return pc.fill_null(pc.invert(pc.match_substring_regex(values, field.looks_like)), False)


def in_range(values: pa.Array, field: Field) -> tuple[pa.Array, pa.Array]:
    """The numbers that may be, empty where one may not, and which those are."""
    least = -np.inf if field.least is None else field.least
    most = np.inf if field.most is None else field.most
    beyond = pc.fill_null(pc.or_(pc.less(values, least), pc.greater(values, most)), False)
    return pc.if_else(beyond, pa.scalar(None, pa.float64()), values), beyond


def joined(columns: Mapping[str, pa.Array], field: Field) -> pa.Array:
    """The identifier of each row: its own where it has one, else what its parts make together.

    It is empty where a part is that may not be.
    """
    own = columns[field.column]
    texts = {part: columns[part].cast(pa.string()) for part in field.joined}
    parts = [pc.fill_null(text, "") if part in field.may_lack else text for part, text in texts.items()]
    names = pc.if_else(pc.is_null(own), pc.binary_join_element_wise(*parts, JOINT), None)
    return pc.coalesce(own, _numbered(names) if field.numbered else names)


def _numbered(names: pa.Array) -> pa.Array:
    """The names, each that has stood before with its place among its like: the second ``name@2``."""
    codes = np.asarray(pc.dictionary_encode(names, null_encoding="encode").indices)
    order = np.argsort(codes, kind="stable")
    ordered = codes[order]
    firsts = np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1]][: len(ordered)])
    place = np.empty(len(codes), np.int64)
    place[order] = np.arange(len(codes)) - np.repeat(firsts, np.diff(np.r_[firsts, len(codes)])) + 1
    again = pc.binary_join_element_wise(names, pa.array(place).cast(pa.string()), JOINT)
    return pc.if_else(pa.array(place == 1), names, again)


def _tidied(values: pa.Array) -> pa.Array:
    return pc.utf8_trim_whitespace(pc.replace_substring_regex(values, SPACES, " "))
