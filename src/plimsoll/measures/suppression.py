"""Which counts to leave out so that no small one can be read or worked out: primary and secondary suppression.

Counts hang together: a total is the sum of its parts, a denominator is those counted and those not. Leaving out the
small ones is not enough, since a single gap is filled by subtraction. So more are left out, the smallest first, until
an exact audit finds that every small count may still be any of five values or more: no narrower than "1 to 5" itself.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from plimsoll.measures.bounds import Sums

SMALL_LEAST, SMALL_MOST = 1, 5
"""Counts that are suppressed: DfE's published rows hold 0 and 6 or more, never 1 to 5."""

WIDTH = SMALL_MOST - SMALL_LEAST
"""How far apart the least and the largest possible value of a suppressed small count must lie at least."""

Key = Hashable
"""What names a count: such as a measure, a unit and a side."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A sum that a reader may know: the total is its parts together.

    Where the records make them differ by a few (a child of two teams counts in each), the difference is taken as known
    too, which protects more than it need.

    Args:
        total: one count.
        parts: the others.
    """

    total: Key
    parts: tuple[Key, ...]

    @property
    def keys(self) -> tuple[Key, ...]:
        """All that it joins."""
        return (self.total, *self.parts)


def is_small(count: int | None) -> bool:
    """Whether a count is suppressed by itself."""
    return count is not None and SMALL_LEAST <= count <= SMALL_MOST


def left_out(
    counts: Mapping[Key, int], relations: Sequence[Relation], unshown: Collection[Key] = frozenset()
) -> frozenset[Key]:
    """The counts that must not be shown.

    Args:
        counts: every count by its name.
        relations: how they hang together.
        unshown: counts that are not shown anyway, but that a reader could work out, such as those not counted.

    Returns:
        The names of the counts to be shown as `c`; those in `unshown` are among them only if they were shown.
    """
    hidden = {key for key, count in counts.items() if is_small(count) or key in unshown}
    for group in _groups(relations):
        hidden |= _protected(counts, group, hidden & {key for each in group for key in each.keys})
    return frozenset(hidden - set(unshown))


def _groups(relations: Sequence[Relation]) -> list[list[Relation]]:
    """The relations that hang together by the counts they share."""
    groups: list[tuple[set[Key], list[Relation]]] = []
    for relation in relations:
        near = [group for group in groups if group[0].intersection(relation.keys)]
        groups = [group for group in groups if group not in near]
        keys = set(relation.keys).union(*(group[0] for group in near))
        groups.append((keys, [each for group in near for each in group[1]] + [relation]))
    return [group for _, group in groups]


def _protected(counts: Mapping[Key, int], relations: list[Relation], hidden: set[Key]) -> set[Key]:
    """Hide more, the smallest first, until no small count of the group can be worked out.

    What is safe stays safe when more is hidden, so each small count is seen to once.
    """
    hidden = set(hidden)
    for small in sorted((key for key in hidden if is_small(counts[key])), key=repr):
        while _is_exposed(counts, relations, hidden, small):
            more = _next_to_hide(counts, relations, hidden, small)
            if more is None:
                break
            hidden.add(more)
    return hidden


def _is_exposed(counts: Mapping[Key, int], relations: list[Relation], hidden: set[Key], key: Key) -> bool:
    """Whether a small count can be told more narrowly than `WIDTH`."""
    least, most = _Reader(counts, relations, hidden).between(key)
    return most is not None and most - least < WIDTH


def _next_to_hide(counts: Mapping[Key, int], relations: list[Relation], hidden: set[Key], exposed: Key) -> Key | None:
    """The count whose loss tells a reader least: the smallest beside the exposed one, else of the group; 0 the last."""
    for among in ([each for each in relations if exposed in each.keys], relations):
        shown = [key for each in among for key in each.keys if key not in hidden]
        if shown:
            return min(shown, key=lambda key: (counts[key] == 0, counts[key]))
    return None


def possible(
    counts: Mapping[Key, int], relations: Sequence[Relation], hidden: Collection[Key]
) -> dict[Key, tuple[int, int | None]]:
    """Between which values each hidden small count must lie for whoever knows all that is shown, and the relations.

    A reader is taken to know of every hidden count whether it is 0, which is more than the page says.
    """
    reader = _Reader(counts, relations, hidden)
    return {key: reader.between(key) for key in reader.unknown if is_small(counts[key])}


class _Reader:
    """Somebody who knows every count that is shown, every relation, and how to solve them together."""

    def __init__(self, counts: Mapping[Key, int], relations: Sequence[Relation], hidden: Collection[Key]) -> None:
        known = [each for each in relations if any(key in hidden for key in each.keys)]
        self.unknown = list(dict.fromkeys(key for each in known for key in each.keys if key in hidden))
        self._place = {key: number for number, key in enumerate(self.unknown)}
        self._floor = [min(counts[key], 1) for key in self.unknown]
        above = [counts[key] - floor for key, floor in zip(self.unknown, self._floor, strict=True)]
        matrix = [_row(each, self._place) for each in known]
        self._sums = Sums(matrix, [_sum(row, above) for row in matrix])

    def between(self, key: Key) -> tuple[int, int | None]:
        """The least and the largest value that a hidden count may have; no largest where there is no end to it."""
        number = self._place[key]
        least, most = self._sums.least(number), self._sums.most(number)
        return ceil(least) + self._floor[number], None if most is None else int(most) + self._floor[number]


def _row(relation: Relation, place: Mapping[Key, int]) -> list[int]:
    row = [0] * len(place)
    for key, sign in ((relation.total, 1), *((part, -1) for part in relation.parts)):
        if key in place:
            row[place[key]] += sign
    return row


def _sum(row: Sequence[int], values: Sequence[int]) -> int:
    return sum(sign * value for sign, value in zip(row, values, strict=True))
