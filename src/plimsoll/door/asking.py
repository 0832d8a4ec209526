"""The questions: each puts one to the conditions and lays the reply out as a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from plimsoll.conditions import Figure, Question, ask, movements, rows_behind
from plimsoll.conditions import defences as picture_of_defences
from plimsoll.conditions import drain as what_drains
from plimsoll.door.answer import Answer, tabled
from plimsoll.door.definitions import definition, known_measures, told
from plimsoll.door.desk import Desk
from plimsoll.measures.instrument import By
from plimsoll.vocabulary.errors import NotPermitted

FIGURE = ("unit", "measure", "value", "numerator", "denominator", "detail", "of", "note")
ROW = ("item", "child", "team", "worker", "since", "counted")
ALIGNED = ("child", "team", "worker", "down", "since", "days", "down_since", "teams", "workers", "stale")
ALIGNED_ROWS = "aligned"
DRAIN = ("condition", "team", "team_name", "children", "barrier_days", "usual", "others", "excess", "sentence")

ASSOCIATION = (
    "Barriers were down more often among these children on these days. "
    "That is an association, and says nothing of what brought it about."
)


@dataclass(frozen=True, slots=True)
class Run:
    """A measure or several through time.

    Args:
        measures: their names.
        days: the days, in order.
        asked: the first and last day asked for, which the last of `days` may fall short of.
        every: how far apart they are, in a word.
        by: whose.
    """

    measures: tuple[str, ...]
    days: tuple[date, ...]
    asked: tuple[date, date]
    every: str
    by: By


def conditions(desk: Desk, on: date, by: By, measures: Sequence[str]) -> Answer:
    """The measures on one day."""
    rows = _figures(desk, Question((on,), by, _named(measures)))
    about = {"on": on, "as_known_on": desk.as_known_on, "by": by.value}
    return tabled(FIGURE, rows, about=about, provenance=desk.provenance(on))


def series(desk: Desk, run: Run) -> Answer:
    """The measures on each day of the run; of one measure, also how it and its counters moved from first to last."""
    rows = _figures(desk, Question(run.days, run.by, _named(run.measures)))
    about = {
        "measure": run.measures[0] if len(run.measures) == 1 else list(run.measures),
        "from": run.asked[0],
        "to": run.asked[1],
        "every": run.every,
        "by": run.by.value,
        "as_known_on": desk.as_known_on,
        "moved": _moved(desk, run) if len(run.measures) == 1 else [],
    }
    return tabled(("on", *FIGURE), rows, about=about, provenance=desk.provenance())


def _moved(desk: Desk, run: Run) -> list[dict[str, Any]]:
    """How the measure moved in each unit beside its counter-measures; nothing where it has none."""
    (measure,) = _named(run.measures)
    counters = definition(measure).counters
    ends = Question((run.days[0], run.days[-1]), run.by, (measure, *counters))
    if not counters or len(desk.services) > 1 or run.by is By.WORKER:
        return []
    return [each.as_dict() for each in movements(measure, _asked(desk, desk.service, ends))]


def rows(desk: Desk, measure: str, on: date) -> Answer:
    """The rows behind one measure on one day."""
    behind = _behind(desk, definition(measure).name, on)
    about = {"measure": measure, "on": on, "as_known_on": desk.as_known_on}
    return tabled(ROW, behind, about=about, provenance=desk.provenance(on))


def _behind(desk: Desk, measure: str, on: date) -> list[dict[str, Any]]:
    with desk.session(desk.service) as session:
        return list(rows_behind(session, desk.profile, measure, on))


def defences(desk: Desk, on: date, by: By, case: str | None) -> Answer:
    """What should reach each child and does not; the rows are the children for whom two or more are down.

    Raises:
        NotPermitted: it was asked by worker.
        WrongUse: the case is not open on the day.
    """
    if by is By.WORKER:
        raise NotPermitted("Defences are not shown for a worker: they judge the service.", next_step="Ask by team.")
    with desk.session(desk.service) as session:
        found = picture_of_defences(session, desk.profile, on, case=case, by_team=by is By.TEAM)
    aligned = [{**child.as_dict(), "since": child.since} for child in found.aligned]
    whole = {**found.as_dict(), "on": on, "as_known_on": desk.as_known_on, "by": by.value}
    del whole[ALIGNED_ROWS]
    return tabled(ALIGNED, aligned, about=whole, provenance=desk.provenance(on), holds=ALIGNED_ROWS)


def drain(desk: Desk, on: date) -> Answer:
    """Which conditions wear down most barriers, and where; the worst first."""
    with desk.session(desk.service) as session:
        found = [asdict(row) | {"excess": row.excess} for row in what_drains(session, desk.profile, on)]
    about = {"on": on, "as_known_on": desk.as_known_on, "note": ASSOCIATION}
    return tabled(DRAIN, found, about=about, provenance=desk.provenance(on))


def explained(measure: str | None) -> Answer:
    """One measure's definition, part by part; of no measure, what there are."""
    if measure is None:
        each = [{"measure": name, "title": definition(name).title} for name in known_measures()]
        return tabled(("measure", "title"), each, holds="measures")
    parts = told(definition(measure))
    return tabled(("what", "says"), [{"what": w, "says": s} for w, s in parts.items()], about={"measure": measure})


def _named(measures: Iterable[str]) -> tuple[str, ...]:
    return tuple(definition(name).name for name in measures)


def _figures(desk: Desk, question: Question) -> list[dict[str, Any]]:
    if question.by is not By.SERVICE:
        _ = desk.service
    return [_row(figure, desk.unit(service)) for service in desk.services for figure in _asked(desk, service, question)]


def _asked(desk: Desk, service: str, question: Question) -> list[Figure]:
    with desk.session(service) as session:
        return list(ask(session, desk.store.profile(service), question))


def _row(figure: Figure, service: str) -> dict[str, Any]:
    of_service = figure.unit == "service" and figure.name is None
    named = {} if figure.name is None else {"name": figure.name}
    return {
        "on": figure.day,
        "unit": service if of_service else figure.unit,
        "measure": figure.measure,
        "value": figure.value,
        "numerator": figure.numerator,
        "denominator": figure.denominator,
        "detail": {**figure.detail, **named},
        "of": figure.of,
        "note": figure.note,
    }
