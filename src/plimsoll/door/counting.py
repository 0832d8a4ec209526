"""What each figure of a pack counts, in words that name one count and no other: what disclosure control works on.

The same words name the same count wherever they stand, and two counts that differ must not share their words. Measures
of different plans say the same of themselves, so where the numbers differ the words are made the measure's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from plimsoll.door.definitions import definition
from plimsoll.measures.disclosure import Stated
from plimsoll.measures.suppression import Key, Relation

OPEN, UNALLOCATED, IN_NAME = "open_cases", "unallocated", "in_name_only"

SAME_CHILDREN = "children with an open case"
"""The words of most denominators, and so of the open cases themselves."""

Number = float | None


@dataclass(frozen=True, slots=True)
class Line:
    """One figure as it is to be judged: its measure, its unit and its three numbers."""

    measure: str
    unit: str
    value: Number
    numerator: Number
    denominator: Number


def stated(lines: Sequence[Line]) -> list[Stated]:
    """The figures in words of which each names one count."""
    plain = [_in_words(line) for line in lines]
    torn = _torn(plain)
    return [_untorn(each, torn) for each in plain]


def _in_words(line: Line) -> Stated:
    said = definition(line.measure)
    whole = line.measure == OPEN
    words = (SAME_CHILDREN, SAME_CHILDREN) if whole else (said.numerator, said.denominator)
    return Stated(line.measure, line.unit, line.value, line.numerator, line.denominator, *words)


def _torn(figures: Iterable[Stated]) -> set[str]:
    """The words under which different numbers stand for one unit."""
    seen: dict[tuple[str, str], Number] = {}
    torn = set()
    for each in figures:
        for words, number in ((each.counted, each.numerator), (each.among, each.denominator)):
            if number is not None and seen.setdefault((words, each.unit), number) != number:
                torn.add(words)
    return torn


def _untorn(each: Stated, torn: set[str]) -> Stated:
    """The figure with words of its own wherever others use the same for another number."""
    counted, among = (f"{each.measure}: {said}" if said in torn else said for said in (each.counted, each.among))
    return replace(each, counted=counted, among=among)


def sums(figures: Sequence[Stated]) -> list[Relation]:
    """Sums that run across measures: the open cases are those somebody holds and those nobody does."""
    by_name = {(each.measure, each.unit): each for each in figures}
    units = dict.fromkeys(each.unit for each in figures)
    found = ([by_name.get((name, unit)) for name in (OPEN, IN_NAME, UNALLOCATED)] for unit in units)
    return [_held_or_not(*each) for each in found if all(each)]


def _held_or_not(opened: Stated | None, held: Stated | None, nobody: Stated | None) -> Relation:
    return Relation(
        (opened.counted, opened.unit) if opened else "",
        ((held.among, held.unit) if held else "", (nobody.counted, nobody.unit) if nobody else ""),
    )


def down(number: str) -> Key:
    """The key of the children with so many barriers down."""
    return ("barriers down", number)


def of_barriers(counts: Mapping[Key, int], figures: Sequence[Stated], unit: str) -> list[Relation]:
    """The children by barriers down are the open cases; those with two or more down are the aligned."""
    words = {each.measure: each.counted for each in figures if each.unit == unit}
    found = [(words.get(OPEN), tuple(counts)), (words.get("aligned"), (down("2"), down("3+")))]
    return [Relation((said, unit), parts) for said, parts in found if said and counts]
