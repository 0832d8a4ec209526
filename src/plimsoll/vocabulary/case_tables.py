"""The canonical tables of a child's case: who contacted the service, what was decided, who held it, who came."""

from __future__ import annotations

from plimsoll.vocabulary.table import Table, a_day, a_flag, a_foreseen_day, a_text, an_id

_CHILD = an_id("person_id", "the child", required=True)
_REFERRAL = an_id("referral_id", "the referral it belongs to")
_TEAM = an_id("team_id", "the team it belongs to")
_WORKER = an_id("worker_id", "the worker it belongs to")

PERSON = Table(
    "person",
    "a child or young person known to the service",
    ("person_id",),
    None,
    (
        _CHILD,
        a_day("birth_month", "first day of the month of birth"),
        a_foreseen_day("expected_month", "first day of the month an unborn child is expected"),
        a_day("died", "date of death"),
    ),
)

FAMILY = Table(
    "family",
    "a child's place in a family",
    ("family_id", "person_id"),
    None,
    (an_id("family_id", "the family", required=True), _CHILD),
)

CONTACT = Table(
    "contact",
    "somebody tells the service about a child",
    ("contact_id",),
    "received",
    (
        an_id("contact_id", "the contact", required=True),
        _CHILD,
        a_day("received", "the day it came", required=True),
        a_text("source_code", "who contacted the service, as a code"),
        a_flag("decided", "an outcome is recorded"),
        a_flag("referred", "it became a new referral"),
        a_flag("nfa", "it was decided that no further action was needed"),
    ),
)

REFERRAL = Table(
    "referral",
    "a request for services, and the episode of need that follows until it is closed",
    ("referral_id",),
    "received",
    (
        an_id("referral_id", "the referral", required=True),
        _CHILD,
        a_day("received", "the day it came", required=True),
        a_text("need_code", "primary need, N0 to N9"),
        a_flag("nfa", "no further action (its flag, else its outcome; empty is no)"),
        a_day("closed", "the day the case closed; not open on that day", holds_open=True),
        a_text("close_reason", "why it closed, RC1 to RC9", after="closed"),
        _TEAM,
        _WORKER,
    ),
)

ASSESSMENT = Table(
    "assessment",
    "a single assessment",
    ("assessment_id",),
    "started",
    (
        an_id("assessment_id", "the assessment", required=True),
        _CHILD,
        _REFERRAL,
        a_day("started", "the day it began", required=True),
        a_flag("child_seen", "the child was seen during it", after="authorised"),
        a_day("authorised", "the day a manager authorised it", holds_open=True),
        a_flag("nfa", "it ended in no further action", after="authorised"),
        _TEAM,
        _WORKER,
    ),
)

ENQUIRY = Table(
    "enquiry",
    "a section 47 enquiry",
    ("enquiry_id",),
    "started",
    (
        an_id("enquiry_id", "the enquiry", required=True),
        _REFERRAL,
        _CHILD,
        a_day("started", "the strategy discussion that began it", required=True),
        a_day("ended", "the day it ended", holds_open=True),
        a_flag("nfa", "it ended in no further action", after="ended"),
        _TEAM,
        _WORKER,
    ),
)

CONFERENCE = Table(
    "conference",
    "an initial child protection conference",
    ("conference_id",),
    "held",
    (
        an_id("conference_id", "the conference", required=True),
        an_id("enquiry_id", "the enquiry that led to it"),
        _CHILD,
        an_id("plan_id", "the plan that followed"),
        _REFERRAL,
        a_flag("transfer_in", "the child came with a plan from another authority"),
        a_foreseen_day("target", "the day it should have been held by"),
        a_day("held", "the day it was held", required=True),
        a_flag("plan_made", "it decided on a child protection plan"),
        _TEAM,
        _WORKER,
    ),
)

PLAN = Table(
    "plan",
    "a child in need (CIN) or child protection (CP) plan, or one episode of a period of being looked after (CLA)",
    ("kind", "part_id"),
    "started",
    (
        a_text("kind", "CIN, CP or CLA", required=True),
        an_id("part_id", "the plan, or for CLA the episode", required=True),
        an_id("plan_id", "the plan, or for CLA the period that joins its episodes", required=True),
        _CHILD,
        _REFERRAL,
        a_day("started", "the day it began", required=True),
        a_day("ended", "the day it ended; not open on that day", holds_open=True),
        an_id("placement_id", "for CLA, the placement; a new one starts the one-week visit clock again"),
        a_flag("other_authority", "it is another authority's plan"),
        _TEAM,
        _WORKER,
    ),
)

PLACEMENT = Table(
    "placement",
    "a placement of a looked-after child",
    ("placement_id",),
    "started",
    (
        an_id("placement_id", "the placement", required=True),
        an_id("plan_id", "the period of being looked after"),
        _CHILD,
        a_day("started", "the day it began", required=True),
        a_day("ended", "the day it ended", holds_open=True),
        a_text("type_code", "SSDA903 placement code; U1 and U4 are foster care meant to last"),
    ),
)

LEGAL_STATUS = Table(
    "legal_status",
    "the legal status of a looked-after child over a period",
    ("legal_status_id",),
    "started",
    (
        an_id("legal_status_id", "the row", required=True),
        _CHILD,
        a_text("status_code", "SSDA903 legal status; V3 and V4 are short breaks"),
        a_day("started", "the day it began", required=True),
        a_day("ended", "the day it ended", holds_open=True),
    ),
)

VISIT = Table(
    "visit",
    "a visit to a child",
    ("kind", "visit_id", "person_id", "visited"),
    "visited",
    (
        a_text("kind", "CIN, CP or CLA: the table it was recorded in", required=True),
        an_id("visit_id", "the visit", required=True),
        _CHILD,
        an_id("plan_id", "the plan it was made under"),
        a_day("visited", "the day of the visit", required=True),
        a_flag("seen", "the child was seen"),
        a_flag("seen_alone", "the child was seen alone"),
    ),
)

REVIEW = Table(
    "review",
    "a review of a child protection plan or of a looked-after child",
    ("kind", "review_id"),
    "held",
    (
        a_text("kind", "CP or CLA", required=True),
        an_id("review_id", "the review", required=True),
        _CHILD,
        an_id("plan_id", "the plan, or the period of being looked after"),
        a_foreseen_day("due", "the day it was due, as recorded"),
        a_day("held", "the day it was held"),
        a_flag("cancelled", "it was cancelled"),
    ),
)

ALLOCATION = Table(
    "allocation",
    "a worker's involvement with a child in a role",
    ("allocation_id",),
    "started",
    (
        an_id("allocation_id", "the allocation", required=True),
        _WORKER,
        a_text("role", "the worker's role, as the system names or codes it"),
        _TEAM,
        _CHILD,
        a_day("started", "the day it began", required=True),
        a_day("ended", "the day it ended; not open on that day", holds_open=True),
        a_text("change_reason", "why the worker changed, SSDA903 SW_REASON where coded"),
        _REFERRAL,
    ),
)

MISSING = Table(
    "missing",
    "a time a looked-after child was missing or away from placement without authorisation",
    ("missing_id",),
    "started",
    (
        an_id("missing_id", "the time away", required=True),
        _CHILD,
        a_text("kind", "M missing, A away without authorisation (SSDA903)"),
        a_day("started", "the day it began", required=True),
        a_day("ended", "the day the child was back", holds_open=True),
    ),
)
