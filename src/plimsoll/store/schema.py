"""The catalogue's tables: which loads were kept, what they read, and which files hold their rows."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Date, ForeignKey, Integer, MetaData, String, Table

FORMAT_VERSION = 1
"""The layout of the catalogue and of the fragments. A store of a higher one is not read."""

CATALOGUE = MetaData()

STORE = Table(
    "store",
    CATALOGUE,
    Column("id", Integer, primary_key=True),
    Column("format_version", Integer, nullable=False),
)
"""One row. A load locks it, so that loads come one after another."""

LOAD = Table(
    "load",
    CATALOGUE,
    Column("id", Integer, primary_key=True),
    Column("service", String, nullable=False, index=True),
    Column("source", String, nullable=False),
    Column("as_of", Date, nullable=False),
    Column("partial", Boolean, nullable=False),
    Column("window_start", Date),
    Column("made_at", String, nullable=False),
    Column("made_with", String, nullable=False),
    # A number is never given twice, even after its load was rolled back and its orphan files were left behind.
    sqlite_autoincrement=True,
)

LOAD_FILE = Table(
    "load_file",
    CATALOGUE,
    Column("load_id", ForeignKey(LOAD.c.id), primary_key=True),
    Column("file_no", Integer, primary_key=True),
    Column("file", String, nullable=False),
    Column("sha256", String, nullable=False),
    Column("source_table", String, nullable=False),
    Column("canonical", String, nullable=False),
    Column("read", BigInteger, nullable=False),
    Column("kept", BigInteger, nullable=False),
    Column("duplicates", BigInteger, nullable=False),
    Column("refused", BigInteger, nullable=False),
)

LOAD_TABLE = Table(
    "load_table",
    CATALOGUE,
    Column("load_id", ForeignKey(LOAD.c.id), primary_key=True),
    Column("canonical", String, primary_key=True),
)
"""Which canonical tables a load carried: one with no rows was carried too."""

FRAGMENT = Table(
    "fragment",
    CATALOGUE,
    Column("id", Integer, primary_key=True),
    Column("service", String, nullable=False, index=True),
    Column("source", String, nullable=False),
    Column("canonical", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("path", String, nullable=False, unique=True),
    Column("load_id", ForeignKey(LOAD.c.id), nullable=False),
    Column("rows", BigInteger, nullable=False),
    Column("sha256", String, nullable=False),
    Column("bytes", BigInteger, nullable=False),
    Column("retired_at", String),
    sqlite_autoincrement=True,
)
"""The files. A retired one was gathered into others; it stays until no reader can still need it."""
