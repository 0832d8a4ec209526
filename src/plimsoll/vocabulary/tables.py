"""The canonical tables: what is kept of a service's records, whatever system they came from.

Names, addresses, postcodes and free text about a person have no column here, so they cannot be kept.
A date of birth is kept as its year and month. The case system's identifiers and the workers' names are
kept, because a manager must find the case.

A column may say that it came to be known `after` another: the reason a case closed is known only once the
case has closed. The first load of a service is read that way, each fact as known when it happened.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from plimsoll.vocabulary.errors import WrongUse


class Kind(StrEnum):
    """What a column holds."""

    ID = "id"
    TEXT = "text"
    DAY = "day"
    FLAG = "flag"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a canonical table.

    Args:
        name: its name, the same wherever the same thing is meant (`person_id`, `team_id`, `worker_id`).
        kind: an identifier (text), a word, a day, a yes or no, or a number. Any may be empty unless `required`.
        meaning: what it says.
        required: a row without it is refused.
        holds_open: an unreadable value here could keep a case open, so it refuses the row.
        after: the day column this fact hangs on, when it became known only then.
        foreseen: a day that is known before it comes, such as a due date.
    """

    name: str
    kind: Kind
    meaning: str
    required: bool = False
    holds_open: bool = False
    after: str | None = None
    foreseen: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One canonical table.

    Args:
        name: its name in the store and in the measures' SQL.
        meaning: what one row is.
        key: the columns that identify a row within a service and source.
        happened: the day column on which the row came to be, or `None` for a register with no date.
        columns: in the order they are stored.
    """

    name: str
    meaning: str
    key: tuple[str, ...]
    happened: str | None
    columns: tuple[Column, ...]

    def __post_init__(self) -> None:
        missing = {*self.key, *([self.happened] if self.happened else [])} - {c.name for c in self.columns}
        if missing:
            raise WrongUse(f"The table '{self.name}' lacks its own columns {sorted(missing)}.")

    @property
    def days(self) -> tuple[str, ...]:
        """The names of its day columns."""
        return tuple(c.name for c in self.columns if c.kind is Kind.DAY)


def _id(name: str, meaning: str, *, required: bool = False) -> Column:
    return Column(name, Kind.ID, meaning, required=required)


def _day(name: str, meaning: str, *, required: bool = False, holds_open: bool = False) -> Column:
    return Column(name, Kind.DAY, meaning, required=required, holds_open=holds_open)


def _foreseen(name: str, meaning: str) -> Column:
    return Column(name, Kind.DAY, meaning, foreseen=True)


def _flag(name: str, meaning: str, *, after: str | None = None) -> Column:
    return Column(name, Kind.FLAG, meaning, after=after)


def _text(name: str, meaning: str, *, after: str | None = None) -> Column:
    return Column(name, Kind.TEXT, meaning, after=after)


_CHILD = _id("person_id", "the child", required=True)
_REFERRAL = _id("referral_id", "the referral it belongs to")
_TEAM = _id("team_id", "the team it belongs to")
_WORKER = _id("worker_id", "the worker it belongs to")

PERSON = Table(
    "person",
    "a child or young person known to the service",
    ("person_id",),
    None,
    (
        _CHILD,
        _day("birth_month", "first day of the month of birth"),
        _foreseen("expected_month", "first day of the month an unborn child is expected"),
        _day("died", "date of death"),
    ),
)

FAMILY = Table(
    "family",
    "a child's place in a family",
    ("family_id", "person_id"),
    None,
    (_id("family_id", "the family", required=True), _CHILD),
)

CONTACT = Table(
    "contact",
    "somebody tells the service about a child",
    ("contact_id",),
    "received",
    (
        _id("contact_id", "the contact", required=True),
        _CHILD,
        _day("received", "the day it came", required=True),
        _text("source_code", "who contacted the service, as a code"),
        _flag("decided", "an outcome is recorded"),
        _flag("referred", "it became a new referral"),
        _flag("nfa", "it was decided that no further action was needed"),
    ),
)

REFERRAL = Table(
    "referral",
    "a request for services, and the episode of need that follows until it is closed",
    ("referral_id",),
    "received",
    (
        _id("referral_id", "the referral", required=True),
        _CHILD,
        _day("received", "the day it came", required=True),
        _text("need_code", "primary need, N0 to N9"),
        _flag("nfa", "no further action (its flag, else its outcome; empty is no)"),
        _day("closed", "the day the case closed; not open on that day", holds_open=True),
        _text("close_reason", "why it closed, RC1 to RC9", after="closed"),
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
        _id("assessment_id", "the assessment", required=True),
        _CHILD,
        _REFERRAL,
        _day("started", "the day it began", required=True),
        _flag("child_seen", "the child was seen during it", after="authorised"),
        _day("authorised", "the day a manager authorised it", holds_open=True),
        _flag("nfa", "it ended in no further action", after="authorised"),
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
        _id("enquiry_id", "the enquiry", required=True),
        _REFERRAL,
        _CHILD,
        _day("started", "the strategy discussion that began it", required=True),
        _day("ended", "the day it ended", holds_open=True),
        _flag("nfa", "it ended in no further action", after="ended"),
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
        _id("conference_id", "the conference", required=True),
        _id("enquiry_id", "the enquiry that led to it"),
        _CHILD,
        _id("plan_id", "the plan that followed"),
        _REFERRAL,
        _flag("transfer_in", "the child came with a plan from another authority"),
        _foreseen("target", "the day it should have been held by"),
        _day("held", "the day it was held", required=True),
        _flag("plan_made", "it decided on a child protection plan"),
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
        Column("kind", Kind.TEXT, "CIN, CP or CLA", required=True),
        _id("part_id", "the plan, or for CLA the episode", required=True),
        _id("plan_id", "the plan, or for CLA the period that joins its episodes", required=True),
        _CHILD,
        _REFERRAL,
        _day("started", "the day it began", required=True),
        _day("ended", "the day it ended; not open on that day", holds_open=True),
        _id("placement_id", "for CLA, the placement; a new one starts the one-week visit clock again"),
        _flag("other_authority", "it is another authority's plan"),
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
        _id("placement_id", "the placement", required=True),
        _id("plan_id", "the period of being looked after"),
        _CHILD,
        _day("started", "the day it began", required=True),
        _day("ended", "the day it ended", holds_open=True),
        _text("type_code", "SSDA903 placement code; U1 and U4 are foster care meant to last"),
    ),
)

LEGAL_STATUS = Table(
    "legal_status",
    "the legal status of a looked-after child over a period",
    ("legal_status_id",),
    "started",
    (
        _id("legal_status_id", "the row", required=True),
        _CHILD,
        _text("status_code", "SSDA903 legal status; V3 and V4 are short breaks"),
        _day("started", "the day it began", required=True),
        _day("ended", "the day it ended", holds_open=True),
    ),
)

VISIT = Table(
    "visit",
    "a visit to a child",
    ("kind", "visit_id", "person_id", "visited"),
    "visited",
    (
        Column("kind", Kind.TEXT, "CIN, CP or CLA: the table it was recorded in", required=True),
        _id("visit_id", "the visit", required=True),
        _CHILD,
        _id("plan_id", "the plan it was made under"),
        _day("visited", "the day of the visit", required=True),
        _flag("seen", "the child was seen"),
        _flag("seen_alone", "the child was seen alone"),
    ),
)

REVIEW = Table(
    "review",
    "a review of a child protection plan or of a looked-after child",
    ("kind", "review_id"),
    "held",
    (
        Column("kind", Kind.TEXT, "CP or CLA", required=True),
        _id("review_id", "the review", required=True),
        _CHILD,
        _id("plan_id", "the plan, or the period of being looked after"),
        _foreseen("due", "the day it was due, as recorded"),
        _day("held", "the day it was held"),
        _flag("cancelled", "it was cancelled"),
    ),
)

ALLOCATION = Table(
    "allocation",
    "a worker's involvement with a child in a role",
    ("allocation_id",),
    "started",
    (
        _id("allocation_id", "the allocation", required=True),
        _WORKER,
        _text("role", "the worker's role, as the system names or codes it"),
        _TEAM,
        _CHILD,
        _day("started", "the day it began", required=True),
        _day("ended", "the day it ended; not open on that day", holds_open=True),
        _text("change_reason", "why the worker changed, SSDA903 SW_REASON where coded"),
        _REFERRAL,
    ),
)

WORKER = Table(
    "worker",
    "a member of staff",
    ("worker_id",),
    None,
    (
        _id("worker_id", "the worker", required=True),
        _id("staff_id", "the employer's identifier"),
        _text("name", "the worker's name, as the case system gives it"),
        _id("registration", "Social Work England number"),
        _flag("agency", "an agency worker"),
        _text("job_title", "job title"),
        _text("department", "department, as the case system names it"),
        Column("fte", Kind.NUMBER, "full-time equivalent, 0 to 1"),
    ),
)

TEAM = Table(
    "team",
    "a team or department",
    ("team_id",),
    None,
    (_id("team_id", "the team", required=True), _text("name", "its name")),
)

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        PERSON,
        FAMILY,
        CONTACT,
        REFERRAL,
        ASSESSMENT,
        ENQUIRY,
        CONFERENCE,
        PLAN,
        PLACEMENT,
        LEGAL_STATUS,
        VISIT,
        REVIEW,
        ALLOCATION,
        WORKER,
        TEAM,
    )
}
"""Every canonical table by name."""
