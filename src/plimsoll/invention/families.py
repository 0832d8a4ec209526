"""Families and their children: who they are, with no name, address or day of birth that is anybody's."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from plimsoll.invention.almanac import YEAR
from plimsoll.invention.streams import Chance, Days, Flags, Reals, between, picks, repeated

# Children in a family known to the service, 1 to 6, in a hundred families: an assumption.
SIZES = (58, 23, 11, 5, 2, 1)

# Age of a family's first child when it is first heard of, 0 to 17, in a hundred: an assumption.
AGES = (7, 6, 6, 6, 6, 6, 6, 6, 6, 6, 5, 5, 5, 5, 6, 6, 4, 2)
GROWN_UP = 18
SIBLINGS_APART = 4

# The share of first children who are expected and not yet born: an assumption.
UNBORN = 0.025
EXPECTED_WITHIN = (10, 150)
"""Days from the first contact about an unborn child to its birth."""


@dataclass(frozen=True, slots=True)
class Families:
    """Families, each with its children next to one another. A family and a child are positions in these arrays.

    Args:
        first: each family's first child.
        size: its number of children.
        born: each child's day of birth; only the month is ever given out.
        unborn: whether the child was not yet born when first heard of.
    """

    first: Days
    size: Days
    born: Days
    unborn: Flags

    @property
    def family_of(self) -> Days:
        """The family of each child."""
        return repeated(self.size)[0]

    def eldest(self) -> Days:
        """The day on which each family's eldest was born."""
        return np.minimum.reduceat(self.born, self.first) if len(self.first) else self.first


def families(chance: Chance, heard: Days) -> Families:
    """One new family for each day in `heard`, the day it is first heard of."""
    size = 1 + picks(chance, SIZES, len(heard))
    family, place = repeated(size)
    age = picks(chance, AGES, len(heard))[family] + _apart(chance, place)
    age = np.clip(age, 0, GROWN_UP - 1) + chance.random(len(family)) * (1 - 1 / YEAR)
    unborn = (place == 0) & (chance.random(len(heard)) < UNBORN)[family]
    coming = heard[family] + between(chance, *EXPECTED_WITHIN, len(family))
    born = np.where(unborn, coming, heard[family] - (age * YEAR).astype(np.int64))
    return Families(np.cumsum(size) - size, size, born, unborn)


def _apart(chance: Chance, place: Days) -> Days:
    return np.where(place == 0, 0, between(chance, -SIBLINGS_APART, SIBLINGS_APART, len(place)))


def joined(one: Families, other: Families) -> Families:
    """Both, the other's families and children numbered after the one's."""
    return Families(
        np.concatenate([one.first, other.first + len(one.born)]),
        np.concatenate([one.size, other.size]),
        np.concatenate([one.born, other.born]),
        np.concatenate([one.unborn, other.unborn]),
    )


def birthday(born: Days, age: Reals | float) -> Days:
    """The day on which each child reaches `age`, in years."""
    return born + np.round(np.asarray(age) * YEAR).astype(np.int64)
