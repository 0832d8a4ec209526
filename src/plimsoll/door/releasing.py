"""A pack as it may leave the service: its numbers pass `measures.disclosure`, and what that cannot judge is left out.

What is left out: the detail of a figure, such as the longest wait, which is one child's; notes with numbers in them;
every figure of a team, since in a team most numbers are small; which barrier is down for how many; the numbers of the
swamp; the faults by file; and what somebody wrote into the register of what was known and forecast.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from plimsoll.conditions import Movement
from plimsoll.door.counting import Line, down, of_barriers, stated, sums
from plimsoll.door.pack import YEAR, Barriers, Decision, Loaded, Pack, Reading, SwampRow, Unit
from plimsoll.measures.disclosure import WHOLE, Published, Release, Suppressed, released
from plimsoll.measures.suppression import Key, is_small

WORKED_OUT = {
    "attention_gap": ("visits_overdue_cin", "visits_overdue_cp"),
    "caseload_all": ("unallocated",),
}
"""Measures that give another away: the difference of two shares; the average that holds the unallocated."""

Hidden = Mapping[str, frozenset[int]]
"""On which days of its run each measure may not be shown."""


def for_scrutiny(pack: Pack) -> Pack:
    """The service's pack with every small number taken out, and every number that would give one away."""
    release = _released(pack.whole)
    gone = _gone({each.measure for each in release.figures if _is_hidden(each)})
    barriers, swamp = _barriers(pack.whole.barriers, release), _unnumbered(pack.whole.swamp)
    return replace(
        pack,
        whole=replace(pack.whole, readings=_readings(pack, gone), barriers=barriers, swamp=swamp),
        units=(),
        carrying=(),
        decisions=tuple(map(_bare, pack.decisions)),
        loaded=tuple(map(_rows, pack.loaded)),
        faults=(),
    )


def _released(whole: Unit) -> Release:
    """Everything that a reader holds side by side, judged as one page."""
    told = [each for each in whole.readings.values() if each.made]
    figures = stated([Line(each.measure, WHOLE, each.value, each.numerator, each.denominator) for each in told])
    down_now = whole.barriers.down if whole.barriers else {}
    counts: dict[Key, int] = {down(number): count for number, count in down_now.items() if count is not None}
    return released(figures, counts, [*sums(figures), *of_barriers(counts, figures, WHOLE)])


def _readings(pack: Pack, gone: set[str]) -> dict[str, Reading]:
    """The service's readings, with the months that may be shown of each."""
    readings = pack.whole.readings
    by_day = [_hidden_on(readings, index) for index in range(len(pack.days) - 1)] + [gone]
    hidden = {name: frozenset(n for n, names in enumerate(by_day) if name in names) for name in readings}
    return {name: _told(each, gone, hidden) for name, each in readings.items()}


def _hidden_on(readings: Mapping[str, Reading], index: int) -> set[str]:
    """The measures that may not be shown of a day of the series; each day is judged by itself."""
    told = [each for each in readings.values() if each.made]
    figures = stated([Line(each.measure, WHOLE, each.run[index], *each.parts[index]) for each in told])
    return _gone({each.measure for each in released(figures, None, sums(figures)).figures if _is_hidden(each)})


def _is_hidden(each: Published | None) -> bool:
    return each is not None and Suppressed.C in {each.value, each.numerator, each.denominator}


def _gone(names: set[str]) -> set[str]:
    """With them the measures from which they could be worked out."""
    return names | {name for name, others in WORKED_OUT.items() if names.intersection(others)}


def _told(each: Reading, gone: set[str], hidden: Hidden) -> Reading:
    """A reading with what may be shown of it."""
    run = _run(each, hidden)
    if each.measure in gone:
        return Reading(each.measure, None, None, None, each.of, suppressed=True, **run)
    return replace(each, note="" if each.made else each.note, detail={}, parts=(), **run)


def _run(each: Reading, hidden: Hidden) -> dict[str, Any]:
    days = hidden[each.measure]
    last = len(each.run) - 1
    return {
        "run": tuple(None if index in days else value for index, value in enumerate(each.run)),
        "hidden": days,
        "year": _movement(each.year, hidden, (max(last - YEAR, 0), last)),
        "whole": _movement(each.whole, hidden, (0, last)),
    }


def _movement(told: Movement | None, hidden: Hidden, ends: tuple[int, int]) -> Movement | None:
    """A movement of which both ends may be shown, beside those counters of which the same is true."""
    if told is None or hidden.get(told.measure, frozenset()).intersection(ends):
        return None
    counters = (_movement(each, hidden, ends) for each in told.counters)
    return replace(told, counters=tuple(each for each in counters if each))


def _barriers(told: Barriers | None, release: Release) -> Barriers | None:
    """How many barriers are down for how many; which they are stays inside."""
    if told is None:
        return None
    shown = {number: None if down(number) in release.hidden else count for number, count in told.down.items()}
    whole = None in shown.values()
    return Barriers(None if is_small(told.children) else told.children, shown, {} if whole else told.expected, ())


def _unnumbered(rows: Sequence[SwampRow]) -> tuple[SwampRow, ...]:
    """Where the swamp is, without how many children stand in it."""
    return tuple(
        SwampRow(row.condition, row.team, None, None, None, None, row.excess, f"{row.sentence.partition(':')[0]}.")
        for row in rows
    )


def _bare(told: Decision) -> Decision:
    return replace(told, forecast=None, known=None)


def _rows(told: Loaded) -> Loaded:
    """The rows of a source; where few were refused or told twice, only how many were read."""
    few = is_small(told.refused) or is_small(told.duplicates)
    return replace(told, kept=None, duplicates=None, refused=None) if few else told
