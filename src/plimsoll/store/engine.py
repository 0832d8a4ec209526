"""The query engine: DuckDB in this process, with nothing kept, nothing fetched from a network, nothing reported."""

from __future__ import annotations

import secrets
import shutil
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import lazy_loader

from plimsoll.store.complaints import NO_SPACE_WORDS, disk_full
from plimsoll.store.folders import SPILL

# It comes with the first session: whoever only reads the catalogue or the log need not wait for it.
duck = lazy_loader.load("plimsoll.store.duck", suppress_warning=True)

MEMORY = "3GB"
"""What one question may hold in memory; beyond it the engine writes to the store's `spill` folder."""

SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "memory_limit": MEMORY,
    # A locked-down machine: the engine may neither look for an extension nor fetch one.
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}


class StatementFailed(RuntimeError):
    """SQL that the engine would not run: a fault of ours, shown with its statement.

    Args:
        statement: the SQL.
        reason: what the engine said, or only its kind where its words could hold a cell.
    """

    def __init__(self, statement: str, reason: str) -> None:
        self.statement = statement
        self.reason = reason
        super().__init__(f"{reason}\nThe statement was:\n{statement}")


class Engine:
    """An engine that lives in memory. Each thread that asks gets a connection of its own to the same tables.

    Args:
        spill: the folder under which it may put what does not fit in memory.
        cores: how many cores one statement may use; `None` for all there are.
    """

    def __init__(self, spill: Path, cores: int | None = None) -> None:
        # A folder of its own, made only if it is needed and taken away at the end.
        self._spill = spill / secrets.token_hex(8)
        limits = {} if cores is None else {"threads": cores}
        self._root = duck.connect(config=SETTINGS | limits | {"temp_directory": str(self._spill)})
        self._thread = threading.local()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def _connection(self) -> Any:
        if not hasattr(self._thread, "connection"):
            self._thread.connection = self._root.cursor()
        return self._thread.connection

    def close(self) -> None:
        """Let go of the memory and of what was spilt."""
        self._root.close()
        with suppress(FileNotFoundError):
            shutil.rmtree(self._spill)

    def run(self, sql: str) -> Any:
        """Run a statement.

        Raises:
            StatementFailed: the engine would not.
            PlimsollError: the disk has no room for what does not fit in memory.
        """
        try:
            return self._connection.execute(sql)
        except duck.Error as error:
            raise _failed(sql, error) from None

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """The rows a statement gives."""
        try:
            rows: list[tuple[Any, ...]] = self._connection.execute(sql).fetchall()
        except duck.Error as error:
            raise _failed(sql, error) from None
        return rows

    def columns(self, sql: str) -> dict[str, list[Any]]:
        """The columns a statement gives, by name and in order."""
        rows = self.rows(sql)
        names = [column[0] for column in self._connection.description or []]
        return {name: [row[place] for row in rows] for place, name in enumerate(names)}

    def arrow(self, sql: str) -> Any:
        """The same as a `pyarrow.Table`."""
        try:
            return self._connection.sql(sql).to_arrow_table()
        except duck.Error as error:
            raise _failed(sql, error) from None

    def fill(self, name: str, columns: Mapping[str, str], cells: Sequence[Sequence[Any]]) -> None:
        """Make a table and fill it, for every connection to see.

        Args:
            name: the table's name.
            columns: its columns, each with its type.
            cells: the cells, column by column.
        """
        made = ", ".join(f"{column} {kind}" for column, kind in columns.items())
        told = ", ".join(f"unnest(?::{kind}[])" for kind in columns.values())
        try:
            self._connection.execute(f"CREATE TABLE {name} ({made})")
            self._connection.execute(f"INSERT INTO {name} SELECT {told}", [list(column) for column in cells])
        except duck.Error as error:
            raise _failed(f"INSERT INTO {name}", error) from None

    def lay_out(self, name: str, rows: object) -> None:
        """Let statements see columns in memory under a name."""
        self._connection.register(name, rows)


def _failed(sql: str, error: Exception) -> Exception:
    if isinstance(error, duck.IOException) and any(words in str(error) for words in NO_SPACE_WORDS):
        return disk_full(SPILL)
    # "Could not convert string '…'": the engine quotes the cell it stumbled over, and a message may not.
    quotes_a_cell = isinstance(error, duck.DataError)
    return StatementFailed(sql, type(error).__name__ if quotes_a_cell else str(error))
