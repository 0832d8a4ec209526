"""``plimsoll defences``: what should reach each child and does not."""

from __future__ import annotations

from datetime import date

import click

from plimsoll.cli.asking import opened
from plimsoll.cli.giving import give
from plimsoll.cli.options import Paper, Place, as_known_on, asks, gives, on
from plimsoll.pages import barriers


@click.command()
@on
@click.option("--by", type=click.Choice(("service", "team")), default="service", show_default=True, help="Whose.")
@as_known_on
@click.option("--case", metavar="ID", help="Only this child, by the identifier in the case system.")
@asks
@gives
def command(on: date | None, by: str, as_known_on: date | None, case: str | None, place: Place, paper: Paper) -> None:
    """Show what should reach each child and does not, and for whom two or more are down."""
    give(opened(place).defences(on, by, case, as_known_on), paper, barriers.defences_page)
