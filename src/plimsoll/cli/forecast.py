"""``plimsoll forecast``: what a decision would do, before it is taken."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import click

from plimsoll.cli.asking import opened
from plimsoll.cli.giving import give, keep, shows_colour
from plimsoll.cli.options import Paper, Place, as_known_on, asks, gives, on
from plimsoll.cli.progress import INTERRUPTED, progress
from plimsoll.pages import forecast as pages
from plimsoll.pages.documents import Format
from plimsoll.pages.forecast import text
from plimsoll.pages.ink import Ink

EVERY = ("day", "week", "month")

STOPPED = (
    "plimsoll: stopped. What was finished is kept: type the same again, and it goes on from there. The records are as "
    "they were."
)


@click.command()
@click.argument("scenario", metavar="FILE.toml|NAME")
@on
@click.option(
    "--replications", type=int, default=200, show_default=True, help="How often the months are lived through."
)
@click.option("--seed", type=int, default=0, show_default=True, help="The same seed gives the same numbers.")
@click.option(
    "--every", type=click.Choice(EVERY), default="week", show_default=True, help="How far apart its days are."
)
@click.option("--workers", type=int, metavar="N", help="Replications beside each other. By default one a core.")
@click.option("--scheduler", metavar="URL", help="A Dask scheduler that does it instead: tcp://host:8786.")
@click.option("--team", help="Tell of this team alone, by its identifier or name.")
@click.option("--measure", "measures", multiple=True, metavar="NAME", help="Answer this measure alone. Repeatable.")
@click.option("--decision", metavar="REFERENCE", help="Keep it with this decision of the register.")
@as_known_on
@asks
@gives
def command(scenario: str, on: date | None, place: Place, paper: Paper, **how: Any) -> None:
    """Say what a decision would do, against the same service without it.

    The decision is a scenario: a file that 'plimsoll scenario new' writes, or the name of one that
    'plimsoll scenario list' lists. The service's months are lived through many times with the decision and without it,
    from the open work of the day. With --out x.html or x.xlsx it is a page or a workbook to read before a meeting.
    """
    with _resumable(), progress() as tell:
        told = opened(place).forecasted(scenario, on=on, tell=tell, **how)
    if paper.out is not None and paper.format is Format.TABLE and paper.out.suffix.lower() in pages.ENDINGS:
        keep(paper.out, pages.written(told, paper.out))
        return
    colour = paper.out is None and paper.format is Format.TABLE and shows_colour()
    give(told.answer, paper, lambda _: text.page(told, Ink(colour)))


@contextmanager
def _resumable() -> Iterator[None]:
    """Somebody who stops a forecast is told that it will go on where it was."""
    try:
        yield
    except KeyboardInterrupt:
        click.echo(STOPPED, err=True)
        raise click.exceptions.Exit(INTERRUPTED) from None
