"""Lines of a TOML file that a program writes and a person reads: fields with their meaning, comments, banners."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date

Value = str | float | date | bool | list[str]

EDGE = 36
"""Where the meanings of fields begin."""

WIDTH = 100
"""The longest line, so that a page can be read in any editor and on paper."""

FINE = 4
"""Decimals of a number: what an estimate has beyond them is chance."""


def banner(title: str) -> list[str]:
    """What begins a part of the file."""
    return [f"# ---- {title} " + "-" * (WIDTH - len(title) - 8), "#"]


def prose(text: str) -> list[str]:
    """A paragraph as a comment."""
    return wrapped("# ", text)


def listed(what: str, each: Iterable[str]) -> list[str]:
    """A list of names as a comment, under what they are."""
    return wrapped(f"#   {what:<9} ", ", ".join(each))


def wrapped(before: str, text: str) -> list[str]:
    """A text in lines, the first of which begins in its own way."""
    lines, line = [], before
    for word in text.split(" "):
        if len(line) + len(word) > WIDTH and line != before:
            lines.append(line.rstrip())
            line = "#" + " " * (len(before) - 1)
        line += f"{word} "
    return [*lines, line.rstrip()]


def field_lines(key: str, value: Value, meaning: str) -> list[str]:
    """A field with its meaning, which stands above it where there is no room beside it."""
    given = f"{key} = {toml(value)}"
    beside = f"{given:<{EDGE}}  # {meaning}"
    if not meaning:
        return [given]
    # Two characters more make it a comment.
    return [beside] if len(beside) <= WIDTH - 2 else [f"  # {meaning}", given]


def commented(lines: Iterable[str]) -> list[str]:
    """Lines as comments, to be taken out by taking two characters away."""
    return [f"# {line}" for line in lines]


def toml(value: Value) -> str:
    """A value as TOML has it. Texts of JSON are texts of TOML, but for one character that TOML wants escaped."""
    match value:
        case date():
            return value.isoformat()
        case bool():
            return str(value).lower()
        case list():
            return f"[{', '.join(map(toml, value))}]"
        case str():
            return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
        case _:
            return f"{value:.0f}" if value == int(value) else repr(round(value, FINE))
