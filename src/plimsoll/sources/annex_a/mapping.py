"""Which column of which list becomes which canonical column.

Names are Ofsted's headings in lower case. Those in parentheses are not in the file: they are worked out over all the
lists (`linking.py`), such as the open case that an assessment belongs to, or whether a row is the one that tells of its
worker.
"""

from __future__ import annotations

from dataclasses import replace

from plimsoll.sources.mapping import Field, Mapping

CHILD = "child unique id"
BORN = "date of birth"
TEAM = "allocated team"
WORKER = "allocated worker"
ADVISER = "allocated personal advisor"

# Worked out over the lists.
CASE = "(case)"
TELLS_PERSON = "(tells of the child)"
TELLS_CASE = "(tells of the case)"
TELLS_WORKER = "(tells of the worker)"
TELLS_ADVISER = "(tells of the adviser)"
TELLS_TEAM = "(tells of the team)"
TELLS_HOLDING = "(tells who holds)"
ADVISED = "(advised)"
CIN_PLAN = "(child in need plan)"
REFERRAL_NFA = "(referral nfa)"
NO_SUPPORT = "(no support needed)"
SEEN = "(seen)"
IN_TOUCH = "(in touch)"
CAME = "(came)"

HOLDS = "Allocated Worker"
ADVISES = "Personal Adviser"

_CHILD = Field("person_id", (CHILD,))
_CASE = Field("referral_id", (CASE,))
_TEAM = Field("team_id", (TEAM,))
_WORKER = Field("worker_id", (WORKER,))
_NOT_NFA = Field("nfa", when_empty=False)


def _key(column: str, *parts: str) -> Field:
    """An identifier made of canonical columns. The child's column is named where one is missing."""
    return Field(column, (CHILD,), joined=("person_id", *parts))


def _people(number: int) -> tuple[Mapping, ...]:
    person = Mapping(
        f"list {number}",
        "person",
        (Field("person_id", (CHILD,), own=True), Field("birth_month", (BORN,), month_only=True)),
        told_by=(TELLS_PERSON,),
    )
    return (person,)


def _staff(number: int) -> tuple[Mapping, ...]:
    name = f"list {number}"
    worker = Mapping(name, "worker", (_WORKER, Field("name", (WORKER,))), told_by=(TELLS_WORKER,))
    team = Mapping(name, "team", (_TEAM, Field("name", (TEAM,))), told_by=(TELLS_TEAM,))
    return (worker, team)


def _case(number: int, start: str, end: str, *others: Field) -> Mapping:
    fields = (
        _key("referral_id", "received"),
        _CHILD,
        Field("received", (start,)),
        Field("closed", (end,)),
        *others,
        _TEAM,
        _WORKER,
    )
    return Mapping(f"list {number}", "referral", fields, told_by=(TELLS_CASE,))


def _plan(number: int, kind: str, days: tuple[str, str], *others: Field, told_by: tuple[str, ...] = ()) -> Mapping:
    start, end = days
    fields = (
        _key("part_id", "started"),
        _key("plan_id", "started"),
        _CHILD,
        _CASE,
        Field("started", (start,)),
        Field("ended", (end,)),
        *others,
    )
    return Mapping(f"list {number}", "plan", fields, kind, told_by)


def _holding(number: int, start: str, end: str) -> Mapping:
    fields = (
        _key("allocation_id", "worker_id", "started"),
        _WORKER,
        Field("role", always=HOLDS),
        _TEAM,
        _CHILD,
        Field("started", (start,)),
        Field("ended", (end,)),
        _CASE,
    )
    return Mapping(f"list {number}", "allocation", fields, told_by=(TELLS_HOLDING,))


def _visit(number: int, kind: str, day: str, *others: Field) -> Mapping:
    fields = (_key("visit_id", "visited"), _CHILD, Field("visited", (day,)), *others)
    return Mapping(f"list {number}", "visit", fields, kind, told_by=(day,))


def _review(number: int, kind: str, day: str) -> Mapping:
    fields = (_key("review_id", "held"), _CHILD, Field("held", (day,)))
    return Mapping(f"list {number}", "review", fields, kind, told_by=(day,))


CONTACTS = (
    Mapping(
        "list 1",
        "contact",
        (
            replace(_key("contact_id", "received", "source_code"), may_lack=("source_code",)),
            _CHILD,
            Field("received", ("date of contact",)),
            Field("source_code", ("contact source",)),
        ),
    ),
    *_people(1),
)

REFERRED = "date of referral"
# Closed on the day it came: where a case followed, list 6 tells of it.
REFERRALS = (
    _case(3, REFERRED, CAME, Field("nfa", ("referral nfa?",), when_empty=False)),
    *_people(3),
    *_staff(3),
)

ASSESSED = "continuous assessment start date"
ASSESSMENTS = (
    Mapping(
        "list 4",
        "assessment",
        (
            _key("assessment_id", "started"),
            _CHILD,
            _CASE,
            Field("started", (ASSESSED,)),
            Field("child_seen", ("child seen during continuous assessment",)),
            Field("authorised", ("continuous assessment date of authorisation",)),
            Field("nfa", (NO_SUPPORT,)),
            _TEAM,
            _WORKER,
        ),
    ),
    *_people(4),
    *_staff(4),
)

