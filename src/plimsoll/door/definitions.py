"""What the measures are called and what they mean, for whoever asks by name."""

from __future__ import annotations

from plimsoll.conditions import INSTRUMENTS, followed, instrument
from plimsoll.measures.instrument import Concern, Instrument
from plimsoll.vocabulary.charts import ChartKind

DIRECTION = {
    Concern.UP: "rising is a matter of concern",
    Concern.DOWN: "falling is a matter of concern",
    Concern.NEITHER: "neither way is a matter of concern by itself",
}

WORSE_BY = 1.2
"""A last value this many times the first, the wrong way, is worth a second look. A control chart is what warns."""


def known_measures() -> tuple[str, ...]:
    """The names of all measures, in the order they are shown."""
    return tuple(INSTRUMENTS)


def definition(name: str) -> Instrument:
    """The measure of that name, however its words are joined.

    Raises:
        WrongUse: there is none; the message names the nearest one.
    """
    return instrument(_plain(name))


def followable(name: str) -> str:
    """The name of a measure or a defence that a decision may be followed by, however its words are joined.

    Raises:
        WrongUse: there is neither; the message names the nearest.
    """
    return followed(_plain(name)).name


def _plain(name: str) -> str:
    """A name as it is kept, from how it is typed."""
    return name.strip().lower().replace("-", "_").replace(" ", "_")


CHARTS = {
    ChartKind.XMR: "XmR, of each week's last day",
    ChartKind.P_PRIME: "p', of each week's own share",
    ChartKind.U_PRIME: "u', of each week's own count over what it was counted over",
}
"""The charts that measures are watched on, in words."""


def charted(measure: Instrument) -> str:
    """Which control chart a measure is watched on, or why none is."""
    if measure.uncharted:
        return f"none. {measure.uncharted}"
    own_week = measure.chart is ChartKind.XMR and measure.weekly is not None
    return "XmR, of each week by itself" if own_week else CHARTS[measure.chart]


def told(measure: Instrument) -> dict[str, str]:
    """A measure's definition, part by part, in words."""
    parts = {
        "measure": measure.name,
        "title": measure.title,
        "meaning": measure.meaning,
        "unit": measure.unit,
        "numerator": measure.numerator,
        "denominator": measure.denominator,
        "direction": DIRECTION[measure.concern],
        "counter-measures": ", ".join(measure.counters),
        "chart": charted(measure),
        "borne out by": ", ".join(measure.related),
        "needs": ", ".join(measure.needs),
        "brought by": measure.brings,
        "by worker": "yes" if measure.by_worker else "no: it says nothing about one person",
        "source": measure.source,
    }
    return {part: says for part, says in parts.items() if says}


def worsened(measure: str, first: float, last: float) -> bool:
    """Whether a measure has moved far the wrong way, by `WORSE_BY`."""
    concern = definition(measure).concern
    low, high = (first, last) if concern is Concern.UP else (last, first)
    return concern is not Concern.NEITHER and high > low * WORSE_BY
