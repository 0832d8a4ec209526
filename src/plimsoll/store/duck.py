"""The query engine's library, in a file of its own so that it is brought in with the first session and not before."""

from __future__ import annotations

from duckdb import DataError, Error, IOException, connect

__all__ = ["DataError", "Error", "IOException", "connect"]
