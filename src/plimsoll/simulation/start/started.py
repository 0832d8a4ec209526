"""What a forecast's start is asked for, and what it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from plimsoll.simulation.almanac import Almanac
from plimsoll.simulation.assumption import Assumption
from plimsoll.simulation.service import Service


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
