"""A time study's one file: a piece of work a row."""

from __future__ import annotations

from plimsoll.sources.hr.layouts import STAFF
from plimsoll.sources.layout import Entry, Layout
from plimsoll.sources.mapping import Field

SOURCE = "time_study"

LEAST_MINUTES = 1
MOST_MINUTES = 24 * 60
"""No piece of work takes longer than a day: a longer one is several, or another unit."""

TIME_STUDY = Layout(
    SOURCE,
    "time_study",
    "time_entry",
    (
        Entry(
            Field("staff_id", (*STAFF, "worker", "participant"), tidied=True),
            "who did it, by the employer's or the case system's identifier",
            "100234",
        ),
        Entry(
            Field("task", ("task", "activity", "task_name", "line_of_work"), tidied=True),
            "the task, as the workload profile names it",
            "visit",
            telling=True,
        ),
        Entry(
            Field(
                "minutes",
                ("minutes", "mins", "duration_minutes"),
                least=LEAST_MINUTES,
                most=MOST_MINUTES,
            ),
            "how long it took, in whole or part minutes",
            "75",
            telling=True,
        ),
        Entry(
            Field("case_kind", ("case_kind", "kind_of_case", "case_type"), tidied=True),
            "the kind of case it was done for, as the workload profile names it; empty where it was for none",
            "CP",
            telling=True,
        ),
        Entry(
            Field("worked", ("day", "worked", "worked_on", "date", "date_worked")),
            "the day on which it was done",
            "2026-05-11",
        ),
    ),
    (
        Field(
            "entry_id",
            joined=("staff_id", "worked", "task", "case_kind"),
            may_lack=("worked", "case_kind"),
            numbered=True,
        ),
    ),
)

LAYOUTS = (TIME_STUDY,)