DISCUSSED = "strategy discussion initiating section 47 enquiry start date"
CONFERRED = "date of initial child protection conference"
ENQUIRIES = (
    Mapping(
        "list 5",
        "enquiry",
        (_key("enquiry_id", "started"), _CHILD, _CASE, Field("started", (DISCUSSED,)), _TEAM, _WORKER),
    ),
    Mapping(
        "list 5",
        "conference",
        (
            _key("conference_id", "held"),
            Field("enquiry_id", ("(enquiry)",)),
            _CHILD,
            _CASE,
            Field("held", (CONFERRED,)),
            Field("plan_made", ("did the initial child protection conference result in a child protection plan",)),
            _TEAM,
            _WORKER,
        ),
        told_by=(CONFERRED,),
    ),
    *_people(5),
    *_staff(5),
)

NEED_DAYS = ("cin start date", "cin closure date")
LAST_SEEN = "date child was last seen"
IN_NEED = (
    _case(
        6,
        *NEED_DAYS,
        Field("need_code", ("primary need code",)),
        Field("nfa", (REFERRAL_NFA,), when_empty=False),
        Field("close_reason", ("reason for closure",)),
    ),
    _plan(6, "CIN", NEED_DAYS, _TEAM, _WORKER, told_by=(CIN_PLAN,)),
    _visit(6, "CIN", LAST_SEEN, Field("seen", (SEEN,))),
    _holding(6, *NEED_DAYS),
    *_people(6),
    *_staff(6),
)

PROTECTION_DAYS = ("child protection plan start date", "child protection plan end date")
ALONE = "was the child seen alone?"
PROTECTION = (
    _plan(7, "CP", PROTECTION_DAYS),
    _case(7, *PROTECTION_DAYS, _NOT_NFA),
    _visit(7, "CP", "date of the last statutory visit", Field("seen", (SEEN,)), Field("seen_alone", (ALONE,))),
    _review(7, "CP", "date of latest review conference"),
    _holding(7, *PROTECTION_DAYS),
    *_people(7),
    *_staff(7),
)

CARE_DAYS = ("date started to be looked after", "date ceased to be looked after")
PLACED = "start date of most recent placement"
STATUS_SINCE = "start date of current legal status"
IN_CARE = (
    _plan(8, "CLA", CARE_DAYS, Field("placement_id", ("(placement)",))),
    _case(8, *CARE_DAYS, _NOT_NFA),
    Mapping(
        "list 8",
        "placement",
        (
            _key("placement_id", "started"),
            Field("plan_id", ("(period)",)),
            _CHILD,
            Field("started", (PLACED,)),
            Field("ended", (CARE_DAYS[1],)),
            Field("type_code", ("placement type",)),
        ),
        told_by=(PLACED,),
    ),
    Mapping(
        "list 8",
        "legal_status",
        (
            _key("legal_status_id", "started"),
            _CHILD,
            Field("status_code", ("child's legal status",)),
            Field("started", (STATUS_SINCE,)),
            Field("ended", (CARE_DAYS[1],)),
        ),
        told_by=(STATUS_SINCE,),
    ),
    _visit(8, "CLA", "date of last social work visit"),
    _review(8, "CLA", "date of latest statutory review"),
    _holding(8, *CARE_DAYS),
    *_people(8),
    *_staff(8),
)

CARE_LEAVERS = (
    Mapping(
        "list 9",
        "allocation",
        (
            _key("allocation_id", "worker_id", "started"),
            _WORKER,
            Field("role", always=HOLDS),
            _TEAM,
            _CHILD,
            Field("started", (IN_TOUCH,)),
        ),
        told_by=(TELLS_HOLDING,),
    ),
    Mapping(
        "list 9",
        "allocation",
        (
            _key("allocation_id", "worker_id", "started"),
            Field("worker_id", (ADVISER,)),
            Field("role", always=ADVISES),
            _TEAM,
            _CHILD,
            Field("started", (IN_TOUCH,)),
        ),
        told_by=(ADVISED,),
    ),
    Mapping(
        "list 9",
        "worker",
        (Field("worker_id", (ADVISER,)), Field("name", (ADVISER,))),
        told_by=(TELLS_ADVISER,),
    ),
    *_people(9),
    *_staff(9),
)

MAPPINGS: dict[int, tuple[Mapping, ...]] = {
    1: CONTACTS,
    3: REFERRALS,
    4: ASSESSMENTS,
    5: ENQUIRIES,
    6: IN_NEED,
    7: PROTECTION,
    8: IN_CARE,
    9: CARE_LEAVERS,
}
"""How each list fills the canonical tables. Lists 2, 10 and 11 (early help, adoption) are known and not kept."""

BEGINS: dict[int, str] = {
    1: "date of contact",
    3: REFERRED,
    4: ASSESSED,
    5: DISCUSSED,
    6: NEED_DAYS[0],
    7: PROTECTION_DAYS[0],
    8: CARE_DAYS[0],
}
"""The day that a row of each list begins with."""

ENDS: dict[int, str] = {6: NEED_DAYS[1], 7: PROTECTION_DAYS[1], 8: CARE_DAYS[1]}
"""The day that closes what a row of each list tells of."""

TABLES_TOLD: tuple[str, ...] = tuple(
    dict.fromkeys(mapping.table for mappings in MAPPINGS.values() for mapping in mappings)
)
"""The canonical tables that Annex A can fill."""
