"""The workload profile: how many hours a case and an event take, how many a worker has, and where the line is drawn.

Every number says where it comes from, and has a range. Most are assumptions: no published hours for each kind of case
were found, so a service is to put its own in their place, best from a time study.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import Any

from plimsoll.vocabulary.errors import WrongUse

ASSUMPTION = "assumption"
"""How the source of a number begins that nobody has measured."""

CASEWORK = "casework"
VISIT = "visit"
REVIEW = "review"
CONFERENCE = "conference"

PLAN_KINDS = ("CP", "CLA", "CIN")
"""The kinds of plan, gravest first: a child with several is one case, of the gravest."""

ENQUIRY = "ENQUIRY"
ASSESSMENT = "ASSESSMENT"
OTHER = "OTHER"
"""A case with no plan, no enquiry and no assessment open: waiting, or about to close."""

KINDS = {
    CASEWORK: (*PLAN_KINDS, ENQUIRY, ASSESSMENT, OTHER),
    VISIT: PLAN_KINDS,
    REVIEW: ("CP", "CLA"),
    CONFERENCE: ("",),
}
"""The kinds of case for which each task is done; every one of them has a line of its own."""


class Per(StrEnum):
    """What a line's hours are counted for: each week that a case is held, or each event."""

    WEEK = "week"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its range and its source.

    Args:
        value: what is reckoned with.
        low: the least it may be; forecasts draw from the range.
        high: the most.
        source: where it comes from, or a text that begins with "assumption".
    """

    value: float
    low: float
    high: float
    source: str

    def __post_init__(self) -> None:
        if not self.source.strip():
            raise WrongUse("A number of the workload profile names no source.", next_step="Write 'assumption'.")
        if not 0 <= self.low <= self.value <= self.high:
            raise WrongUse(
                f"A number of the workload profile lies outside its range: {self.low} <= {self.value} <= {self.high}.",
                next_step="Give low, the number and high in that order, none below 0.",
            )

    @property
    def assumed(self) -> bool:
        """Whether nobody has measured it."""
        return self.source.strip().lower().startswith(ASSUMPTION)


@dataclass(frozen=True, slots=True)
class Work:
    """One line of work: what a task takes for a kind of case.

    Args:
        task: casework, visit, review or conference; a time study names it so.
        kind: the kind of case; empty for a conference.
        per: each week that the case is held, or each event.
        hours: how long it takes.
        need: only for a child whose last referral before it began has this primary need, such as ``N1``; empty for any.
        first_weeks: only for the first so many weeks of the plan, enquiry or assessment; `None` for all of it.
    """

    task: str
    kind: str
    per: Per
    hours: Amount
    need: str = ""
    first_weeks: int | None = None

    def __post_init__(self) -> None:
        if self.kind not in KINDS.get(self.task, ()):
            raise WrongUse(
                f"There is no line of work '{self.task}' for '{self.kind}'.",
                next_step=f"The tasks are {', '.join(KINDS)}.",
            )
        if (self.task == CASEWORK) != (self.per is Per.WEEK):
            raise WrongUse(f"The line of work '{self.task}' cannot be counted per {self.per}.")
        if (self.task != CASEWORK or self.kind == OTHER) and not self.general:
            raise WrongUse(
                f"The line of work '{self.task} {self.kind}' has no need and no first weeks.",
                next_step="Only casework of a plan, an enquiry or an assessment may have them.",
            )
        if self.need and not self.need.isalnum():
            raise WrongUse("A primary need is a code such as N1.", where="[[work]]")
        if self.first_weeks is not None and self.first_weeks < 1:
            raise WrongUse("The first weeks of a case are one at least.")

    @property
    def general(self) -> bool:
        """Whether it holds for every need and stage of its kind of case."""
        return not self.need and self.first_weeks is None


@dataclass(frozen=True, slots=True)
class Line:
    """Where the load line is drawn from a day on, and the role that answers for it.

    Args:
        start: the first day.
        at: hours required over hours available; above it a worker is over the line.
        owner: the named role that drew it.
    """

    start: date
    at: float
    owner: str

    def __post_init__(self) -> None:
        if self.at <= 0:
            raise WrongUse("A load line lies above 0.")
        if not self.owner.strip():
            raise WrongUse("A load line is owned by a named role.", next_step='Add owner = "head of service".')


@dataclass(frozen=True, slots=True)
class Excess:
    """When a load is excessive and not only high: above a share of the hours available, for days without a break.

    Args:
        above: hours required over hours available.
        days: how many days in a row, the asked one included.
        source: who says so.
    """

    above: float
    days: int
    source: str

    def __post_init__(self) -> None:
        if self.above <= 0 or self.days < 1 or not self.source.strip():
            raise WrongUse("The rule of excess gives a share above 0, one day or more, and its source.")


@dataclass(frozen=True, slots=True)
class Stage:
    """A run of weeks of one kind of case for which one line of work speaks.

    Args:
        line: the line's place in `Workload.works`.
        kind: the kind of case.
        need: the primary need it is for; empty for any that no stage of the kind names.
        first_day: days from the start of the kind of case to the stage's first.
        last_day: days to the one after its last; `None` for no end.
    """

    line: int
    kind: str
    need: str
    first_day: int
    last_day: int | None


@dataclass(frozen=True, slots=True)
class Workload:
    """All that says what work takes and what a worker has.

    Args:
        full_time_hours: a full-time week's contracted hours.
        leave_share: the share of them that is leave.
        casework_share: the share of the time at work that goes to cases.
        asye_share: how much of a worker one in the assessed and supported year counts as.
        roles: the roles, in a workforce file's words, whose hours are casework hours even with no case held.
        excess: when a load is excessive.
        lines: where the line is drawn, by day.
        works: the lines of work.
    """

    full_time_hours: Amount
    leave_share: Amount
    casework_share: Amount
    asye_share: Amount
    roles: frozenset[str]
    excess: Excess
    lines: tuple[Line, ...]
    works: tuple[Work, ...]

    def __post_init__(self) -> None:
        if any(share.high > 1 for share in (self.leave_share, self.casework_share, self.asye_share)):
            raise WrongUse("A share of the workload profile is above 1.")
        general = {(work.task, work.kind) for work in self.works if work.general}
        lacking = [
            f"{task} {kind}".strip() for task, kinds in KINDS.items() for kind in kinds if (task, kind) not in general
        ]
        if lacking:
            raise WrongUse(f"The workload profile says nothing of {', '.join(lacking)}.")
        if not self.lines:
            raise WrongUse("The workload profile draws no line.")

    def line_on(self, day: date) -> Line:
        """The line that stood on a day; before the first one was drawn, that first one."""
        return max((line for line in self.lines if line.start <= day), key=_start, default=min(self.lines, key=_start))

    def line_periods(self) -> list[tuple[date | None, date | None, float]]:
        """The days on which each line stood, half-open, and where it was drawn; `None` for no end on that side."""
        ordered = sorted(self.lines, key=_start)
        turns = [None, *(line.start for line in ordered[1:]), None]
        return [(start, stop, line.at) for (start, stop), line in zip(pairwise(turns), ordered, strict=True)]

    def stages(self) -> list[Stage]:
        """For every kind of case, need and week the one line of casework that speaks: the most particular that fits."""
        return [stage for kind in KINDS[CASEWORK] for stage in self._stages(kind)]

    def _stages(self, kind: str) -> Iterable[Stage]:
        lines = [(n, work) for n, work in enumerate(self.works) if (work.task, work.kind) == (CASEWORK, kind)]
        for need in sorted({work.need for _, work in lines}):
            fitting = [(n, work) for n, work in lines if work.need in (need, "")]
            weeks = sorted({work.first_weeks for _, work in fitting if work.first_weeks is not None})
            for after, before in pairwise([0, *weeks, None]):
                number, _ = max((each for each in fitting if _lasts(each[1], after or 0)), key=_particular)
                yield Stage(number, kind, need, 7 * (after or 0), None if before is None else 7 * before)


def _start(line: Line) -> date:
    return line.start


def _lasts(work: Work, weeks: int) -> bool:
    return work.first_weeks is None or work.first_weeks > weeks


def _particular(numbered: tuple[int, Work]) -> tuple[bool, float]:
    """A need is more particular than a stage, and an earlier stage than a later one."""
    work = numbered[1]
    return bool(work.need), -(work.first_weeks or float("inf"))


# --- read from TOML -----------------------------------------------------------------------------------------

LOAD_FIELDS = {"full_time_hours", "leave_share", "casework_share", "asye_share", "roles", "excess", "line"}
WORK_FIELDS = {"task", "kind", "per", "hours", "low", "high", "source", "need", "first_weeks"}
WORK_KEY = ("task", "kind", "need", "first_weeks")
"""What tells one line of work from another when a service lays its own over the shipped."""


def read_workload(load: Mapping[str, Any], works: Iterable[Mapping[str, Any]]) -> Workload:
    """The workload profile from its TOML: the table ``[load]`` and the lines ``[[work]]``.

    Raises:
        WrongUse: a line is missing, means nothing, or lies outside its own range.
        KeyError, TypeError, ValueError: a field is missing or of the wrong type.
    """
    _only(load, LOAD_FIELDS, "[load]")
    return Workload(
        full_time_hours=Amount(**load["full_time_hours"]),
        leave_share=Amount(**load["leave_share"]),
        casework_share=Amount(**load["casework_share"]),
        asye_share=Amount(**load["asye_share"]),
        roles=frozenset(role.strip().upper() for role in load["roles"]),
        excess=Excess(**load["excess"]),
        lines=tuple(_line(line) for line in load["line"]),
        works=tuple(_work(work) for work in works),
    )


def _line(given: Mapping[str, Any]) -> Line:
    _only(given, {"from", "at", "owner"}, "[[load.line]]")
    return Line(start=given["from"], at=given["at"], owner=given["owner"])


def _work(given: Mapping[str, Any]) -> Work:
    _only(given, WORK_FIELDS, "[[work]]")
    return Work(
        task=given["task"],
        kind=given.get("kind", ""),
        per=Per(given["per"]),
        hours=Amount(given["hours"], given["low"], given["high"], given["source"]),
        need=given.get("need", ""),
        first_weeks=given.get("first_weeks"),
    )


def _only(given: Mapping[str, Any], fields: set[str], where: str) -> None:
    unknown = sorted(set(given) - fields)
    if unknown:
        raise WrongUse(f"{where} has no field {', '.join(unknown)}.", next_step=f"It has {', '.join(sorted(fields))}.")
