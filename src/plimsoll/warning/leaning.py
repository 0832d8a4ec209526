"""How far a measure leans to one side, week by week: its signals, what its values add up to, and how long it lasts."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from plimsoll.warning.alert import Watched
from plimsoll.warning.charted import Direction
from plimsoll.warning.following import completed, sides
from plimsoll.warning.thresholds import Design, design
from plimsoll.warning.yardstick import HEEDED, Weeks, Yardstick, scores, weeks_of, yardstick

WILD = 4.0
"""The most that one week may count, in spreads: at level 600 and above one wild week alone is no alert."""

LASTING = 8
"""Weeks with a value that a signal is taken to stand for after a rule was last fulfilled: a shift and a week."""

NEW_WEEKS = 7
"""Further weeks, each on the signal's side, that make it persist: as many again as make a shift."""

OVER = 2.0
"""How far over its threshold a sum may rise, in spreads, so that an alert ends within weeks of what it told of."""

EVEN = 0.5
"""The share of weeks on either side of the mean, where values lie evenly about it."""

UNSURE = 12
"""Values of a baseline with which its mean is so unsure that a signal must stand twice as long to persist."""

SIGNS = {Direction.UP: 1, Direction.DOWN: -1}


@dataclass(frozen=True, slots=True)
class Leaning:
    """One chart's leaning to one side, at each point after its baseline; a gap says what the point before it said.

    Args:
        first: the place in the whole series of the first point that is judged.
        sums: the one-sided CUSUM of the scores.
        threshold: the sum at which it agrees with a signal by itself.
        since: the place among the judged of the first point of the sum's last rise, or of an earlier signal.
        stands: whether a signal stood.
        persists: whether it had stood through enough new weeks, each on its side.
    """

    first: int
    sums: tuple[float, ...]
    threshold: float
    since: tuple[int, ...]
    stands: tuple[bool, ...]
    persists: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class _Judged:
    """What both sides of a chart are judged from."""

    weeks: Weeks
    usual: Yardstick
    scores: tuple[float | None, ...]
    rules: tuple[frozenset[Direction], ...]
    sides: tuple[int, ...]


def leanings(watched: Watched, level: float) -> dict[Direction, Leaning]:
    """The leaning to either side; empty where the baseline has too few values or nothing follows it.

    Args:
        watched: the measure.
        level: weeks between two false alerts on one stable chart.
    """
    weeks = weeks_of(watched)
    usual = yardstick(weeks)
    if usual is None or weeks.based >= len(weeks.values):
        return {}
    points = watched.chart.points[weeks.start :]
    judged = _Judged(weeks, usual, scores(weeks, usual), completed(points), sides(points))
    return {direction: _leaning(judged, level, direction) for direction in Direction}


def _leaning(judged: _Judged, level: float, direction: Direction) -> Leaning:
    usual, sign = judged.usual, SIGNS[direction]
    made = design(level, usual.points, sign * usual.lean)
    sums, rising = _sums([None if score is None else sign * score for score in judged.scores], made)
    stands, lasted = _lasting(judged, direction)
    since = tuple(map(min, rising, _begun(stands)))
    wanted = _new_weeks(judged, direction)
    persists = tuple(weeks >= wanted for weeks in lasted)
    return Leaning(judged.weeks.first, sums, made.threshold, since, stands, persists)


def _new_weeks(judged: _Judged, direction: Direction) -> int:
    """How many new weeks on its side a signal must stand through to persist.

    More where weeks resemble each other, where the baseline is short, and where most of it lies on that side: of a
    small count most weeks lie below the mean, and a run of them says little.
    """
    heeded = HEEDED * judged.usual.likeness
    based = judged.sides[: judged.weeks.based]
    share = max(EVEN, (based.count(SIGNS[direction]) + 1) / (judged.usual.points + 2))
    wanted = NEW_WEEKS * (1 + UNSURE / judged.usual.points) * (1 + heeded) / (1 - heeded)
    return math.ceil(wanted * math.log(EVEN) / math.log(share))


def _sums(found: Sequence[float | None], made: Design) -> tuple[tuple[float, ...], tuple[int, ...]]:
    """The CUSUM at each point and where its last rise began."""
    sums: list[float] = []
    since: list[int] = []
    total, start = 0.0, 0
    for place, score in enumerate(found):
        if score is not None:
            start = start if total > 0 else place
            total = min(max(0.0, total + min(score, WILD) - made.allowance), made.threshold + OVER)
        sums.append(total)
        since.append(start)
    return tuple(sums), tuple(since)


def _begun(stands: Sequence[bool]) -> list[int]:
    """Where the signal that stands at each point began to stand; where none stands, the point itself."""
    found: list[int] = []
    for place, stood in enumerate(stands):
        found.append(found[-1] if stood and place and stands[place - 1] else place)
    return found


def _lasting(judged: _Judged, direction: Direction) -> tuple[tuple[bool, ...], tuple[int, ...]]:
    """At each judged point, whether a signal stands, and through how many new weeks on its side it has stood."""
    stands: list[bool] = []
    lasted: list[int] = []
    silent, weeks = LASTING, 0
    for value, rules, at in zip(judged.weeks.values, judged.rules, judged.sides, strict=True):
        if value is not None:
            # The first week of a signal is the signal itself; new evidence is a later one on its side.
            weeks = weeks + 1 if silent < LASTING and at == SIGNS[direction] else 0
            silent = 0 if direction in rules else silent + 1
        stands.append(silent < LASTING)
        lasted.append(weeks)
    return tuple(stands[judged.weeks.based :]), tuple(lasted[judged.weeks.based :])
