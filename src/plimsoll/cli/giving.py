"""Handing an answer over: on the terminal, down a pipe or into a file."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import click

from plimsoll.cli.options import Paper
from plimsoll.door import Answer
from plimsoll.pages.alphabet import writable
from plimsoll.pages.documents import Format, as_bytes, as_csv, as_json
from plimsoll.vocabulary.errors import Incomplete, NotPermitted, UnreadableInput, WrongUse

ASCII = "ascii"

Page = Callable[[Answer], str]

WRITTEN: dict[Format, Page] = {Format.JSON: as_json, Format.CSV: as_csv}
"""The formats that are text, and not a page."""


def give(answer: Answer, paper: Paper, page: Page) -> None:
    """Write the answer as it was asked for.

    Args:
        answer: the answer.
        paper: the format and the file.
        page: how it looks as a table.

    Raises:
        WrongUse: a workbook or Parquet was asked for on a terminal.
        NotPermitted: the file may not be written, or another program holds it open.
    """
    if paper.out is not None:
        keep(paper.out, _page_bytes(answer, page) if paper.format is Format.TABLE else as_bytes(answer, paper.format))
    elif paper.format.binary:
        _send(as_bytes(answer, paper.format), paper.format)
    else:
        tell_out(_text(answer, paper.format, page))


def hold_to(paper: Paper, left_out: Iterable[str]) -> None:
    """With ``--strict``, end with 1 when anything was left out.

    Raises:
        Incomplete: something was, and ``--strict`` was given.
    """
    sentences = list(left_out)
    if paper.strict and sentences:
        more = f" (and {len(sentences) - 1} more)" if len(sentences) > 1 else ""
        raise Incomplete(f"{sentences[0]}{more}", where="--strict")


def _text(answer: Answer, form: Format, page: Page) -> str:
    return WRITTEN[form](answer) if form in WRITTEN else page(answer)


def tell_out(text: str) -> None:
    """Write text in the signs that the terminal, or whatever reads on, has."""
    # A stream that writes text has its own line ends; a CSV's would come out doubled.
    click.echo(writable(text.replace("\r\n", "\n"), sys.stdout.encoding or ASCII), nl=False)


def shows_colour() -> bool:
    """Whether a person looks on who has not asked for no colour (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _page_bytes(answer: Answer, page: Page) -> bytes:
    return page(answer).encode()


def _send(content: bytes, form: Format) -> None:
    if sys.stdout.isatty():
        raise WrongUse(f"A terminal cannot show {form}.", next_step=f"Add --out answer.{form}, or send it to a file.")
    sys.stdout.buffer.write(content)


def keep(path: Path, content: bytes) -> None:
    """Write a file, beside it first, so that a failed write never leaves half of one.

    Raises:
        UnreadableInput: its folder is not there, or the disk is full.
        NotPermitted: the file may not be written, or another program holds it open.
    """
    draft = path.with_name(f".{path.name}.part")
    try:
        draft.write_bytes(content)
        draft.replace(path)
    except FileNotFoundError as error:
        raise UnreadableInput("The folder does not exist.", where=str(path.parent)) from error
    except PermissionError as error:
        advice = "Close it in any other program, or choose another --out."
        raise NotPermitted("The file may not be written.", where=path.name, next_step=advice) from error
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise UnreadableInput(f"The file could not be written: {error.strerror}.", where=path.name) from error
    click.echo(f"Wrote {path}.", err=True)
