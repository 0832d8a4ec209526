"""A service's children in need written as the census of a year, as it stands on a day.

The census year runs from 1 April to 31 March. It holds the children referred in it or open on its first day, with all
of the episodes that make it so. What comes after the day is not written: councils run the census as the year goes by.
The schema asks for a few things that are never kept; they are written as unknown, in the census's own codes.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pyarrow as pa

from plimsoll.sources.census import Document, document
from plimsoll.sources.cin_census.episodes import Child, Row, children, year_begins
from plimsoll.sources.cin_census.mapping import (
    ASSESSED_FROM,
    ASSESSMENT,
    CHILD,
    CHILD_ID,
    CONFERENCE_HELD,
    ENQUIRED_FROM,
    ENQUIRY,
    EPISODE,
    NEED_PLAN,
    PROTECTED_FROM,
    PROTECTION_PLAN,
    REFERRED,
    REVIEW,
)
from plimsoll.sources.reading import Stamp

COLLECTION = "CIN"
NEEDS = frozenset(f"N{number}" for number in range(10))
CLOSURES = frozenset(f"RC{number}" for number in range(1, 10))
SEX_SINCE = 2025
"""The census that first asked for `Sex` (M, F, U) in place of `GenderCurrent` (0, 1, 2, 9)."""

NEED_PLANS_SINCE = 2022
"""The census that first asked for the dates of plans for children in need."""

DIVIDED_SINCE = 2023
"""The census that first told closing with early help (RC9) from closing with nothing more (RC8), once assessed."""

DIVIDED, UNDIVIDED = "RC9", "RC8"

UNKNOWN_PUPIL = "UN4"
"""The pupil number is not known to the authority yet."""

UNKNOWN_SEX, UNKNOWN_GENDER, UNKNOWN_ETHNICITY, UNKNOWN_SOURCE, UNKNOWN_ABUSE = "U", "0", "NOBT", "10", "MUL"
YES, NO = "1", "0"


def write(canonical: Mapping[str, pa.Table], folder: Path, stamp: Stamp) -> list[Path]:
    """Write the census of the year that the day lies in, and say which file was written.

    Args:
        canonical: tables by canonical name, with the canonical columns; one that is left out has no rows.
        folder: where to; made when it is not there.
        stamp: whose census it is, and the day up to which it goes.
    """
    folder.mkdir(parents=True, exist_ok=True)
    begins = year_begins(stamp.day)
    reference = date(begins.year + 1, 3, 31)
    path = folder / f"CIN_Census_{reference.year}.xml"
    with document(path) as written:
        written.heading(COLLECTION, stamp, reference, release=True)
        with written.element("Children"):
            for child in children(canonical, begins, stamp.day):
                _child(written, child, reference.year)
    return [path]


def _child(written: Document, child: Child, year: int) -> None:
    person = child.person
    with written.element(CHILD):
        with written.element("ChildIdentifiers"):
            written.value(CHILD_ID, person["person_id"])
            written.value("UPNunknown", UNKNOWN_PUPIL)
            written.value("PersonBirthDate", person.get("birth_month"))
            written.value("ExpectedPersonBirthDate", person.get("expected_month"))
            if year >= SEX_SINCE:
                written.value("Sex", UNKNOWN_SEX)
            else:
                written.value("GenderCurrent", UNKNOWN_GENDER)
            written.value("PersonDeathDate", person.get("died"))
        with written.element("ChildCharacteristics"):
            written.value("Ethnicity", UNKNOWN_ETHNICITY)
        for referral in child.referrals:
            _episode(written, child, referral, year)


def _episode(written: Document, child: Child, referral: Row, year: int) -> None:
    of = child.of(referral)
    with written.element(EPISODE):
        written.value(REFERRED, referral["received"])
        written.value("ReferralSource", UNKNOWN_SOURCE)
        written.value("PrimaryNeedCode", _one_of(referral["need_code"], NEEDS))
        written.value("CINclosureDate", referral["closed"])
        written.value("ReasonForClosure", _closure(referral["close_reason"], year))
        written.value(CONFERENCE_HELD, child.conference_without_enquiry(referral))
        for row in of["assessment"]:
            with written.element(ASSESSMENT):
                written.value(ASSESSED_FROM, row["started"])
                written.value("AssessmentAuthorisationDate", row["authorised"])
        for row in of["CIN"] if year >= NEED_PLANS_SINCE else ():
            with written.element(NEED_PLAN):
                written.value("CINPlanStartDate", row["started"])
                written.value("CINPlanEndDate", row["ended"])
        for row in of["enquiry"]:
            _enquiry(written, child, row)
        written.value("ReferralNFA", YES if referral["nfa"] else NO)
        for row in of["CP"]:
            _protection(written, child, row)


def _closure(reason: str | None, year: int) -> str | None:
    known = _one_of(reason, CLOSURES)
    return UNDIVIDED if known == DIVIDED and year < DIVIDED_SINCE else known


def _one_of(word: str | None, codes: frozenset[str]) -> str | None:
    return word if word in codes else None


def _enquiry(written: Document, child: Child, enquiry: Row) -> None:
    conference = child.conference_of(enquiry)
    with written.element(ENQUIRY):
        written.value(ENQUIRED_FROM, enquiry["started"])
        written.value("InitialCPCtarget", conference["target"] if conference else None)
        written.value(CONFERENCE_HELD, conference["held"] if conference else None)
        written.value("ICPCnotRequired", YES if enquiry["nfa"] and not conference else NO)


def _protection(written: Document, child: Child, plan: Row) -> None:
    with written.element(PROTECTION_PLAN):
        written.value(PROTECTED_FROM, plan["started"])
        written.value("CPPendDate", plan["ended"])
        written.value("InitialCategoryOfAbuse", UNKNOWN_ABUSE)
        written.value("LatestCategoryOfAbuse", UNKNOWN_ABUSE)
        written.value("NumberOfPreviousCPP", str(child.plans_before(plan)))
        held = child.reviews_of(plan)
        if held:
            with written.element("Reviews"):
                for day in held:
                    written.value(REVIEW, day)
