"""Warnings laid out: the charts that signal, and the teams beside each other, as tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from plimsoll.conditions import Figure, Question, ask
from plimsoll.conditions.watching import BOTH, Charted, watch
from plimsoll.door.answer import Answer, tabled
from plimsoll.door.definitions import definition
from plimsoll.door.desk import Desk
from plimsoll.measures.instrument import By, Instrument
from plimsoll.measures.week import Arrivals
from plimsoll.vocabulary.errors import WrongUse
from plimsoll.warning.charted import Chart, Point, Variation
from plimsoll.warning.funnel import Counts, Funnel, Unit, funnel
from plimsoll.warning.kinds import COUNTED, SHARES

WARNING = (
    *("unit", "measure", "at", "value", "mean", "lower", "upper", "signals", "direction", "since"),
    *("alert", "evidence", "variation", "run_length", "note", "detail"),
)
BESIDE = ("unit", "value", "n", "lower", "upper", "beyond", "detail")

SHARE = "share"
"""The unit of what is charted as a part of something."""

ORDER = (Variation.CONCERN, Variation.NEUTRAL, Variation.IMPROVEMENT, Variation.COMMON)
"""In which order warnings are told: what is of concern first."""

MOVED = "Moved, not fixed: beside it {counters} worsened."
RANK = "In the order of their names. A team outside the limits differs by more than chance and size explain: ask why."


@dataclass(frozen=True, slots=True)
class Heed:
    """What is asked of the charts.

    Args:
        on: the day.
        by: service or team; `None` is both.
        measures: which; none is all.
        everything: whether the usual is told too.
    """

    on: date
    by: By | None
    measures: tuple[str, ...]
    everything: bool = False


def warn(desk: Desk, order: Heed) -> Answer:
    """The charts that signal or have an alert, those of concern first; with `everything`, every chart."""
    named = tuple(definition(name).name for name in order.measures)
    with desk.session(desk.service) as session:
        seen = watch(session, desk.profile, order.on, named, BOTH if order.by is None else (order.by,))
    rows = sorted((_row(each) for each in seen.charts), key=_urgency)
    told = [row for row in rows if order.everything or row["signals"] or row["alert"]]
    about = {
        "on": order.on,
        "as_known_on": desk.as_known_on,
        "by": None if order.by is None else order.by.value,
        "charts": len(seen.charts),
        "signals": sum(bool(row["signals"]) for row in rows),
        "alerts": len(seen.alerts),
        "false_alerts_a_month": seen.false_alerts_a_month,
        "level": seen.level,
        "unsettled": {table: weeks for table, weeks in seen.unsettled.items() if weeks},
        "uncharted": [asdict(each) for each in seen.uncharted] if order.everything else len(seen.uncharted),
    }
    return tabled(WARNING, told, about=about, provenance=desk.provenance(order.on))


def _urgency(row: dict[str, Any]) -> tuple[bool, int]:
    """Alerts before signals, and of each what is of concern first; otherwise as the charts stand."""
    return not row["alert"], ORDER.index(row["variation"])


def _row(each: Charted) -> dict[str, Any]:
    last = _last(each.chart)
    direction = each.direction
    shown = last.signals if last.direction is direction else ()
    return {
        "unit": each.unit,
        "measure": each.measure,
        "at": last.x,
        "value": last.y,
        "mean": last.mean,
        "lower": last.lower,
        "upper": last.upper,
        "signals": [signal.value for signal in shown],
        "direction": direction.value if direction else None,
        "since": each.since,
        "alert": each.alert is not None,
        "evidence": [evidence.value for evidence in each.alert.evidence] if each.alert else [],
        "variation": each.variation.value,
        "run_length": each.chart.run_length,
        "note": " ".join(_notes(each)),
        "detail": _detail(each),
    }


def _detail(each: Charted) -> dict[str, Any]:
    alert = each.alert
    told = {
        "name": each.name,
        "chart": each.chart.kind.value,
        "unit_of_value": _unit_of(definition(each.measure)),
        "weeks_to_a_point": each.step,
        "own_weeks": _own_weeks(definition(each.measure)),
        "raised": alert.raised if alert else None,
        "beside": list(alert.beside) if alert else [],
        "counters": list(each.counters),
        "weeks_unsettled": each.unsettled,
        "trial": each.baseline.trial,
        "baseline": each.baseline.note,
        **(_flows(*each.flows) if each.flows else {}),
    }
    return {key: value for key, value in told.items() if value is not None}


def _flows(began: Chart, ended: Chart) -> dict[str, Any]:
    """What came and went in the last week, beside what is usual, and whether either signals."""
    told = {"began": _last(began), "ended": _last(ended)}
    return {
        key: value
        for name, last in told.items()
        for key, value in {
            name: last.y,
            f"{name}_usual": last.mean,
            f"{name}_direction": last.direction.value if last.direction else None,
        }.items()
    }


def _last(chart: Chart) -> Point:
    """The last point that has a value."""
    return next(point for point in reversed(chart.points) if point.y is not None)


def _notes(each: Charted) -> Iterator[str]:
    if each.counters:
        yield MOVED.format(counters=" and ".join(each.counters))
    for note in each.chart.notes:
        yield f"{note[0].upper()}{note[1:]}"


def _unit_of(each: Instrument) -> str:
    """What the values of its chart are in: a part of what they were counted among, or the measure's own unit."""
    part = each.chart in SHARES or isinstance(each.weekly, Arrivals)
    return SHARE if part else each.unit


