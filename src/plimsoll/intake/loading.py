"""Loading: find the files, read them, join, judge and keep. A paragraph of verbs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from plimsoll.intake.checks import report_orphans, report_what_to_look_at
from plimsoll.intake.children import find_children
from plimsoll.intake.duplicates import leave_out_duplicates
from plimsoll.intake.extract import Extract
from plimsoll.intake.finding import Found, find
from plimsoll.intake.report import LoadReport, as_table
from plimsoll.sources import SourceFile, TableRead
from plimsoll.store import Draft, Load, Store
from plimsoll.vocabulary.errors import WrongUse
from plimsoll.vocabulary.profile import Profile

DEFAULT_SERVICE = "service"
# SSD's scripts take six years back from the day they run (`@ssd_timeframe_years`).
WINDOW_YEARS = {"ssd": 6}
# A date further ahead than this is told as a fault (SPEC section 7).
YEARS_AHEAD = 1
LEAP_DAY = 29
ALREADY = (
    "These very files were loaded before, so nothing has changed. To load them for another day, name it (--as-of)."
)


class Stage(StrEnum):
    """How far a load has come."""

    READ = "read"
    CHECK = "check"
    KEEP = "keep"


Progress = Callable[[Stage, int], None]
"""Told of each stage, with the rows read so far."""


@dataclass(frozen=True, slots=True)
class LoadOptions:
    """How to load.

    Args:
        service: the service the files speak of; `None`: the authority's code in a file, else "service".
        as_of: the day from which their rows are known; `None`: the date in a file, else today.
        partial: rows that the files do not carry stay as they are.
    """

    service: str | None = None
    as_of: date | None = None
    partial: bool = False


@dataclass(frozen=True, slots=True)
class _Terms:
    """What is settled before a row is read."""

    service: str
    source: str
    as_of: date
    as_of_given: bool
    partial: bool


def _silent(_stage: Stage, _rows: int) -> None:
    """Tell nobody."""


def load(
    store: Store, paths: Iterable[Path | str], options: LoadOptions | None = None, progress: Progress = _silent
) -> LoadReport:
    """Read files and folders and keep what they say. All of it is kept or, when anything goes wrong, nothing is.

    Files that the store has read before, all of them together, change nothing; unless another as-of day is given.

    Args:
        store: where to.
        paths: files and folders of any mix.
        options: the service, the as-of day, and whether the files carry all there is.
        progress: told how far it has come.

    Raises:
        UnreadableInput: a path is missing, empty or not permitted, or no file is one that can be kept.
        WrongUse: of a table that several files tell, such as visits, a file that told of it before is missing.
        PlimsollError: as `Store.keep`.
    """
    found = find(paths, leave_out=store.root)
    terms = _terms(options or LoadOptions(), found)
    reads = list(_read(found.kept, progress))
    before = _before(store, terms, reads)
    if before is not None:
        return _told_before(store, before, found)
    _nothing_half_told(store, terms, reads)
    progress(Stage.CHECK, _rows(reads))
    extract = _judged(reads, terms, store.profile(terms.service))
    progress(Stage.KEEP, _rows(reads))
    draft = _draft(extract, terms)
    return _told(store.keep(draft), draft, found, reads)


def _terms(options: LoadOptions, found: Found) -> _Terms:
    # SSD names neither its authority nor its day; a format that does says so here.
    return _Terms(
        service=options.service or DEFAULT_SERVICE,
        source=found.kept[0].source,
        as_of=options.as_of or today(),
        as_of_given=options.as_of is not None,
        partial=options.partial,
    )


def today() -> date:
    """The day on which the load is made, by this machine's clock."""
    return datetime.now().astimezone().date()


def _read(files: Sequence[SourceFile], progress: Progress) -> Iterator[TableRead]:
    rows = 0
    for file in files:
        progress(Stage.READ, rows)
        for read in file.read():
            rows += read.read
            yield read


def _rows(reads: Sequence[TableRead]) -> int:
    return sum(read.read for read in reads)


def _before(store: Store, terms: _Terms, reads: Sequence[TableRead]) -> Load | None:
    """The load that read these very files, unless they are now said to be of another day, or to be all there is."""
    before = store.already(terms.service, terms.source, [read.sha256 for read in reads])
    if before is None or before.partial != terms.partial or (terms.as_of_given and before.as_of != terms.as_of):
        return None
    return before


def _nothing_half_told(store: Store, terms: _Terms, reads: Sequence[TableRead]) -> None:
    """A load replaces what was said of each table it carries, so it must carry every file that told of it before."""
    if terms.partial:
        return
    earlier = [load for load in store.loads(terms.service) if load.source == terms.source and not load.partial]
    told = {(file.table, file.source_table) for load in earlier for file in load.files}
    now = {(read.table, read.source_table) for read in reads}
    carried = {table for table, _ in now}
    missing = sorted(source_table for table, source_table in told - now if table in carried)
    if missing:
        raise WrongUse(
            f"An earlier load carried {', '.join(missing)}, this one does not: its rows would stop being known.",
            next_step="Add what is missing, or load these files as a part (--partial).",
        )


def _judged(reads: Sequence[TableRead], terms: _Terms, profile: Profile) -> Extract:
    """Refused first, then duplicates and same keys; what is left is looked at and kept."""
    extract = Extract(reads)
    find_children(extract)
    leave_out_duplicates(extract)
    report_what_to_look_at(extract, years_after(terms.as_of, YEARS_AHEAD), profile.allocated_roles)
    if not terms.partial:
        # A part may well point to what was loaded before it.
        report_orphans(extract)
    return extract


def years_after(day: date, years: int) -> date:
    """The same day of another year; 28 February for a leap day in a year without one. Years may be negative."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=LEAP_DAY - 1)


def _draft(extract: Extract, terms: _Terms) -> Draft:
    years = WINDOW_YEARS.get(terms.source)
    return Draft(
        service=terms.service,
        source=terms.source,
        as_of=terms.as_of,
        partial=terms.partial,
        window_start=years_after(terms.as_of, -years) if years else None,
        files=extract.counts(),
        tables=extract.tables,
        faults=extract.faults(),
    )


def _told(kept: Load, draft: Draft, found: Found, reads: Sequence[TableRead]) -> LoadReport:
    return LoadReport(
        load=kept.id,
        service=kept.service,
        source=kept.source,
        as_of=kept.as_of,
        already=False,
        files=draft.files,
        faults=draft.faults,
        not_kept=found.not_kept,
        not_recognised=found.not_recognised,
        notices=tuple(notice for read in reads for notice in read.notices),
    )


def _told_before(store: Store, before: Load, found: Found) -> LoadReport:
    return LoadReport(
        load=before.id,
        service=before.service,
        source=before.source,
        as_of=before.as_of,
        already=True,
        files=before.files,
        faults=as_table(store.refused(before.id)),
        not_kept=found.not_kept,
        not_recognised=found.not_recognised,
        notices=(ALREADY,),
    )
