"""The chance of a forecast: the generator's published answers, the shapes made of it, and the same bits uncompiled."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from statistics import NormalDist, fmean, variance

import numpy as np
import pytest

from plimsoll.simulation.chances import For, Key, chance, lasting, normal, philox
from plimsoll.simulation.service import Shape

ROOT = Path(__file__).parents[2]
ONES = 0xFFFFFFFF
PI = (0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344), (0xA4093822, 0x299F31D0)
"""The first digits of pi, as the generator's authors cut them into a counter and a key."""

PUBLISHED = {
    ((0, 0, 0, 0), (0, 0)): (0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8),
    ((ONES, ONES, ONES, ONES), (ONES, ONES)): (0x408F276D, 0x41C83B0E, 0xA20BC7C6, 0x6D5451FD),
    PI: (0xD16CFE09, 0x94FDCCEB, 0x5001E420, 0x24126EA1),
}
"""The known answers of philox4x32-10 in Random123, the library of the generator's authors."""

MANY = 20_000
SIGMAS = 4.0

DRAWN = """
from plimsoll.simulation.chances import For, Key, chance, lasting
for nth in range(400):
    even = chance(Key(7, nth % 5), int(For.LASTS), nth * 31, nth % 3, nth)
    print(even.hex(), *(lasting(shape, 86.0, 0.8, even).hex() for shape in range(3)))
"""
"""Numbers of every shape, to their last bit, as a process of its own prints them."""


@pytest.mark.parametrize(("given", "answer"), PUBLISHED.items())
def test_the_published_answers(given, answer):
    """Each published counter and key gives the published four words."""
    counter, key = given
    assert tuple(map(int, philox(counter, Key(*key)))) == answer


def test_uncompiled_it_is_the_same_to_the_bit():
    """The same lines run as plain Python print the same bits: the twin shares its chance with the kernel."""
    assert _printed("0") == _printed("1")


def _printed(uncompiled: str) -> str:
    environment = {**os.environ, "NUMBA_DISABLE_JIT": uncompiled, "PYTHONPATH": str(ROOT / "src")}
    told = subprocess.run([sys.executable, "-c", DRAWN], capture_output=True, text=True, check=True, env=environment)
    assert told.stdout.count("\n") == 400
    return told.stdout


@pytest.mark.parametrize("share", [1e-300, 1e-16, 1e-9, 1e-3, 0.02425, 0.075, 0.25, 0.5, 0.6, 0.925, 0.999, 1 - 1e-12])
def test_the_normal_distribution(share):
    """The value below which a share of the normal distribution lies is the standard library's, in every branch."""
    assert normal(share) == pytest.approx(NormalDist().inv_cdf(share), rel=1e-13, abs=1e-15)


def test_an_even_number_is_even():
    """Numbers by name are between 0 and 1, have an even number's mean and variance, and do not depend on neighbours."""
    drawn = np.array([chance(Key(1, 2), int(For.COMES), family, 0, 0) for family in range(MANY)])
    assert 0 < drawn.min() < drawn.max() < 1
    assert abs(fmean(drawn) - 1 / 2) < SIGMAS * (1 / 12 / MANY) ** 0.5
    assert abs(variance(drawn) - 1 / 12) < SIGMAS * (1 / 180 / MANY) ** 0.5
    assert abs(np.corrcoef(drawn[:-1], drawn[1:])[0, 1]) < SIGMAS / MANY**0.5


@pytest.mark.parametrize("turned", [(2, 2, 5, 0, 0, 0), (1, 3, 5, 0, 0, 0), (1, 2, 6, 0, 0, 0), (1, 2, 5, 1, 0, 0),
                                    (1, 2, 5, 0, 1, 0), (1, 2, 5, 0, 0, 1)])  # fmt: skip
def test_each_part_of_a_name_makes_another_number(turned):
    """Another seed, replication, purpose, family, spell or place in the row is another number."""
    seed, replication, purpose, *whom = turned
    assert chance(Key(seed, replication), purpose, *whom) != chance(Key(1, 2), 5, 0, 0, 0)


def test_a_time_that_is_exceeded_by_half():
    """Half of all times exceed the median: the time itself, its mean times ln 2, its median."""
    halves = [lasting(int(shape), 86.0, 0.8, 0.5) for shape in (Shape.FIXED, Shape.EXPONENTIAL, Shape.LOGNORMAL)]
    assert halves == pytest.approx([86.0, 59.610657, 86.0])
