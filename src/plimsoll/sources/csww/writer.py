"""A service's workforce written as the census of a 30 September: each person once, those who left in the year too."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pyarrow as pa

from plimsoll.sources.census import Document, document
from plimsoll.sources.csww.mapping import (
    ABSENT,
    AGENCY_IN_ALL,
    ASYE,
    AUTHORITY,
    DAYS_LOST,
    LEAVING,
    LEFT,
    LEFT_FOR,
    NUMBER,
    ORIGINS,
    ROLES,
    SICK,
    SICKNESS,
    VACANT,
    WORKER,
)
from plimsoll.sources.csww.workforce import Person, Workforce, workforce
from plimsoll.sources.reading import Stamp

COLLECTION = "CSWW"
REFERENCE = (9, 30)
"""Month and day of the census."""

UNKNOWN_INSTITUTION = "Not known"
"""The schema asks where a worker qualified; nothing of it is kept."""

ABSENCES = {SICKNESS: SICK, "family": "MAT", "training": "TRN"}
OTHER_PAID_ABSENCE = "OTH"
IN_ASYE = next(code for code, said in ASYE.items() if said == "yes")
PRACTITIONER = "2"
YES, NO = "1", "0"


def write(canonical: Mapping[str, pa.Table], folder: Path, stamp: Stamp) -> list[Path]:
    """Write the census of the last 30 September on or before the day, and say which file was written.

    Args:
        canonical: tables by canonical name, with the canonical columns; one that is left out has no rows.
        folder: where to; made when it is not there.
        stamp: whose census it is, and the day on which it is made.
    """
    folder.mkdir(parents=True, exist_ok=True)
    reference = reference_day(stamp.day)
    path = folder / f"CSWW_{reference.year}.xml"
    found = workforce(canonical, reference)
    with document(path) as written:
        written.heading(COLLECTION, stamp, reference)
        _authority(written, found)
        for person in found.people:
            _person(written, person)
    return [path]


def reference_day(day: date) -> date:
    """The last 30 September on or before a day."""
    this_year = date(day.year, *REFERENCE)
    return this_year if this_year <= day else date(day.year - 1, *REFERENCE)


def _authority(written: Document, found: Workforce) -> None:
    with written.element(AUTHORITY):
        written.value(VACANT, _number(found.vacant_fte, 2))
        written.value(AGENCY_IN_ALL, _number(found.agency_fte, 2))
        written.value("NoAgencyHeadcount", str(found.agency_count))


def _person(written: Document, person: Person) -> None:
    post, gone = person.post, person.left
    with written.element(WORKER):
        written.value("AgencyWorker", YES if post["agency"] else NO)
        written.value(NUMBER, post["registration"])
        written.value("FTE", _share(post["fte"]))
        written.value("QualInst", UNKNOWN_INSTITUTION)
        written.value("OrgRole", _code(ROLES, post["role"]))
        written.value("RoleStartDate", person.started)
        written.value("StartOrigin", _code(ORIGINS, person.origin))
        written.value(LEFT, gone)
        written.value(LEFT_FOR, _code(LEAVING, post["leave_reason"]) if gone else None)
        written.value("FTE30", None if gone else _share(post["fte"]))
        written.value(DAYS_LOST, None if person.days_lost is None else _number(person.days_lost, 2))
        written.value(ABSENT, None if gone else YES if person.away else NO)
        written.value("ReasonAbsence", ABSENCES.get(person.away, OTHER_PAID_ABSENCE) if person.away else None)
        written.value("CFKSSstatus", _status(post["asye"]))


def _status(asye: bool | None) -> str | None:
    return None if asye is None else IN_ASYE if asye else PRACTITIONER


def _share(fte: float | None) -> str | None:
    """A contract's share; the schema has room for one person's."""
    return None if fte is None or fte > 1 else _number(fte, 6)


def _number(value: float, places: int) -> str:
    return f"{value:.{places}f}".rstrip("0").rstrip(".") or NO


def _code(codes: Mapping[str, str], said: str | None) -> str | None:
    """The code that says so, without regard to case."""
    return next((code for code, word in codes.items() if said and word.casefold() == said.strip().casefold()), None)
