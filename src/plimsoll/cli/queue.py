"""``plimsoll queue``: the waiting work in order."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from plimsoll.cli.asking import opened
from plimsoll.cli.giving import give
from plimsoll.cli.options import Paper, Place, as_known_on, asks, gives, on
from plimsoll.pages import queue


@click.command()
@on
@click.option("--team", help="Only this team's children, by its identifier or name.")
@click.option("--worker", help="Only the children this worker holds, by identifier: that worker's own work.")
@click.option("--policy", metavar="NAME", help="What puts it in order. By default the policy the service chose.")
@click.option("--top", type=click.IntRange(min=1), metavar="N", help="Only the first N items.")
@as_known_on
@asks
@gives
def command(on: date | None, team: str | None, worker: str | None, place: Place, paper: Paper, **asked: Any) -> None:
    """List the waiting work in an order that anyone can check, each item with its reasons.

    It is work that is owed: clocks passed or near, what does not reach a child and for how long, and the time waited.
    It says nothing of what may happen in a family.
    """
    give(opened(place).queue(on, team, worker, **asked), paper, queue.page)
