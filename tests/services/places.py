"""Where a store may lie: a folder by itself, or a folder with its catalogue and log in a real PostgreSQL server."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import create_engine, make_url, text
from sqlalchemy.pool import NullPool

SERVER = "PLIMSOLL_TEST_POSTGRES"

KINDS = ["sqlite", "postgresql"]


@dataclass(frozen=True)
class Place:
    """A folder for a store, and where its catalogue is to be."""

    folder: Path
    url: str | None

    def run(self, sql: str) -> None:
        """Do something to the database behind the store's back; without a URL, to the log's file."""
        place = f"sqlite:///{self.folder / 'log.sqlite'}" if self.url is None else self.url
        _run(place, sql)


@contextmanager
def place_of(kind: str, folder: Path) -> Iterator[Place]:
    """A place of a kind where no store is yet; a database made for it is gone afterwards."""
    if kind == "sqlite":
        yield Place(folder, None)
        return
    assert SERVER in os.environ, f"{SERVER} must hold the URL of a server: see tests/services/start-postgres"
    name = f"plimsoll_{secrets.token_hex(6)}"
    _run(os.environ[SERVER], f"CREATE DATABASE {name}")
    yield Place(folder, make_url(os.environ[SERVER]).set(database=name).render_as_string(hide_password=False))
    _run(os.environ[SERVER], f"DROP DATABASE {name} WITH (FORCE)")


def _run(url: str, sql: str) -> None:
    engine = create_engine(url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(sql))
