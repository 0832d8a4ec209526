"""``plimsoll demo``: the whole path in one command, on a county that does not exist."""

from __future__ import annotations

import tempfile
from pathlib import Path

import click

import plimsoll
from plimsoll.cli.giving import shows_colour, tell_out
from plimsoll.cli.progress import progress
from plimsoll.pages.ink import Ink
from plimsoll.pages.picture import MONTHS, picture
from plimsoll.pages.screen import screen
from plimsoll.vocabulary.errors import WrongUse

CHILDREN = 900
"""A sixth of a county: large enough for its teams to differ, small enough to wait for."""

YEARS = 4
SEED = 2018
SERVICE = "invented"
SCENARIO = "worsening"

OPENING = (
    "An invented county whose conditions worsen, as they did in Northamptonshire in 2018 and 2019. Nobody in it exists."
)


@click.command()
@click.option("--keep", type=click.Path(path_type=Path, file_okay=False), help="Keep the store and the extracts here.")
@click.option("--seed", type=int, default=SEED, show_default=True, help="The same seed gives the same county.")
@click.option("--children", type=int, default=CHILDREN, show_default=True, help="Children with an open case at a time.")
@click.option("--months", type=click.IntRange(1), default=MONTHS + 1, show_default=True, help="Monthly loads.")
def command(keep: Path | None, seed: int, children: int, months: int) -> None:
    """Invent a county whose conditions worsen, load it month by month, show its picture."""
    store = _new_store(keep)
    county = plimsoll.open(store, SERVICE)
    extracts = keep and keep / "extracts"
    with progress() as tell:
        last = county.rehearse(extracts, months, tell, seed=seed, children=children, years=YEARS, scenario=SCENARIO)
        tell("Working out the picture")
        text = screen(picture(county, last), Ink(shows_colour()), str(store), OPENING)
    tell_out(f"{text}\nThe invented county's store is in {store}. Delete the folder when you have seen enough.\n")


def _new_store(keep: Path | None) -> Path:
    """The folder for the store: never one that holds a store already, for an invented county must not mix with a real.

    Raises:
        WrongUse: there is something there.
    """
    store = (keep or Path(tempfile.mkdtemp(prefix="plimsoll-demo-"))) / "store"
    if store.exists():
        raise WrongUse("There is a store here already.", where=store.parent.name, next_step="Choose another --keep.")
    return store
