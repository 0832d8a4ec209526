"""The scene: everything that is drawn before rows are written, in one record for the writers of rows."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from plimsoll.invention.almanac import Almanac, almanac, number
from plimsoll.invention.cases import Cases, World, lived
from plimsoll.invention.commission import Invention
from plimsoll.invention.course import Course, course
from plimsoll.invention.families import Families
from plimsoll.invention.scenario import Level
from plimsoll.invention.staff import NOBODY, Staff, staff
from plimsoll.invention.strangers import Strangers, beside, strangers
from plimsoll.invention.streams import NEVER, Days, Reals, Streams, repeated
from plimsoll.invention.teams import Kind, teams

BEYOND = 800
"""Days of calendar after the last day, so that what falls due later has a working day to fall on."""

# How much harder a team is hit than another by the same slippage, and what a missing manager adds: an assumption.
HIT_LEAST, HIT_MOST = 0.5, 1.5
WITHOUT_MANAGER = 0.15


@dataclass(frozen=True, slots=True)
class Children:
    """Each child of each case: one row, one referral. A referral is a position here.

    Args:
        case: the case.
        person: the child.
    """

    case: Days
    person: Days

    def __len__(self) -> int:
        return len(self.case)


@dataclass(frozen=True, slots=True)
class Scene:
    """All that rows are written from.

    Args:
        streams: chance by name.
        almanac: the calendar.
        course: the levels of the scenario.
        staff: the staff.
        families: the families and their children, those never referred last.
        strangers: the families never referred.
        cases: the cases open at some time in the records, in order of referral.
        children: the children of those cases.
        first: the first day of the records.
        last: the last day anything happens.
        hit: how hard each team is hit by slippage.
    """

    streams: Streams
    almanac: Almanac
    course: Course
    staff: Staff
    families: Families
    strangers: Strangers
    cases: Cases
    children: Children
    first: int
    last: int
    hit: Reals

    def of(self, days: Days) -> Days:
        """A day of each case, for each of its children."""
        return days[self.children.case]

    def team(self, kind: Kind, families: Days) -> Days:
        """The team of a kind that works with each family: a family lives in one area."""
        among = self.staff.teams_of(kind)
        return among[families % len(among)]

    def strain(self, team: Days, day: Days) -> Reals:
        """Time between visits and reviews in a team on a day, as a multiple of the ordinary."""
        slips = 1 + (self.course.at(Level.SLIPPAGE, day) - 1) * self.hit[team]
        strain: Reals = slips + WITHOUT_MANAGER * (self.staff.manager(team, day) == NOBODY)
        return strain

    def kept(self, day: Days) -> Days:
        """The positions of what happens in the records' years."""
        return np.flatnonzero((day >= self.first) & (day <= self.last))

    def overlapping(self, start: Days, end: Days) -> Days:
        """The positions of what is open at some time in the records' years and does not begin after them."""
        return np.flatnonzero((start <= self.last) & (end >= self.first) & (start < NEVER))

    def ended(self, days: Days) -> Days:
        """An ending, or `NEVER` where it lies after the last day."""
        return np.where(days <= self.last, days, NEVER)


def scene(invention: Invention) -> Scene:
    """Draw everything that rows are written from."""
    streams = Streams(invention.seed)
    dawn, first, last = (number(day) for day in (invention.dawn, invention.reaches_back, invention.ends))
    world = World(almanac(dawn, last + BEYOND), course(invention.scenario, invention.ends), last)
    known, cases = lived(streams, world, invention.referrals_a_year)
    cases = cases.taken(np.flatnonzero(cases.steps.closed >= first))
    everyone, unknown = beside(known, strangers(streams, world, first, invention.referrals_a_year))
    people = staff(streams, world.course, teams(invention.scale), (dawn, last))
    return Scene(
        streams=streams,
        almanac=world.almanac,
        course=world.course,
        staff=people,
        families=everyone,
        strangers=unknown,
        cases=cases,
        children=_children(cases),
        first=first,
        last=last,
        hit=streams.of("hit").uniform(HIT_LEAST, HIT_MOST, len(people.teams)),
    )


def _children(cases: Cases) -> Children:
    case, place = repeated(cases.size)
    return Children(case, cases.first[case] + place)
