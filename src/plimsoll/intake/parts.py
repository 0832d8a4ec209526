"""The files of one command, sorted by who speaks: what each source says becomes one load of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from plimsoll.intake.terms import Terms, latest
from plimsoll.intake.windows import ONLY_ADD, window_start
from plimsoll.sources import SourceFile, TableRead
from plimsoll.store import Load, Store
from plimsoll.vocabulary.errors import WrongUse


@dataclass(frozen=True, slots=True)
class Part:
    """What one source says.

    Args:
        source: the source.
        files: its files, in the order they are read: where they name their days, the latest last, so that of one key
            what was said last stands.
        reads: what was read from them.
    """

    source: str
    files: tuple[SourceFile, ...]
    reads: tuple[TableRead, ...] = ()

    def partial(self, terms: Terms) -> bool:
        """Whether what it does not carry stays known."""
        return terms.partial or self.source in ONLY_ADD

    def last_day(self, as_of: date) -> date:
        """The last day its files speak of: the one they name, else the one the load is known from."""
        return min(latest(self.files) or as_of, as_of)

    def covers_from(self, as_of: date) -> date | None:
        """The first day it covers: the one its files say, else as is usual of its source; `None`: all there is."""
        said = [file.covers_from for file in self.files if file.covers_from is not None]
        return min(said, default=None) or window_start(self.source, self.last_day(as_of))


def parts(files: Sequence[SourceFile]) -> tuple[Part, ...]:
    """The files of each source together, in the order in which the sources were found; nothing is read yet."""
    sources = dict.fromkeys(file.source for file in files)
    return tuple(Part(source, _in_order([f for f in files if f.source == source])) for source in sources)


def _in_order(files: Sequence[SourceFile]) -> tuple[SourceFile, ...]:
    return tuple(sorted(files, key=lambda file: file.as_of or date.min))


def loaded_before(store: Store, terms: Terms, part: Part) -> Load | None:
    """The load that read these very files, unless they are now said to be of another day, or to be all there is."""
    before = store.already(terms.service, part.source, [read.sha256 for read in part.reads])
    if before is None or before.partial != part.partial(terms) or (terms.as_of_given and before.as_of != terms.as_of):
        return None
    return before


def nothing_half_told(store: Store, terms: Terms, part: Part) -> None:
    """Nothing, when the part carries every file that told of its tables before: a load replaces what was said of them.

    Raises:
        WrongUse: it lacks one.
    """
    if part.partial(terms):
        return
    earlier = [load for load in store.loads(terms.service) if load.source == part.source and not load.partial]
    told = {(file.table, file.source_table) for load in earlier for file in load.files}
    now = {(read.table, read.source_table) for read in part.reads}
    carried = {table for table, _ in now}
    missing = sorted(source_table for table, source_table in told - now if table in carried)
    if missing:
        raise WrongUse(
            f"An earlier load carried {', '.join(missing)}, this one does not: its rows would stop being known.",
            next_step="Add what is missing, or load these files as a part (--partial).",
        )
