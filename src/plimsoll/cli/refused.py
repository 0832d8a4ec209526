"""``plimsoll refused``: the rows that were refused or reported."""

from __future__ import annotations

import click

from plimsoll.cli.asking import opened
from plimsoll.cli.giving import give, hold_to
from plimsoll.cli.options import Paper, Place, asks, gives
from plimsoll.pages import loads


@click.command()
@click.option("--load", "number", type=int, metavar="N", help="The load's number. By default the last one made.")
@asks
@gives
def command(number: int | None, place: Place, paper: Paper) -> None:
    """List the rows that were refused or reported, by file and row, with the reason; never what they hold."""
    answer = opened(place).refused(number)
    give(answer, paper, loads.refused_page)
    hold_to(paper, ("Rows were refused." for row in answer if row["refused"]))
