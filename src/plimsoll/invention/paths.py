"""The path of each case, from referral to closing: how long each step takes, and when it happens."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import IntEnum

import numpy as np

from plimsoll.invention.almanac import Almanac
from plimsoll.invention.course import Course
from plimsoll.invention.families import GROWN_UP, birthday
from plimsoll.invention.scenario import Level
from plimsoll.invention.streams import NEVER, Chance, Days, Flags, Reals, between, lags


class Path(IntEnum):
    """Where a referral leads."""

    NFA = 0
    ASSESSED = 1
    CIN = 2
    CP = 3
    CLA = 4
    DISABILITY = 5


@dataclass(frozen=True, slots=True)
class Steps:
    """The days of each case's steps; `NEVER` where there is none.

    Args:
        held: a worker is first free to take it.
        assessed: the assessment begins.
        authorised: it is authorised.
        enquiry: a section 47 enquiry begins.
        conference: the initial conference is held and the CP plan begins.
        cp_to: the CP plan ends.
        cin: a CIN plan begins.
        cin_to: it ends.
        after: a CIN plan after protection begins.
        after_to: it ends.
        care: the child becomes looked after.
        care_to: that ends.
        grown: the child turns 18 in care and becomes a care leaver.
        closed: the case closes.
    """

    held: Days
    assessed: Days
    authorised: Days
    enquiry: Days
    conference: Days
    cp_to: Days
    cin: Days
    cin_to: Days
    after: Days
    after_to: Days
    care: Days
    care_to: Days
    grown: Days
    closed: Days


STEP_NAMES = tuple(step.name for step in fields(Steps))

# Assumptions fitted so that a steady county has about 5,400 open children, 700 on CP plans and 1,100 looked after
# (facts: Northamptonshire 2018 to 2020: 4,693 to 5,430, 661 to 840, about 1,119).
NFA_CLOSES = 2.0
ASSESSED_CLOSES = 9.0
CIN_BEGINS = 4.0
CIN_LASTS = 168.0
CP_LASTS = 272.0
AFTER_SHARE = 0.6
AFTER_LASTS = 95.0
DISABILITY_LASTS = 1_500.0
CARE_SHORT = 75.0
CARE_LONG = 2_000.0
CARE_SHORT_SHARE = 0.32
LEAVER_CLOSES_FROM = 18.4
LEAVER_CLOSES_TO = 25.0
SHORT_BREAKS = 0.07
PLAN_SHAPE = 1.6
WAIT_MOST = 125
"""No case waits longer for a worker (reported: up to four months)."""

# Section 47: most begin within days of the referral, the rest from a case already open.
ENQUIRY_SOON = 0.7
ENQUIRY_LAG = 4.0
ENQUIRY_LATER = (45, 220)
CARE_AFTER_PROTECTION = 0.4
ENTERS_BEFORE = 60
CARE_LAG = 24.0
CARE_CLOSES = 40.0
STILL_PROTECTED = 14
CARE_FROM_PROTECTION = (30, 380)

# Initial conferences: working days from the enquiry. DfE, year to March 2018: 77% by the fifteenth in England, 70% in
# Northamptonshire, half by the fourteenth.
CONFERENCE_IN_TIME = (9, 15)
CONFERENCE_LATE = (16, 32)
CONFERENCE_LATE_SHARE = 0.18
CONFERENCE_LATE_WITH = 0.33

# An assessment begins with its worker, or before: duty begins one in four.
DUTY_BEGINS = 0.25
BEGINS_NEXT_DAY = 0.35
BEGINS_LATER = 0.08
BEGINS_LAG = 9.0
ASSESSMENT_LEAST = 4
QUICK, STEADY, CLOSE_TO_LIMIT, LATE_BY = (3, 20), (20, 38), (38, 45), 16.0
QUICK_SHARE, STEADY_SHARE = 0.22, 0.30


@dataclass(frozen=True, slots=True)
class Coming:
    """Cases as they come: the day, where they lead, the first child's birth, and whether it is one child only."""

    received: Days
    path: Days
    born: Days


@dataclass(slots=True)
class Draft:
    """The steps of cases while they are drawn."""

    chance: Chance
    almanac: Almanac
    course: Course
    came: Coming
    days: dict[str, Days]

    def mean(self, days: float) -> Reals:
        """A mean length of stay, stretched as the scenario stretches it when the case comes."""
        return days * self.course.at(Level.STAYS, self.came.received)

    def lasts(self, days: float) -> Days:
        """A length of plan: seldom very short, sometimes long."""
        drawn = self.chance.gamma(PLAN_SHAPE, 1 / PLAN_SHAPE, len(self.came.received)) * self.mean(days)
        return np.maximum(drawn.astype(np.int64), 1)

    def lag(self, days: float) -> Days:
        """A short lag, most often of few days."""
        return lags(self.chance, days, len(self.came.received))

    def put(self, name: str, where: Flags, days: Days) -> None:
        """Set a step where it happens."""
        self.days[name] = np.where(where, days, self.days[name])


