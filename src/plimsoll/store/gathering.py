"""Compaction: many small fragments of a table gathered into two, in a commit of its own.

`current` holds the version of each key that stands last and `history` the others. No version is lost or changed, so
no answer changes; a reader of today then opens one file. The old files stay for readers that opened before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from plimsoll.store import ledger, writing
from plimsoll.store.catalogue import Catalogue
from plimsoll.store.engine import Engine
from plimsoll.store.folders import SPILL
from plimsoll.store.holding import Holding
from plimsoll.store.records import VERSIONS, Fragment, FragmentKind, Load
from plimsoll.store.versions import every, judged, names, versions
from plimsoll.store.writing import Sheet
from plimsoll.vocabulary.table import Table
from plimsoll.vocabulary.tables import TABLES

MOST_FRAGMENTS = 12
"""Fragments a table of one source may have: a year of monthly loads. Beyond it they are gathered."""


def gather(catalogue: Catalogue, root: Path, service: str, most: int = MOST_FRAGMENTS) -> None:
    """Gather the tables of a service that have more than `most` fragments."""
    with catalogue.reading() as connection:
        if not _scattered(ledger.holding(connection, service), most):
            return
    with catalogue.writing() as connection, Engine(root / SPILL) as engine:
        holding = ledger.holding(connection, service)
        for source, table in _scattered(holding, most):
            old = holding.versions(source, table)
            sheets = _gathered(engine, TABLES[table], old, root)
            ledger.record(connection, service, writing.write(root, _last(holding, source, table), sheets))
            ledger.retire(connection, old, datetime.now(UTC))


def _scattered(holding: Holding, most: int) -> list[tuple[str, str]]:
    counts = Counter((f.source, f.table) for f in holding.fragments if f.kind in VERSIONS)
    return sorted(place for place, count in counts.items() if count > most)


def _last(holding: Holding, source: str, table: str) -> Load:
    return max(holding.carriers(source, table), key=lambda load: load.id)


def _gathered(engine: Engine, table: Table, old: Sequence[Fragment], root: Path) -> list[Sheet]:
    engine.run(f"CREATE OR REPLACE TEMP VIEW versions AS {versions(table, old, root)}")
    engine.run(f"CREATE OR REPLACE TEMP TABLE judged AS {judged(table, 'versions')}")
    return [
        Sheet(table.name, FragmentKind.CURRENT, engine.arrow(_part(table, "stands"))),
        Sheet(table.name, FragmentKind.HISTORY, engine.arrow(_part(table, "NOT stands"))),
    ]


def _part(table: Table, condition: str) -> str:
    # In the order of the source, as the first load was: neighbours resemble each other and pack well.
    return f"SELECT {names(every(table))} FROM judged WHERE {condition} ORDER BY load_id, file_no, row_no"
