"""What is settled before a row is read: which service the files speak of, and from which day their rows are known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from plimsoll.sources import SourceFile
from plimsoll.vocabulary.errors import WrongUse

DEFAULT_SERVICE = "service"


@dataclass(frozen=True, slots=True)
class LoadOptions:
    """How to load.

    Args:
        service: the service the files speak of; `None`: the authority's code in a file, else "service".
        as_of: the day from which their rows are known; `None`: the last day that any file names, else today.
        partial: rows that the files do not carry stay as they are.
    """

    service: str | None = None
    as_of: date | None = None
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Terms:
    """How all files of one command are to be understood.

    Args:
        service: the service they speak of.
        service_given: somebody named that service.
        as_of: the day from which their rows are known.
        as_of_given: somebody named that day.
        partial: rows that they do not carry stay as they are.
    """

    service: str
    service_given: bool
    as_of: date
    as_of_given: bool
    partial: bool


def settled(options: LoadOptions, files: Sequence[SourceFile]) -> Terms:
    """One service and one day for all files.

    Raises:
        WrongUse: the files name several authorities, and nobody said which service is meant.
    """
    return Terms(
        service=options.service or _named(files) or DEFAULT_SERVICE,
        service_given=options.service is not None,
        as_of=options.as_of or latest(files) or today(),
        as_of_given=options.as_of is not None,
        partial=options.partial,
    )


def latest(files: Sequence[SourceFile]) -> date | None:
    """The last day that any of the files names; `None` when none names one."""
    return max((file.as_of for file in files if file.as_of is not None), default=None)


def today() -> date:
    """The day on which the load is made, by this machine's clock."""
    return datetime.now().astimezone().date()


def _named(files: Sequence[SourceFile]) -> str | None:
    named = {file.service: file.file for file in reversed(files) if file.service}
    if len(named) > 1:
        told = ", ".join(f"{code} ({named[code]})" for code in sorted(named))
        raise WrongUse(
            f"These files name {len(named)} authorities: {told}.",
            next_step="Load each authority's files by themselves, or say which service all are of (--service).",
        )
    return next(iter(named), None)
