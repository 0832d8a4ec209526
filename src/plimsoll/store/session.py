"""A session: one service as it was known on one day, open to questions in SQL."""

from __future__ import annotations

import re
import threading
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from plimsoll.store.engine import Engine, StatementFailed
from plimsoll.store.holding import NO_PIECES, Holding, Pieces
from plimsoll.store.known import PREFIX, known, nothing
from plimsoll.store.records import Fragment
from plimsoll.store.verification import examine, glance, refuse
from plimsoll.store.versions import name, standing, versions
from plimsoll.vocabulary.table import Table
from plimsoll.vocabulary.tables import TABLES

MENTION = re.compile(rf"\b{PREFIX}({'|'.join(TABLES)})\b", re.IGNORECASE)


class Session:
    """Questions about one service, all answered from one commit of the store and as known on one day.

    Every canonical table T is the view ``known_T``: its own columns, then `first_known` (the day its key was first
    known), `assumed` (that day was assumed, because the service's first load told of it), `load_id`, `file_no` and
    `row_no` (where it stands in the source). It is there, empty, when nothing was loaded.

    A table that one load told is a plain scan of its file. One that several told is put together once, when it is
    first mentioned, and kept in memory for the rest of the session.

    Args:
        engine: the engine to ask.
        root: the store's folder.
        holding: the service's loads and fragments.
        known_on: the day, or None for what is known today.

    Raises:
        DamagedStore: a file that is needed is missing or has been cut; the message names it.
    """

    def __init__(self, engine: Engine, root: Path, holding: Holding, known_on: date | None) -> None:
        self._engine = engine
        self._root = root
        self._holding = holding
        self._known_on = known_on
        self._bound = holding.bound(known_on)
        self._pieces = {table: self._pieces_of(table) for table in TABLES}
        self._ready: set[str] = set()
        # Questions come from several threads; a table that two of them mention first is put together once.
        self._readying = threading.Lock()
        refuse(glance(root, self._fragments()))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of everything the session holds in memory."""
        self._engine.close()

    @property
    def first_as_of(self) -> date | None:
        """The earliest day a load of the service speaks of; None when nothing was loaded."""
        return self._holding.first_as_of

    def holds(self, table: str) -> bool:
        """Whether any load known by then carried the table, even if it carried no rows of it."""
        return bool(self._holding.carriers(table, self._bound))

    def told_again(self) -> bool:
        """Whether a load of a later day than the first is known by then: only between two does lateness show."""
        carriers = self._holding.carriers
        return any(load.as_of != self.first_as_of for table in TABLES for load in carriers(table, self._bound))

    def first_day(self, table: str) -> date | None:
        """The earliest day of which the table tells; None for a register and when it has no rows."""
        happened = TABLES[table].happened
        if happened is None:
            return None
        first: date | None = self.rows(f"SELECT min({name(happened)}) FROM {PREFIX}{table}")[0][0]
        return first

    def run(self, sql: str) -> None:
        """Run a statement for what it does, such as making a temporary table.

        Raises:
            StatementFailed: the engine would not; it says the statement.
            DamagedStore: it would not because a file is damaged; the message names it.
        """
        self._asked(self._engine.run, sql)

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """The rows a question gives. Raises as `run` does."""
        rows: list[tuple[Any, ...]] = self._asked(self._engine.rows, sql)
        return rows

    def columns(self, sql: str) -> dict[str, list[Any]]:
        """The columns a question gives, by name and in order. Raises as `run` does."""
        columns: dict[str, list[Any]] = self._asked(self._engine.columns, sql)
        return columns

    def arrow(self, sql: str) -> Any:
        """The answer to a question as a `pyarrow.Table`. Raises as `run` does."""
        return self._asked(self._engine.arrow, sql)

    def _asked(self, how: Any, sql: str) -> Any:
        try:
            for table in dict.fromkeys(MENTION.findall(sql)):
                self._make_ready(table.lower())
            return how(sql)
        except StatementFailed:
            # Files are only glanced at when the session opens. Now that something went wrong each is read through.
            refuse(examine(self._root, self._fragments()))
            raise

    def _make_ready(self, table: str) -> None:
        with self._readying:
            if table in self._ready:
                return
            pieces = self._pieces[table]
            kind = "TABLE" if pieces.newer else "VIEW"
            self._engine.run(f"CREATE {kind} {PREFIX}{table} AS {self._sql(TABLES[table], pieces)}")
            self._ready.add(table)

    def _sql(self, table: Table, pieces: Pieces) -> str:
        if not any(pieces) or self.first_as_of is None:
            return nothing(table)
        gathered = versions(table, pieces.gathered, self._root)
        newer = versions(table, pieces.newer, self._root) if pieces.newer else None
        return known(table, standing(table, gathered, newer, self._bound), self.first_as_of, self._known_on)

    def _pieces_of(self, table: str) -> Pieces:
        source = self._holding.speaks(table, self._bound)
        return NO_PIECES if source is None else self._holding.pieces(source, table, self._bound)

    def _fragments(self) -> list[Fragment]:
        return [fragment for pieces in self._pieces.values() for part in pieces for fragment in part]
