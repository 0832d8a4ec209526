"""Being looked after: the placements, legal statuses and episodes of each period."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np

from plimsoll.invention.folder import Folder
from plimsoll.invention.paths import Path
from plimsoll.invention.plans import Plans, Spell
from plimsoll.invention.staff import SPAN
from plimsoll.invention.streams import NEVER, Chance, Days, Flags, lags, picks

# Placements, as the children looked after return codes them, of a hundred: at first, and after a move; and the mean
# days each lasts. Assumptions: about one move in the first year, and few once a placement is meant to last (U1, U4).
PLACEMENTS = ("U6", "U3", "U4", "U1", "K2", "H5", "P1")
AT_FIRST = (52, 14, 3, 3, 13, 6, 9)
AFTER_A_MOVE = (25, 6, 32, 11, 15, 7, 4)
LASTS = (190.0, 200.0, 1_300.0, 1_200.0, 380.0, 300.0, 260.0)
SHORT_BREAK_PLACEMENT = 0

# Legal statuses: what follows each, how often and after how many days in the mean. V2 is section 20, C1 an interim and
# C2 a full care order, E1 a placement order; V3 and V4 are short breaks. Assumptions.
STATUSES = ("V2", "C1", "C2", "E1", "V4", "V3")
V2, C1, C2, E1, V4, V3 = range(6)
STARTS_AS = (55, 40, 3, 2)
SHORT_BREAK_AS = (80, 20)
FOLLOWED_BY = (C1, C2, E1, E1, V4, V3)
FOLLOWED_SHARE = (0.45, 0.9, 0.08, 0.0, 0.0, 0.0)
FOLLOWED_AFTER = (75.0, 200.0, 260.0, 1.0, 1.0, 1.0)
STEPS_MOST = 40
"""More moves than any period has."""


@dataclass(frozen=True, slots=True)
class Runs:
    """What follows one upon another within plans: placements, statuses or episodes; half-open.

    Args:
        plan: the plan it belongs to.
        start: from.
        end: until; `NEVER` while it lasts.
        what: which placement or status.
    """

    plan: Days
    start: Days
    end: Days
    what: Days

    def taken(self, which: Days) -> Runs:
        """Those, in that order."""
        return Runs(*(getattr(self, f.name)[which] for f in fields(self)))

    def at(self, plan: Days, day: Days) -> Days:
        """The position of the one open in each plan on each day. They are in order of plan and start."""
        return np.searchsorted(self.plan * SPAN + self.start, plan * SPAN + day, side="right") - 1


@dataclass(frozen=True, slots=True)
class Care:
    """The periods of being looked after, told three ways, each in order of plan and start."""

    placements: Runs
    statuses: Runs
    episodes: Runs


def care(folder: Folder, plans: Plans) -> Care:
    """What happens in every period of being looked after that is open in the records' years."""
    chance = folder.scene.streams.of("care")
    which = plans.all_of(Spell.CARE)
    breaks = folder.scene.of(folder.scene.cases.path)[plans.child[which]] == Path.DISABILITY
    periods = Runs(which, plans.start[which], plans.end[which], np.zeros(len(which), dtype=np.int64))
    placements = _placements(chance, periods, breaks, folder.scene.last)
    statuses = _statuses(chance, periods, breaks, folder.scene.last)
    return Care(placements, statuses, _episodes(placements, statuses))


def _placements(chance: Chance, periods: Runs, breaks: Flags, last: int) -> Runs:
    which = np.where(breaks, SHORT_BREAK_PLACEMENT, picks(chance, AT_FIRST, len(breaks)))
    current = Runs(periods.plan, periods.start, periods.end, which)
    settled = periods.plan[breaks]
    done = []
    for _ in range(STEPS_MOST):
        lasts = 1 + lags(chance, np.asarray(LASTS)[current.what], len(current.plan))
        moves = np.where(np.isin(current.plan, settled), NEVER, current.start + lasts)
        ended, current = _moved(current, moves, picks(chance, AFTER_A_MOVE, len(moves)), last)
        done.append(ended)
    return _in_order(done)


def _statuses(chance: Chance, periods: Runs, breaks: Flags, last: int) -> Runs:
    first = np.where(breaks, V4 + picks(chance, SHORT_BREAK_AS, len(breaks)), picks(chance, STARTS_AS, len(breaks)))
    current = Runs(periods.plan, periods.start, periods.end, first)
    done = []
    for _ in range(len(STATUSES)):
        follows = chance.random(len(current.plan)) < np.asarray(FOLLOWED_SHARE)[current.what]
        after = current.start + 1 + lags(chance, np.asarray(FOLLOWED_AFTER)[current.what], len(follows))
        changes = np.where(follows, after, NEVER)
        ended, current = _moved(current, changes, np.asarray(FOLLOWED_BY)[current.what], last)
        done.append(ended)
    return _in_order(done)


def _moved(current: Runs, moves: Days, to: Days, last: int) -> tuple[Runs, Runs]:
    """What stands until it moves or its period ends, and what comes after the moves."""
    happens = (moves < current.end) & (moves <= last)
    ended = Runs(current.plan, current.start, np.where(happens, moves, current.end), current.what)
    after = Runs(current.plan, moves, current.end, to)
    return ended, after.taken(np.flatnonzero(happens))


def _episodes(placements: Runs, statuses: Runs) -> Runs:
    """An episode begins where a placement or a legal status does; `what` is the position of its placement."""
    keys = np.unique(np.concatenate([runs.plan * SPAN + runs.start for runs in (placements, statuses)]))
    plan, start = np.divmod(keys, SPAN)
    placement = placements.at(plan, start)
    status = statuses.at(plan, start)
    end = np.minimum(placements.end[placement], statuses.end[status])
    return Runs(plan, start, end, placement)


def _in_order(parts: list[Runs]) -> Runs:
    every = Runs(*(np.concatenate([getattr(part, f.name) for part in parts]) for f in fields(Runs)))
    return every.taken(np.argsort(every.plan * SPAN + every.start, kind="stable"))
