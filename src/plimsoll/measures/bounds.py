"""How far apart the values of an unknown may lie, given sums that are known: what an attacker can work out exactly.

A small simplex over fractions, so that no rounding ever makes a number look safe. The unknowns are never negative.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

Row = list[Fraction]

ZERO = Fraction(0)
ONE = Fraction(1)


class Unbounded(Exception):
    """The value may be as large as one likes."""


class Sums:
    """Unknowns of which some sums are known: ``matrix @ unknowns == sums``, every unknown at least 0.

    Args:
        matrix: one row a sum, one column an unknown.
        sums: what each row adds up to.

    Raises:
        ValueError: no values at all add up so.
    """

    def __init__(self, matrix: Sequence[Sequence[int]], sums: Sequence[int]) -> None:
        self._width = len(matrix[0]) if matrix else 0
        rows = [_signed(row, total) for row, total in zip(matrix, sums, strict=True)]
        self._rows, self._basis = self._feasible(rows)

    def least(self, unknown: int) -> Fraction:
        """The least value that an unknown may have."""
        return self._optimum(unknown, ONE)

    def most(self, unknown: int) -> Fraction | None:
        """The largest value that an unknown may have; `None` when there is no end to it."""
        try:
            return self._optimum(unknown, -ONE)
        except Unbounded:
            return None

    def _feasible(self, rows: list[Row]) -> tuple[list[Row], list[int]]:
        """Rows solved for a first set of values that add up: one helping unknown a row is driven out again."""
        count = len(rows)
        helped = [
            [*row[:-1], *(ONE if place == number else ZERO for place in range(count)), row[-1]]
            for number, row in enumerate(rows)
        ]
        basis = [self._width + number for number in range(count)]
        costs = [ZERO] * self._width + [ONE] * count
        if _minimise(helped, basis, costs):
            raise ValueError("No values add up to these sums.")
        return self._without_help(helped, basis)

    def _without_help(self, rows: list[Row], basis: list[int]) -> tuple[list[Row], list[int]]:
        for number, variable in enumerate(basis):
            if variable >= self._width:
                real = next((place for place in range(self._width) if rows[number][place]), None)
                if real is not None:
                    _pivot(rows, basis, number, real)
        kept = [number for number, variable in enumerate(basis) if variable < self._width]
        return [[*rows[n][: self._width], rows[n][-1]] for n in kept], [basis[n] for n in kept]

    def _optimum(self, unknown: int, sign: Fraction) -> Fraction:
        rows, basis = [row.copy() for row in self._rows], self._basis.copy()
        costs = [sign if place == unknown else ZERO for place in range(self._width)]
        return sign * _minimise(rows, basis, costs)


def _signed(row: Sequence[int], total: int) -> Row:
    sign = -1 if total < 0 else 1
    return [Fraction(sign * each) for each in (*row, total)]


def _minimise(rows: list[Row], basis: list[int], costs: list[Fraction]) -> Fraction:
    """The least cost; `rows` and `basis` are left solved for it. By Bland's rule, which never goes in circles.

    Raises:
        Unbounded: there is none.
    """
    while True:
        entering = next((p for p in range(len(costs)) if p not in basis and _saves(rows, basis, costs, p)), None)
        if entering is None:
            return sum((costs[v] * row[-1] for v, row in zip(basis, rows, strict=True)), ZERO)
        ratios = [(row[-1] / row[entering], basis[n], n) for n, row in enumerate(rows) if row[entering] > 0]
        if not ratios:
            raise Unbounded
        _pivot(rows, basis, min(ratios)[2], entering)


def _saves(rows: list[Row], basis: list[int], costs: list[Fraction], place: int) -> bool:
    return costs[place] < sum((costs[v] * row[place] for v, row in zip(basis, rows, strict=True)), ZERO)


def _pivot(rows: list[Row], basis: list[int], number: int, place: int) -> None:
    """Solve row `number` for the unknown at `place`, and put it into the others."""
    by = rows[number][place]
    rows[number] = [each / by for each in rows[number]]
    for other, row in enumerate(rows):
        if other != number and row[place]:
            factor = row[place]
            rows[other] = [one - factor * two for one, two in zip(row, rows[number], strict=True)]
    basis[number] = place
