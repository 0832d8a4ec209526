"""``plimsoll conditions``: the measures on a day."""

from __future__ import annotations

from datetime import date

import click

from plimsoll.cli.asking import opened, unmade
from plimsoll.cli.giving import give, hold_to
from plimsoll.cli.options import Paper, Place, as_known_on, asks, by, gives, on
from plimsoll.pages import figures


@click.command()
@on
@by
@as_known_on
@click.option("--measure", "measures", multiple=True, metavar="NAME", help="Only this measure. May be said again.")
@asks
@gives
def command(
    on: date | None,
    by: str,
    as_known_on: date | None,
    measures: tuple[str, ...],
    place: Place,
    paper: Paper,
) -> None:
    """Show the conditions on a day, for the service, its teams or a worker."""
    answer = opened(place).conditions(on, by, as_known_on, measures)
    give(answer, paper, figures.page)
    hold_to(paper, unmade(answer))
