"""The staff: teams, posts, managers and duty trays, and who sat where on any day."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from plimsoll.invention.course import Course
from plimsoll.invention.posts import Rule, Shifts, shifts, week_starts
from plimsoll.invention.scenario import Level
from plimsoll.invention.streams import NEVER, Days, Flags, Reals, Streams, picks
from plimsoll.invention.teams import LAYOUT, Kind, Team

NOBODY = -1

# Contracted share of a full week, and how many posts in a hundred have it: an assumption.
FTE = (1.0, 0.8, 0.6, 0.5)
FTE_POSTS = (76, 12, 8, 4)

# Personal advisers, reviewing officers and managers turn over and stand empty less than social workers: an assumption.
OTHERS_VACANT = 0.05
OTHERS_COVERED = 0.5
OTHERS_LEAVING = 0.12
MANAGERS_COVERED = 0.35

SPAN = 10 * NEVER
"""Parts one post's days from the next one's where both stand in one number."""


@dataclass(frozen=True, slots=True)
class Staff:
    """Everybody who ever worked here, and the trays. A worker is a position in these arrays.

    Args:
        teams: the teams; a team is a position here.
        shifts: each worker's post and time.
        team: each worker's team.
        fte: each worker's contracted share.
        manages: whether the worker manages the team.
        tray: whether it is no worker but a tray.
        reach: the running sum of FTE over the caseworkers' posts, from which a worker is drawn.
        first_post: the first caseworker's post of each team, and the end.
    """

    teams: tuple[Team, ...]
    shifts: Shifts
    team: Days
    fte: Reals
    manages: Flags
    tray: Flags
    reach: Reals
    first_post: Days

    @property
    def caseworkers_posts(self) -> int:
        """How many posts caseworkers have; the managers' follow, then the trays'."""
        return int(self.first_post[-1])

    @property
    def posts_fte(self) -> Reals:
        """The contracted share of each post: the caseworkers', then the managers'."""
        # Shares of FTE have one decimal place, which their running sum blurs.
        return np.concatenate([np.round(np.diff(self.reach), 1), np.ones(len(self.teams))])

    @property
    def posts_team(self) -> Days:
        """The team of each post: the caseworkers', then the managers'."""
        every = np.arange(len(self.teams), dtype=np.int64)
        return np.concatenate([np.repeat(every, np.diff(self.first_post)), every])

    def drawn(self, roll: Reals, team: Days, day: Days) -> Days:
        """A worker of each team in post on each day, the likelier the more hours the post has; nobody if it is empty.

        Args:
            roll: an even chance from 0 to 1 for each.
            team: the team.
            day: the day.
        """
        low, high = self.reach[self.first_post[team]], self.reach[self.first_post[team + 1]]
        post = np.searchsorted(self.reach, low + roll * (high - low), side="right") - 1
        return self.in_post(np.minimum(post, self.first_post[team + 1] - 1), day)

    def in_post(self, post: Days, day: Days) -> Days:
        """Who sits in each post on each day, or nobody."""
        place = np.searchsorted(self.shifts.post * SPAN + self.shifts.start, post * SPAN + day, side="right") - 1
        sits = (place >= 0) & (self.shifts.post[place] == post) & (self.shifts.end[place] > day)
        return np.where(sits, place, NOBODY)

    def manager(self, team: Days, day: Days) -> Days:
        """The manager of each team on each day, or nobody."""
        return self.in_post(self.caseworkers_posts + team, day)

    def tray_of(self, team: Days, day: Days) -> Days:
        """The duty tray of each team, or nobody where it keeps none."""
        return self.in_post(self.caseworkers_posts + len(self.teams) + team, day)

    def teams_of(self, kind: Kind) -> Days:
        """The positions of the teams of one kind."""
        return np.array([n for n, team in enumerate(self.teams) if team.kind == kind], dtype=np.int64)


def staff(streams: Streams, course: Course, teams: tuple[Team, ...], days: tuple[int, int]) -> Staff:
    """Staff the teams from the first to the last of `days` as the scenario runs."""
    weeks = week_starts(*days)
    posts = np.repeat(np.arange(len(teams)), [team.posts for team in teams])
    together = _joined(_groups(streams, course, teams, weeks))
    hours = np.asarray(FTE)[picks(streams.of("hours"), FTE_POSTS, len(posts))]
    every_team = np.arange(len(teams))
    return Staff(
        teams=teams,
        shifts=together,
        team=np.concatenate([posts, every_team, every_team])[together.post],
        fte=np.concatenate([hours, np.ones(len(teams)), np.zeros(len(teams))])[together.post],
        manages=(together.post >= len(posts)) & (together.post < len(posts) + len(teams)),
        tray=together.post >= len(posts) + len(teams),
        reach=np.concatenate([[0.0], np.cumsum(hours)]),
        first_post=np.concatenate([[0], np.cumsum([team.posts for team in teams])]).astype(np.int64),
    )


def _groups(streams: Streams, course: Course, teams: tuple[Team, ...], weeks: Days) -> list[tuple[int, Shifts]]:
    """Each group of posts with its number: social workers, others, managers, trays. Teams stand in that order."""
    others = sum(team.posts for team in teams if LAYOUT[team.kind].job)
    workers = sum(team.posts for team in teams) - others
    return [
        (workers, shifts(streams.of("social workers"), workers, _social_workers(course, weeks))),
        (others, shifts(streams.of("other workers"), others, _others(weeks))),
        (len(teams), shifts(streams.of("managers"), len(teams), _managers(course, weeks))),
        (len(teams), _trays(teams, int(weeks[0]))),
    ]


def _social_workers(course: Course, weeks: Days) -> Rule:
    levels = (course.at(level, weeks) for level in (Level.VACANCIES, Level.COVER, Level.TURNOVER))
    return Rule(weeks, *levels)


def _others(weeks: Days) -> Rule:
    return Rule(weeks, *(np.full(len(weeks), share) for share in (OTHERS_VACANT, OTHERS_COVERED, OTHERS_LEAVING)))


def _managers(course: Course, weeks: Days) -> Rule:
    covered = np.full(len(weeks), MANAGERS_COVERED)
    vacant = course.at(Level.NO_MANAGER, weeks) / (1 - MANAGERS_COVERED)
    return Rule(weeks, np.minimum(vacant, 1.0), covered, course.at(Level.TURNOVER, weeks))


def _trays(teams: tuple[Team, ...], first: int) -> Shifts:
    kept = np.array([n for n, team in enumerate(teams) if LAYOUT[team.kind].tray], dtype=np.int64)
    always = np.full(len(kept), NEVER)
    return Shifts(kept, np.full(len(kept), first), always, np.zeros(len(kept), dtype=np.bool_))


def _joined(groups: list[tuple[int, Shifts]]) -> Shifts:
    offsets = np.cumsum([0, *(posts for posts, _ in groups)])
    return Shifts(
        np.concatenate([group.post + offset for (_, group), offset in zip(groups, offsets, strict=False)]),
        np.concatenate([group.start for _, group in groups]),
        np.concatenate([group.end for _, group in groups]),
        np.concatenate([group.agency for _, group in groups]),
    )
