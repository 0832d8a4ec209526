"""The store: every load kept as immutable Parquet, made visible by one commit, and asked in SQL as known on any day."""

from plimsoll.store.chain import Proof, refuse_broken
from plimsoll.store.engine import StatementFailed
from plimsoll.store.entry import Entry, Note
from plimsoll.store.log import Log
from plimsoll.store.matching import match_counts
from plimsoll.store.records import Damage, Draft, FileCount, Load
from plimsoll.store.session import Session
from plimsoll.store.store import Store

__all__ = [
    "Damage",
    "Draft",
    "Entry",
    "FileCount",
    "Load",
    "Log",
    "Note",
    "Proof",
    "Session",
    "StatementFailed",
    "Store",
    "match_counts",
    "refuse_broken",
]
