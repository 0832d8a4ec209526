"""An answer as Parquet, for Power BI, DuckDB and notebooks: the flat table with its types."""

from __future__ import annotations

import io
import json

import pyarrow.parquet as pq

from plimsoll.door.answer import Answer


def file(answer: Answer) -> bytes:
    """The bytes of a Parquet file; what was asked and where it came from stand in its metadata."""
    table = answer.to_arrow()
    said = {"plimsoll": answer.provenance.version, "about": json.dumps(dict(answer.about), default=str)}
    kept = {**(table.schema.metadata or {}), **said}
    page = io.BytesIO()
    pq.write_table(table.replace_schema_metadata(kept), page)
    return page.getvalue()
