"""``plimsoll series``: one measure through time."""

from __future__ import annotations

from datetime import date

import click

from plimsoll.cli.asking import opened, unmade
from plimsoll.cli.giving import give, hold_to
from plimsoll.cli.options import DAY, Paper, Place, as_known_on, asks, by, gives
from plimsoll.pages import figures


@click.command()
@click.argument("measure")
@click.option("--from", "start", type=DAY, required=True, help="The first day.")
@click.option("--to", "end", type=DAY, required=True, help="The last day that may be in it.")
@click.option("--every", type=click.Choice(("day", "week", "month")), default="week", show_default=True, help="Step.")
@by
@as_known_on
@asks
@gives
def command(
    measure: str,
    start: date,
    end: date,
    every: str,
    by: str,
    as_known_on: date | None,
    place: Place,
    paper: Paper,
) -> None:
    """Follow MEASURE through time."""
    answer = opened(place).series(measure, start, end, every, by=by, as_known_on=as_known_on)
    give(answer, paper, figures.series_page)
    hold_to(paper, unmade(answer))
