"""Censuses written by hand for the tests: only the elements that a test speaks of, with a heading around them."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa

from plimsoll import sources
from plimsoll.sources import TableRead

Tree = str | list[tuple[str, "Tree"]]


def written(name: str, tree: Tree) -> str:
    """An element with its text, or with the elements in it."""
    inside = tree if isinstance(tree, str) else "".join(written(*each) for each in tree)
    return f"<{name}>{inside}</{name}>"


def message(body: str, collection: str = "CIN", **said: str) -> str:
    """A census with a heading. What is said replaces the usual, and what is said to be empty is left out."""
    heading = {"Year": "2024", "ReferenceDate": "2024-03-31", "LEA": "201", "DateTime": "2024-05-23T11:14:05"} | said
    told = {name: written(name, value) if value else "" for name, value in heading.items()}
    kind = written("Collection", collection) if collection else ""
    details = f"<CollectionDetails>{kind}{told['Year']}{told['ReferenceDate']}</CollectionDetails>"
    source = f"<Source><SourceLevel>L</SourceLevel>{told['LEA']}{told['DateTime']}</Source>"
    return f"<Message><Header>{details}{source}</Header>{body}</Message>"


def child(name: str, *episodes: Tree, **identifiers: str) -> str:
    """A child with an identifier and episodes."""
    named = [("LAchildID", name)] if name else []
    told: Tree = [("ChildIdentifiers", [*named, *identifiers.items()]), *(("CINdetails", each) for each in episodes)]
    return written("Child", told)


def cin(*children: str, **said: str) -> str:
    """A census of children in need."""
    return message(f"<Children>{''.join(children)}</Children>", **said)


def csww(*workers: dict[str, str], authority: dict[str, str] | None = None, **said: str) -> str:
    """A workforce census."""
    heading = {"Year": "2022", "ReferenceDate": "2022-09-30", "DateTime": "2022-11-02T09:00:00"} | said
    totals = written("LALevelVacancies", list(authority.items())) if authority is not None else ""
    rows = "".join(written("CSWWWorker", list(worker.items())) for worker in workers)
    return message(totals + rows, "CSWW", **heading)


def saved(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    """The census as a file."""
    path = folder / "census.xml"
    path.write_bytes(text.encode(encoding))
    return path


def read(folder: Path, text: str) -> list[TableRead]:
    """What the census says."""
    source = sources.recognise(saved(folder, text))
    assert source is not None
    return list(source.read())


def rows(reads: list[TableRead], table: str) -> list[dict[str, object]]:
    """The rows of a canonical table, from whichever elements told them, without what is empty."""
    found = pa.concat_tables([each.rows for each in reads if each.table == table]).to_pylist()
    return [{name: value for name, value in row.items() if value is not None} for row in found]


def faults(reads: list[TableRead]) -> list[tuple[str, int, str, str]]:
    """The faults: table, row, column and reason."""
    return [
        (each.table, fault["row"], fault["column"], fault["reason"])
        for each in reads
        for fault in each.faults.to_pylist()
    ]
