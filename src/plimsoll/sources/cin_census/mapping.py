"""Which element of the census becomes which canonical column.

Ethnicity, disabilities, pupil numbers and sex are not listened for, so they are never read. The census gives nothing
below a child an identifier of its own: it is made of the child and the day. Names in brackets are columns that
the reader makes of a row and the rows that hold it.
"""

from __future__ import annotations

from plimsoll.sources.document import Element
from plimsoll.sources.document.shape import OWN_TEXT
from plimsoll.sources.mapping import Field, Mapping

CHILD = "Child"
EPISODE = "CINdetails"
ASSESSMENT = "Assessments"
NEED_PLAN = "CINPlanDates"
ENQUIRY = "Section47"
PROTECTION_PLAN = "ChildProtectionPlans"
REVIEW = "CPPreviewDate"

CHILD_ID = "LAchildID"
REFERRED = "CINreferralDate"
CONFERENCE_HELD = "DateOfInitialCPC"
ASSESSED_FROM = "AssessmentActualStartDate"
ENQUIRED_FROM = "S47ActualStartDate"
PROTECTED_FROM = "CPPstartDate"

ELEMENTS = (
    Element(
        CHILD,
        "Children/Child",
        (
            "ChildIdentifiers/LAchildID",
            "ChildIdentifiers/PersonBirthDate",
            "ChildIdentifiers/ExpectedPersonBirthDate",
            "ChildIdentifiers/PersonDeathDate",
        ),
    ),
    Element(
        EPISODE,
        EPISODE,
        (REFERRED, "PrimaryNeedCode", "CINclosureDate", "ReasonForClosure", CONFERENCE_HELD, "ReferralNFA"),
        CHILD,
    ),
    Element(ASSESSMENT, ASSESSMENT, (ASSESSED_FROM, "AssessmentAuthorisationDate"), EPISODE),
    Element(NEED_PLAN, NEED_PLAN, ("CINPlanStartDate", "CINPlanEndDate"), EPISODE),
    Element(ENQUIRY, ENQUIRY, (ENQUIRED_FROM, "InitialCPCtarget", CONFERENCE_HELD), EPISODE),
    Element(PROTECTION_PLAN, PROTECTION_PLAN, (PROTECTED_FROM, "CPPendDate"), EPISODE),
    Element(REVIEW, "Reviews/CPPreviewDate", (OWN_TEXT,), PROTECTION_PLAN),
)
"""What is listened for. The census of 2022 brought plans for children in need; earlier ones hold none."""

OWN_REFERRAL_ID = "[own referral]"
REFERRAL_ID = "[referral]"
ASSESSMENT_ID = "[assessment]"
ENQUIRY_ID = "[enquiry]"
PROTECTION_PLAN_ID = "[plan]"

TOLD_AS = {
    OWN_REFERRAL_ID: CHILD_ID,
    ASSESSMENT_ID: CHILD_ID,
    REFERRAL_ID: EPISODE,
    ENQUIRY_ID: ENQUIRY,
    PROTECTION_PLAN_ID: PROTECTION_PLAN,
}
"""What a fault calls the columns that are made: the element they are made of, or the one they point to."""


def _f(column: str, name: str) -> Field:
    return Field(column, (name.lower(),))


def _own(column: str, name: str) -> Field:
    return Field(column, (name.lower(),), own=True)


def _made(column: str, *joined: str) -> Field:
    """An identifier made of others; a row that lacks it lacks the child, and is told of so."""
    return Field(column, (CHILD_ID.lower(),), joined=joined)


_OF_CHILD = _own("person_id", CHILD_ID)
_OF_REFERRAL = _own("referral_id", REFERRAL_ID)

MAPPINGS = (
    Mapping(
        CHILD,
        "person",
        (
            _OF_CHILD,
            Field("birth_month", ("personbirthdate",), month_only=True),
            Field("expected_month", ("expectedpersonbirthdate",), month_only=True),
            _f("died", "PersonDeathDate"),
        ),
    ),
    Mapping(
        EPISODE,
        "referral",
        (
            _own("referral_id", OWN_REFERRAL_ID),
            _OF_CHILD,
            _f("received", REFERRED),
            _f("need_code", "PrimaryNeedCode"),
            Field("nfa", ("referralnfa",), when_empty=False),
            _f("closed", "CINclosureDate"),
            _f("close_reason", "ReasonForClosure"),
        ),
    ),
    Mapping(
        EPISODE,
        "conference",
        (_made("conference_id", "person_id", "held"), _OF_CHILD, _OF_REFERRAL, _f("held", CONFERENCE_HELD)),
        told_by=(CONFERENCE_HELD.lower(),),
    ),
    Mapping(
        ASSESSMENT,
        "assessment",
        (
            _own("assessment_id", ASSESSMENT_ID),
            _OF_CHILD,
            _OF_REFERRAL,
            _f("started", ASSESSED_FROM),
            _f("authorised", "AssessmentAuthorisationDate"),
        ),
    ),
    Mapping(
        NEED_PLAN,
        "plan",
        (
            _made("part_id", "person_id", "started"),
            _made("plan_id", "person_id", "started"),
            _OF_CHILD,
            _OF_REFERRAL,
            _f("started", "CINPlanStartDate"),
            _f("ended", "CINPlanEndDate"),
        ),
        kind="CIN",
    ),
    Mapping(
        ENQUIRY,
        "enquiry",
        (_made("enquiry_id", "person_id", "started"), _OF_REFERRAL, _OF_CHILD, _f("started", ENQUIRED_FROM)),
    ),
    Mapping(
        ENQUIRY,
        "conference",
        (
            _made("conference_id", "person_id", "held"),
            _own("enquiry_id", ENQUIRY_ID),
            _OF_CHILD,
            _OF_REFERRAL,
            _f("target", "InitialCPCtarget"),
            _f("held", CONFERENCE_HELD),
        ),
        told_by=(CONFERENCE_HELD.lower(),),
    ),
    Mapping(
        PROTECTION_PLAN,
        "plan",
        (
            _made("part_id", "person_id", "started"),
            _made("plan_id", "person_id", "started"),
            _OF_CHILD,
            _OF_REFERRAL,
            _f("started", PROTECTED_FROM),
            _f("ended", "CPPendDate"),
        ),
        kind="CP",
    ),
    Mapping(
        REVIEW,
        "review",
        (
            _made("review_id", "plan_id", "held"),
            _OF_CHILD,
            _own("plan_id", PROTECTION_PLAN_ID),
            _f("held", REVIEW),
        ),
        kind="CP",
    ),
)
"""In the order of the document. The child comes first, because other rows point to it."""
