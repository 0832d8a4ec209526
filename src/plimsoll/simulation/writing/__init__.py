"""A replication written down: what the kernel lived through as the canonical tables that a council's extracts fill."""

from __future__ import annotations

from plimsoll.simulation.writing.written import written

__all__ = ["written"]
