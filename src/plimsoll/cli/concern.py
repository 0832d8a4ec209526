"""``plimsoll concern``: a concern that somebody raises."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from plimsoll.cli.asking import opened
from plimsoll.cli.giving import give, hold_to
from plimsoll.cli.options import DAY, Paper, Place, asks, gives
from plimsoll.pages import matters
from plimsoll.pages.amounts import plural
from plimsoll.vocabulary.concern import Voice
from plimsoll.vocabulary.errors import WrongUse


@click.command()
@click.argument("text", required=False)
@click.option("--by", metavar="KIND", help=f"Who raises it: {', '.join(Voice)}. Never a name.")
@click.option("--team", help="The team it concerns, by its identifier or name. By default the whole service.")
@click.option("--case", metavar="ID", help="The case it concerns, by its identifier in the case system.")
@click.option("--about", metavar="MEASURE", help="The measure or the defence it is about.")
@click.option("--file", type=click.Path(path_type=Path, dir_okay=False), help="A file of concerns, instead of TEXT.")
@click.option("--on", type=DAY, help="The day. By default today.")
@asks
@gives
def command(text: str | None, file: Path | None, place: Place, paper: Paper, **said: Any) -> None:
    """Raise a concern about the service: TEXT in a line, or a --file of them. It climbs until somebody answers.

    It is kept for good, and what is kept can be asked for: write of the service and its roles, and never name a person.
    An empty file to fill in: plimsoll template concerns FOLDER.
    """
    if file is None:
        give(opened(place).concern(_needed(text), _said(said.pop("by")), **said), paper, matters.concern_page)
        return
    on = said.pop("on")
    if text is not None or any(said.values()):
        raise WrongUse("A file says all of each concern itself.", next_step="Give --file alone, or TEXT without it.")
    answer = opened(place).concerns(file, on)
    give(answer, paper, matters.file_page)
    refused = answer.about["refused"]
    hold_to(paper, [f"{plural(refused, 'row')} refused."] if refused else [])


def _needed(text: str | None) -> str:
    if text is None:
        raise WrongUse("Nothing was said.", next_step='Say it in a line: plimsoll concern "..." --by agency')
    return text


def _said(by: str | None) -> str:
    if by is None:
        raise WrongUse("A concern needs --by.", next_step=f"Say who raises it: {', '.join(Voice)}.")
    return by