def _own_weeks(each: Instrument) -> bool:
    """Whether its chart asks each week by itself, and not what stands at its end."""
    return each.chart in COUNTED or each.weekly is not None


def beside(desk: Desk, measure: str, on: date) -> Answer:
    """A measure of every team in a funnel, in the order of the teams' names.

    Raises:
        WrongUse: the measure has nothing that it was counted among, so that a team's size says nothing of it.
    """
    each = definition(measure)
    with desk.session(desk.service) as session:
        figures = ask(session, desk.profile, Question((on,), By.TEAM, (each.name,)))
    named = sorted(figures, key=lambda figure: (figure.unit is None, figure.name or "", figure.unit or ""))
    if not any(figure.numerator is not None and figure.denominator for figure in named):
        raise WrongUse(
            f"'{each.name}' cannot stand in a funnel: {_why_not(named)}",
            next_step="Choose a share or a count, such as visits_overdue_cin, unallocated or rereferrals.",
        )
    counts = Counts.RATES if _is_rate(named) else Counts.SHARES
    found = funnel([Unit(figure.unit, figure.numerator, figure.denominator) for figure in named], counts)
    about = {
        "measure": each.name,
        "on": on,
        "as_known_on": desk.as_known_on,
        "counts": counts.value,
        "unit_of_value": SHARE if counts is Counts.SHARES else f"{each.of} over {each.denominator}",
        "of": each.of,
        "pooled": found.pooled,
        "tau_squared": found.tau_squared,
        "notes": [*found.notes, RANK],
    }
    return tabled(BESIDE, list(_teams(found, named)), about=about, provenance=desk.provenance(on))


def _teams(found: Funnel, named: Iterable[Figure]) -> Iterator[dict[str, Any]]:
    for placed, figure in zip(found.units, named, strict=True):
        beyond = placed.beyond.value if placed.beyond else None
        detail = {key: value for key, value in (("name", figure.name), ("numerator", figure.numerator)) if value}
        yield {**asdict(placed), "beyond": beyond, "detail": detail}


def _is_rate(figures: Iterable[Figure]) -> bool:
    """Whether any count is more than what it was counted over, so that it is no share of it."""
    return any((figure.numerator or 0) > (figure.denominator or 0) for figure in figures)


def _why_not(figures: Sequence[Figure]) -> str:
    notes = sorted({figure.note for figure in figures if figure.denominator is None and figure.note})
    return notes[0] if notes else "it is not a count among something."
