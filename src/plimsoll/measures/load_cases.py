"""Frames of casework: which line of work speaks for each case while it stands, and the hours a week it takes.

A child's work changes when a plan, an enquiry or an assessment begins or ends. Between two such days it stays as it is,
so it is told as spells: what stands is counted from one turn to the next, and each spell takes the hours of its lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from plimsoll.measures.frames import Frame, Terms, day
from plimsoll.measures.spells import FAR
from plimsoll.vocabulary.workload import ASSESSMENT, CASEWORK, ENQUIRY, KINDS, OTHER, PLAN_KINDS, Stage, Workload

TICKS = 10_000
"""Parts of an hour in which hours are summed: whole numbers, so that adding and taking away leave nothing over."""

WEEK = 7
"""An event is work of the seven days from the one it was done on; while it is overdue it is work of every week."""

NO_END = 100_000
"""Days after which a stage with no end ends: longer than any case."""


def _work_line(terms: Terms) -> str:
    """The lines of work with their hours: the service's own from a time study where there are some.

    `told` is twice the ticks, and one more where they are assumed: the longest of several lines is found with that.
    """
    lines = ", ".join(
        f"({number}, '{work.task}', '{work.kind}', {ticks(work.hours.value)}, {work.hours.assumed}, {work.general})"
        for number, work in enumerate(terms.profile.workload.works)
    )
    return f"""
SELECT *, 2 * ticks + CAST(assumed AS INTEGER) AS told
FROM (
    SELECT l.no, l.task, l.kind, coalesce(s.ticks, l.ticks) AS ticks, s.ticks IS NULL AND l.assumed AS assumed,
        coalesce(s.entries, 0) AS entries
    FROM (VALUES {lines}) l(no, task, kind, ticks, assumed, general)
    LEFT JOIN study s ON l.general AND s.task = l.task AND s.kind = l.kind
)"""


def ticks(hours: float) -> int:
    """Hours in the whole parts in which they are summed."""
    return round(hours * TICKS)


def kind_spells(tables: str, cases: str, since: str, *, particular: bool) -> str:
    """Every plan, enquiry, assessment and case while it stood and the child lived: ``kind, child, since, start, stop``.

    Args:
        tables: what stands before a table's name: nothing for the rows of the block, ``known_`` for all there are.
        cases: the cases that are open or held, as spells.
        since: the first day that matters, in SQL.
        particular: whether some line is for one need or first weeks; otherwise neither is looked for.
    """
    begun = "min(started) OVER (PARTITION BY kind, plan_id, person_id)" if particular else "started"
    spells = f"""
SELECT kind, person_id AS child, {begun} AS since, started AS start, coalesce(ended, {FAR}) AS stop
FROM {tables}plan
UNION ALL
SELECT '{ASSESSMENT}', a.person_id, a.started, a.started, {_until("a.authorised", "r.closed")}
FROM {tables}assessment a LEFT JOIN {tables}referral r USING (referral_id)
UNION ALL
SELECT '{ENQUIRY}', e.person_id, e.started, e.started, {_until("e.ended", "c.held", "r.closed")}
FROM {tables}enquiry e LEFT JOIN {tables}referral r USING (referral_id)
LEFT JOIN (SELECT enquiry_id, min(held) AS held FROM {tables}conference GROUP BY enquiry_id) c USING (enquiry_id)
UNION ALL
SELECT '{OTHER}', child, start, start, stop FROM {cases}"""
    living = f"""
SELECT s.kind, s.child, s.since, s.start, least(s.stop, coalesce(p.died, {FAR})) AS stop
FROM ({spells}) s LEFT JOIN {tables}person p ON p.person_id = s.child
WHERE least(s.stop, coalesce(p.died, {FAR})) > greatest(s.start, {since})"""
    if not particular:
        return f"SELECT *, '' AS need FROM ({living})"
    return f"""
SELECT s.*, coalesce(r.need, '') AS need FROM ({living}) s
ASOF LEFT JOIN (
    SELECT person_id AS child, received, max(need_code) AS need FROM known_referral GROUP BY person_id, received
) r ON r.child = s.child AND s.since >= r.received"""


def _until(*ends: str) -> str:
    return f"least({', '.join(f'coalesce({end}, {FAR})' for end in ends)})"


def by_stage(spells: str, stages: Sequence[Stage], first: str) -> str:
    """The parts of each spell from `first` on for which each line of work speaks: ``mark, child, start, stop``.

    The mark is the line's place. What began before `first` is told from then, so that all of it turns on one day.
    """
    rows = ", ".join(
        f"({s.line}, '{s.kind}', '{s.need}', {s.first_day}, {NO_END if s.last_day is None else s.last_day},"
        f" {_named(s.kind, stages)})"
        for s in stages
    )
    start, stop = "greatest(s.start, s.since + t.first_day)", "least(s.stop, s.since + t.last_day)"
    return f"""
