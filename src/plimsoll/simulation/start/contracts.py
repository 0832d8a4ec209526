"""How the holders of posts come, go and are away, from the employer's records of the last years."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import exp

from plimsoll.measures.block import Rows
from plimsoll.simulation.service import Away, Contract
from plimsoll.simulation.start import usual
from plimsoll.simulation.start.fitting import LEAST, Length, curve, lognormal, same_mean
from plimsoll.simulation.start.people import AGENCY, EMPLOYED


@dataclass(frozen=True, slots=True)
class Staffing:
    """The two contracts, and how many events each number is of; 0 where it is assumed.

    Args:
        employed: of those whom the service employs.
        agency: of those whom an agency sends.
        left: employed people who left in these years.
        filled: vacancies filled.
        absences: absences told of.
    """

    employed: Contract
    agency: Contract
    left: int
    filled: int
    absences: int

    def assumed(self) -> Iterable[str]:
        """What the records tell too little of, in words."""
        told = {
            "how long staff stay": self.left,
            "how long vacancies stand": self.filled,
            "how often staff are away": self.absences,
        }
        return [what for what, events in told.items() if events < LEAST]


def staffing(found: Mapping[str, Rows]) -> Staffing:
    """The contracts from the answers to `staff_questions`, by name."""
    stays = {bool(agency): (float(days), left) for agency, days, left in found["stays"]}
    in_post, left = stays.get(False, (0.0, 0))
    filling = curve((float(length), over, lasting) for length, over, lasting in found["filling"])
    kinds = _kinds(found["away"])
    absences = sum(ended + lasting for lengths in kinds.values() for _, ended, lasting in lengths)
    away = _away(kinds, in_post)
    return Staffing(
        employed=Contract(
            EMPLOYED,
            agency=False,
            stays=in_post / left if left >= LEAST else usual.STAYS,
            filled_in=lognormal(filling) or usual.FILLED_IN,
            away=away,
            newly_qualified=_newly_qualified(found["starters"]),
        ),
        # No employer's file tells when an agency worker is away: as often as the others, it is taken.
        agency=Contract(AGENCY, True, _agency_stays(stays), usual.AGENCY_FILLED_IN, away),
        left=left,
        filled=filling.ended,
        absences=absences,
    )


def _agency_stays(stays: Mapping[bool, tuple[float, int]]) -> float:
    in_post, left = stays.get(True, (0.0, 0))
    return in_post / left if left >= LEAST else usual.AGENCY_STAYS


def _newly_qualified(starters: Rows) -> float:
    ((count, newly),) = starters
    return newly / count if count >= LEAST else usual.NEWLY_QUALIFIED


def _kinds(rows: Rows) -> dict[str, list[Length]]:
    kinds: dict[str, list[Length]] = {}
    for kind, length, over, lasting in rows:
        kinds.setdefault(kind, []).append((float(length), over, lasting))
    return kinds


def _away(kinds: Mapping[str, list[Length]], in_post: float) -> tuple[Away, ...]:
    """Each kind of absence told of often enough; of all of them too seldom, the published share of days lost."""
    told = {kind: lasts for kind, lengths in sorted(kinds.items()) if (lasts := same_mean(lengths)) is not None}
    if not told or not in_post:
        return (Away(_every(usual.AWAY_SHARE), usual.AWAY_FOR),)
    lost = sum(length * (over + lasting) for lengths in kinds.values() for length, over, lasting in lengths)
    at_work = max(in_post - lost, 1.0)
    return tuple(Away(at_work / _spells(kinds[kind]), lasts) for kind, lasts in told.items())


def _every(share: float) -> float:
    """Working days at work between absences of the usual length, so that this share of all days is lost."""
    lasts = usual.AWAY_FOR
    mean = lasts.centre * exp(lasts.sigma**2 / 2)
    return mean * (1 - share) / share


def _spells(lengths: Iterable[Length]) -> int:
    return sum(over + lasting for _, over, lasting in lengths)
