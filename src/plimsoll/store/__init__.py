"""The store: every load kept as immutable Parquet, made visible by one commit, and asked in SQL as known on any day."""

from plimsoll.store.engine import StatementFailed
from plimsoll.store.matching import match_counts
from plimsoll.store.records import Damage, Draft, FileCount, Load
from plimsoll.store.session import Session
from plimsoll.store.store import Store

__all__ = ["Damage", "Draft", "FileCount", "Load", "Session", "StatementFailed", "Store", "match_counts"]
