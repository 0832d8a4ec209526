"""``plimsoll digest``: the week in one page, for a role of the ladder or for all."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from plimsoll.cli.asking import opened
from plimsoll.cli.giving import keep
from plimsoll.cli.options import DAY, Place, asks
from plimsoll.cli.progress import progress
from plimsoll.pages import digest
from plimsoll.vocabulary.errors import WrongUse


@click.command()
@click.argument("out", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--on", type=DAY, help="The last day of the week. By default today, or the last that an old store knows.")
@click.option("--role", help="Whose answers are listed: a role of the ladder. By default every role's.")
@click.option("--children", is_flag=True, help="Name children by their identifiers. Never in what leaves by post.")
@click.option("--send", is_flag=True, help="Post OUT, an .eml, to the role's mailboxes by the host of the profile.")
@asks
def command(out: Path, on: date | None, role: str | None, children: bool, send: bool, place: Place) -> None:
    """Write the week to OUT: a letter (.eml), a page (.html) or a workbook (.xlsx).

    A letter holds numbers of matters and counts, and names no child and no worker. Opened by hand it is a draft. It is
    posted only with --send, and only by the mail host that [post] in the service's profile names.
    """
    kind = digest.ending(out)
    posted = kind == digest.LETTER
    if send and not posted:
        raise WrongUse("Only a letter is posted.", where=out.name, next_step="Call it something.eml.")
    store = opened(place)
    if send:
        store.ready(role)
    with progress() as tell:
        tell("Gathering the week")
        told = store.digest(on, role, children=children, posted=posted)
        envelope = store.envelope(role) if posted else digest.NOBODY
        content = digest.written(told, kind, envelope, draft=not send)
    keep(out, content)
    if send:
        sent = store.post(content, role)
        click.echo(f"Posted to: {', '.join(sent.to)}.", err=True)
