"""``plimsoll funnel``: the teams beside each other, and no league table."""

from __future__ import annotations

from datetime import date

import click

from plimsoll.cli.asking import opened
from plimsoll.cli.giving import give
from plimsoll.cli.options import Paper, Place, as_known_on, asks, gives, on
from plimsoll.pages import funnel


@click.command()
@click.argument("measure")
@on
@as_known_on
@asks
@gives
def command(measure: str, on: date | None, as_known_on: date | None, place: Place, paper: Paper) -> None:
    """Show MEASURE of every team within the limits that its size sets; in the order of their names, never ranked."""
    give(opened(place).funnel(measure, on, as_known_on), paper, funnel.page)
