"""An SSD extract written as SSMS saves it.

UTF-8 with its mark, CR LF, `NULL` for nothing, date-times to the millisecond, a cell quoted only where it must be.
Columns we hold nothing of are there and empty.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from itertools import product
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from plimsoll.sources import csv_text
from plimsoll.sources.mapping import Field
from plimsoll.sources.mapping import Mapping as TableMapping
from plimsoll.sources.outcomes import ANY_FLAG
from plimsoll.sources.ssd.catalogue import Dialect, tables
from plimsoll.sources.ssd.mapping import MAPPINGS, NEW_REFERRAL_FLAG, NFA_FLAG

NOTHING = "NULL"
MIDNIGHT = "%Y-%m-%d 00:00:00.000"

OTHER_FLAG = "OTHER_OUTCOMES_EXIST_FLAG"
CONTACT_FLAGS = (
    NEW_REFERRAL_FLAG,
    "EXISTING_REFERRAL_FLAG",
    "CP_ENQUIRY_FLAG",
    NFA_FLAG,
    "NON_AGENCY_ADOPTION_FLAG",
    "PRIVATE_FOSTERING_FLAG",
    "ADVICE_FLAG",
    "MISSING_FLAG",
    "OLA_CP_FLAG",
    OTHER_FLAG,
)
ANSWERS = (None, False, True)
WRITTEN = {None: "", False: "N", True: "Y"}


def write(canonical: Mapping[str, pa.Table], folder: Path, dialect: Dialect) -> list[Path]:
    """Write the canonical tables as the CSV files of an SSD extract, and say which files were written.

    Args:
        canonical: tables by canonical name, with the canonical columns; one that is left out writes no file.
        folder: where to; made when it is not there.
        dialect: whose script the extract is to look like. What that system lacks is not written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    wanted = [mapping for mapping in MAPPINGS.values() if mapping.table in canonical]
    return [
        _write_table(canonical[mapping.table], mapping, columns, folder / f"{mapping.source_table}.csv")
        for mapping in wanted
        if (columns := tables()[mapping.source_table].in_dialect(dialect))
    ]


def _write_table(rows: pa.Table, mapping: TableMapping, columns: tuple[str, ...], path: Path) -> Path:
    if mapping.kind is not None:
        rows = rows.filter(pc.equal(rows["kind"], mapping.kind))
    sheet = csv_text.Sheet(path, columns, NOTHING)
    return csv_text.write(sheet, rows, lambda some: [_column(some, mapping, column) for column in columns])


def _column(rows: pa.Table, mapping: TableMapping, column: str) -> pa.Array | pa.Scalar:
    held = [field for field in mapping.fields if column in field.names]
    if not held:
        return pa.scalar(NOTHING)
    if held[0].outcome:
        return _outcomes(rows, {field.outcome: field for field in held})
    return _text(rows[held[0].column].combine_chunks())


def _text(values: pa.Array) -> pa.Array:
    if pa.types.is_date(values.type):
        return csv_text.days(values, MIDNIGHT)
    if pa.types.is_boolean(values.type):
        return pc.if_else(values, WRITTEN[True], WRITTEN[False])
    return csv_text.quoted(values.cast(pa.string()))


def _outcomes(rows: pa.Table, fields: dict[str, Field]) -> pa.Array:
    """The outcome of each row as JSON: one of few texts, chosen by the answers to its flags."""
    code = pa.scalar(0, pa.int32())
    for field in fields.values():
        answer = rows[field.column].combine_chunks()
        digit = pc.fill_null(pc.add(pc.cast(answer, pa.int32()), 1), 0)
        code = pc.add(pc.multiply(code, len(ANSWERS)), digit)
    texts = [_outcome(dict(zip(fields, answers, strict=True))) for answers in product(ANSWERS, repeat=len(fields))]
    return csv_text.quoted(pa.array(texts, pa.string())).take(code)


def _outcome(answers: dict[str, bool | None]) -> str | None:
    decided = answers.pop(ANY_FLAG)
    if not decided and not any(answer is not None for answer in answers.values()):
        return None
    # Decided, but on nothing we know by name.
    other = bool(decided) and not any(answers.values())
    said = {flag: answers.get(flag, False) for flag in CONTACT_FLAGS} | {OTHER_FLAG: other}
    return json.dumps({flag: WRITTEN[answer] for flag, answer in said.items()}, separators=(",", ":"))
