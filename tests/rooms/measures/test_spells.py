"""The algebra of spells, held to a set of days: what is merged, taken away, cut, and counted at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

import duckdb
from hypothesis import given
from hypothesis import strategies as st

from plimsoll.measures.spells import at_least, merged, minus, within

START = date(2024, 1, 1)
Spell = tuple[str, int, int]

spells = st.lists(
    st.tuples(st.sampled_from("ab"), st.integers(0, 20), st.integers(1, 8)).map(lambda s: (s[0], s[1], s[1] + s[2])),
    max_size=8,
)


def table(rows: Iterable[Spell]) -> str:
    """Spells as a SELECT."""
    told = [f"('{child}', DATE '{START + timedelta(a)}', DATE '{START + timedelta(b)}')" for child, a, b in rows]
    if not told:
        return "SELECT ''::VARCHAR AS child, DATE '2024-01-01' AS start, DATE '2024-01-01' AS stop WHERE false"
    return f"SELECT * FROM (VALUES {', '.join(told)}) v(child, start, stop)"


def asked(sql: str) -> list[tuple[str, int, int]]:
    """What the SELECT answers, its days counted from the first."""
    rows = duckdb.sql(f"SELECT child, start, stop FROM ({sql})").fetchall()
    return sorted((child, (start - START).days, (stop - START).days) for child, start, stop in rows)


def days(rows: Iterable[Spell]) -> Counter[tuple[str, int]]:
    """How many of the spells stand for each child on each day."""
    return Counter((child, day) for child, start, stop in rows for day in range(start, stop))


@given(rows=spells)
def test_merged_spells_cover_the_same_days_once(rows: list[Spell]) -> None:
    """The same days, no day twice, and no two that touch."""
    found = asked(merged(table(rows)))
    assert days(found) == Counter(dict.fromkeys(days(rows), 1))
    ends = {(child, stop) for child, _, stop in found}
    assert not ends & {(child, start) for child, start, _ in found}


@given(rows=spells, taken=spells)
def test_what_is_left_is_what_nothing_took(rows: list[Spell], taken: list[Spell]) -> None:
    """Each spell less the days that any taken spell of the same child covers."""
    gone = days(taken)
    expected = Counter({at: count for at, count in days(rows).items() if at not in gone})
    assert days(asked(minus(table(rows), table(taken)))) == expected


@given(rows=spells, limits=spells)
def test_within_keeps_the_days_that_lie_inside(rows: list[Spell], limits: list[Spell]) -> None:
    """Each spell cut to each limit of the same child: a day stands as often as the two meet on it."""
    inside = days(limits)
    expected = Counter({at: count * inside[at] for at, count in days(rows).items() if inside[at]})
    assert days(asked(within(table(rows), table(limits)))) == expected


@given(rows=spells, least=st.integers(1, 3))
def test_at_least_tells_the_days_on_which_so_many_stand(rows: list[Spell], least: int) -> None:
    """Every day on which that many of a child's spells stand at once, and no other."""
    expected = Counter({at: 1 for at, count in days(rows).items() if count >= least})
    assert days(asked(at_least(table(rows), least))) == expected
