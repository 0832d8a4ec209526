"""The log: what was raised, climbed and answered, in entries that are only ever added, each tied to the one before.

It is a database of its own beside the catalogue, ``log.sqlite``, so that an answer never waits for a load; where the
catalogue is a PostgreSQL database, it is tables of that database with a lock of their own. Many may write at once: one
after another, each in one transaction, so that a process that dies has written all it meant to or nothing.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, func, insert, inspect, select, update

from plimsoll.store.catalogue import MAKE_ONE
from plimsoll.store.chain import CHANGED, End, Proof, prove
from plimsoll.store.complaints import PUT_LOG_BACK, log_failed, working_in
from plimsoll.store.database import Database, Ways, database_in, private_file
from plimsoll.store.entry import Entry, Note, canonical, entered
from plimsoll.store.folders import catalogue_url
from plimsoll.store.log_schema import ENTRY, HEAD, LOG, LOG_VERSION
from plimsoll.vocabulary.errors import DamagedStore, NewerStore, UnreadableInput

FILE_NAME = "log.sqlite"

PATIENCE = 60.0
"""Seconds a writer waits for those before it: each of them writes for a moment only."""

ONLY_ROW = 1

UNREADABLE = ""
"""The hash of an entry whose content is no content of ours: that of nothing."""

BATCH = 1000
"""Entries fetched at once while the chain is reckoned again."""

WAYS = Ways(LOG, HEAD.c.id, PATIENCE, log_failed)

Make = Callable[[tuple[Entry, ...]], Sequence[Note]]
"""What is to be written, from what was written before."""


class Log:
    """The log of one store. Get it from `open`.

    Args:
        root: the store's folder.
        database: where the log is kept.
    """

    def __init__(self, root: Path, database: Database) -> None:
        self._root = root
        self._database = database

    @classmethod
    def open(cls, root: Path | str, url: str | None = None) -> Log:
        """The log of the store in a folder. Nothing is made before something is written.

        Args:
            root: the store's folder.
            url: the PostgreSQL database that holds its catalogue, where one does; left out, the one the folder names.

        Raises:
            WrongUse: the URL is none, or the driver for it is not installed.
        """
        folder = Path(root)
        return cls(folder, database_in(folder / FILE_NAME, catalogue_url(folder, url), WAYS))

    def append(self, service: str, make: Make) -> tuple[Entry, ...]:
        """Read what is written of a service and write what follows from it, with nobody writing in between.

        Args:
            service: whose log it is.
            make: given the service's entries in their order, what to write. It may be asked while others wait, so it
                fetches nothing; what it raises leaves the log as it was. A note whose key is already written, or is
                given twice, is not written again.

        Returns:
            What was written, in order; empty when there was nothing new.

        Raises:
            UnreadableInput: there is no such folder.
            NewerStore: a newer version wrote the log.
            DamagedStore: it is no database.
            PlimsollError: the disk is full, or others did not end in time.
        """
        self._ensure()
        with self._database.writing() as connection:
            before = _entries(connection, service)
            return _write(connection, service, _new(before, make(before)))

    def entries(self, service: str | None = None) -> tuple[Entry, ...]:
        """What is written of a service, or of all, in its order; empty when nothing was ever written.

        Raises: as `append`, but for what only a writer meets.
        """
        if not self._is_there():
            return ()
        with self._reading() as connection:
            return _entries(connection, service)

    def services(self) -> tuple[str, ...]:
        """The services of which something is written, by name. Raises as `entries`."""
        if not self._is_there():
            return ()
        with self._reading() as connection:
            return tuple(connection.scalars(select(ENTRY.c.service).distinct().order_by(ENTRY.c.service)))

    def verify(self, head: str | None = None) -> Proof:
        """Reckon every hash again and say whether the log is whole.

        Args:
            head: the head that was printed on an earlier day and kept elsewhere, to learn whether the log still holds
                all that it held then; its first letters do, if there are at least `SHORTEST_HEAD`.

        Raises:
            NewerStore: a newer version wrote the log.
            DamagedStore: it is no database.
            WrongUse: too little of the head is given.
        """
        if not self._is_there():
            return prove((), End(0, ""), head)
        with self._reading() as connection:
            told = connection.execute(select(HEAD.c.entries, HEAD.c.head)).one()
            lowest, highest = connection.execute(select(func.min(ENTRY.c.number), func.max(ENTRY.c.number))).one()
        return prove(self._stream(lowest or 0, highest or 0), End(told.entries, told.head), head)

    def _ensure(self) -> None:
        if self._database.is_file:
            with working_in(self._root.name):
                if not self._root.is_dir():
                    raise UnreadableInput("There is no Plimsoll store here.", where=self._root.name, next_step=MAKE_ONE)
                private_file(self._root / FILE_NAME)
        if self._is_there():
            self._check()
            return
        with self._database.making() as connection:
            if connection.scalar(select(func.count()).select_from(HEAD)) == 0:
                first = {"id": ONLY_ROW, "format_version": LOG_VERSION, "entries": 0, "head": ""}
                connection.execute(insert(HEAD), [first])

    def _is_there(self) -> bool:
        if self._database.is_file and not (self._root / FILE_NAME).is_file():
            return False
        with self._database.reading() as connection:
            head, entries = (inspect(connection).has_table(table.name) for table in (HEAD, ENTRY))
        if head != entries:
            # Never an empty log: entries whose end was taken away would else be told to be whole.
            raise DamagedStore("Half of the log is missing.", where=self._database.place, next_step=PUT_LOG_BACK)
        return head

    def _stream(self, lowest: int, highest: int) -> Iterator[Entry]:
        """The entries of a run of numbers, a batch at a time: nobody who writes waits until the whole log is read."""
        reached = lowest - 1
        while reached < highest:
            wanted = select(ENTRY).where(ENTRY.c.number > reached, ENTRY.c.number <= highest)
            with self._database.reading() as connection:
                batch = connection.execute(wanted.order_by(ENTRY.c.number).limit(BATCH)).all()
            yield from (_entry(row) for row in batch)
            reached = batch[-1].number if batch else highest

    def _reading(self) -> AbstractContextManager[Connection]:
        self._check()
        return self._database.reading()

    def _check(self) -> None:
        place = self._database.place
        with self._database.reading() as connection:
            version = connection.scalar(select(HEAD.c.format_version))
        if version is None:
            raise DamagedStore("The log does not say which version wrote it.", where=place, next_step=PUT_LOG_BACK)
        if version > LOG_VERSION:
            raise NewerStore(
                f"A newer Plimsoll wrote this log (format {version}; this one reads {LOG_VERSION}).",
                where=place,
                next_step="Install the newer version.",
            )


def _new(before: Iterable[Entry], notes: Iterable[Note]) -> list[Note]:
    """The notes whose keys are not written, each key once."""
    written = {entry.note.key for entry in before}
    new: dict[str, Note] = {}
    for note in notes:
        if note.key not in written:
            new.setdefault(note.key, note)
    return list(new.values())


def _write(connection: Connection, service: str, notes: Iterable[Note]) -> tuple[Entry, ...]:
    length, last = connection.execute(select(HEAD.c.entries, HEAD.c.head)).one()
    written: list[Entry] = []
    for number, note in enumerate(notes, length + 1):
        made_at = datetime.now(UTC).isoformat()
        written.append(entered(number, service, note, made_at, written[-1].hash if written else last))
    if written:
        connection.execute(insert(ENTRY), [_row(entry) for entry in written])
        connection.execute(update(HEAD).values(entries=written[-1].number, head=written[-1].hash))
    return tuple(written)


def _row(entry: Entry) -> dict[str, Any]:
    note = entry.note
    return {
        "number": entry.number,
        "service": entry.service,
        "key": note.key,
        "day": note.day.isoformat(),
        # A kind may be a member of somebody's enumeration, which a driver would write by its name.
        "kind": str(note.kind),
        "body": canonical(note.body),
        "made_at": entry.made_at,
        "before": entry.before,
        "hash": entry.hash,
    }


def _entries(connection: Connection, service: str | None) -> tuple[Entry, ...]:
    wanted = select(ENTRY).order_by(ENTRY.c.number)
    if service is not None:
        wanted = wanted.where(ENTRY.c.service == service)
    entries = tuple(_entry(row) for row in connection.execute(wanted))
    bad = next((entry.number for entry in entries if entry.hash == UNREADABLE), None)
    if bad is not None:
        raise DamagedStore(f"Entry {bad} of the log {CHANGED}.", where="log", next_step=PUT_LOG_BACK)
    return entries


def _entry(row: Row[*tuple[Any, ...]]) -> Entry:
    number, *cells = tuple(row)
    try:
        service, key, day, kind, body, made_at, before, written = map(_text, cells)
        return Entry(number, service, Note(key, date.fromisoformat(day), kind, _body(body)), made_at, before, written)
    except ValueError:
        return Entry(number, "", Note("", date.min, "", {}), "", "", UNREADABLE)


def _text(cell: object) -> str:
    """A cell of an entry; SQLite keeps bytes in a column of texts if it is given them.

    Raises:
        ValueError: it is no text.
    """
    if not isinstance(cell, str):
        raise ValueError(CHANGED)  # noqa: TRY004 (it is the content that is wrong)
    return cell


def _body(said: str) -> dict[str, str]:
    """What an entry says; any other JSON is no content of ours.

    Raises:
        ValueError: it is no JSON, or no texts by name.
    """
    body = json.loads(said)
    if not isinstance(body, dict) or not all(isinstance(text, str) for text in body.values()):
        raise ValueError(CHANGED)
    return body
