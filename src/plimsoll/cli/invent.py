"""``plimsoll invent``: the extracts of a county that does not exist."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

import plimsoll
from plimsoll.cli.giving import give
from plimsoll.cli.options import DAY, Paper, gives
from plimsoll.cli.progress import progress
from plimsoll.pages import invented


@click.command()
@click.argument("folder", metavar="OUT", type=click.Path(path_type=Path, file_okay=False))
@click.option("--seed", type=int, default=0, show_default=True, help="The same seed gives the same county.")
@click.option("--children", type=int, help="Children with an open case at a time. By default 5,400, a county's.")
@click.option("--years", type=int, help="Years of records. By default 6.")
@click.option("--ends", type=DAY, help="The last day of its records.")
@click.option("--scenario", metavar="NAME|FILE", help="steady (the default), worsening, or a file of your own.")
@click.option(
    "--forecast", metavar="FILE|NAME", help="Live on from --ends with the forecast's model and this scenario, or none."
)
@gives
def command(folder: Path, forecast: str | None, paper: Paper, **county: Any) -> None:
    """Write the extracts of an invented county into the folder OUT, as a council would save them.

    With --forecast the county's months go on from its last day as the forecast's model lives them, with the decisions
    of a scenario ('plimsoll scenario list') or, with --forecast none, without any. Its records then begin with what was
    open on that day.
    """
    with progress() as tell:
        tell("Inventing a county")
        answer = plimsoll.invent(folder, forecast, **county)
    give(answer, paper, invented.page)
