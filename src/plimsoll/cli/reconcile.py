"""``plimsoll reconcile``: their report says 41, ours 53; here are the children and the rules."""

from __future__ import annotations

from datetime import date

import click

from plimsoll.cli.asking import opened
from plimsoll.cli.giving import give
from plimsoll.cli.options import Paper, Place, asks, gives, on
from plimsoll.door import read_report
from plimsoll.pages import comparison


@click.command()
@click.argument("file")
@click.option("--measure", required=True, metavar="NAME", help="The measure that the report claims to show.")
@on
@click.option("--column", default="", metavar="HEADING", help="The report's column with the child's identifier.")
@asks
@gives
def command(file: str, measure: str, on: date | None, column: str, place: Place, paper: Paper) -> None:
    """Explain why the report in FILE differs from ours, child by child.

    FILE is CSV or text with a column of identifiers, or with a single number; or it is that number itself.
    """
    answer = opened(place).reconcile(read_report(file, column), measure, on)
    give(answer, paper, comparison.page)
