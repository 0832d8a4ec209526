"""Values of a scenario file, each held against its field: of the right sort, within its bounds, one of its choices."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Any

from plimsoll.simulation.scenario_fields import Field, Sort
from plimsoll.vocabulary.toml_page import Block, PageFault


@dataclass(frozen=True, slots=True)
class Read:
    """What was read of one part of the file.

    Args:
        values: the values that can be used, by field; lists as tuples, numbers as floats.
        faults: what is wrong with the others.
    """

    values: Mapping[str, Any]
    faults: tuple[PageFault, ...]


def read(line: Mapping[str, Any], fields: Sequence[Field], block: Block) -> Read:
    """One part of the file by its fields: all that is unknown, missing, of the wrong sort or out of bounds is told."""
    by_key = {field.key: field for field in fields}
    unknown = [_unknown(key, tuple(by_key), block) for key in line if key not in by_key]
    missing = [_missing(field, block) for field in fields if field.needed and field.key not in line]
    given = {key: value for key, value in line.items() if key in by_key}
    wrong = {key: said for key, value in given.items() if (said := value_fault(by_key[key], value))}
    faults = [block.noted(said, key, _allowed(by_key[key])) for key, said in wrong.items()]
    values = {key: _usable(by_key[key], value) for key, value in given.items() if key not in wrong}
    return Read(values, (*unknown, *missing, *faults))


def exactly_one(line: Mapping[str, Any], keys: Sequence[str], block: Block) -> tuple[PageFault, ...]:
    """A fault unless exactly one of these fields is there."""
    given = [key for key in keys if key in line]
    if not keys or len(given) == 1:
        return ()
    said = " or ".join(f"'{key}'" for key in keys)
    what = f"It gives {said}, and not both." if given else f"It must give {said}."
    return (block.noted(what, given[-1] if given else keys[0]),)


def nearest(word: str, known: Iterable[str]) -> str:
    """What to try in place of a word that is not known: the nearest that is, or all there are."""
    every = tuple(known)
    near = get_close_matches(word.lower(), [each.lower() for each in every], n=1)
    if near:
        return f"Did you mean '{next(each for each in every if each.lower() == near[0])}'?"
    return f"There are: {', '.join(every)}." if every else "There are none."


def value_fault(field: Field, value: object) -> str:
    """What is wrong with a value, in a sentence; empty where nothing is."""
    if not _is_of(field.sort, value):
        return f"It must be {field.sort}."
    if isinstance(value, int | float) and not field.least <= value <= field.most:
        return f"It must lie from {field.least:g} to {field.most:g}."
    if isinstance(value, str) and not value.strip():
        return "It is empty."
    if isinstance(value, str) and field.choices and value not in field.choices:
        return "It is none of its choices."
    return ""


def _is_of(sort: Sort, value: object) -> bool:
    match sort:
        case Sort.DAY:
            return type(value) is date
        case Sort.WHOLE:
            return type(value) is int
        case Sort.NUMBER:
            return type(value) in {int, float}
        case Sort.TEXT:
            return isinstance(value, str)
        case Sort.LIST:
            return isinstance(value, list) and bool(value) and all(isinstance(each, str) for each in value)
        case Sort.YES:
            return isinstance(value, bool)


def _usable(field: Field, value: Any) -> Any:
    if field.sort is Sort.LIST:
        return tuple(value)
    return float(value) if field.sort is Sort.NUMBER else value


def _allowed(field: Field) -> str:
    """What the field says, for whoever has to write it anew."""
    choices = f" ({', '.join(field.choices)})" if field.choices else ""
    return f"It says: {field.meaning}{choices}."


def _unknown(key: str, known: tuple[str, ...], block: Block) -> PageFault:
    return block.noted(f"There is no such field in {_part(block)}.", key, nearest(key, known))


def _missing(field: Field, block: Block) -> PageFault:
    return block.noted(f"It is missing in {_part(block)}.", field.key, _allowed(field))


def _part(block: Block) -> str:
    return f"[{block.heading}]" if block.heading else "the head of the file"