SELECT mark, child, greatest(start, {first}) AS start, stop
FROM (
    SELECT t.mark, s.child, {start} AS start,
        CASE WHEN t.last_day = {NO_END} THEN s.stop ELSE {stop} END AS stop
    FROM ({spells}) s
    JOIN (VALUES {rows}) t(mark, kind, need, first_day, last_day, named)
        ON t.kind = s.kind AND (t.need = s.need OR (t.need = '' AND NOT list_contains(t.named, s.need)))
)
WHERE greatest(start, {first}) < stop"""


def _named(kind: str, stages: Iterable[Stage]) -> str:
    """The needs for which the kind of case has a line of its own, as a SQL list."""
    needs = sorted({f"'{s.need}'" for s in stages if s.kind == kind and s.need})
    return f"[{', '.join(needs)}]::VARCHAR[]"


def standing_marks(spells: str, marks: dict[str, list[int]]) -> str:
    """What stands of each child between every two turns: ``child, start, stop, plan, enquiry, assessment, other``.

    Each is the mark that speaks, or empty. Of the plans only the gravest speaks; an enquiry and an assessment speak
    beside it; a case speaks as `other` where none of these does.

    Args:
        spells: a FROM clause of ``mark, child, start, stop``, of which the same may stand more than once.
        marks: the marks of each kind of case, the most particular first.
    """
    every = [mark for kind in KINDS[CASEWORK] for mark in marks[kind]]
    steps = ", ".join(f"sum(step) FILTER (mark = {mark}) AS s{mark}" for mark in every)
    sums = ", ".join(f"sum(s{mark}) OVER w AS n{mark}" for mark in every)
    plan = _first([mark for kind in PLAN_KINDS for mark in marks[kind]])
    enquiry, assessment, other = (_first(marks[kind]) for kind in (ENQUIRY, ASSESSMENT, OTHER))
    return f"""
SELECT child, start, stop, plan, enquiry, assessment,
    CASE WHEN plan IS NULL AND enquiry IS NULL AND assessment IS NULL THEN other END AS other
FROM (
    SELECT child, start, stop, {plan} AS plan, {enquiry} AS enquiry, {assessment} AS assessment, {other} AS other
    FROM (
        SELECT child, turn AS start, lead(turn) OVER w AS stop, {sums}
        FROM (
            SELECT child, turn, {steps}
            FROM (
                SELECT mark, child, start AS turn, 1::DOUBLE AS step {spells}
                UNION ALL
                SELECT mark, child, stop, -1 {spells}
            )
            GROUP BY child, turn
        )
        WINDOW w AS (PARTITION BY child ORDER BY turn)
    )
    WHERE stop IS NOT NULL
)"""


def _first(marks: Iterable[int]) -> str:
    """The first of the marks that stands, or nothing."""
    return f"CASE {' '.join(f'WHEN n{mark} > 0 THEN {mark}' for mark in marks)} END"


def marks_of(workload: Workload) -> dict[str, list[int]]:
    """For each kind of case its lines of casework, the most particular first."""
    found: dict[str, list[int]] = {kind: [] for kind in KINDS[CASEWORK]}
    stages = sorted(workload.stages(), key=lambda s: (s.need == "", s.last_day is None, s.last_day or 0))
    for stage in stages:
        if stage.line not in found[stage.kind]:
            found[stage.kind].append(stage.line)
    return found


SPEAKING = ("plan", "enquiry", "assessment", "other")
"""The lines that may speak of a case at once."""


def _case_work(terms: Terms) -> str:
    """What each child's case takes a week, in ticks, while it stands as it is."""
    workload, since = terms.profile.workload, day(terms.back(terms.near))
    particular = not all(work.general for work in workload.works)
    kinds = kind_spells("", "bearer", since, particular=particular)
    takes, assumed = (
        " + ".join(f"coalesce({told}[{line} + 1], 0)" for line in SPEAKING) for told in ("hours", "guesses")
    )
    return f"""
WITH staged AS MATERIALIZED ({by_stage(kinds, workload.stages(), since)})
SELECT child, start, stop, {takes} AS ticks, {assumed} AS assumed
FROM ({standing_marks("FROM staged", marks_of(workload))}), (
    SELECT list(ticks ORDER BY no) AS hours, list(CASE WHEN assumed THEN ticks ELSE 0 END ORDER BY no) AS guesses
    FROM work_line
)
WHERE coalesce(plan, enquiry, assessment, other) IS NOT NULL"""


FRAMES = (
    Frame("work_line", ("study",), _work_line),
    Frame(
        "case_work",
        ("plan", "assessment", "enquiry", "conference", "referral", "person", "bearer", "work_line"),
        _case_work,
    ),
)
