"""``plimsoll watch``: what decisions and remedial actions have moved."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import click

from plimsoll.cli.asking import opened
from plimsoll.cli.giving import give, hold_to
from plimsoll.cli.options import Paper, Place, as_known_on, asks, gives, on
from plimsoll.door import Answer
from plimsoll.pages import watch

UNTOLD = "cannot be told"


@click.command()
@on
@as_known_on
@click.option("--decision", metavar="REFERENCE", help="Only this decision of the register.")
@asks
@gives
def command(on: date | None, as_known_on: date | None, decision: str | None, place: Place, paper: Paper) -> None:
    """Follow each decision and remedial action by what it should move, those that come back unmoved first.

    The limits are those of the weeks before it took effect. An improvement beside which a counter-measure worsened is
    told as moved, not fixed. Enter them with: plimsoll decisions add --measure NAME --by-when DATE
    """
    answer = opened(place).watch(on, decision, as_known_on)
    give(answer, paper, watch.page)
    hold_to(paper, _untold(answer))


def _untold(answer: Answer) -> Iterator[str]:
    for row in answer:
        if row["verdict"] == UNTOLD:
            yield f"What became of {row['measure'] or 'an action'} cannot be told: {row['why']}"
