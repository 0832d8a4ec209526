"""The faults of an input, gathered as columns: a faulty file may have as many faults as rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from plimsoll.vocabulary.faults import Reason

SCHEMA = pa.schema([("row", pa.int32()), ("column", pa.string()), ("reason", pa.string()), ("detail", pa.string())])


@dataclass(slots=True)
class Gathered:
    """The faults found so far in one file, told in the order of its rows."""

    parts: list[pa.Table] = field(default_factory=list)

    def add(
        self,
        rows: npt.NDArray[np.int32] | Sequence[int],
        column: str,
        reason: Reason,
        detail: Sequence[str] | None = None,
    ) -> None:
        """One fault for each of the rows, all for one reason. Details hold numbers only, never a cell."""
        count = len(rows)
        if not count:
            return
        details = pa.array(detail, pa.string()) if detail is not None else _repeated("", count)
        columns = [pa.array(rows, pa.int32()), _repeated(column, count), _repeated(reason.name, count), details]
        self.parts.append(pa.table(columns, schema=SCHEMA))

    def table(self) -> pa.Table:
        """All of them, by row."""
        return pa.concat_tables([SCHEMA.empty_table(), *self.parts]).sort_by([("row", "ascending")]).combine_chunks()


def _repeated(word: str, count: int) -> pa.Array:
    return pa.repeat(pa.scalar(word, pa.string()), count)


def in_rows(pairs: Iterable[tuple[int, Reason]]) -> dict[Reason, list[int]]:
    """The rows by reason."""
    found: dict[Reason, list[int]] = {}
    for row, reason in pairs:
        found.setdefault(reason, []).append(row)
    return found
