"""A replication's history: what the start knows, told in entries of the same kind, and what was lived through then."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from plimsoll.simulation.almanac import BACK
from plimsoll.simulation.outcome import TRACE, Outcome, What
from plimsoll.simulation.service import Open, Post, Service

Entries = NDArray[Any]
"""Entries of `TRACE`, in order."""

Entry = tuple[float, int, int, int, int, int, int, int, int]

NOBODY = -1
"""No family, no stage, no team, no post, no holder."""

UNTOLD: Entry = (0.0, NOBODY, NOBODY, NOBODY, NOBODY, NOBODY, NOBODY, NOBODY, NOBODY)
"""Stands for the first entry of a family of which the trace says nothing."""

OF_A_STAGE = (What.STAGE, What.VISITED, What.REVIEWED)
"""What is said of a stage, and of nothing where nobody knows the stage."""

FORMER = (NOBODY, NOBODY)
"""The post and holder of whoever held a waiting case before the start: nobody says who that was."""

LONG_AGO = -float(BACK)
"""Since when those in post at the start are there, as nobody says since when they are."""

THE_EVE = -1.0
"""The last working day before the start: what stands then and nobody says since when is written as of that day."""

REVIEWS_MOST = 2
"""Reviews before the start that a clock can tell apart: none, one, more."""


def history(service: Service, outcome: Outcome) -> Entries:
    """Every entry of a replication, those that tell of its start first.

    What the start does not say is written as the kernel takes it: a stage of which nobody knows when it began, from
    the referral; people in post, from long ago; an empty post, from the eve.
    """
    start = [*_cases(service, _first_entries(outcome.trace)), *_posts(service)]
    return np.concatenate([np.array(start, dtype=TRACE), outcome.trace])


def _first_entries(trace: Entries) -> dict[int, Entry]:
    """The first entry about each family: it tells the stage and team that were drawn for it."""
    families, places = np.unique(trace["family"], return_index=True)
    return dict(zip(families.tolist(), trace[places].tolist(), strict=True))


def _cases(service: Service, firsts: Mapping[int, Entry]) -> Iterator[Entry]:
    stages = {stage.name: place for place, stage in enumerate(service.stages)}
    teams = {team.name: place for place, team in enumerate(service.teams)}
    for family, case in enumerate(service.open_cases):
        _, _, _, _, stage, team, *_ = firsts.get(family, UNTOLD)
        stage = stage if case.stage is None else stages[case.stage]
        team = team if case.team is None else teams[case.team]
        for time, what, post, holder in _of_case(case):
            if stage != NOBODY or what not in OF_A_STAGE:
                yield time, int(what), family, 0, stage, team, post, holder, case.children


def _of_case(case: Open) -> Iterator[tuple[float, What, int, int]]:
    """What is known of an open case: when, what, and who holds it then."""
    yield case.arrived, What.REFERRED, *FORMER
    done = [time for time in (case.visited, case.reviewed) if time is not None]
    begun = min((case.arrived, *done)) if case.begun is None else case.begun
    yield begun, What.STAGE, *FORMER
    if case.visited is not None:
        yield case.visited, What.VISITED, *FORMER
    if case.reviewed is not None:
        reviews = min(max(case.reviews, 1), REVIEWS_MOST)
        for number in range(1, reviews + 1):
            yield begun + (case.reviewed - begun) * number / reviews, What.REVIEWED, *FORMER
    if case.post is not None:
        yield case.held_since, What.ALLOCATED, case.post, 0
    elif case.workers:
        yield min(case.arrived, case.held_since + THE_EVE), What.ALLOCATED, *FORMER
        yield case.held_since, What.WAITS, *FORMER


def _posts(service: Service) -> Iterator[Entry]:
    teams = {team.name: place for place, team in enumerate(service.teams)}
    for place, post in enumerate(service.posts):
        time, what = _of_post(service, post)
        yield time, int(what), NOBODY, NOBODY, NOBODY, teams[post.team], place, 0, 0


def _of_post(service: Service, post: Post) -> tuple[float, What]:
    """What is known of a post. One that stands empty is one that somebody left; whoever is away is so from day 0."""
    if not post.filled or post.opens > 0:
        return (post.opens if post.opens > 0 else THE_EVE), What.LEFT
    new = post.new_until > 0
    return post.new_until - service.newly_qualified_days if new else LONG_AGO, What.JOINED
