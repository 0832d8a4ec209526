"""``plimsoll drain``: the swamp before the mosquitoes."""

from __future__ import annotations

from datetime import date

import click

from plimsoll.cli.asking import opened
from plimsoll.cli.giving import give
from plimsoll.cli.options import Paper, Place, as_known_on, asks, gives, on
from plimsoll.pages import barriers


@click.command()
@on
@as_known_on
@asks
@gives
def command(on: date | None, as_known_on: date | None, place: Place, paper: Paper) -> None:
    """Show which conditions wear down most barriers, and where: the swamp first."""
    give(opened(place).drain(on, as_known_on), paper, barriers.drain_page)
