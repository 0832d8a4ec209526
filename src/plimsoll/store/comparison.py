"""What a load changes, worked out by the engine.

Its differences from what stood before it and, when it comes late, what must be said again at the loads after it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plimsoll.store import differences
from plimsoll.store.engine import Engine
from plimsoll.store.holding import Holding
from plimsoll.store.records import ArrowTable, Fragment, Load
from plimsoll.store.versions import Bound, every, names, parquet, standing, versions
from plimsoll.vocabulary.table import Table


@dataclass(frozen=True, slots=True)
class Comparison:
    """One load beside what is kept.

    Args:
        engine: where it is worked out.
        root: the store's folder.
        holding: the service's loads and fragments before this load.
        load: the load.
    """

    engine: Engine
    root: Path
    holding: Holding
    load: Load

    def changes(self, table: Table, rows: ArrowTable) -> Any:
        """The versions to write for a table that already has some, as Arrow columns."""
        self._lay_out(table, rows)
        self._make("changed", differences.changes(table, self.load))
        self._say_again(table)
        return self.engine.arrow(f"SELECT {names(every(table))} FROM changed")

    def _lay_out(self, table: Table, rows: ArrowTable) -> None:
        self.engine.lay_out("incoming", rows)
        everything = versions(table, self.holding.versions(self.load.source, table.name), self.root)
        self.engine.run(f"CREATE OR REPLACE TEMP VIEW versions AS {everything}")
        self._make("stood", self._standing_at(table, self.load))

    def _say_again(self, table: Table) -> None:
        """A late load: the next one that says all there is settles every key; until then each load is asked in turn."""
        late_for = self.holding.later(self.load, table.name)
        if late_for:
            self._make("claims", differences.touched(table))
        for later in late_for:
            self._rule(table, later)
            self.engine.run(f"INSERT INTO changed {differences.restorations(table, later, self.load)}")
            self._make("claims", differences.claims(table, later, self.load))
            if later.replaces:
                break

    def _rule(self, table: Table, later: Load) -> None:
        stood = self._standing_at(table, later)
        self._make("later", f"SELECT * FROM ({stood}) AS stood SEMI JOIN claims USING ({names(table.key)})")
        self._make("carried", _keys(table, self.holding.carried(later, table.name), self.root))
        self._make("stated", differences.stated(table, later))
        self._make("ruled", differences.rulings(table, later))

    def _standing_at(self, table: Table, load: Load) -> str:
        bound = Bound(load.as_of, load.id)
        gathered, newer = self.holding.pieces(self.load.source, table.name, bound)
        others = versions(table, newer, self.root) if newer else None
        return standing(table, versions(table, gathered, self.root), others, bound)

    def _make(self, relation: str, sql: str) -> None:
        self.engine.run(f"CREATE OR REPLACE TEMP TABLE {relation} AS {sql}")


def _keys(table: Table, fragments: tuple[Fragment, ...], root: Path) -> str:
    if not fragments:
        return f"SELECT {names(table.key)} FROM claims WHERE false"
    return f"SELECT {names(table.key)} FROM {parquet([root / fragment.path for fragment in fragments])}"
