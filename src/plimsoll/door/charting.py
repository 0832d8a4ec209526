"""A control chart of any series in a file, by the door. It brings the readers with it, so the door asks lazily."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

from plimsoll.door.chart_options import HowDrawn
from plimsoll.door.drawn import Drawn
from plimsoll.door.grid import number
from plimsoll.door.regular import missing
from plimsoll.door.series_file import Columns, Rows, read_rows, unreadable
from plimsoll.measures.instrument import Concern
from plimsoll.vocabulary.charts import ChartKind
from plimsoll.vocabulary.days import day_from_text
from plimsoll.vocabulary.errors import UnreadableInput, WrongUse
from plimsoll.warning.charted import Chart, Drawing, Series, X
from plimsoll.warning.drawing import draw
from plimsoll.warning.kinds import COUNTED, SHARES, unsound

GOOD = {"up": Concern.DOWN, "down": Concern.UP, "neither": Concern.NEITHER}
"""Which way is a matter of concern, by the way that is good."""

SINGLE = frozenset({ChartKind.XMR, ChartKind.CUSUM, ChartKind.EWMA})
"""Charts of single values, which may be counts over what they were counted among."""

RARE = frozenset({ChartKind.G, ChartKind.T})
"""Charts whose points stand at events, which have no rhythm."""

COLUMNS = ("x", "y", "n")

FEWEST = 2
"""Values without which there is no moving range, and nothing to chart."""

DAYS_TOLD = 5
"""How many missing days are named; of more, how many there are."""

Named = TypeVar("Named")


@dataclass(frozen=True, slots=True)
class Asked:
    """A chart that is asked for.

    Args:
        columns: the columns it is made from.
        kind: which chart, by the word people type.
        target: the value that is aimed at.
        good: which way is good: ``up``, ``down`` or ``neither``.
        baseline: how many values, from the first of each group, the limits are made from.
        rebases: where the limits are made anew, as they were typed.
        screen: whether moving ranges that no stable process gives are left out once.
    """

    columns: Columns
    kind: str = ChartKind.XMR.value
    target: float | None = None
    good: str = Concern.NEITHER.value
    baseline: int | None = None
    rebases: tuple[X, ...] = ()
    screen: bool = True


def asked(kind: str, how: HowDrawn) -> Asked:
    """What a caller asks for, as a record; what is left out, or `None`, is as usual."""
    given: dict[str, Any] = {name: value for name, value in how.items() if value is not None}
    columns = Columns(**{name: given.pop(name) for name in COLUMNS if name in given})
    return Asked(columns, kind, rebases=tuple(given.pop("rebase", ())), **given)


def drawn(path: Path, wanted: Asked) -> Drawn:
    """The chart of a file.

    Raises:
        WrongUse: there is no such column or kind; the kind needs ``n``, or has no use for it; a rebase is no point.
        UnreadableInput: the file is missing or no text; a cell is no number; a value cannot stand on such a chart; a
            day stands there twice; there are too few values.
    """
    kind, concern = _one_of({each.value: each for each in ChartKind}, wanted.kind), _one_of(GOOD, wanted.good)
    _check(kind, wanted)
    rows, sorting = _in_order(read_rows(path, wanted.columns))
    _sound(rows, kind)
    _check_target(wanted.target, rows, kind)
    series, filling = _with_gaps(rows, kind)
    drawing = Drawing(
        kind, concern, wanted.target, wanted.baseline, _rebases(wanted.rebases, rows), screen=wanted.screen
    )
    chart = draw(series, drawing)
    notes = (*sorting, *_about_shares(rows), *filling, *_late(drawing, rows), *chart.notes, *_false_signals(chart))
    shares = (rows.shares or kind in SHARES) and kind is not ChartKind.CUSUM
    return Drawn(replace(chart, notes=notes), rows.file, *rows.heads, shares)


def _one_of(named: dict[str, Named], word: str) -> Named:
    if word not in named:
        raise WrongUse(f"'{word}' is none of {', '.join(named)}.")
    return named[word]


def _check(kind: ChartKind, wanted: Asked) -> None:
    if kind in COUNTED and wanted.columns.n is None:
        raise WrongUse(
            f"A {kind} chart needs what each count was counted among or over.", next_step="Say which column with --n."
        )
    if wanted.columns.n is not None and kind not in COUNTED | SINGLE:
        raise WrongUse(f"A {kind} chart has no use for --n.", next_step="Leave it out, or choose another kind.")
    if wanted.baseline is not None and wanted.baseline < FEWEST:
        raise WrongUse(f"Limits are not made from fewer than {FEWEST} points.", next_step="Give a longer --baseline.")


def _in_order(rows: Rows) -> tuple[Rows, list[str]]:
    """The rows by day, each day once; rows without days stay as they stand."""
    if sum(value is not None for value in rows.y) < FEWEST:
        raise UnreadableInput(f"It has fewer than {FEWEST} values, which make no chart.", where=rows.file)
    if not all(isinstance(x, date) for x in rows.x):
        return rows, []
    order = sorted(range(len(rows.x)), key=lambda place: str(rows.x[place]))
    twice = [rows.numbers[after] for before, after in pairwise(order) if rows.x[before] == rows.x[after]]
    if twice:
        raise unreadable(rows.file, twice, f"has a day in '{rows.heads[0]}' that stands there already")
    moved = [] if order == sorted(order) else ["The rows were not in the order of their days, and were put so."]
    return rows.at(order), moved


def _sound(rows: Rows, kind: ChartKind) -> None:
    """Nothing, where every value can stand on such a chart."""
    n = rows.n or (None,) * len(rows.y)
    if kind in COUNTED:
        alone = [row for row, y, each in zip(rows.numbers, rows.y, n, strict=True) if y is not None and each is None]
        if alone:
            raise unreadable(rows.file, alone, f"has a count and nothing in '{rows.heads[2]}'")
        _no_shares(rows)
    wrong: dict[str, list[int]] = {}
    for row, y, each in zip(rows.numbers, rows.y, n, strict=True):
        wrong.setdefault(unsound(kind, y, each), []).append(row)
    for said, found in wrong.items():
        if said:
            raise unreadable(rows.file, found, f"has a value that {said}")


def _check_target(target: float | None, rows: Rows, kind: ChartKind) -> None:
    """Nothing, where a value could ever be what is aimed at: of shares, 80 would be eighty times all."""
    if target is None:
        return
    of_shares = kind in SHARES or (rows.shares and all(value is None or value <= 1 for value in rows.y))
    if not math.isfinite(target) or (of_shares and not 0 <= target <= 1):
        raise WrongUse(
            f"The target {target:g} is none that these values can have.",
            next_step="Give a share as a part of one: 0.8 and not 80." if of_shares else "Give a number.",
        )


def _no_shares(rows: Rows) -> None:
    """Nothing, where the values may be counts: a share divided once more would make a chart of nothing."""
    known = [value for value in rows.y if value is not None]
    if rows.shares or (max(known) <= 1 and any(value != int(value) for value in known)):
        raise UnreadableInput(
            f"'{rows.heads[1]}' holds shares, and this chart wants the counts that they were made from.",
            where=rows.file,
            next_step="Give the column of counts, or choose --kind xmr.",
        )


def _with_gaps(rows: Rows, kind: ChartKind) -> tuple[Series, list[str]]:
    """The series, a gap on every day that its rhythm leaves out."""
    days = [x for x in rows.x if isinstance(x, date)]
    left_out = missing(days) if kind not in RARE and len(days) == len(rows.x) else []
    if not left_out:
        return Series(rows.x, rows.y, rows.n), []
    held = dict(zip(days, zip(rows.y, rows.n or rows.y, strict=True), strict=True))
    x = sorted({*days, *left_out})
    pairs = [held.get(day, (None, None)) for day in x]
    n = None if rows.n is None else tuple(pair[1] for pair in pairs)
    return Series(tuple(x), tuple(pair[0] for pair in pairs), n), [_told(left_out)]


def _told(left_out: Sequence[date]) -> str:
    few = ", ".join(str(day) for day in left_out[:DAYS_TOLD])
    more = f" and {len(left_out) - DAYS_TOLD} more" if len(left_out) > DAYS_TOLD else ""
    return f"Missing, and drawn as gaps and not as zeros: {few}{more}."


def _rebases(typed: Sequence[X], rows: Rows) -> tuple[X, ...]:
    """Where the limits are made anew: days, where the points have days."""
    dated = all(isinstance(x, date) for x in rows.x)
    return tuple(day_from_text(each) if dated and isinstance(each, str) else each for each in typed)


def _about_shares(rows: Rows) -> list[str]:
    return [f"'{rows.heads[1]}' is written in per cent, and read as parts of one."] if rows.shares else []


def _late(drawing: Drawing, rows: Rows) -> list[str]:
    """What was asked for and moves nothing."""
    last, values = rows.x[-1], sum(value is not None for value in rows.y)
    late = [each for each in drawing.rebases if isinstance(each, date) and isinstance(last, date) and each > last]
    told = [f"The rebase {each} lies after the last point, and moves nothing." for each in late]
    if drawing.baseline is not None and drawing.baseline > values:
        told.append(f"The baseline of {drawing.baseline} is longer than the {number(values)} values there are.")
    return told


UNMEASURED = "How often a g chart signals while nothing changes was not measured."
UNSURE = "With limits from so few points nobody can say how often such a chart signals while nothing changes."


def _false_signals(chart: Chart) -> list[str]:
    """How often such a chart signals while nothing changes, or that nobody knows."""
    if chart.run_length is None:
        return [UNMEASURED if chart.kind is ChartKind.G else UNSURE]
    return [f"A process that does not change signals on such a chart about once in {chart.run_length:.0f} points."]
