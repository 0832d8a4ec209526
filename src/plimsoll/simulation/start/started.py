"""What a forecast's start is asked for, what it is, and how it comes from the records of a service."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from plimsoll.measures import catalogue
from plimsoll.measures.block import Block, Records, Rows
from plimsoll.simulation.almanac import Almanac
from plimsoll.simulation.assumption import Assumption
from plimsoll.simulation.service import Service
from plimsoll.simulation.start import history, open_questions, staff_questions
from plimsoll.simulation.start.dating import Dating
from plimsoll.simulation.start.making import HISTORY_YEARS, Making
from plimsoll.simulation.start.ranges import Known, ranges
from plimsoll.simulation.start.readings import horizon, readings
from plimsoll.simulation.start.remarks import remarks
from plimsoll.simulation.start.stage_frames import Past
from plimsoll.vocabulary.clocks import add_months
from plimsoll.vocabulary.errors import WrongUse
from plimsoll.vocabulary.profile import Profile

MONTHS_A_YEAR = 12

LATER = timedelta(days=31)
"""How long after the records' last day a forecast may start: a month, as an extract is often of the month before."""

TODAY_ONLY = 1
"""Days before the asked one that matter to what is open on it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which start is asked for.

    Args:
        on: the day: what is known at its end is where the forecast starts.
        months: how many calendar months are watched from then.
        every: how far apart the days are on which the state is read: "day", "week" or "month".
    """

    on: date
    months: int = 12
    every: str = "week"


@dataclass(frozen=True, slots=True)
class Started:
    """A service as its records have it on a day, ready to be forecast.

    Args:
        service: the service, with nothing done to it.
        almanac: its working days.
        assumptions: what is uncertain of it, each with its range and source.
        remarks: what the reader must know of it, in sentences: what no record told and was assumed.
    """

    service: Service
    almanac: Almanac
    assumptions: tuple[Assumption, ...] = ()
    remarks: tuple[str, ...] = ()


def started(records: Records, profile: Profile, asked: Asked) -> Started:
    """A service as its records have it at the end of a day.

    Args:
        records: a session of the store.
        profile: the service's profile.
        asked: which start.

    Raises:
        WrongUse: the months or the step of time mean nothing, the records tell of no open case on the day, or they end
            more than a month before it.
    """
    days = horizon(asked.on, asked.months)
    almanac = Almanac.around(asked.on, days)
    read = readings(almanac, days, asked.every)
    past = Past(add_months(asked.on, -MONTHS_A_YEAR * HISTORY_YEARS), asked.on)
    _told_by_then(records, asked.on)
    found = _answers(records, profile, past)
    if not found["children"]:
        raise WrongUse(
            f"The records tell of no open case on {asked.on}.",
            next_step="Choose a day that the loads tell of: `plimsoll loads` lists them.",
        )
    dating, employer = Dating(almanac, profile, days), records.holds("employment")
    making = Making(found, profile, dating, past, employer=employer)
    service = making.service(read)
    known = Known(making.rhythm, making.maker, making.staffing, profile.workload, HISTORY_YEARS)
    return Started(service, almanac, ranges(known), remarks(making, service))


def _told_by_then(records: Records, on: date) -> None:
    """Refuse a day so long after the records end that who came since is not known."""
    told = records.told_of("referral")
    if told is not None and on > told[1] + LATER:
        raise WrongUse(
            f"The records of referrals end on {told[1]}: nobody knows how the service stands on {on}.",
            next_step=f"Start the forecast on {told[1]}, or load a later extract.",
        )


def _answers(records: Records, profile: Profile, past: Past) -> dict[str, Rows]:
    """The answers to every question, asked side by side."""
    frames = catalogue.frames(profile) | past.frames()
    questions = open_questions.QUESTIONS | staff_questions.questions(past) | history.questions(past)
    with Block(records, profile, frames, (past.last,), near=TODAY_ONLY) as block:
        return block.ask_all(questions)
