"""``plimsoll chart``: a control chart of any series in a file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
import lazy_loader

from plimsoll.cli.giving import give, keep, shows_colour
from plimsoll.cli.options import Paper, gives
from plimsoll.door import drawn
from plimsoll.pages.control import terminal
from plimsoll.pages.documents import Format
from plimsoll.pages.ink import Ink
from plimsoll.vocabulary.charts import ChartKind

# Only a picture brings the templates.
picture_of = lazy_loader.load("plimsoll.pages.control.picture", suppress_warning=True)

KINDS = [kind.value for kind in ChartKind]
GOOD = ("up", "down", "neither")


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--x", metavar="COL", help="The column that says where each value stands. By default the first.")
@click.option("--y", metavar="COL", help="The column of values, or of counts. By default the second.")
@click.option("--n", metavar="COL", help="What each count was counted among or over: for p, u, p-prime and u-prime.")
@click.option("--kind", type=click.Choice(KINDS), default="xmr", show_default=True, help="Which chart.")
@click.option("--target", type=float, help="The value that is aimed at.")
@click.option("--good", type=click.Choice(GOOD), default="neither", show_default=True, help="Which way is good.")
@click.option("--baseline", type=click.IntRange(2), metavar="N", help="Make the limits from the first N values.")
@click.option("--rebase", multiple=True, metavar="DATE", help="Make new limits from this day on; may be repeated.")
@click.option("--no-screen", is_flag=True, help="Keep moving ranges that no stable process gives in the limits.")
@click.option("--picture", type=click.Path(path_type=Path, dir_okay=False), help="Draw it too: an .html or .svg file.")
@gives
def command(file: Path, no_screen: bool, picture: Path | None, paper: Paper, **how: Any) -> None:
    """Draw a control chart of a series in a CSV FILE, whose first row names the columns.

    The limits are those of the process itself: what it does when nothing has changed. An empty cell, and a day that a
    regular run leaves out, is a gap and not a zero. New limits are made where somebody decides so, never by a program.
    """
    told = drawn(file, **how, screen=not no_screen)
    if picture is not None:
        keep(picture, picture_of.content(told, picture))
    colour = paper.out is None and paper.format is Format.TABLE and shows_colour()
    give(told.answer, paper, lambda _: terminal.page(told, Ink(colour)))
