"""Invented counties by the door: their extracts written out, or loaded month by month as a council would."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from plimsoll.door.answer import Answer, Provenance, tabled
from plimsoll.door.days import as_day
from plimsoll.door.loading import Terms, load
from plimsoll.invention import Invention, invent
from plimsoll.invention.scenario import Scenario
from plimsoll.invention.scenario_file import scenario_from, shipped
from plimsoll.sources import Stamp, annex_a, cin_census, csww, hr, register, ssd, ssda903
from plimsoll.vocabulary.clocks import add_months

WRITTEN = ("file", "rows")

AUTHORITY = "999"
"""The code of the invented county. DfE's codes of authorities in England run from 201 to 943; nobody has this one."""

Tables = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Extract:
    """One of the extracts that a council has.

    Args:
        folder: the folder it lies in; empty where a single file stands by itself.
        write: writes it, and says which files were written.
        monthly: whether it is made each month; the others are returns of a year.
    """

    folder: str
    write: Callable[[Tables, Path, Stamp], list[Path]]
    monthly: bool = False


def _case_system(tables: Tables, folder: Path, stamp: Stamp) -> list[Path]:  # noqa: ARG001 (an SSD extract says no day)
    return ssd.write(tables, folder, ssd.Dialect.SYSTEMC)


EXTRACTS = (
    Extract("ssd", _case_system, monthly=True),
    Extract("annex_a", annex_a.write),
    Extract("cin_census", cin_census.write),
    Extract("ssda903", ssda903.write),
    Extract("csww", csww.write),
    Extract("hr", hr.write, monthly=True),
    Extract("", register.write, monthly=True),
)


MONTHLY = tuple(extract for extract in EXTRACTS if extract.monthly)
CSV = ".csv"


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """A county to live through month by month.

    Args:
        invention: the county.
        months: how many monthly extracts, the last on its last day.
        service: what it is called; `None` is as its files say.
    """

    invention: Invention
    months: int
    service: str | None

    @property
    def days(self) -> tuple[date, ...]:
        """The day of each extract, in order."""
        return tuple(add_months(self.invention.ends, -back) for back in reversed(range(self.months)))


def commissioned(asked: Mapping[str, Any]) -> Invention:
    """The commission for a county asked for in words and numbers; what was left out is as the inventor has it."""
    terms = {name: value for name, value in asked.items() if value is not None}
    if "ends" in terms:
        terms["ends"] = as_day(terms["ends"])
    if "scenario" in terms:
        terms["scenario"] = _scenario(terms["scenario"])
    return Invention(**terms)


def _scenario(told: str) -> Scenario:
    """The scenario of that name, or the one in that file."""
    return scenario_from(Path(told)) if Path(told).suffix else shipped(told)


def written(invention: Invention, folder: Path) -> Answer:
    """Invent a county and write each of its extracts as it stands on its last day."""
    tables = invent(invention).as_at(invention.ends)
    return files_told(extracted(tables, invention.ends, folder, EXTRACTS), folder, invention.ends)


def files_told(paths: list[Path], folder: Path, as_of: date) -> Answer:
    """The files that were written into a folder, as its records stood on a day."""
    files = [{"file": path.relative_to(folder).as_posix(), "rows": _rows(path)} for path in paths]
    return tabled(WRITTEN, files, about={"as_of": as_of}, provenance=Provenance(), holds="files")


def extracted(tables: Tables, day: date, folder: Path, extracts: tuple[Extract, ...]) -> list[Path]:
    """Write some extracts of canonical tables as they stand on a day, and say which files were written."""
    stamp = Stamp(day, AUTHORITY)
    return [path for extract in extracts for path in extract.write(tables, folder / extract.folder, stamp)]


def _rows(path: Path) -> int | None:
    """The rows of a CSV file, without its header; of a workbook or a document nothing is counted."""
    if path.suffix != CSV:
        return None
    with path.open("rb") as lines:
        return max(sum(1 for _ in lines) - 1, 0)


def rehearse(place: Path, folder: Path | None, plan: Rehearsal, tell: Callable[[str], None]) -> date:
    """Invent a county, write each month's extract and load it on its day.

    Args:
        place: the store's folder.
        folder: where the extracts are kept, one folder a month; `None` keeps none once it is loaded.
        plan: the county and its months.
        tell: is told how far it has come.

    Returns:
        The last day that was loaded.
    """
    tell("Inventing a county")
    county = invent(plan.invention)
    for number, day in enumerate(plan.days, 1):
        tell(f"Loading month {number} of {plan.months}")
        with _kept_in(folder) as months:
            extract = extracted(county.as_at(day), day, months / day.isoformat(), MONTHLY)
            load(place, [str(path) for path in extract], Terms(plan.service, day), _nobody)
    return plan.days[-1]


def _kept_in(folder: Path | None) -> AbstractContextManager[Path]:
    """A folder for extracts: the one asked for, or one that goes away with the month."""
    return nullcontext(folder) if folder else _passing()


@contextmanager
def _passing() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="plimsoll-") as folder:
        yield Path(folder)


def _nobody(doing: str) -> None:
    """Tell nobody: the month is told already."""
