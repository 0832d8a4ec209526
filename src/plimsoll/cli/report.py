"""``plimsoll report``: the pack that people now make by hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from plimsoll.cli.asking import opened
from plimsoll.cli.giving import keep
from plimsoll.cli.options import Place, as_known_on, asks, on
from plimsoll.cli.progress import progress
from plimsoll.pages import report

AUDIENCES = ("board", "team", "scrutiny")


@click.command()
@click.argument("out", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--for", "audience", type=click.Choice(AUDIENCES), default="board", show_default=True, help="For whom.")
@on
@click.option("--team", help="With --for team: one team, by its identifier or name. By default every team in turn.")
@click.option("--months", type=click.IntRange(1, 120), default=24, show_default=True, help="How far back it looks.")
@as_known_on
@asks
def command(
    out: Path,
    audience: str,
    on: date | None,
    team: str | None,
    months: int,
    as_known_on: date | None,
    place: Place,
) -> None:
    """Write the pack to OUT, an .html or .xlsx file.

    For a board or for scrutiny it names no child and no worker. For a team it lists that team's children by
    identifier, and each worker's own caseload and load, which are for that worker and the line manager.
    """
    writer = report.writer(out)
    with progress() as tell:
        tell("Gathering the pack")
        pack = opened(place).pack(on, audience, team=team, months=months, as_known_on=as_known_on)
        tell("Writing it")
        content = writer(report.document(pack))
    keep(out, content)
