"""``plimsoll loads``: what was loaded, and who speaks for what."""

from __future__ import annotations

import click

from plimsoll.cli.asking import opened
from plimsoll.cli.giving import give
from plimsoll.cli.options import Paper, Place, asks, gives
from plimsoll.pages import loads


@click.command()
@asks
@gives
def command(place: Place, paper: Paper) -> None:
    """List what was loaded, when, and who speaks for which table."""
    give(opened(place).loads(), paper, loads.history_page)
