"""A forecast against theory: every known result of the ordinary suite with many times its replications."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from tests.known.forecast.results import KNOWN, Known, Quantity, Ratio, estimate

from plimsoll.simulation.chances import Key
from plimsoll.simulation.laying import lay
from plimsoll.simulation.replication import replicate
from verification.finding import SIGMAS, Finding
from verification.picture import FAINT, Panel, picture

SEED = 20131029
"""Another than the ordinary suite's, so that the two are not one and the same piece of luck."""
TIMES = 20
SHOWN = 100
"""Points of a line that is drawn."""
WIDER = 4
"""Times the last band's half that a panel reaches each side of what is expected: single dots may lie at its edge."""
DOTTED = 400
"""Single replications that are drawn, at most."""


def theory(into: Path) -> Iterator[Finding]:
    """Each quantity of each known result, and a picture of how each comes to what is expected."""
    for known in KNOWN:
        ratios = _lived(known)
        panels = [_coming(quantity, ratios[quantity.name]) for quantity in known.quantities]
        (into / f"{_file(known.name)}.svg").write_text(picture(known.name, panels), encoding="utf-8")
        for quantity in known.quantities:
            found = estimate(ratios[quantity.name])
            yield Finding(known.name, quantity.name, quantity.target, found.value, found.error)


def _lived(known: Known) -> dict[str, list[Ratio]]:
    """What each replication says of each quantity; what else it counted is not kept, or it would fill the memory."""
    laid = lay(known.service())
    said: dict[str, list[Ratio]] = {quantity.name: [] for quantity in known.quantities}
    for number in range(known.replications * TIMES):
        outcome = replicate(laid, Key(SEED, number))
        for quantity in known.quantities:
            said[quantity.name].append(quantity.of(outcome))
    return said


def _coming(quantity: Quantity, ratios: list[Ratio]) -> Panel:
    """The mean so far, within four standard errors, as replications add up; what is expected lies across."""
    counts = sorted({int(count) for count in np.geomspace(10, len(ratios), SHOWN)})
    far = [estimate(ratios[:count]) for count in counts]
    low = [(count, each.value - SIGMAS * each.error) for count, each in zip(counts, far, strict=True)]
    high = [(count, each.value + SIGMAS * each.error) for count, each in zip(counts, far, strict=True)]
    reach = WIDER * SIGMAS * far[-1].error
    ends = (quantity.target - reach, quantity.target + reach)
    panel = Panel(quantity.name, (0, counts[-1]), ends, "replications")
    every = -(-len(ratios) // DOTTED)
    panel.dots([(place, above / below) for place, (above, below) in enumerate(ratios) if place % every == 0], FAINT)
    panel.band(low, high)
    panel.line([(count, each.value) for count, each in zip(counts, far, strict=True)])
    panel.level(quantity.target)
    return panel


def _file(name: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", name.lower()))
