"""The options that verbs share: dates, the store, the service, the format."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any

import click

from plimsoll.pages.documents import Format
from plimsoll.vocabulary.days import day_from_text
from plimsoll.vocabulary.errors import WrongUse

BY = ("service", "team", "worker")

Verb = Callable[..., Any]


class Day(click.ParamType[date]):
    """A date as people type it: ``2018-10-17`` or ``17/10/2018``."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day that was typed; a wrong one ends the command with what to type instead."""
        if isinstance(value, date):
            return value
        try:
            return day_from_text(value)
        except WrongUse as error:
            self.fail(error.sentence(), param, ctx)


DAY = Day()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a verb looks.

    Args:
        store: the store's folder; `None` is this person's own.
        service: the service asked about; `None` is the only one, or every one.
    """

    store: Path | None
    service: str | None


@dataclass(frozen=True, slots=True)
class Paper:
    """How a verb gives its answer.

    Args:
        format: as what.
        out: the file it is written to; `None` is the terminal, or whatever reads on.
        strict: whether anything left out ends the command with 1.
    """

    format: Format
    out: Path | None
    strict: bool


def asks(verb: Verb) -> Verb:
    """Give a verb ``--store`` and ``--service``, as one argument `place`."""

    @click.option(
        "--store",
        type=click.Path(path_type=Path, file_okay=False),
        envvar="PLIMSOLL_STORE",
        help="The store's folder. By default a private one of your own.",
    )
    @click.option("--service", help="The service asked about, where the store holds several.")
    @wraps(verb)
    def placed(*args: Any, store: Path | None, service: str | None, **rest: Any) -> Any:
        return verb(*args, place=Place(store, service), **rest)

    return placed


def gives(verb: Verb) -> Verb:
    """Give a verb ``--format``, ``--out`` and ``--strict``, as one argument `paper`."""

    @click.option(
        "--format",
        type=click.Choice([form.value for form in Format]),
        default=Format.TABLE.value,
        show_default=True,
        help="How the answer is written.",
    )
    @click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Write the answer to this file.")
    @click.option("--strict", is_flag=True, help="End with 1 if rows were refused or a measure could not be made.")
    @wraps(verb)
    def printed(*args: Any, format: str, out: Path | None, strict: bool, **rest: Any) -> Any:
        return verb(*args, paper=Paper(Format(format), out, strict), **rest)

    return printed


def on(verb: Verb) -> Verb:
    """Give a verb ``--on``."""
    said = "The day asked about, at its end. By default the day the last load speaks of."
    return click.option("--on", type=DAY, help=said)(verb)


def as_known_on(verb: Verb) -> Verb:
    """Give a verb ``--as-known-on``."""
    said = "Answer from what was known on this day. By default from all that is known today."
    return click.option("--as-known-on", type=DAY, help=said)(verb)


def by(verb: Verb) -> Verb:
    """Give a verb ``--by``."""
    return click.option("--by", type=click.Choice(BY), default="service", show_default=True, help="Whose.")(verb)
