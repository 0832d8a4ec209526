"""Posts through time: who sits in each, week by week, as vacancies and agency cover follow the scenario."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from plimsoll.invention.almanac import WEEK
from plimsoll.invention.streams import NEVER, Chance, Days, Flags, Reals

EMPTY, PERMANENT, AGENCY = 0, 1, 2
"""What a post may hold, as numbers: a year of weeks of every post is one array."""

WEEKS_A_YEAR = 52.18

AGENCY_LEAVES_A_WEEK = 1 / 36
"""An agency worker stays about eight months: an assumption."""


@dataclass(frozen=True, slots=True)
class Rule:
    """How a group of posts is filled, week by week.

    Args:
        weeks: the first day of each week.
        vacant: the share of posts without a permanent worker, each week.
        covered: the share of those that an agency worker covers.
        leaving: permanent leavers in a year, as a share of those in post.
    """

    weeks: Days
    vacant: Reals
    covered: Reals
    leaving: Reals


@dataclass(frozen=True, slots=True)
class Shifts:
    """Each worker's time in a post, in order of post and start. A worker holds one post once."""

    post: Days
    start: Days
    end: Days
    agency: Flags


def shifts(chance: Chance, posts: int, rule: Rule) -> Shifts:
    """Fill `posts` posts by `rule`: leavers leave by chance, then hiring or loss brings vacancies to what is wanted."""
    held = np.full(posts, EMPTY)
    states = np.empty((len(rule.weeks), posts), dtype=np.int64)
    fresh = np.zeros((len(rule.weeks), posts), dtype=np.bool_)
    for week in range(len(rule.weeks)):
        after = _covered(chance, _permanent(chance, held, rule, week), rule, week)
        states[week], fresh[week] = np.abs(after), after < 0
        held = np.abs(after)
    return _runs(states, fresh, rule.weeks)


def _permanent(chance: Chance, held: Days, rule: Rule, week: int) -> Days:
    """The posts after permanent leavers and starters; a starter is marked by a minus."""
    stays = (held == PERMANENT) & (chance.random(len(held)) >= rule.leaving[week] / WEEKS_A_YEAR)
    wanted = len(held) - round(rule.vacant[week] * len(held))
    kept = _toward(chance, stays, np.ones(len(held), dtype=np.bool_), wanted)
    after = np.where(kept & stays, PERMANENT, np.where(held == PERMANENT, EMPTY, held))
    return np.where(kept & ~stays, -PERMANENT, after)


def _covered(chance: Chance, held: Days, rule: Rule, week: int) -> Days:
    """The posts after agency workers came and went; one who comes is marked by a minus."""
    vacant = np.abs(held) != PERMANENT
    stays = (held == AGENCY) & (chance.random(len(held)) >= AGENCY_LEAVES_A_WEEK)
    kept = _toward(chance, stays, vacant, round(rule.covered[week] * int(vacant.sum())))
    after = np.where(kept & stays, AGENCY, np.where(vacant, EMPTY, held))
    return np.where(kept & ~stays, -AGENCY, after)


def _toward(chance: Chance, held: Flags, may: Flags, wanted: int) -> Flags:
    """`held` with posts taken from it, or added among those that `may`, by chance, until there are `wanted`."""
    lacking = wanted - int(held.sum())
    pool = np.flatnonzero(may & ~held if lacking > 0 else held)
    changed = chance.permutation(pool)[: abs(lacking)]
    after = held.copy()
    after[changed] = lacking > 0
    return after


def _runs(states: Days, fresh: Flags, weeks: Days) -> Shifts:
    """Read the weeks of each post as runs of one worker."""
    state, starts = states.T.ravel(), fresh.T.ravel()
    first = np.arange(len(state)) % len(weeks) == 0
    begins = np.flatnonzero(first | starts | (state != np.roll(state, 1)))
    post, week = np.divmod(begins, len(weeks))
    next_week = np.append(begins[1:], len(state)) % len(weeks)
    ends = np.where(next_week == 0, NEVER, weeks[next_week])
    filled = state[begins] != EMPTY
    return Shifts(post[filled], weeks[week][filled], ends[filled], state[begins][filled] == AGENCY)


def week_starts(first: int, last: int) -> Days:
    """The first day of each week from `first` to `last`."""
    return np.arange(first, last + 1, WEEK, dtype=np.int64)
