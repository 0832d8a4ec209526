"""The rows of a document, as columns of text, from one guarded pass."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from plimsoll.sources.delimited import Cells
from plimsoll.sources.document.guard import DEPTH_LIMIT, hear, too_deep
from plimsoll.sources.document.shape import OWN_TEXT, STEP, Element
from plimsoll.vocabulary.errors import UnreadableInput

BATCH = 1 << 14
"""Rows held as Python lists before they become Arrow."""

PREFIX = ":"
"""Between a namespace's prefix and a name. Which namespace it is does not matter: a census has none."""


@dataclass(frozen=True, slots=True)
class Occurrences:
    """The rows of one element.

    Args:
        name: the element's.
        cells: by the name of the value's element; a value that is not there is empty text.
        count: how many rows there are; the first is number 1.
        within: for each row, the number of the row that holds it; 0 where it stands in the document itself.
    """

    name: str
    cells: Mapping[str, Cells]
    count: int
    within: npt.NDArray[np.int64]

    def of(self, holder: Occurrences, column: str) -> Cells:
        """A column of the rows that hold these, one value for each of these."""
        cells = holder.cells[column]
        places = pa.array(self.within - 1)
        return Cells(cells.words, (places if cells.codes is None else cells.codes.take(places)).cast(pa.int32()))


@dataclass(frozen=True, slots=True)
class Harvest:
    """What one pass brought.

    Args:
        rows: by element name.
        sha256: of the file's bytes.
    """

    rows: Mapping[str, Occurrences]
    sha256: str


def harvest(path: Path, root: str, elements: Sequence[Element]) -> Harvest:
    """The rows of these elements, in one pass.

    Args:
        path: the document.
        root: the name of the document's own element; anything else holds no rows.
        elements: what is wanted; one that is held by another comes after it.

    Raises:
        UnreadableInput: as `hear`.
    """
    gatherer = Gatherer(root, elements)
    try:
        sha256 = hear(path, gatherer)
    except UnreadableInput as error:
        raise (
            error if error.where else UnreadableInput(error.what, where=path.name, next_step=error.next_step)
        ) from error
    return Harvest({rows.name: rows.done() for rows in gatherer.rows}, sha256)


@dataclass(slots=True)
class _Rows:
    """The rows of one element while they come."""

    name: str
    columns: tuple[str, ...]
    holder: _Rows | None
    count: int = 0
    cells: list[str] = field(default_factory=list)
    ended: list[list[str]] = field(default_factory=list)
    within: list[int] = field(default_factory=list)
    batches: list[list[pa.Array]] = field(default_factory=list)
    holders: list[npt.NDArray[np.int64]] = field(default_factory=list)

    def begin(self) -> None:
        self.count += 1
        self.cells = [""] * len(self.columns)
        self.ended.append(self.cells)
        self.within.append(self.holder.count if self.holder else 0)
        if len(self.ended) > BATCH:
            self._put_by(1)

    def _put_by(self, begun: int) -> None:
        """Make Arrow of the rows that have ended: all but the last, when it has only begun."""
        ready = len(self.ended) - begun
        rows, self.ended = self.ended[:ready], self.ended[ready:]
        self.holders.append(np.array(self.within[:ready], np.int64))
        self.within = self.within[ready:]
        by_column = zip(*rows, strict=True) if rows else [()] * len(self.columns)
        self.batches.append([pa.array(values, pa.string()).dictionary_encode() for values in by_column])

    def done(self) -> Occurrences:
        """All of them."""
        self._put_by(0)
        columns = [_whole(parts) for parts in zip(*self.batches, strict=True)]
        cells = dict(zip(self.columns, columns, strict=True))
        return Occurrences(self.name, cells, self.count, np.concatenate(self.holders))


def _whole(parts: Iterable[pa.DictionaryArray]) -> Cells:
    whole = pa.chunked_array(list(parts)).unify_dictionaries().combine_chunks()
    return Cells(whole.dictionary, whole.indices)


@dataclass(slots=True, eq=False)
class _Node:
    """What is known of a place in the document: what may stand in it, and what its beginning and end mean."""

    inner: dict[str, _Node] = field(default_factory=dict)
    begins: _Rows | None = None
    fills: _Rows | None = None
    place: int = 0


class Gatherer:
    """Hears a document and keeps the cells that are wanted. As little as can be is done for each element.

    Args:
        root: the name of the document's own element.
        elements: what is wanted.
    """

    def __init__(self, root: str, elements: Sequence[Element]) -> None:
        self.text: list[str] = []
        self.rows: list[_Rows] = []
        top = _Node()
        self._node = _Node({root: top})
        self._path: list[_Node] = []
        self._elsewhere = _Node()
        self._plan(top, elements)

    def _plan(self, top: _Node, elements: Sequence[Element]) -> None:
        placed: dict[str, tuple[_Node, _Rows | None]] = {"": (top, None)}
        for element in elements:
            above, holder = placed[element.within]
            rows = _Rows(element.name, element.columns, holder)
            node = _reached(above, element.path)
            node.begins = rows
            placed[element.name] = node, rows
            self.rows.append(rows)
            for place, leaf in enumerate(element.leaves):
                end = node if leaf == OWN_TEXT else _reached(node, leaf)
                end.fills, end.place = rows, place

    def start(self, name: str, _attributes: object) -> None:
        """An element begins."""
        node = self._node
        self._path.append(node)
        if len(self._path) > DEPTH_LIMIT:
            raise too_deep()
        found = node.inner.get(name)
        if found is None:
            found = self._unknown(node, name)
        if found.begins is not None:
            found.begins.begin()
        # What stands inside a value is part of it.
        if node.fills is None:
            self.text.clear()
        self._node = found

    def _unknown(self, node: _Node, name: str) -> _Node:
        """What a name with a prefix means; otherwise a place of which nothing is wanted."""
        if node.fills is not None:
            return _WITHIN
        return node.inner.get(name.rpartition(PREFIX)[2], self._elsewhere) if PREFIX in name else self._elsewhere

    def end(self, _name: str) -> None:
        """It ends."""
        node = self._node
        rows = node.fills
        if rows is not None and rows is not _NOWHERE and not rows.cells[node.place]:
            rows.cells[node.place] = "".join(self.text)
        self._node = self._path.pop()


_NOWHERE = _Rows("", (), None)
_WITHIN = _Node(fills=_NOWHERE)
"""An element inside a value: its text is the value's, and kept when that ends."""


def _reached(node: _Node, path: str) -> _Node:
    for step in path.split(STEP):
        node = node.inner.setdefault(step, _Node())
    return node
