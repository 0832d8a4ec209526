"""A store that was kept before its tables had all the columns they have."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from datetime import date

import pyarrow.parquet as pq
from tests.kept import SERVICE, a_store, draft_of
from tests.rows import world_of

from plimsoll.store import Store
from plimsoll.vocabulary.tables import TABLES

DECIDED = date(2024, 2, 1)
LATER = date(2024, 12, 31)
ADDED = ("origin", "due")


def _register(*decisions: dict[str, object]) -> dict[str, list[dict[str, object]]]:
    usual = {"decided": DECIDED, "kind": "remedial", "title": "A drive", "owner": "Director"}
    return world_of(decision=[usual | each for each in decisions])


def _age(store: Store) -> None:
    """Make its files what they were before the columns were added, and let the catalogue know them so."""
    with closing(sqlite3.connect(store.root / "catalogue.sqlite")) as catalogue, catalogue:
        for path in sorted(store.root.rglob("*.parquet")):
            rows = pq.read_table(path, partitioning=None)
            pq.write_table(rows.drop_columns([name for name in ADDED if name in rows.column_names]), path)
            content = path.read_bytes()
            said = (len(content), hashlib.sha256(content).hexdigest(), path.relative_to(store.root).as_posix())
            catalogue.execute("UPDATE fragment SET bytes = ?, sha256 = ? WHERE path = ?", said)


def _told(store: Store) -> list[tuple[object, ...]]:
    with store.session(SERVICE) as session:
        return session.rows("SELECT decision_id, origin, due FROM known_decision ORDER BY decision_id")


def test_the_columns_that_were_added_are_said_to_be() -> None:
    """So the store looks for them in no file of before."""
    added = {(name, column.name) for name, table in TABLES.items() for column in table.columns if column.added}
    assert added == {("decision", name) for name in ADDED}


def test_an_older_store_answers_with_nothing_in_them() -> None:
    """No error, and nothing to load anew."""
    with a_store() as store:
        store.keep(draft_of(_register({"decision_id": "D1", "origin": "Board", "due": LATER}), LATER))
        _age(store)
        assert _told(store) == [("D1", None, None)]


def test_older_and_newer_files_answer_together() -> None:
    """What a later load says in them stands beside what the earlier left empty, gathered or not."""
    with a_store() as store:
        store.keep(draft_of(_register({"decision_id": "D1"}, {"decision_id": "D2"}), DECIDED))
        _age(store)
        later = _register({"decision_id": "D1"}, {"decision_id": "D2", "origin": "Board", "due": LATER})
        store.keep(draft_of(later, LATER))
        assert _told(store) == [("D1", None, None), ("D2", "Board", LATER)]
