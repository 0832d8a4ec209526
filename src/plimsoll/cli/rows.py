"""``plimsoll rows``: the rows behind one number."""

from __future__ import annotations

from datetime import date

import click

from plimsoll.cli.asking import opened
from plimsoll.cli.giving import give
from plimsoll.cli.options import Paper, Place, as_known_on, asks, gives, on
from plimsoll.pages import figures


@click.command()
@click.argument("measure")
@on
@as_known_on
@asks
@gives
def command(measure: str, on: date | None, as_known_on: date | None, place: Place, paper: Paper) -> None:
    """List the rows behind MEASURE: what was counted, and what it was counted among."""
    give(opened(place).rows(measure, on, as_known_on), paper, figures.rows_page)
