"""Which element of the workforce census becomes which canonical column, and what its codes say.

Dates of birth, gender and ethnicity are not listened for, so they are never read. Neither are the cases held on
30 September: the case system knows them, by day and by child. Names in brackets are columns that the reader makes.
"""

from __future__ import annotations

from plimsoll.sources.document import Element
from plimsoll.sources.mapping import Field, Mapping

WORKER = "CSWWWorker"
AUTHORITY = "LALevelVacancies"
DAYS_LOST = "WorkingDaysLost"
ABSENT = "Absat30Sept"
NUMBER = "SWENo"
LEFT = "RoleEndDate"
LEFT_FOR = "ReasonLeave"
VACANT = "NumberOfVacancies"
AGENCY_IN_ALL = "NoAgencyFTE"

ELEMENTS = (
    Element(
        WORKER,
        WORKER,
        (
            "AgencyWorker",
            NUMBER,
            "FTE",
            "FTE30",
            "OrgRole",
            "RoleStartDate",
            "StartOrigin",
            LEFT,
            LEFT_FOR,
            DAYS_LOST,
            ABSENT,
            "ReasonAbsence",
            "CFKSSstatus",
        ),
    ),
    Element(AUTHORITY, AUTHORITY, (VACANT, AGENCY_IN_ALL)),
)
"""What is listened for."""

STAFF = "[staff]"
EMPLOYMENT = "[employment]"
REASON = "[reason]"
YEAR_BEGAN = "[year began]"
YEAR_ENDED = "[year ended]"
REFERENCE = "[reference]"
NEXT = "[next reference]"
TOTAL = "[total]"
STANDING = "[standing]"
COUNTED = "[counted]"
UNNAMED = "[unnamed]"
TOLD_AS = {
    STAFF: NUMBER,
    EMPLOYMENT: NUMBER,
    REASON: LEFT_FOR,
    STANDING: ABSENT,
    COUNTED: DAYS_LOST,
    UNNAMED: AGENCY_IN_ALL,
}
"""What a fault calls the columns that are made."""

ROLES = {
    "1": "Senior manager",
    "2": "Middle manager",
    "3": "First line manager",
    "4": "Senior practitioner",
    "5": "Case holder",
    "6": "Qualified without cases",
}
ORIGINS = {
    "1": "Newly qualified social worker",
    "2": "Social worker in another authority in England",
    "3": "Social worker outside England",
    "4": "Agency or consultancy in social work in England",
    "5": "Other social work in England",
    "6": "Other social care in England",
    "7": "No social care role, outside England or none",
    "8": "Other",
    "9": "Not known",
    "10": "Not yet collected",
}
LEAVING = {
    "1": "Resignation",
    "2": "Voluntary redundancy",
    "3": "Compulsory redundancy",
    "4": "Dismissed",
    "5": "Retired",
    "6": "Deceased",
    "7": "Moved to other social work in the authority",
    "8": "Other",
    "9": "Not known",
    "10": "Not yet collected",
}
REASON_NOT_KNOWN = "9"
SICKNESS = "sickness"
SICK = "SIC"
ABSENCES = {"sic": SICKNESS, "mat": "family", "trn": "training"}
OTHER_ABSENCE = "other"
ASYE = {"1": "yes", "2": "no", "3": "no", "4": "no"}
"""Only the first status says that somebody is in the assessed and supported year."""

NOBODY_NAMED = "agency not named"
"""Who the agency workers are of whom the census gives only the total."""

MOST_DAYS = 366
"""Days in a year."""

MOST_FTE = 10_000
"""No authority has so many social workers: all of England's have some 35,000."""

NUMBER_PATTERN = "^[A-Z]{2}[0-9]{10}$"
"""How the census wants a number of Social Work England written, in capitals."""


def _f(column: str, name: str) -> Field:
    return Field(column, (name.lower(),))


_STAFF = Field("staff_id", (STAFF,), own=True)
_ABSENCE_ID = Field("absence_id", (NUMBER.lower(),), joined=("staff_id", "started"))

EMPLOYED = Mapping(
    WORKER,
    "employment",
    (
        # The person's: where a later census gives another first day, it replaces the row and adds none.
        Field("employment_id", (EMPLOYMENT,), own=True),
        _STAFF,
        Field("registration", (NUMBER.lower(),), own=True, upper=True, looks_like=NUMBER_PATTERN),
        Field("role", ("orgrole",), codes=ROLES, reported=True),
        _f("agency", "AgencyWorker"),
        Field("asye", ("cfkssstatus",), codes=ASYE),
        # What is contracted; on 30 September only where the contract's share is not given.
        Field("fte", ("fte",), least=0, most=1, otherwise=Field("fte", ("fte30",), least=0, most=1)),
        _f("started", "RoleStartDate"),
        _f("ended", LEFT),
        Field("origin", ("startorigin",), codes=ORIGINS, reported=True),
        Field("leave_reason", (REASON,), codes=LEAVING, reported=True),
    ),
)
LOST = Mapping(
    DAYS_LOST,
    "absence",
    (
        _ABSENCE_ID,
        _STAFF,
        _f("started", YEAR_BEGAN),
        _f("ended", YEAR_ENDED),
        Field("days_lost", (DAYS_LOST.lower(),), least=0, most=MOST_DAYS),
        _f("total", TOTAL),
    ),
    kind=SICKNESS,
    told_by=(DAYS_LOST.lower(),),
)
AWAY = Mapping(
    ABSENT,
    "absence",
    (
        _ABSENCE_ID,
        _STAFF,
        Field("kind", ("reasonabsence",), codes=ABSENCES, unlisted=OTHER_ABSENCE),
        _f("started", REFERENCE),
        _f("ended", YEAR_ENDED),
        Field("days_lost", (COUNTED,)),
    ),
    told_by=(STANDING,),
)
VACANCIES = Mapping(
    AUTHORITY,
    "vacancy",
    (
        Field("vacancy_id", (REFERENCE,), own=True),
        Field("fte", (VACANT.lower(),), least=0, most=MOST_FTE),
        _f("started", REFERENCE),
        _f("ended", NEXT),
    ),
    told_by=(VACANT.lower(),),
)
AGENCY_UNNAMED = Mapping(
    AGENCY_IN_ALL,
    "employment",
    (
        Field("employment_id", (REFERENCE,), joined=("staff_id", "started")),
        Field("staff_id", always=NOBODY_NAMED),
        Field("agency", (TOTAL,)),
        Field("fte", (UNNAMED,), least=0, most=MOST_FTE),
        _f("started", REFERENCE),
        _f("ended", NEXT),
    ),
    told_by=(UNNAMED,),
)
MAPPINGS = (EMPLOYED, LOST, AWAY, VACANCIES, AGENCY_UNNAMED)
"""In the order they are read."""
