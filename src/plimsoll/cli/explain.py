"""``plimsoll explain``: a definition in words."""

from __future__ import annotations

import click

from plimsoll.cli.asking import opened
from plimsoll.cli.giving import give
from plimsoll.cli.options import Paper, Place, asks, gives
from plimsoll.pages import definitions


@click.command()
@click.argument("measure", required=False)
@asks
@gives
def command(measure: str | None, place: Place, paper: Paper) -> None:
    """Say what MEASURE means, who defines it so and what it needs; without one, list them all."""
    give(opened(place).explain(measure), paper, definitions.page)
