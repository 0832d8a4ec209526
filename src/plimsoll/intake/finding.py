"""Finding the files that were meant: folders opened, each file known by its content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from plimsoll import sources
from plimsoll.intake.report import Unrecognised
from plimsoll.sources import SourceFile
from plimsoll.vocabulary.errors import UnreadableInput

EMPTY = "The file is empty. Save it again from its source."
UNKNOWN = (
    "Its first row is not the header of a table Plimsoll knows. "
    "In SSMS tick 'Include column headers when copying or saving the results'."
)
WHAT_TO_GIVE = (
    "Give it the extracts of a service: SSD tables saved as CSV with their column headers, an Annex A workbook, census "
    "XML, SSDA903 files, or our own files for what an employer knows (plimsoll template hr)."
)
# Files that systems and Office leave in folders for themselves.
OTHERS_OWN = (".", "~$")


@dataclass(frozen=True, slots=True)
class Found:
    """The files that were given.

    Args:
        kept: those whose rows are kept, in the order they are read.
        not_kept: the names of those that are known and of which nothing is kept.
        not_recognised: those that are not known.
    """

    kept: tuple[SourceFile, ...]
    not_kept: tuple[str, ...]
    not_recognised: tuple[Unrecognised, ...]


def find(paths: Iterable[Path | str], leave_out: Path) -> Found:
    """Every file of the paths, folders within folders included, by what it is. `leave_out` is a folder to pass over.

    A text that is a database's URL is every table of the dataset in it.

    Raises:
        UnreadableInput: a path does not exist, a file or folder may not be read, a file named by its own path is
            empty, or no file at all is one that can be kept.
    """
    given = list(paths)
    databases = [each for each in given if isinstance(each, str) and sources.is_database(each)]
    known = [table for each in databases for table in sources.recognise_database(each)]
    unknown: list[Unrecognised] = []
    for path, named in _files((each for each in given if each not in databases), leave_out.resolve()):
        source = _recognised(path, named)
        if isinstance(source, SourceFile):
            known.append(source)
        else:
            unknown.append(source)
    kept = tuple(sources.together([source for source in known if source.tables]))
    if not kept:
        raise _nothing(len(known), unknown)
    return Found(kept, tuple(source.file for source in known if not source.tables), tuple(unknown))


def _files(paths: Iterable[Path | str], leave_out: Path) -> Iterator[tuple[Path, bool]]:
    """Each file once, and whether it was named by its own path."""
    seen: set[Path] = set()
    for given in map(Path, paths):
        named = not _is_folder(given)
        for path in [given] if named else _within(given, leave_out):
            if path.resolve() not in seen:
                seen.add(path.resolve())
                yield path, named


def _within(folder: Path, leave_out: Path) -> Iterator[Path]:
    if folder.resolve() == leave_out:
        return
    for path in _listed(folder):
        if path.name.startswith(OTHERS_OWN):
            continue
        if _is_folder(path):
            yield from _within(path, leave_out)
        elif path.is_file():
            yield path


def _listed(folder: Path) -> list[Path]:
    with _telling(folder):
        return sorted(folder.iterdir())


def _is_folder(path: Path) -> bool:
    with _telling(path):
        return path.is_dir()


@contextmanager
def _telling(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise sources.cannot_open(path, error) from error


def _is_empty(path: Path) -> bool:
    with _telling(path):
        return path.stat().st_size == 0


def _recognised(path: Path, named: bool) -> SourceFile | Unrecognised:
    # In a folder of many an empty file is told beside the others; named by itself it is all there is to tell.
    if not named and _is_empty(path):
        return Unrecognised(path.name, EMPTY)
    return sources.recognise(path) or Unrecognised(path.name, sources.stranger(path) or UNKNOWN)


def _nothing(known: int, unknown: list[Unrecognised]) -> UnreadableInput:
    if known:
        return UnreadableInput(
            "These are tables of the dataset, but Plimsoll keeps nothing of them.",
            next_step="Give it the folder that holds them all, ssd_cin_episodes and ssd_involvements above all.",
        )
    if not unknown:
        return UnreadableInput("There are no files here.", next_step=WHAT_TO_GIVE)
    if len(unknown) == 1:
        return UnreadableInput(unknown[0].reason, where=unknown[0].file)
    return UnreadableInput(
        f"None of the {len(unknown)} files here is a table Plimsoll knows.",
        next_step=WHAT_TO_GIVE,
    )
