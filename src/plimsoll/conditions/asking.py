"""Asking: from a question to its figures, one bounded block of days at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from plimsoll.conditions.notes import Facts, facts, missing, note
from plimsoll.conditions.question import SERVICE_UNIT, Figure, Question
from plimsoll.conditions.register import INSTRUMENTS, all_frames, instrument
from plimsoll.measures.block import Block, Records
from plimsoll.measures.instrument import By, Instrument, Shape
from plimsoll.vocabulary.errors import NotPermitted
from plimsoll.vocabulary.profile import Profile

BLOCK_DAYS = 366
"""Asked days answered together, a year of days or seven of weeks: enough to share the work in bounded memory."""

NAMES = {
    By.TEAM: "SELECT team_id, name FROM known_team WHERE name IS NOT NULL",
    By.WORKER: "SELECT worker_id, name FROM known_worker WHERE name IS NOT NULL",
}


def ask(records: Records, profile: Profile, question: Question) -> list[Figure]:
    """Every figure the question asks for, by day, then measure, then unit.

    Raises:
        WrongUse: a measure has no such name.
        NotPermitted: a measure was asked for by worker that has no view of a worker.
    """
    asked = _asked(question)
    known = facts(records)
    names: dict[str, str] = dict(records.rows(NAMES[question.by])) if question.by in NAMES else {}
    figures = [
        figure
        for days in _blocks(question.days)
        for figure in _block(records, profile, question.by, (days, asked, known, names))
    ]
    return sorted(figures, key=lambda figure: figure.day)


def rows_behind(records: Records, profile: Profile, measure: str, day: date) -> list[dict[str, Any]]:
    """The rows behind a measure on a day: item, child, team, worker, since when, and whether it is counted.

    The team is the row's own, or else the child's on the day; the worker is who then holds the child. Where there are
    several they are all named. Rows that are not counted are the rest of the denominator. Empty when the source is
    missing.
    """
    shape = instrument(measure).shape
    if shape is None or missing(instrument(measure), facts(records)):
        return []
    with Block(records, profile, all_frames(profile), (day,)) as block:
        rows = block.ask((*shape.frames, "child_team", "held"), _found(shape.rows()))
    return [dict(zip(ROW, row, strict=True)) for row in rows]


ROW = ("item", "child", "team", "worker", "since", "counted")


def _found(rows: str) -> str:
    return f"""
SELECT r.item, r.child, coalesce(r.team, t.names) AS team, w.names AS worker, r.since, r.counted
FROM ({rows}) r
LEFT JOIN ({_all_named("team", "child_team")}) t USING (child)
LEFT JOIN ({_all_named("worker", "held")}) w USING (child)
ORDER BY r.counted DESC, r.item, r.child, r.since"""


def _all_named(column: str, spells: str) -> str:
    """Every team or worker a child has on the asked day, in one cell."""
    return f"""
SELECT child, string_agg(DISTINCT {column}, ', ' ORDER BY {column}) AS names
FROM {spells} JOIN day ON start <= d AND d < stop WHERE {column} IS NOT NULL GROUP BY child"""


def _asked(question: Question) -> list[Instrument]:
    chosen = [instrument(name) for name in question.measures] or list(INSTRUMENTS.values())
    if question.by is not By.WORKER:
        return chosen
    refused = [each.name for each in chosen if not each.by_worker] if question.measures else []
    if refused:
        raise NotPermitted(
            f"'{refused[0]}' is not shown for a worker: Plimsoll judges the service.",
            next_step="By worker there are caseload, caseload_families and load; ask for the rest with --by team.",
        )
    return [each for each in chosen if each.by_worker]


def _blocks(days: Sequence[date]) -> Iterator[tuple[date, ...]]:
    ordered = sorted(set(days))
    for start in range(0, len(ordered), BLOCK_DAYS):
        yield tuple(ordered[start : start + BLOCK_DAYS])


_Asked = tuple[tuple[date, ...], list[Instrument], Facts, dict[str, str]]


def _block(records: Records, profile: Profile, by: By, asked: _Asked) -> list[Figure]:
    days, instruments, known, names = asked
    shapes = {each.name: each.shape for each in instruments if each.shape is not None and not missing(each, known)}
    with Block(records, profile, all_frames(profile), days, by) as block:
        answers = block.ask_all({name: (shape.frames, _ordered(shape, by)) for name, shape in shapes.items()})
    found: list[Figure] = []
    for each in instruments:
        if each.name in answers:
            rows = _every_day(answers[each.name], days) if by is By.SERVICE else answers[each.name]
            found += [_figure(row, each, by, (known, names)) for row in rows]
        else:
            found += [_nothing_loaded(day, each, missing(each, known)) for day in days]
    return found


def _ordered(shape: Shape, by: By) -> str:
    order = "SELECT d, unit, value, numerator, denominator, detail"
    return f"{order} FROM ({shape.figures(by)}) ORDER BY d, unit"


def _every_day(rows: list[tuple[Any, ...]], days: Sequence[date]) -> list[tuple[Any, ...]]:
    """A service with nothing to count still gets its row for every day."""
    by_day = {row[0]: row for row in rows}
    return [by_day.get(day, (day, None, None, 0.0, 0.0, None)) for day in days]


def _figure(row: tuple[Any, ...], each: Instrument, by: By, known: tuple[Facts, dict[str, str]]) -> Figure:
    day, unit, value, numerator, denominator, detail = row
    told, names = known
    numbers = {key: _number(number) for key, number in (detail or {}).items()}
    return Figure(
        day=day,
        unit=SERVICE_UNIT if by is By.SERVICE else unit,
        name=names.get(unit),
        measure=each.name,
        value=_number(value),
        numerator=_number(numerator),
        denominator=_number(denominator),
        of=each.of,
        note=note(each, denominator, numbers | told.dates | {"numerator": numerator}),
        detail=numbers,
    )


def _nothing_loaded(day: date, each: Instrument, lacking: str) -> Figure:
    return Figure(day, SERVICE_UNIT, None, each.name, None, None, None, each.of, lacking)


def _number(value: Any) -> Any:
    """A whole number without its decimal point: a count of children is 53, not 53.0."""
    return int(value) if isinstance(value, float) and value.is_integer() else value
