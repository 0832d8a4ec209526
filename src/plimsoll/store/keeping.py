"""Keeping loads: files first, then one commit that makes them visible.

Whatever stops it before the commit (a full disk, an interruption, a killed process) leaves the catalogue as it was;
the files it wrote are orphans that no reader knows of, and the next load takes them away.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection

from plimsoll import __version__
from plimsoll.store import ledger, writing
from plimsoll.store.catalogue import Catalogue
from plimsoll.store.comparison import Comparison
from plimsoll.store.engine import Engine
from plimsoll.store.folders import SPILL, orphans, remove, remove_spilt
from plimsoll.store.gathering import gather
from plimsoll.store.records import ArrowTable, Draft, FragmentKind, Load
from plimsoll.store.versions import PLACE, canonical
from plimsoll.store.writing import Sheet
from plimsoll.vocabulary.errors import WrongUse
from plimsoll.vocabulary.table import Table
from plimsoll.vocabulary.tables import TABLES

FAULTS = "faults"
FAULT_COLUMNS = ["file", "row", "column", "reason", "detail"]

RETIRED_FOR = timedelta(days=1)
"""How long a gathered file stays for readers that opened the store before: longer than any session of a day's work."""


def keep(catalogue: Catalogue, root: Path, drafts: Sequence[Draft]) -> tuple[Load, ...]:
    """Keep drafts, all in one commit. See `Store.keep_all`."""
    for draft in drafts:
        _check(draft)
    with catalogue.writing() as connection, _swept(connection, root):
        loads = tuple(_keep(connection, root, draft) for draft in drafts)
    for service in dict.fromkeys(draft.service for draft in drafts):
        gather(catalogue, root, service)
    return loads


def _keep(connection: Connection, root: Path, draft: Draft) -> Load:
    before = ledger.holding(connection, draft.service)
    load = ledger.open_load(connection, draft, __version__)
    with Engine(root / SPILL) as engine:
        sheets = list(_sheets(Comparison(engine, root, before, load), draft))
    ledger.record(connection, draft.service, writing.write(root, load, sheets))
    return load


def _check(draft: Draft) -> None:
    if not draft.service:
        raise WrongUse("A load must name its service.")
    for name, rows in draft.tables.items():
        table = TABLES.get(name)
        missing = set(_columns(table)) - set(rows.column_names) if table else {name}
        if missing:
            raise WrongUse(f"The draft's table '{name}' is not one of ours or lacks columns {sorted(missing)}.")


def _columns(table: Table) -> list[str]:
    return [*canonical(table), *PLACE]


def _sheets(comparison: Comparison, draft: Draft) -> Iterator[Sheet]:
    yield Sheet(FAULTS, FragmentKind.FAULTS, draft.faults.select(FAULT_COLUMNS))
    for name, rows in draft.tables.items():
        yield _versions(comparison, TABLES[name], rows)
        if not comparison.load.replaces:
            yield Sheet(name, FragmentKind.CARRIED, rows.select(list(TABLES[name].key)))


def _versions(comparison: Comparison, table: Table, rows: ArrowTable) -> Sheet:
    own = rows.select(_columns(table))
    if _is_first(comparison, table):
        return Sheet(table.name, FragmentKind.FULL, own)
    return Sheet(table.name, FragmentKind.DELTA, comparison.changes(table, own))


def _is_first(comparison: Comparison, table: Table) -> bool:
    holding, load = comparison.holding, comparison.load
    # A later load that carried the table with no rows wrote nothing, and yet it said that these rows are gone.
    return not holding.versions(load.source, table.name) and not holding.later(load, table.name)


@contextmanager
def _swept(connection: Connection, root: Path) -> Iterator[None]:
    """Take away what killed processes left, gathered files that no reader can still need and, if it fails, our own.

    The lock is held, so no other load is writing. Entries are struck out in this commit and their files go with the
    next, so that a failed load never leaves an entry without its file.
    """
    known = ledger.paths(connection)
    remove(list(orphans(root, known)))
    ledger.forget(connection, datetime.now(UTC) - RETIRED_FOR)
    remove_spilt(root / SPILL, datetime.now(UTC) - RETIRED_FOR)
    try:
        yield
    except BaseException:
        # Whatever stopped it, a person's Ctrl-C too, is passed on once our own files are taken away.
        remove(list(orphans(root, known)))
        raise
