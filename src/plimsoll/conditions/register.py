"""Every instrument of every room below, and every frame, by name."""

from __future__ import annotations

from difflib import get_close_matches

from plimsoll.defences import alignment, downs
from plimsoll.defences.register import frames as defence_frames
from plimsoll.measures import catalogue
from plimsoll.measures.frames import Frame
from plimsoll.measures.instrument import Instrument
from plimsoll.vocabulary.errors import WrongUse
from plimsoll.vocabulary.profile import Profile

INSTRUMENTS: dict[str, Instrument] = {
    **catalogue.INSTRUMENTS,
    **{each.name: each for each in alignment.GROUP.instruments},
}
"""The instruments by name, in the order they are shown."""


def instrument(name: str) -> Instrument:
    """The instrument of that name.

    Raises:
        WrongUse: there is none; the nearest name is suggested.
    """
    if name in INSTRUMENTS:
        return INSTRUMENTS[name]
    near = get_close_matches(name, INSTRUMENTS, n=1)
    advice = f"Did you mean '{near[0]}'?" if near else "`plimsoll explain` lists them."
    raise WrongUse(f"There is no measure '{name}'.", next_step=advice)


def followed(name: str) -> Instrument:
    """The instrument of that name, or how many children the defence of that name does not reach.

    Raises:
        WrongUse: there is neither; the nearest name is suggested.
    """
    if name in downs.DOWNS:
        return downs.DOWNS[name]
    if name in INSTRUMENTS:
        return INSTRUMENTS[name]
    near = get_close_matches(name, (*INSTRUMENTS, *downs.DOWNS), n=1)
    advice = (
        f"Did you mean '{near[0]}'?" if near else "`plimsoll explain` lists the measures, `plimsoll defences` the rest."
    )
    raise WrongUse(f"There is no measure or defence '{name}'.", next_step=advice)


def all_frames(profile: Profile) -> dict[str, Frame]:
    """Every frame by name: the measures', the profile's clocks, the defences'."""
    return catalogue.frames(profile) | {frame.name: frame for frame in (*defence_frames(), *downs.frames())}
