"""The catalogue's rows, written and read: loads, the files they read, the tables they carried, their fragments."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, insert, select, update

from plimsoll.store.holding import Holding
from plimsoll.store.records import Draft, FileCount, Fragment, FragmentKind, Load
from plimsoll.store.schema import FRAGMENT, LOAD, LOAD_FILE, LOAD_TABLE

FILE_COLUMNS = (
    LOAD_FILE.c.file,
    LOAD_FILE.c.sha256,
    LOAD_FILE.c.source_table,
    LOAD_FILE.c.canonical,
    LOAD_FILE.c.read,
    LOAD_FILE.c.kept,
    LOAD_FILE.c.duplicates,
    LOAD_FILE.c.refused,
)

FRAGMENT_COLUMNS = (
    FRAGMENT.c.id,
    FRAGMENT.c.source,
    FRAGMENT.c.canonical,
    FRAGMENT.c.kind,
    FRAGMENT.c.path,
    FRAGMENT.c.load_id,
    LOAD.c.as_of,
    FRAGMENT.c.rows,
    FRAGMENT.c.sha256,
    FRAGMENT.c.bytes,
)


def services(connection: Connection) -> tuple[str, ...]:
    """The services that were ever loaded, by name."""
    return tuple(connection.scalars(select(LOAD.c.service).distinct().order_by(LOAD.c.service)))


def loads(connection: Connection, service: str | None = None) -> tuple[Load, ...]:
    """The loads of a service or of all, in the order they were made."""
    wanted = select(LOAD).order_by(LOAD.c.id)
    if service is not None:
        wanted = wanted.where(LOAD.c.service == service)
    return tuple(_load(connection, row) for row in connection.execute(wanted).all())


def holding(connection: Connection, service: str) -> Holding:
    """A service's loads (without the counts of their files) and its fragments."""
    kept = connection.execute(select(LOAD).where(LOAD.c.service == service).order_by(LOAD.c.id)).all()
    carried = _carried(connection, service)
    return Holding(
        tuple(_without_files(row, carried.get(row.id, frozenset())) for row in kept),
        fragments(connection, service),
    )


def fragments(connection: Connection, service: str | None = None) -> tuple[Fragment, ...]:
    """The fragments that are not retired, in the order they were written."""
    wanted = _fragments().where(FRAGMENT.c.retired_at.is_(None))
    if service is not None:
        wanted = wanted.where(FRAGMENT.c.service == service)
    return tuple(_fragment(row) for row in connection.execute(wanted))


def faults(connection: Connection, load_id: int) -> tuple[Fragment, ...]:
    """The fragments that hold a load's faults; none if it had none."""
    wanted = _fragments().where(FRAGMENT.c.load_id == load_id, FRAGMENT.c.kind == FragmentKind.FAULTS)
    return tuple(_fragment(row) for row in connection.execute(wanted))


def open_load(connection: Connection, draft: Draft, made_with: str) -> Load:
    """Enter a draft as a load, with its files and tables, and give it its number."""
    made_at = datetime.now(UTC)
    number = connection.execute(
        insert(LOAD).values(
            service=draft.service,
            source=draft.source,
            as_of=draft.as_of,
            partial=draft.partial,
            window_start=draft.window_start,
            made_at=made_at.isoformat(),
            made_with=made_with,
        )
    ).inserted_primary_key
    load_id = int(number[0]) if number else 0
    _enter(connection, load_id, draft)
    row = connection.execute(select(LOAD).where(LOAD.c.id == load_id)).one()
    return _load(connection, row)


def record(connection: Connection, service: str, written: Iterable[Fragment]) -> None:
    """Enter fragments; their `id` is given by the catalogue."""
    rows = [
        {
            "service": service,
            "source": fragment.source,
            "canonical": fragment.table,
            "kind": fragment.kind,
            "path": fragment.path,
            "load_id": fragment.load_id,
            "rows": fragment.rows,
            "sha256": fragment.sha256,
            "bytes": fragment.bytes,
        }
        for fragment in written
    ]
    if rows:
        connection.execute(insert(FRAGMENT), rows)


def retire(connection: Connection, gathered: Sequence[Fragment], now: datetime) -> None:
    """Say that fragments were gathered into others and are read no more."""
    numbers = [fragment.id for fragment in gathered]
    connection.execute(update(FRAGMENT).where(FRAGMENT.c.id.in_(numbers)).values(retired_at=now.isoformat()))


def forget(connection: Connection, before: datetime) -> None:
    """Strike out the fragments retired before a time; their files are orphans from then on."""
    # Times are written by `isoformat` in UTC, so text order is the order of time.
    connection.execute(delete(FRAGMENT).where(FRAGMENT.c.retired_at < before.isoformat()))


def paths(connection: Connection) -> frozenset[str]:
    """The paths of every fragment, retired ones too."""
    return frozenset(connection.scalars(select(FRAGMENT.c.path)))


def _enter(connection: Connection, load_id: int, draft: Draft) -> None:
    files = [
        {"load_id": load_id, "file_no": number, "file": count.file, "sha256": count.sha256}
        | {"source_table": count.source_table, "canonical": count.table, "read": count.read}
        | {"kept": count.kept, "duplicates": count.duplicates, "refused": count.refused}
        for number, count in enumerate(draft.files)
    ]
    tables = [{"load_id": load_id, "canonical": table} for table in draft.tables]
    if files:
        connection.execute(insert(LOAD_FILE), files)
    if tables:
        connection.execute(insert(LOAD_TABLE), tables)


def _fragments() -> Select[*tuple[Any, ...]]:
    return select(*FRAGMENT_COLUMNS).join(LOAD, LOAD.c.id == FRAGMENT.c.load_id).order_by(FRAGMENT.c.id)


def _fragment(row: Row[*tuple[Any, ...]]) -> Fragment:
    number, source, table, kind, *rest = tuple(row)
    return Fragment(number, source, table, FragmentKind(kind), *rest)


def _carried(connection: Connection, service: str) -> dict[int, frozenset[str]]:
    wanted = select(LOAD_TABLE.c.load_id, LOAD_TABLE.c.canonical).join(LOAD).where(LOAD.c.service == service)
    tables: dict[int, set[str]] = {}
    for load_id, table in connection.execute(wanted):
        tables.setdefault(load_id, set()).add(table)
    return {load_id: frozenset(names) for load_id, names in tables.items()}


def _load(connection: Connection, row: Row[*tuple[Any, ...]]) -> Load:
    counted = select(*FILE_COLUMNS).where(LOAD_FILE.c.load_id == row.id).order_by(LOAD_FILE.c.file_no)
    tables = connection.scalars(select(LOAD_TABLE.c.canonical).where(LOAD_TABLE.c.load_id == row.id))
    files = tuple(FileCount(*count) for count in connection.execute(counted))
    return _without_files(row, frozenset(tables), files)


def _without_files(row: Row[*tuple[Any, ...]], tables: frozenset[str], files: tuple[FileCount, ...] = ()) -> Load:
    return Load(
        id=row.id,
        service=row.service,
        source=row.source,
        as_of=row.as_of,
        partial=row.partial,
        window_start=row.window_start,
        made_at=datetime.fromisoformat(row.made_at),
        made_with=row.made_with,
        files=files,
        tables=tables,
    )
