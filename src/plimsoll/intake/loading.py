"""Loading: find the files, read them, judge what each source says and keep it all. A paragraph of verbs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from pathlib import Path

import pyarrow as pa

from plimsoll.intake.checks import report_orphans, report_what_to_look_at
from plimsoll.intake.children import find_children
from plimsoll.intake.duplicates import leave_out_duplicates
from plimsoll.intake.extract import Extract
from plimsoll.intake.finding import Found, find
from plimsoll.intake.parts import Part, loaded_before, nothing_half_told, parts
from plimsoll.intake.people import matches_told
from plimsoll.intake.remarks import remarks
from plimsoll.intake.report import LoadReport, SourceLoad, as_table
from plimsoll.intake.terms import LoadOptions, Terms, settled
from plimsoll.intake.windows import years_after
from plimsoll.sources import TableRead
from plimsoll.store import Draft, Load, Store
from plimsoll.vocabulary.profile import Profile

# A date further ahead than this is told as a fault (SPEC section 7).
YEARS_AHEAD = 1


class Stage(StrEnum):
    """How far a load has come."""

    READ = "read"
    CHECK = "check"
    KEEP = "keep"


Progress = Callable[[Stage, int], None]
"""Told of each stage, with the rows read so far."""


def _silent(_stage: Stage, _rows: int) -> None:
    """Tell nobody."""


def load(
    store: Store, paths: Iterable[Path | str], options: LoadOptions | None = None, progress: Progress = _silent
) -> LoadReport:
    """Read files and folders and keep what they say. All of it is kept or, when anything goes wrong, nothing is.

    What each source says is a load of its own. A source whose files the store has read before, all of them together,
    changes nothing; unless another as-of day is given.

    Args:
        store: where to.
        paths: files and folders of any mix.
        options: the service, the as-of day, and whether the files carry all there is.
        progress: told how far it has come.

    Raises:
        UnreadableInput: a path is missing, empty or not permitted, or no file is one that can be kept.
        WrongUse: the files name several authorities; or of a table that several files tell, such as visits, a file
            that told of it before is missing.
        PlimsollError: as `Store.keep_all`.
    """
    found = find(paths, leave_out=store.root)
    terms = settled(options or LoadOptions(), found.kept)
    given = tuple(_read(parts(found.kept), progress))
    before = {part.source: loaded_before(store, terms, part) for part in given}
    fresh = [part for part in given if before[part.source] is None]
    for part in fresh:
        nothing_half_told(store, terms, part)
    progress(Stage.CHECK, _rows(given))
    profile = store.profile(terms.service)
    drafts = [_draft(part, terms, profile) for part in fresh]
    progress(Stage.KEEP, _rows(given))
    kept = {load.source: load for load in store.keep_all(drafts)}
    told = [_told(part.source, kept, before) for part in given]
    notices = (*remarks(store, terms, given, told), *matches_told(store, terms.service, drafts))
    return _report(terms, found, told, _faults(store, drafts, told), notices)


def _read(unread: Iterable[Part], progress: Progress) -> Iterator[Part]:
    rows = 0
    for part in unread:
        reads: list[TableRead] = []
        for file in part.files:
            progress(Stage.READ, rows)
            told = file.read()
            rows += sum(read.read for read in told)
            reads.extend(told)
        yield replace(part, reads=tuple(reads))


def _rows(given: Sequence[Part]) -> int:
    return sum(read.read for part in given for read in part.reads)


def _draft(part: Part, terms: Terms, profile: Profile) -> Draft:
    extract = _judged(part, terms, profile)
    return Draft(
        service=terms.service,
        source=part.source,
        as_of=terms.as_of,
        partial=part.partial(terms),
        window_start=part.covers_from(terms.as_of),
        files=extract.counts(),
        tables=extract.tables,
        faults=extract.faults(),
    )


def _judged(part: Part, terms: Terms, profile: Profile) -> Extract:
    """Refused first, then duplicates and same keys; what is left is looked at and kept."""
    extract = Extract(part.reads)
    find_children(extract)
    leave_out_duplicates(extract)
    report_what_to_look_at(extract, years_after(terms.as_of, YEARS_AHEAD), profile.allocated_roles)
    if not part.partial(terms):
        # A part may well point to what was loaded before it.
        report_orphans(extract)
    return extract


def _told(source: str, kept: Mapping[str, Load], before: Mapping[str, Load | None]) -> SourceLoad:
    load = before[source] or kept[source]
    return SourceLoad(load.id, source, load.as_of, source not in kept, load.files)


def _faults(store: Store, drafts: Sequence[Draft], told: Sequence[SourceLoad]) -> pa.Table:
    """Those of what was kept now; when all had been loaded before, those of then."""
    if not drafts:
        return pa.concat_tables([as_table(store.refused(each.load)) for each in told])
    together = pa.concat_tables([draft.faults for draft in drafts])
    return together.sort_by([("file", "ascending"), ("row", "ascending")])


def _report(
    terms: Terms, found: Found, told: Sequence[SourceLoad], faults: pa.Table, notices: tuple[str, ...]
) -> LoadReport:
    return LoadReport(
        service=terms.service,
        loads=tuple(told),
        faults=faults,
        not_kept=found.not_kept,
        not_recognised=found.not_recognised,
        notices=notices,
    )
