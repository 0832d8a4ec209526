"""The four files of the HR set: what no case system holds, in columns that an HR system can give.

A person is named by the employer's identifier. Where a file has none, the registration stands for it.
"""

from __future__ import annotations

from plimsoll.sources.hr import words
from plimsoll.sources.layout import Entry, Layout
from plimsoll.sources.mapping import Field

SOURCE = "hr"

USUAL_REGISTRATION = r"^(SW|XX)"
"""How a registration begins (SSDA903 validation rule SW02STG1: SW, or XX where there is none)."""
MOST_FTE = 1.0
"""One person's contract is full time at most. More than this is hours, a percentage or a sum."""

STAFF = ("staff_id", "employee_id", "employee_number", "payroll_number", "payroll_id", "staff_number", "worker_id")
REGISTRATION = ("registration_number", "registration", "swe_number", "swe_no", "swe_id", "social_work_england_number")
TEAMS = ("team", "team_name", "team_id", "team_code")
STARTED = ("started", "start_date", "date_started", "first_day", "from", "date_from")
LAST = ("last_day", "ended", "end_date", "date_ended", "to", "date_to", "leaving_date", "date_left")

DAY = "2026-04-01"
PERSON = "100234"


REGISTERED = Field("registration", REGISTRATION, upper=True, tidied=True, looks_like=USUAL_REGISTRATION)


def _staff() -> Entry:
    registered = Field("staff_id", REGISTRATION, upper=True, tidied=True)
    field = Field("staff_id", STAFF, tidied=True, otherwise=registered)
    return Entry(field, "the employer's identifier of the person; without it, the registration number", PERSON)


def _team(meaning: str) -> Entry:
    return Entry(Field("team_id", TEAMS, tidied=True), meaning, "North Assessment")


EMPLOYMENT = Layout(
    SOURCE,
    "employment",
    "employment",
    (
        _staff(),
        Entry(REGISTERED, "Social Work England number: joins the person to the cases", "SW1234"),
        Entry(
            Field("name", ("name", "worker_name", "full_name", "employee_name", "staff_name"), tidied=True),
            "the worker's name as the case system has it; only where neither number joins the two",
            "A. Worker",
        ),
        _team("the team, by its identifier or name in the case system"),
        Entry(
            Field("role", ("role", "org_role", "job_role", "job_title", "post_title"), tidied=True),
            "the role: Case holder, Senior practitioner, First line manager, Middle manager, Senior manager",
            "Case holder",
            telling=True,
        ),
        Entry(
            Field("agency", ("agency", "agency_worker", "is_agency", "contract_type"), codes=words.CONTRACT),
            "supplied by an agency and not employed by the service",
            "no",
            telling=True,
        ),
        Entry(
            Field("asye", ("asye", "in_asye", "newly_qualified", "nqsw")),
            "in the assessed and supported year; when it is over, end this row and begin another",
            "no",
            telling=True,
        ),
        Entry(
            Field("fte", ("fte", "full_time_equivalent", "contracted_fte", "wte"), least=0, most=MOST_FTE),
            "contracted hours over the full-time hours of the grade, 0 to 1",
            "0.8",
            telling=True,
        ),
        Entry(
            Field("started", (*STARTED, "role_start_date", "date_started_in_post")),
            "the first day in this post, team and contract; a change of any of them is a row of its own",
            DAY,
        ),
        Entry(
            Field("ended", (*LAST, "last_day_in_post", "role_end_date"), day_after=True),
            "the last day in it; empty while it lasts",
            "2026-09-30",
        ),
        Entry(
            Field("origin", ("origin", "start_origin"), codes=words.ORIGIN, reported=True, unlisted=words.OTHER),
            "where somebody new to the service came from",
            "Social worker in another authority in England",
            telling=True,
        ),
        Entry(
            Field(
                "leave_reason",
                ("leave_reason", "reason_leave", "reason_for_leaving", "leaving_reason"),
                codes=words.LEAVING,
                reported=True,
                unlisted=words.OTHER,
            ),
            "why somebody left the service; empty for a move within it",
            "Resignation",
            telling=True,
        ),
    ),
    (Field("employment_id", joined=("staff_id", "started", "team_id", "role"), may_lack=("team_id", "role")),),
)

ABSENCE = Layout(
    SOURCE,
    "absence",
    "absence",
    (
        _staff(),
        Entry(
            Field(
                "kind",
                ("kind", "absence_type", "absence_kind", "type_of_absence", "absence_category"),
                codes=words.ABSENCE,
                reported=True,
                unlisted=words.OTHER_ABSENCE,
            ),
            "the kind of absence; never the reason for sickness",
            "sickness",
            telling=True,
        ),
        Entry(Field("started", ("first_day", "absence_start", *STARTED)), "the first day away", DAY),
        Entry(
            Field(
                "ended",
                (*LAST, "absence_end"),
                day_after=True,
                otherwise=Field("ended", ("returned", "return_date", "date_returned", "back_at_work")),
            ),
            "the last day away; empty while it lasts",
            "2026-04-09",
        ),
        Entry(
            Field("days_lost", ("days_lost", "working_days_lost", "days_absent", "absence_days"), least=0),
            "working days lost; empty: those of the period",
            "7",
            telling=True,
        ),
        Entry(
            Field("total", ("total", "total_only")),
            "the days lost are a total over the period, and which days they were is not known",
            "no",
        ),
    ),
    (Field("absence_id", joined=("staff_id", "started", "kind"), may_lack=("kind",)),),
)

VACANCY = Layout(
    SOURCE,
    "vacancy",
    "vacancy",
    (
        Entry(
            Field(
                "vacancy_id",
                ("post_number", "vacancy_id", "post_id", "position_number", "position_id"),
                own=True,
                otherwise=Field(
                    "vacancy_id", joined=("team_id", "role", "started"), may_lack=("team_id", "role"), numbered=True
                ),
            ),
            "the post's number, where it has one; rows alike without it are as many posts",
            "P-0417",
            telling=True,
        ),
        _team("the team whose post it is; empty where posts are not counted by team"),
        Entry(
            Field("role", ("role", "post", "job_role", "job_title", "post_title"), tidied=True),
            "the role that is vacant, in the words of the employment file",
            "Case holder",
        ),
        Entry(
            Field("fte", ("fte", "vacant_fte", "full_time_equivalent", "wte"), least=0),
            "full-time equivalent of the post, or of the posts that the row stands for",
            "1",
            telling=True,
        ),
        Entry(
            Field("started", ("vacant_from", "vacant_since", "vacancy_start", *STARTED)),
            "the first day on which nobody permanent was in it",
            DAY,
        ),
        Entry(
            Field("ended", ("filled", "filled_on", "date_filled", "vacancy_end", "ended", "end_date")),
            "the day it was filled; empty while it is vacant",
            "2026-06-01",
            telling=True,
        ),
    ),
)

SUPERVISION = Layout(
    SOURCE,
    "supervision",
    "supervision",
    (
        _staff(),
        Entry(
            Field("supervisor_id", ("supervisor_id", "supervisor", "supervised_by"), tidied=True),
            "who supervised, by the employer's identifier",
            "100077",
            telling=True,
        ),
        Entry(
            Field("held", ("held", "supervision_date", "date_of_supervision", "supervised_on", "date_held")),
            "the day it was held; one that was cancelled has no row",
            DAY,
            telling=True,
        ),
    ),
    (Field("supervision_id", joined=("staff_id", "held")),),
)

LAYOUTS = (EMPLOYMENT, ABSENCE, VACANCY, SUPERVISION)
