"""``plimsoll escalate``: look at a day, and let what nobody answered climb."""

from __future__ import annotations

from datetime import date

import click

from plimsoll.cli.asking import opened
from plimsoll.cli.giving import give
from plimsoll.cli.options import Paper, Place, asks, gives, on
from plimsoll.pages import matters


@click.command()
@on
@asks
@gives
def command(on: date | None, place: Place, paper: Paper) -> None:
    """Look at a day: put what stands on the ladder, let what nobody answered climb, end what stands no more.

    Type it after each load, or let the machine do so: alerts, overdue work, children with two or more barriers down
    and actions that moved nothing are put before whoever must answer. Typed twice, it writes nothing the second time.
    """
    give(opened(place).escalate(on), paper, matters.written_page)
