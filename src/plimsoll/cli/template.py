"""``plimsoll template``: empty files to fill in."""

from __future__ import annotations

from pathlib import Path

import click

from plimsoll.cli.giving import give
from plimsoll.cli.options import Paper, gives
from plimsoll.door import template
from plimsoll.pages import templates


@click.command()
@click.argument("name", metavar="NAME")
@click.argument("folder", metavar="OUT", type=click.Path(path_type=Path, file_okay=False))
@gives
def command(name: str, folder: Path, paper: Paper) -> None:
    """Write the empty files of the set NAME into the folder OUT, with a data dictionary of their columns.

    The sets are hr (employment, absence, vacancy, supervision: what no case system holds), time-study, decisions
    and concerns.
    """
    give(template(name, folder), paper, templates.page)
