"""Annex A's eleven lists as data: their columns, the words that head them, and how the cells of each are read."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any


class CellKind(StrEnum):
    """How the cells of a column are read. Of the words' kinds `said.toml` says what each word means."""

    UNREAD = ""
    ID = "id"
    DAY = "day"
    NAME = "name"
    SOURCE = "source"
    FLAG = "flag"
    NFA = "nfa"
    SEEN = "seen"
    ALONE = "alone"
    NEED = "need"
    CLOSURE = "closure"
    STATUS = "status"
    LEGAL = "legal"
    PLACEMENT = "placement"


@dataclass(frozen=True, slots=True)
class ListColumn:
    """One column of a list.

    Args:
        header: as Ofsted words it.
        kind: how its cells are read.
        required: the list cannot be read without it.
        own: few other lists have it, so that it tells which list this is.
        also: other wordings.
    """

    header: str
    kind: CellKind
    required: bool
    own: bool
    also: tuple[str, ...]

    @property
    def name(self) -> str:
        """What mappings call it."""
        return self.header.lower()


@dataclass(frozen=True, slots=True)
class AnnexList:
    """One of the eleven lists.

    Args:
        number: 1 to 11.
        title: what it is about, as some councils name the sheet.
        columns: in Ofsted's order but for those that several lists share, which come first.
    """

    number: int
    title: str
    columns: tuple[ListColumn, ...]

    @property
    def name(self) -> str:
        """What mappings and reports call it."""
        return f"list {self.number}"

    @property
    def read(self) -> tuple[ListColumn, ...]:
        """The columns that are read."""
        return tuple(column for column in self.columns if column.kind is not CellKind.UNREAD)


@cache
def lists() -> dict[int, AnnexList]:
    """Every list by its number."""
    data = toml("lists.toml")
    shared = {line["header"]: line for line in data["common"]["columns"]}
    return {int(number): _list(int(number), entry, shared) for number, entry in data.items() if number.isdigit()}


@cache
def toml(name: str) -> dict[str, Any]:
    """One of the tables of data beside this file."""
    return tomllib.loads(resources.files(__package__).joinpath(name).read_text(encoding="utf-8"))


def _list(number: int, entry: dict[str, Any], shared: dict[str, Any]) -> AnnexList:
    common = [_column(shared[header], own=False) for header in entry["common"]]
    own = [_column(line, own=True) for line in entry["columns"]]
    return AnnexList(number, entry["title"], (*common, *own))


def _column(line: dict[str, Any], *, own: bool) -> ListColumn:
    return ListColumn(
        header=line["header"],
        kind=CellKind(line.get("kind", "")),
        required=line.get("required", False),
        own=own,
        also=tuple(line.get("also", ())),
    )
