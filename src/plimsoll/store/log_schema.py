"""The log's tables: one row that says how long it is and how it ends, and its entries."""

from __future__ import annotations

from sqlalchemy import Column, Connection, Integer, MetaData, String, Table, UniqueConstraint, event

LOG_VERSION = 1
"""The layout of the log and of what is hashed. A log of a higher one is not read."""

LOG = MetaData()

HEAD = Table(
    "log",
    LOG,
    Column("id", Integer, primary_key=True),
    Column("format_version", Integer, nullable=False),
    Column("entries", Integer, nullable=False),
    Column("head", String, nullable=False),
)
"""One row: how many entries there are, and the hash of the last. A writer locks it, so that writers come one by one."""

ENTRY = Table(
    "log_entry",
    LOG,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("service", String, nullable=False),
    Column("key", String, nullable=False),
    Column("day", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("body", String, nullable=False),
    Column("made_at", String, nullable=False),
    Column("before", String, nullable=False),
    Column("hash", String, nullable=False),
    UniqueConstraint("service", "key", name="log_entry_key"),
)

REFUSED = "the log is never changed: write a new entry"

# Against a slip, and a program that knows no better. Whoever may change the tables may take the triggers away too: that
# is what the hashes are for.
FORBIDDING = {
    "sqlite": tuple(
        f"CREATE TRIGGER log_entry_no_{deed.lower()} BEFORE {deed} ON log_entry "
        f"BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END"
        for deed in ("UPDATE", "DELETE")
    ),
    "postgresql": (
        f"""
        CREATE OR REPLACE FUNCTION log_entry_stays() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION '{REFUSED}'; END $$
        """,
        """
        CREATE TRIGGER log_entry_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON log_entry
        FOR EACH STATEMENT EXECUTE FUNCTION log_entry_stays()
        """,
    ),
}


@event.listens_for(ENTRY, "after_create")
def _forbid(_table: Table, connection: Connection, **_: object) -> None:
    for statement in FORBIDDING[connection.dialect.name]:
        connection.exec_driver_sql(statement)
