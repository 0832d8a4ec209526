"""``plimsoll warn``: what has changed, for the worse first."""

from __future__ import annotations

from datetime import date

import click

from plimsoll.cli.asking import opened
from plimsoll.cli.giving import give
from plimsoll.cli.options import BY, Paper, Place, as_known_on, asks, gives, on
from plimsoll.pages import warnings


@click.command()
@on
@click.option("--by", type=click.Choice(BY), help="Only the service's charts, or only the teams'. By default both.")
@click.option("--measure", "measures", multiple=True, metavar="NAME", help="Only this measure. May be said again.")
@click.option("--all", "everything", is_flag=True, help="List the charts that show nothing unusual too.")
@as_known_on
@asks
@gives
def command(
    on: date | None,
    by: str | None,
    measures: tuple[str, ...],
    everything: bool,
    as_known_on: date | None,
    place: Place,
    paper: Paper,
) -> None:
    """Say which conditions have changed by more than chance, in the service and its teams, and how sure that is."""
    asked = opened(place).warn(on, by, measures=measures, as_known_on=as_known_on, everything=everything)
    give(asked, paper, warnings.page)
