"""``plimsoll load``: read extracts and keep them."""

from __future__ import annotations

from datetime import date

import click

from plimsoll.cli.asking import opened
from plimsoll.cli.giving import give, hold_to
from plimsoll.cli.options import DAY, Paper, Place, asks, gives
from plimsoll.cli.progress import progress
from plimsoll.pages import loads


@click.command()
@click.argument("paths", nargs=-1, required=True, type=str, metavar="PATH...")
@click.option("--as-of", type=DAY, help="The day on which these rows became known. By default the last a file names.")
@click.option("--partial", is_flag=True, help="Rows that these files do not carry stay known.")
@asks
@gives
def command(paths: tuple[str, ...], as_of: date | None, partial: bool, place: Place, paper: Paper) -> None:
    """Read the files and folders at PATH, of any mix, and keep them: all or nothing, a load for each source.

    A PATH may also be the URL of the database that holds the dataset: postgresql://host/database. It is only read.
    """
    with progress() as tell:
        answer = opened(place).load(paths, as_of, partial, tell)
    give(answer, paper, loads.load_page)
    refused = answer.about["totals"]["refused"]
    hold_to(paper, [f"{refused:,} rows were refused."] if refused else [])
