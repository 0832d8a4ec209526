"""The canonical tables of those who do the work: workers, teams, and what an employer knows that no case system holds.

People of a workforce file are named by the employer's identifier (`staff_id`). The store matches them to the case
system's workers by registration number, identifier or name, so that either may be loaded first.
"""

from __future__ import annotations

from plimsoll.vocabulary.table import Table, a_day, a_flag, a_foreseen_day, a_number, a_text, added, an_id

_STAFF = an_id("staff_id", "the employer's identifier of the person", required=True)
_TEAM = an_id("team_id", "the team, by its identifier or its name")

WORKER = Table(
    "worker",
    "a member of staff",
    ("worker_id",),
    None,
    (
        an_id("worker_id", "the worker", required=True),
        an_id("staff_id", "the employer's identifier"),
        a_text("name", "the worker's name, as the case system gives it"),
        an_id("registration", "Social Work England number"),
        a_flag("agency", "an agency worker"),
        a_text("job_title", "job title"),
        a_text("department", "department, as the case system names it"),
        a_number("fte", "full-time equivalent, 0 to 1"),
    ),
)

TEAM = Table(
    "team",
    "a team or department",
    ("team_id",),
    None,
    (an_id("team_id", "the team", required=True), a_text("name", "its name")),
)

EMPLOYMENT = Table(
    "employment",
    "a person's time in a post: one role, team and contract; a change of any of them is a row of its own",
    ("employment_id",),
    "started",
    (
        an_id("employment_id", "the row", required=True),
        _STAFF,
        an_id("registration", "Social Work England number"),
        a_text("name", "the worker's name, to match the case system's"),
        _TEAM,
        a_text("role", "the role, in the words of the workforce census: case holder, first line manager"),
        a_flag("agency", "an agency worker"),
        a_flag("asye", "in the assessed and supported year: newly qualified"),
        a_number("fte", "contracted share of full-time hours; above 1 where a row stands for several people"),
        a_day("started", "the first day in the post", required=True),
        a_day("ended", "the day after the last; not in post on that day", holds_open=True),
        a_text("origin", "where the worker came from"),
        a_text("leave_reason", "why the worker left the service; empty for a move within it", after="ended"),
    ),
)

ABSENCE = Table(
    "absence",
    "a time a person was not at work",
    ("absence_id",),
    "started",
    (
        an_id("absence_id", "the absence", required=True),
        _STAFF,
        a_text("kind", "sickness, leave, family, training or other; never the reason for sickness"),
        a_day("started", "the first day away", required=True),
        a_day("ended", "the day back at work", holds_open=True),
        a_number("days_lost", "working days lost; empty: those of the period"),
        a_flag("total", "it gives a total over the period and not which days: nobody was away throughout"),
    ),
)

VACANCY = Table(
    "vacancy",
    "a post, or the posts of a team, that nobody permanent fills",
    ("vacancy_id",),
    "started",
    (
        an_id("vacancy_id", "the vacancy", required=True),
        _TEAM,
        a_text("role", "the role that is vacant"),
        a_number("fte", "vacant full-time equivalent"),
        a_day("started", "the first day it was vacant", required=True),
        a_day("ended", "the day it was filled", holds_open=True),
    ),
)

SUPERVISION = Table(
    "supervision",
    "a supervision held",
    ("supervision_id",),
    "held",
    (
        an_id("supervision_id", "the supervision", required=True),
        _STAFF,
        an_id("supervisor_id", "who supervised, by the employer's identifier"),
        a_day("held", "the day it was held", required=True),
    ),
)

TIME_ENTRY = Table(
    "time_entry",
    "a piece of work in a time study",
    ("entry_id",),
    "worked",
    (
        an_id("entry_id", "the entry", required=True),
        _STAFF,
        a_text("task", "the task, as the workload profile names it", required=True),
        a_text("case_kind", "the kind of case it was done for"),
        a_number("minutes", "how long it took", required=True),
        a_day("worked", "the day it was done"),
    ),
)

DECISION = Table(
    "decision",
    "a decision in the register: a cut, a freeze, a reorganisation, a change of leader, a remedial action",
    ("decision_id",),
    "decided",
    (
        an_id("decision_id", "the decision", required=True),
        a_day("decided", "the day it was taken", required=True),
        a_foreseen_day("effective", "the day from which it takes effect"),
        a_text("kind", "cut, freeze, reorganisation, leader, remedial or other", required=True),
        a_text("title", "what was decided, in a line", required=True),
        a_text("owner", "the role that answers for it", required=True),
        _TEAM,
        a_text("forecast", "what was forecast when it was taken"),
        a_text("known", "what was known when it was taken"),
        a_text("measures", "the measures and defences it should move, separated by semicolons"),
        added(a_text("origin", "what it came from: a review, an inspection, a board")),
        added(a_foreseen_day("due", "the day by which they should have moved")),
        a_day("looked_back", "the last day on which it was looked back on"),
    ),
)
