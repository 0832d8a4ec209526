"""Workers by post and holder: a post's second holder is another worker than its first."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from plimsoll.simulation.writing.history import NOBODY
from plimsoll.simulation.writing.sheets import Texts, Told, joined
from plimsoll.simulation.writing.spans import Places

FORMER_WORKER = "W-former"
"""Whoever held a waiting case before the start: one worker for all of them, in no post."""


def worker_ids(told: Told, those: Places) -> Texts:
    """The case system's identifier of the worker of each entry."""
    return _ids(told, those, "W")


def staff_ids(told: Told, those: Places) -> Texts:
    """The employer's identifier of the worker of each entry."""
    return _ids(told, those, "S")


def _ids(told: Told, those: Places, prefix: str) -> Texts:
    post, holder = told.of("post", those), told.of("holder", those)
    numbered = joined(prefix, post + 1, "-", holder + 1)
    return pc.if_else(pa.array(post == NOBODY), pa.scalar(FORMER_WORKER), numbered) if np.any(post < 0) else numbered
