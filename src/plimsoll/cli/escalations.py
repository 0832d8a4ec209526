"""``plimsoll escalations``: what has climbed, to whom, since when."""

from __future__ import annotations

from typing import Any

import click

from plimsoll.cli.asking import opened
from plimsoll.cli.giving import give
from plimsoll.cli.options import DAY, Paper, Place, asks, gives
from plimsoll.pages import matters
from plimsoll.vocabulary.errors import WrongUse


@click.command()
@click.option("--on", type=DAY, help="The day asked about, at its end. By default today.")
@click.option("--role", help="Only what this role must answer, such as 'team manager'.")
@click.option("--team", help="Only what concerns this team, by its identifier or name.")
@click.option("--all", "every", is_flag=True, help="Also what was answered and what has ended.")
@click.option("--verify", is_flag=True, help="Reckon the whole log again: is it what was written?")
@click.option("--head", metavar="HASH", help="With --verify: a head of an earlier day that the log must still hold.")
@asks
@gives
def command(verify: bool, head: str | None, place: Place, paper: Paper, **asked: Any) -> None:
    """List what waits for an answer, by the role that must give it, the longest unanswered first.

    With --verify, say whether every entry of the log is what was written, or where it is not (it ends with 4). Keep
    the head that it prints somewhere else: with --head it proves later that nothing written until now was taken away.
    """
    if verify:
        give(opened(place).verify(head), paper, matters.proof_page)
        return
    if head is not None:
        raise WrongUse("The option --head belongs to --verify.", next_step="Add --verify.")
    give(opened(place).escalations(**asked), paper, matters.page)
