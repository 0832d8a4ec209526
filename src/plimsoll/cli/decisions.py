"""``plimsoll decisions``: the register of decisions."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from plimsoll.cli.asking import opened
from plimsoll.cli.giving import give
from plimsoll.cli.options import DAY, Paper, Place, asks, gives
from plimsoll.door import Answer, Plimsoll
from plimsoll.pages import decisions, held
from plimsoll.vocabulary.decisions import KINDS
from plimsoll.vocabulary.errors import WrongUse

ADD = "add"
LOOKED_BACK = "looked-back"
HELD = "held"
NEEDED = ("kind", "title", "owner")
"""What a decision cannot do without, beside its day."""


@click.command()
@click.argument("action", type=click.Choice([ADD, LOOKED_BACK, HELD]), required=False, metavar="[add|looked-back|held]")
@click.option("--on", type=DAY, help="The day on which a look back may be due; with add, the day it was taken.")
@click.option("--kind", metavar="KIND", help=f"{', '.join(KINDS[:-1])} or {KINDS[-1]}.")
@click.option("--title", help="What was decided, in a line. About the service: never name a person.")
@click.option("--owner", metavar="ROLE", help="The role that answers for it. Never a name.")
@click.option("--effective", type=DAY, help="The day from which it takes effect, if that is another.")
@click.option("--team", help="The team it concerns. By default the whole service.")
@click.option("--forecast", metavar="TEXT", help="What was forecast when it was taken.")
@click.option("--known", metavar="TEXT", help="What was known when it was taken.")
@click.option(
    "--measure", "measures", multiple=True, metavar="NAME", help="A measure or defence it should move. Repeatable."
)
@click.option("--by-when", type=DAY, help="The day by which they should have moved.")
@click.option("--origin", metavar="TEXT", help="What it came from: a review, an inspection, a board.")
@click.option("--reference", help="Its own reference. One that the register holds is put right.")
@asks
@gives
def command(action: str | None, on: date | None, place: Place, paper: Paper, **said: Any) -> None:
    """List the decisions that the service took, each with its owner and the day it is looked back on.

    With add, keep one more: --on, --kind, --title and --owner are needed. With looked-back, write down that the one of
    --reference was looked back on, --on that day. With held, each forecast that was kept with a decision (plimsoll
    forecast --decision) stands beside what happened. A decision that is kept stays: write of the service and its roles,
    and never name a person.
    """
    if action == HELD:
        give(opened(place).held(on, said["reference"]), paper, held.page)
        return
    answer = ACTIONS[action](opened(place), on, said) if action else opened(place).decisions(on)
    give(answer, paper, decisions.page)


def _added(store: Plimsoll, on: date | None, said: dict[str, Any]) -> Answer:
    return store.decide(_needed("on", on), **{name: _needed(name, said.pop(name)) for name in NEEDED}, **said)


def _looked_back(store: Plimsoll, on: date | None, said: dict[str, Any]) -> Answer:
    return store.looked_back(_needed("reference", said["reference"]), _needed("on", on))


def _needed(name: str, value: Any) -> Any:
    if value is None:
        raise WrongUse(f"The option --{name} is needed for that.", next_step="See: plimsoll decisions --help")
    return value


ACTIONS = {ADD: _added, LOOKED_BACK: _looked_back}
"""What may be done to the register, by the word that is typed."""
