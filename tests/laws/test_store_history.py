from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.rooms.store.drafts import SERVICE, draft
from tests.rooms.store.replay import Told, known

from plimsoll.store import Session, Store
from plimsoll.vocabulary.tables import TABLES

FIRST = date(2024, 1, 1)
DAYS = [FIRST + timedelta(days=30 * n) for n in range(6)]
ASKED = [None, FIRST - timedelta(days=1), *DAYS, DAYS[2] + timedelta(days=10)]

Answer = dict[tuple[Any, ...], dict[str, Any]]

days = st.sampled_from(DAYS)
maybe = st.none() | days
keys = ["a", "b", "c"]


def _rows(table: str, **columns: st.SearchStrategy[Any]) -> st.SearchStrategy[list[dict[str, Any]]]:
    key = TABLES[table].key[-1]
    chosen = st.dictionaries(st.sampled_from(keys), st.fixed_dictionaries(columns), max_size=len(keys))
    return chosen.map(lambda rows: [{"person_id": k} | {key: k} | cells for k, cells in sorted(rows.items())])


ROWS = {
    # A register with a day that is foreseen and one that is not.
    "person": _rows("person", birth_month=maybe, expected_month=maybe, died=maybe),
    # Columns that hang on a day, and one that does not.
    "referral": _rows(
        "referral", received=days, closed=maybe, close_reason=st.sampled_from(["RC1", None]), nfa=st.booleans()
    ),
    # The day it happened may be empty.
    "review": _rows("review", kind=st.just("CP"), due=maybe, held=maybe),
}

tables = st.fixed_dictionaries({}, optional=ROWS)
full_loads = st.fixed_dictionaries({"as_of": days, "tables": tables, "gathered": st.booleans()})
loads = st.fixed_dictionaries(
    {
        "as_of": days,
        "tables": tables,
        "gathered": st.booleans(),
        "partial": st.booleans(),
        "window_start": maybe,
    }
)


@contextmanager
def _store() -> Iterator[Store]:
    with tempfile.TemporaryDirectory() as folder:
        yield Store.create(Path(folder) / "store")


def _kept(store: Store, history: list[dict[str, Any]]) -> list[Told]:
    told = []
    for load in history:
        said = {name: load[name] for name in load if name != "gathered"}
        number = store.keep(draft(**said)).id
        told.append(Told(number, **said))
        if load["gathered"]:
            store.gather(SERVICE)
    return told


def _answers(store: Store, known_on: date | None) -> dict[str, Answer]:
    with store.session(SERVICE, known_on) as session:
        return {table: _by_key(table, session) for table in ROWS}


def _by_key(table: str, session: Session) -> Answer:
    rows = session.columns(f"SELECT * EXCLUDE (file_no, row_no) FROM known_{table}")
    listed = [dict(zip(rows, cells, strict=True)) for cells in zip(*rows.values(), strict=True)]
    by_key = {tuple(row[name] for name in TABLES[table].key): row for row in listed}
    assert len(by_key) == len(listed), "a key stands twice"
    return by_key


def _replayed(told: list[Told], known_on: date | None) -> dict[str, Answer]:
    return {table: known(told, table, known_on) for table in ROWS}


def _without_origin(answers: dict[str, Answer]) -> dict[str, Answer]:
    def bare(row: dict[str, Any]) -> dict[str, Any]:
        return {name: cell for name, cell in row.items() if name != "load_id"}

    return {table: {key: bare(row) for key, row in rows.items()} for table, rows in answers.items()}


def _on_every_day(store: Store) -> list[dict[str, Answer]]:
    return [_answers(store, known_on) for known_on in ASKED]


@given(st.lists(loads, max_size=5))
def test_what_was_known_on_any_day_is_what_a_replay_says(history: list[dict[str, Any]]) -> None:
    """Loads in any order, partial, windowed or whole, with or without compaction: every day is as if replayed."""
    with _store() as store:
        told = _kept(store, history)
        for known_on in ASKED:
            assert _without_origin(_answers(store, known_on)) == _without_origin(_replayed(told, known_on)), known_on


@given(st.lists(full_loads, max_size=4))
def test_loads_in_order_keep_the_load_each_row_came_from(history: list[dict[str, Any]]) -> None:
    """When loads come in the order of their days, each row also leads to the load that last changed it."""
    with _store() as store:
        told = _kept(store, sorted(history, key=lambda load: load["as_of"]))
        for known_on in ASKED:
            assert _answers(store, known_on) == _replayed(told, known_on), known_on


@given(st.lists(loads, min_size=1, max_size=4))
def test_compaction_changes_no_answer(history: list[dict[str, Any]]) -> None:
    """Gathering fragments changes no row of any table on any day, nor where it came from."""
    with _store() as store:
        _kept(store, [load | {"gathered": False} for load in history])
        before = _on_every_day(store)
        store.gather(SERVICE)
        assert _on_every_day(store) == before


@given(st.lists(loads, min_size=1, max_size=3))
def test_a_load_kept_twice_changes_no_answer(history: list[dict[str, Any]]) -> None:
    """The load of the last day again, as of that day, changes no row of any table on any day."""
    with _store() as store:
        _kept(store, history)
        before = _on_every_day(store)
        last_day = max(load["as_of"] for load in history)
        _kept(store, [load for load in history if load["as_of"] == last_day][-1:])
        assert _on_every_day(store) == before
