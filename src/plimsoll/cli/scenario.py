"""``plimsoll scenario``: a scenario to edit, and those that are ready-made."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from plimsoll.cli.asking import opened
from plimsoll.cli.giving import give, keep, tell_out
from plimsoll.cli.options import Paper, Place, asks, gives, on
from plimsoll.cli.progress import progress
from plimsoll.pages import scenarios
from plimsoll.vocabulary.errors import WrongUse

NEW, LIST = "new", "list"

SCHEMA_FILE = "scenario.schema.json"
"""The schema that the first line of a scenario names: an editor looks for it beside the scenario."""


@click.command()
@click.argument("action", type=click.Choice([NEW, LIST]), metavar="new|list")
@click.argument("name", required=False)
@on
@asks
@gives
def command(action: str, name: str | None, on: date | None, place: Place, paper: Paper) -> None:
    """Write a scenario to edit, or list those that are ready-made.

    With new, the scenario is made from the store, with its own teams, roles and posts, every kind of decision shown and
    explained; with a NAME it is that ready-made one. Beside the file comes a schema, by which an editor explains its
    fields. Then: plimsoll forecast FILE.toml
    """
    store = opened(place)
    if action == LIST:
        give(store.scenarios(), paper, scenarios.page)
        return
    _not_there(paper.out)
    with progress() as tell:
        tell("Reading the service's teams and posts")
        text = store.scenario(name, on)
    if paper.out is None:
        tell_out(text)
    else:
        keep(paper.out, text.encode())
        keep(paper.out.with_name(SCHEMA_FILE), store.scenario_schema().encode())


def _not_there(out: Path | None) -> None:
    """Nothing, where no file would be written over: somebody may have edited it.

    Raises:
        WrongUse: there is one.
    """
    if out is not None and out.exists():
        raise WrongUse("There is a file of that name.", where=out.name, next_step="Choose another --out.")