def steps(chance: Chance, almanac: Almanac, course: Course, came: Coming) -> Steps:
    """Draw the steps of every case that came."""
    never = {name: np.full(len(came.received), NEVER, dtype=np.int64) for name in STEP_NAMES}
    draft = Draft(chance, almanac, course, came, never)
    _turn_away(draft)
    _assess(draft)
    _need(draft)
    _protect(draft)
    _look_after(draft)
    _leave_care(draft)
    _close(draft)
    return Steps(**draft.days)


def _turn_away(draft: Draft) -> None:
    nfa = draft.came.path == Path.NFA
    draft.put("closed", nfa, draft.almanac.onward(draft.came.received + draft.lag(NFA_CLOSES)))


def _assess(draft: Draft) -> None:
    received, real = draft.came.received, draft.came.path != Path.NFA
    held = draft.almanac.onward(received + _wait(draft))
    begun = _begun(draft, held)
    least = between(draft.chance, ASSESSMENT_LEAST, QUICK[1], len(received))
    authorised = np.maximum(draft.almanac.later(received, _working_days(draft)), draft.almanac.later(begun, least))
    for name, days in (("held", held), ("assessed", begun), ("authorised", authorised)):
        draft.put(name, real, days)
    closes = draft.almanac.onward(authorised + draft.lag(ASSESSED_CLOSES))
    draft.put("closed", draft.came.path == Path.ASSESSED, closes)


def _wait(draft: Draft) -> Days:
    """Days until a worker is free: mostly none."""
    received = draft.came.received
    waits = draft.chance.random(len(received)) < draft.course.at(Level.WAITING, received)
    drawn = np.minimum(lags(draft.chance, draft.course.at(Level.WAIT_DAYS, received), len(received)), WAIT_MOST)
    return np.where(waits, drawn, 0)


def _begun(draft: Draft, held: Days) -> Days:
    roll = draft.chance.random(len(held))
    from_day = np.where(draft.chance.random(len(held)) < DUTY_BEGINS, draft.almanac.onward(draft.came.received), held)
    lag = np.where(roll < BEGINS_LATER, 1 + draft.lag(BEGINS_LAG), np.where(roll < BEGINS_NEXT_DAY, 1, 0))
    return np.where(lag > 0, draft.almanac.later(from_day, np.maximum(lag, 1)), from_day)


def _working_days(draft: Draft) -> Days:
    """Working days from referral to authorisation: most are finished close to the limit, as people finish things."""
    count = len(draft.came.received)
    in_time = 1 - draft.course.at(Level.LATE, draft.came.received)
    roll = draft.chance.random(count)
    quick, steady, near = (between(draft.chance, *span, count) for span in (QUICK, STEADY, CLOSE_TO_LIMIT))
    late = CLOSE_TO_LIMIT[1] + 1 + draft.lag(LATE_BY)
    soon = np.where(
        roll < in_time * QUICK_SHARE, quick, np.where(roll < in_time * (QUICK_SHARE + STEADY_SHARE), steady, near)
    )
    return np.where(roll < in_time, soon, late)


def _need(draft: Draft) -> None:
    path, authorised = draft.came.path, draft.days["authorised"]
    begins = draft.almanac.onward(authorised + draft.lag(CIN_BEGINS))
    grown = np.maximum(birthday(draft.came.born, GROWN_UP), begins + 1)
    lasts = np.where(path == Path.CIN, draft.lasts(CIN_LASTS), draft.lag(DISABILITY_LASTS))
    ends = np.where(path == Path.DISABILITY, np.minimum(begins + 1 + lasts, grown), begins + lasts)
    for name, days in (("cin", begins), ("cin_to", ends), ("closed", ends + draft.lag(CIN_BEGINS))):
        draft.put(name, (path == Path.CIN) | (path == Path.DISABILITY), days)


