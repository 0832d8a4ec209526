"""The catalogue: one transaction is one load. SQLite in the store's folder, or PostgreSQL by URL: the same code.

A load holds the catalogue's write lock from its first look to its commit, so loads come one after another.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path

from sqlalchemy import Connection, func, inspect, select

from plimsoll.store.complaints import PUT_STORE_BACK, catalogue_failed, working_in
from plimsoll.store.database import Database, Ways, database_in, private_file
from plimsoll.store.folders import catalogue_url
from plimsoll.store.schema import CATALOGUE, FORMAT_VERSION, STORE
from plimsoll.vocabulary.errors import DamagedStore, NewerStore, UnreadableInput

FILE_NAME = "catalogue.sqlite"

PATIENCE = 15 * 60.0
"""Seconds a load waits for the loads before it."""

ONLY_ROW = 1

MAKE_ONE = "Load something into it first: plimsoll load PATH --store DIR."

WAYS = Ways(CATALOGUE, STORE.c.id, PATIENCE, catalogue_failed)


class Catalogue:
    """The catalogue of one store.

    Args:
        database: where it is kept.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    @property
    def is_file(self) -> bool:
        """Whether it is the SQLite file in the store's folder."""
        return self._database.is_file

    @property
    def url(self) -> str | None:
        """Where it is reached, with its password; `None` when it is the file."""
        return self._database.url

    def reading(self) -> AbstractContextManager[Connection]:
        """A transaction that sees one commit, whole, and waits for no load."""
        return self._database.reading()

    def writing(self) -> AbstractContextManager[Connection]:
        """The only transaction that may write; what it did is kept when the block ends and undone if it fails."""
        return self._database.writing()

    def make(self) -> None:
        """Write an empty catalogue, unless one is there already."""
        with self._database.making() as connection:
            if connection.scalar(select(func.count()).select_from(STORE)) == 0:
                connection.execute(STORE.insert().values(id=ONLY_ROW, format_version=FORMAT_VERSION))

    def exists(self) -> bool:
        """Whether a catalogue was ever made here.

        Raises:
            DamagedStore: there is a file, but it is no database.
        """
        with self.reading() as connection:
            return inspect(connection).has_table(STORE.name)

    def check(self) -> None:
        """Look whether it can be read by this version.

        Raises:
            UnreadableInput: there is no catalogue.
            NewerStore: a newer version wrote it.
            DamagedStore: it is no database, or it does not say its version.
        """
        place = self._database.place
        with self.reading() as connection:
            if not inspect(connection).has_table(STORE.name):
                raise UnreadableInput("There is no Plimsoll store here.", where=place, next_step=MAKE_ONE)
            _check_version(connection.scalar(select(STORE.c.format_version)), place)


def catalogue_in(folder: Path, url: str | None = None) -> Catalogue:
    """The catalogue of the store in `folder`: the database at `url`, else the one the folder names, else its own file.

    Raises:
        UnreadableInput: there is no such file.
        NotPermitted: the folder may not be looked into.
        WrongUse: the URL is none, or the driver for it is not installed.
    """
    file, url = folder / FILE_NAME, catalogue_url(folder, url)
    if url is None:
        with working_in(folder.name):
            is_there = file.exists()
        if not is_there:
            raise UnreadableInput("There is no Plimsoll store here.", where=folder.name, next_step=MAKE_ONE)
    return Catalogue(database_in(file, url, WAYS))


def new_catalogue(folder: Path, url: str | None = None) -> Catalogue:
    """A catalogue that is ready to be written to, empty if it was not there."""
    if catalogue_url(folder, url) is None:
        private_file(folder / FILE_NAME)
    catalogue = catalogue_in(folder, url)
    catalogue.make()
    return catalogue


def _check_version(version: int | None, place: str) -> None:
    if version is None:
        raise DamagedStore("The catalogue does not say which version wrote it.", where=place, next_step=PUT_STORE_BACK)
    if version > FORMAT_VERSION:
        raise NewerStore(
            f"A newer Plimsoll wrote this store (format {version}; this one reads {FORMAT_VERSION}).",
            where=place,
            next_step="Install the newer version.",
        )
