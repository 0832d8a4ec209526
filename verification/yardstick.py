"""A forecast against another program: the yardstick by the kernel and by SimPy, and the figures it was given with."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tools.bench.processes import lived
from tools.bench.yardstick import REFERENCE, REFERENCE_REPLICATIONS, Outputs, outputs, yardstick

from plimsoll.simulation.chances import Key
from plimsoll.simulation.laying import lay
from plimsoll.simulation.replication import replicate
from verification.finding import Finding
from verification.picture import INK, Panel, picture, reach

SEED = 20131029
BY_KERNEL, BY_SIMPY = 4_000, 200
Lives = NDArray[np.float64]


def beside(into: Path) -> Iterator[Finding]:
    """Each of the seven outputs beside both, and a picture of their distributions."""
    laid = lay(yardstick())
    kernel = np.array([outputs(replicate(laid, Key(SEED, number))) for number in range(BY_KERNEL)])
    simpy = np.array([lived(seed) for seed in range(BY_SIMPY)])
    panels = [_against(name, kernel[:, place], simpy[:, place]) for place, name in enumerate(Outputs._fields)]
    (into / "yardstick.svg").write_text(picture("The yardstick: the kernel against SimPy", panels), encoding="utf-8")
    yield from _findings("yardstick, given", kernel, np.array(REFERENCE), REFERENCE_REPLICATIONS)
    yield from _findings("yardstick, SimPy", kernel, simpy.mean(axis=0), BY_SIMPY)


def _findings(name: str, kernel: Lives, other: Lives, of: int) -> Iterator[Finding]:
    """How the kernel's means differ from others that so many replications gave; both spread alike."""
    means, spreads = kernel.mean(axis=0), kernel.std(axis=0, ddof=1)
    for output, expected, found, spread in zip(Outputs._fields, other, means, spreads, strict=True):
        yield Finding(name, output, float(expected), float(found), float(spread) * math.sqrt(1 / of + 1 / len(kernel)))


def _against(name: str, kernel: Lives, simpy: Lives) -> Panel:
    """Both programs' replications in order, one against the other: on the line where they are spread alike."""
    shares = (np.arange(len(simpy)) + 0.5) / len(simpy)
    across, up = np.sort(simpy), np.quantile(kernel, shares)
    ends = reach([*across, *up])
    panel = Panel(name.replace("_", " "), ends, ends, "SimPy; upwards: the kernel")
    panel.line([(ends[0], ends[0]), (ends[1], ends[1])], INK)
    panel.dots(zip(map(float, across), map(float, up), strict=True))
    return panel
