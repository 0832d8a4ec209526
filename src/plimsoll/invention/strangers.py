"""Families the service hears of but never works with: contacts that lead to no referral."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from plimsoll.invention.almanac import YEAR
from plimsoll.invention.cases import World
from plimsoll.invention.families import Families, families, joined
from plimsoll.invention.scenario import Level
from plimsoll.invention.streams import Days, Streams

FAMILIES_A_REFERRAL = 0.33
"""Such families in a year, for every referral: with repeats, about 0.8 contacts on a child for every referral."""


@dataclass(frozen=True, slots=True)
class Strangers:
    """Families never referred.

    Args:
        family: each one's position among all families.
        heard: the day it is first heard of.
    """

    family: Days
    heard: Days


def strangers(streams: Streams, world: World, first: int, referrals_a_year: float) -> tuple[Families, Days]:
    """Families never referred, first heard of between `first` and the last day, and those days."""
    chance = streams.of("strangers")
    days = np.arange(first, world.last + 1, dtype=np.int64)
    busy = np.diff(world.almanac.beat(np.append(days, world.last + 1)))
    a_day = FAMILIES_A_REFERRAL * referrals_a_year / YEAR
    heard = np.repeat(days, chance.poisson(a_day * busy * world.course.at(Level.REFERRALS, days)))
    return families(chance, heard), heard


def beside(known: Families, others: tuple[Families, Days]) -> tuple[Families, Strangers]:
    """The known families and the strangers numbered after them."""
    families_of_strangers, heard = others
    place = len(known.size) + np.arange(len(heard), dtype=np.int64)
    return joined(known, families_of_strangers), Strangers(place, heard)
