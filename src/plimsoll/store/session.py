"""A session: one service as it was known on one day, open to questions in SQL."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import partial, reduce
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from plimsoll.store.engine import Engine, StatementFailed
from plimsoll.store.holding import Holding, Voice
from plimsoll.store.known import PREFIX, known, nothing, together
from plimsoll.store.matching import NEEDS, VIEWS
from plimsoll.store.precedence import Precedence
from plimsoll.store.records import Fragment
from plimsoll.store.verification import examine, glance, refuse
from plimsoll.store.versions import name, standing, versions
from plimsoll.vocabulary.table import Table
from plimsoll.vocabulary.tables import TABLES

MENTION = re.compile(rf"\b(?:{PREFIX}(?:{'|'.join(TABLES)})|{'|'.join(VIEWS)})\b", re.IGNORECASE)


class Session:
    """Questions about one service, all answered from one commit of the store and as known on one day.

    Every canonical table T is the view ``known_T``: its own columns, then `first_known` (the day its key was first
    known), `assumed` (that day was assumed, because its source's first load told of it), `load_id`, `file_no` and
    `row_no` (where it stands in the source). It is there, empty, when nothing was loaded. Its rows are those of the
    source that speaks for it, or of the sources that speak for it together.

    Beside them ``matched_worker`` (`staff_id`, `worker_id`, `matched_by`) says which worker of the case system each
    person in employment is, and ``matched_team`` (`given`, `team_id`) which team a workforce file means.

    A table that one load told is a plain scan of its file. One that several told is put together once, when it is
    first mentioned, and kept in memory for the rest of the session.

    Args:
        engine: the engine to ask.
        root: the store's folder.
        holding: the service's loads and fragments.
        known_on: the day, or None for what is known today.
        precedence: who is believed before whom.

    Raises:
        DamagedStore: a file that is needed is missing or has been cut; the message names it.
    """

    def __init__(
        self, engine: Engine, root: Path, holding: Holding, known_on: date | None, precedence: Precedence
    ) -> None:
        self._engine = engine
        self._root = root
        self._holding = holding
        self._known_on = known_on
        self._voices = {table: holding.voices(table, precedence, known_on) for table in TABLES}
        self._ready: set[str] = set()
        self._laid: dict[str, Callable[[], None]] = {}
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
        return table in self._laid or bool(self._voices.get(table))

    def lay(self, name: str, columns: Mapping[str, str], rows: Callable[[], Iterable[tuple[Any, ...]]]) -> None:
        """Lay a table of its own before the session, beside those of the loads; it is made when first mentioned.

        Args:
            name: the table's name in SQL.
            columns: its columns, each with the engine's type.
            rows: tells its rows when they are wanted.
        """
        self._laid[name] = partial(self._lay_out, name, columns, rows)

    def _lay_out(self, name: str, columns: Mapping[str, str], rows: Callable[[], Iterable[tuple[Any, ...]]]) -> None:
        told = list(rows())
        self._engine.fill(name, columns, [[row[place] for row in told] for place in range(len(columns))])

    def told_again(self) -> bool:
        """Whether a source that speaks told a table on a later day too: only between two does lateness show."""
        return any(
            load.as_of != voice.first_as_of
            for table, voices in self._voices.items()
            for voice in voices
            for load in self._holding.carriers(voice.source, table, voice.bound)
        )

    def told_of(self, table: str) -> tuple[date, date] | None:
        """The first and the last day that the loads which speak for a table, and were known by then, tell of it."""
        days = [
            load.as_of
            for voice in self._voices[table]
            for load in self._holding.carriers(voice.source, table, voice.bound)
        ]
        return (min(days), max(days)) if days else None

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
            for view in (*_mentioned(sql), *self._laid_and_mentioned(sql)):
                self._make_ready(view)
            return how(sql)
        except StatementFailed:
            # Files are only glanced at when the session opens. Now that something went wrong each is read through.
            refuse(examine(self._root, self._fragments()))
            raise

    def _make_ready(self, view: str) -> None:
        with self._readying:
            if view in self._ready:
                return
            make = self._laid.get(view, partial(self._make, view))
            make()
            self._ready.add(view)

    def _make(self, view: str) -> None:
        kind = "VIEW" if view.startswith(PREFIX) and self._is_scan(view.removeprefix(PREFIX)) else "TABLE"
        self._engine.run(f"CREATE {kind} {view} AS {self._sql(view)}")

    def _laid_and_mentioned(self, sql: str) -> Iterator[str]:
        return (name for name in self._laid if re.search(rf"\b{name}\b", sql))

    def _is_scan(self, table: str) -> bool:
        """Whether one file at most answers for the table."""
        told = [voice.pieces for voice in self._voices[table] if any(voice.pieces)]
        return len(told) <= 1 and not any(pieces.newer for pieces in told)

    def _sql(self, view: str) -> str:
        if view in VIEWS:
            return VIEWS[view]()
        table = TABLES[view.removeprefix(PREFIX)]
        told = [self._known(table, voice) for voice in self._voices[table.name] if any(voice.pieces)]
        return reduce(lambda believed, other: together(table, believed, other), told) if told else nothing(table)

    def _known(self, table: Table, voice: Voice) -> str:
        gathered = versions(table, voice.pieces.gathered, self._root)
        newer = versions(table, voice.pieces.newer, self._root) if voice.pieces.newer else None
        return known(table, standing(table, gathered, newer, voice.bound), voice.first_as_of, self._known_on)

    def _fragments(self) -> list[Fragment]:
        told = (voice.pieces for voices in self._voices.values() for voice in voices)
        return [fragment for pieces in told for part in pieces for fragment in part]


def _mentioned(sql: str) -> Iterator[str]:
    """The views that a statement names, each after those that it is made of."""
    for view in dict.fromkeys(word.lower() for word in MENTION.findall(sql)):
        yield from NEEDS.get(view, ())
        yield view
