"""``plimsoll acknowledge``: answer a matter."""

from __future__ import annotations

from typing import Any

import click

from plimsoll.cli.asking import opened
from plimsoll.cli.giving import give
from plimsoll.cli.options import DAY, Paper, Place, asks, gives
from plimsoll.pages import matters
from plimsoll.vocabulary.errors import WrongUse

NEEDED = ("by", "note")
"""What no answer can do without, beside its next date."""


@click.command()
@click.argument("matter", metavar="ID")
@click.option("--by", metavar="ROLE", help="The role that answers, such as 'team manager'. Never a name.")
@click.option("--note", metavar="TEXT", help="What the service will do. About the service: never name a person.")
@click.option("--next", "following", type=DAY, help="By when something will have changed. It is looked at again then.")
@click.option("--settled", is_flag=True, help="A concern is settled by this, and needs no next date.")
@click.option("--on", type=DAY, help="The day of the answer. By default today.")
@asks
@gives
def command(matter: str, place: Place, paper: Paper, **said: Any) -> None:
    """Answer the matter ID, such as M12: a role says what it will do, and by when something will have changed.

    The answer is kept for good. When its next date has passed and nothing has changed, the matter comes back, one step
    higher. To a child for whom two or more barriers are down it is the recorded response.
    """
    by, note = (_needed(name, said.pop(name)) for name in NEEDED)
    give(opened(place).acknowledge(matter, by, note, next=said.pop("following"), **said), paper, matters.answer_page)


def _needed(name: str, value: str | None) -> str:
    if value is None:
        raise WrongUse(f"An answer needs --{name}.", next_step="See: plimsoll acknowledge --help")
    return value
