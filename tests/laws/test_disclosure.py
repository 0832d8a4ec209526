"""Nobody can work out a suppressed small count by taking sums from one another, whatever the table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from plimsoll.measures.suppression import WIDTH, Key, Relation, is_small, left_out

COUNTS = st.one_of(st.just(0), st.integers(1, 5), st.integers(6, 30))
TOTAL = "total"


@st.composite
def tables(draw: st.DrawFn) -> tuple[dict[Key, int], list[Relation]]:
    """A table of teams and kinds with its sums both ways."""
    rows, columns = range(draw(st.integers(1, 4))), range(draw(st.integers(2, 4)))
    counts: dict[Key, int] = {(row, column): draw(COUNTS) for row in rows for column in columns}
    counts |= {(row, TOTAL): sum(counts[row, column] for column in columns) for row in rows}
    counts |= {(TOTAL, column): sum(counts[row, column] for row in rows) for column in (*columns, TOTAL)}
    across = [Relation((row, TOTAL), tuple((row, column) for column in columns)) for row in (*rows, TOTAL)]
    down = [Relation((TOTAL, column), tuple((row, column) for row in rows)) for column in (*columns, TOTAL)]
    return counts, [*across, *down]


def solved(counts: Mapping[Key, int], relations: Sequence[Relation], hidden: frozenset[Key]) -> dict[Key, int]:
    """What an attacker finds: every hidden count that the sums settle, by elimination of unknowns."""
    unknown = sorted(hidden, key=repr)
    rows = [_row(each, counts, unknown) for each in relations]
    rank = 0
    for place in range(len(unknown)):
        pivot = next((n for n in range(rank, len(rows)) if rows[n][place]), None)
        if pivot is None:
            continue
        rows[rank], rows[pivot] = rows[pivot], rows[rank]
        rows[rank] = [each / rows[rank][place] for each in rows[rank]]
        for other, row in enumerate(rows):
            if other != rank and row[place]:
                rows[other] = [one - row[place] * two for one, two in zip(row, rows[rank], strict=True)]
        rank += 1
    settled = [[place for place in range(len(unknown)) if row[place]] for row in rows]
    return {unknown[places[0]]: int(rows[n][-1]) for n, places in enumerate(settled) if len(places) == 1}


def _row(relation: Relation, counts: Mapping[Key, int], unknown: list[Key]) -> list[Fraction]:
    row = [Fraction(0)] * (len(unknown) + 1)
    for key, sign in ((relation.total, 1), *((part, -1) for part in relation.parts)):
        if key in unknown:
            row[unknown.index(key)] += sign
        else:
            row[-1] -= sign * counts[key]
    return row


@given(table=tables())
def test_no_small_count_can_be_found_by_subtraction(table: tuple[dict[Key, int], list[Relation]]) -> None:
    """Solving all sums together settles none of the small counts."""
    counts, relations = table
    found = solved(counts, relations, left_out(counts, relations))
    assert {key for key in found if is_small(counts[key])} == set()


@given(table=tables())
def test_every_small_count_is_left_out_and_noughts_seldom(table: tuple[dict[Key, int], list[Relation]]) -> None:
    """All of 1 to 5; and where nothing is small, nothing."""
    counts, relations = table
    hidden = left_out(counts, relations)
    small = {key for key, count in counts.items() if is_small(count)}
    assert small <= hidden
    assert bool(small) == bool(hidden)


@given(parts=st.lists(st.integers(0, 9), min_size=2, max_size=4))
def test_trying_every_number_finds_no_narrow_range(parts: list[int]) -> None:
    """An attacker who tries all whole numbers that add up is left with at least five values for each small count."""
    counts: dict[Key, int] = {**dict(enumerate(parts)), TOTAL: sum(parts)}
    relation = Relation(TOTAL, tuple(range(len(parts))))
    hidden = left_out(counts, [relation])
    if TOTAL in hidden:
        return
    tried = [
        guess
        for guess in product(*(range(counts[TOTAL] + 1) if n in hidden else [parts[n]] for n in range(len(parts))))
        if sum(guess) == counts[TOTAL] and all(guess[n] for n in hidden if parts[n])  # type: ignore[call-overload]
    ]
    for place in (n for n in range(len(parts)) if is_small(parts[n])):
        values = {guess[place] for guess in tried}
        assert max(values) - min(values) >= WIDTH


def test_leaving_out_the_small_ones_alone_is_not_enough() -> None:
    """Without the second step the attacker reads the count off: so the test above can fail."""
    counts: dict[Key, int] = {"a": 3, "b": 9, "c": 8, TOTAL: 20}
    relations = [Relation(TOTAL, ("a", "b", "c"))]
    assert solved(counts, relations, frozenset({"a"})) == {"a": 3}
    assert solved(counts, relations, left_out(counts, relations)) == {}