def _protect(draft: Draft) -> None:
    received, path = draft.came.received, draft.came.path
    count = len(received)
    first = draft.chance.random(count) < CARE_AFTER_PROTECTION
    soon = draft.chance.random(count) < ENQUIRY_SOON
    lag = np.where(soon, draft.lag(ENQUIRY_LAG), between(draft.chance, *ENQUIRY_LATER, count))
    enquiry = draft.almanac.onward(received + lag)
    conference = draft.almanac.later(enquiry, _to_conference(draft))
    ends = conference + draft.lasts(CP_LASTS)
    protects = (path == Path.CP) | (path == Path.CLA) & first & (
        conference + CARE_FROM_PROTECTION[0] < last_entry(draft.came.born)
    )
    for name, days in (("enquiry", enquiry), ("conference", conference), ("cp_to", ends)):
        draft.put(name, protects, days)
    _step_down(draft, protects & (path == Path.CP))
    _before_protection(draft, protects & ~soon)


def _to_conference(draft: Draft) -> Days:
    count = len(draft.came.received)
    late = draft.chance.random(count) < CONFERENCE_LATE_SHARE + CONFERENCE_LATE_WITH * draft.course.at(
        Level.LATE, draft.came.received
    )
    return np.where(
        late, between(draft.chance, *CONFERENCE_LATE, count), between(draft.chance, *CONFERENCE_IN_TIME, count)
    )


def _step_down(draft: Draft, where: Flags) -> None:
    """After protection most families stay a while as children in need."""
    ends = draft.days["cp_to"]
    steps_down = where & (draft.chance.random(len(where)) < AFTER_SHARE)
    draft.put("after", steps_down, ends)
    draft.put("after_to", steps_down, ends + draft.lasts(AFTER_LASTS))
    draft.put("closed", where, np.where(steps_down, draft.days["after_to"], ends) + draft.lag(CIN_BEGINS))


def _before_protection(draft: Draft, where: Flags) -> None:
    """A family whose enquiry comes later has been in need since its assessment."""
    begins, conference = draft.days["authorised"], draft.days["conference"]
    draft.put("cin", where & (begins < conference), begins)
    draft.put("cin_to", where & (begins < conference), conference)


def _look_after(draft: Draft) -> None:
    looked_after = draft.came.path == Path.CLA
    count = len(looked_after)
    protected = draft.days["conference"] < NEVER
    alone = draft.came.received + draft.lag(CARE_LAG)
    begins = np.where(protected, draft.days["conference"] + between(draft.chance, *CARE_FROM_PROTECTION, count), alone)
    begins = np.minimum(begins, last_entry(draft.came.born))
    long = draft.chance.random(count) >= CARE_SHORT_SHARE
    lasts = 1 + np.where(long, draft.lag(CARE_LONG), draft.lag(CARE_SHORT))
    ends = np.minimum(begins + lasts, np.maximum(birthday(draft.came.born, GROWN_UP), begins + 1))
    _take_in(draft, looked_after, begins, ends)
    breaks = (draft.came.path == Path.DISABILITY) & (draft.chance.random(count) < SHORT_BREAKS)
    _take_in(draft, breaks & (draft.days["cin"] < draft.days["cin_to"]), draft.days["cin"], draft.days["cin_to"])


def last_entry(born: Days) -> Days:
    """The last day on which each child comes into care: some weeks before turning 18."""
    return birthday(born, GROWN_UP) - ENTERS_BEFORE


def _take_in(draft: Draft, where: Flags, begins: Days, ends: Days) -> None:
    draft.put("care", where, begins)
    draft.put("care_to", where, ends)
    draft.put("cp_to", where & (draft.days["cp_to"] < NEVER), np.minimum(draft.days["cp_to"], begins + STILL_PROTECTED))
    draft.put("closed", where & (draft.came.path == Path.CLA), ends + draft.lag(CARE_CLOSES))


def _leave_care(draft: Draft) -> None:
    """Who turns 18 in care keeps the case open as a care leaver."""
    grown = birthday(draft.came.born, GROWN_UP)
    leaves = (draft.came.path == Path.CLA) & (draft.days["care_to"] >= grown)
    age = LEAVER_CLOSES_FROM + draft.chance.random(len(grown)) * (LEAVER_CLOSES_TO - LEAVER_CLOSES_FROM)
    draft.put("grown", leaves, draft.days["care_to"])
    draft.put(
        "closed",
        leaves,
        np.maximum(draft.days["care_to"], birthday(draft.came.born, age)),
    )


def _close(draft: Draft) -> None:
    """No case closes before its assessment is authorised, and no protection outlasts its case."""
    assessed, closed = draft.came.path != Path.NFA, draft.days["closed"]
    draft.put("closed", assessed, np.maximum(closed, draft.days["authorised"]))
    protected = draft.days["conference"] < NEVER
    draft.put("cp_to", protected, np.minimum(draft.days["cp_to"], draft.days["closed"]))
