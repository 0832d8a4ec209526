"""The register of decisions of an invented county: what its scenario says was decided, with what was then known."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from plimsoll.invention.almanac import number
from plimsoll.invention.commission import Invention
from plimsoll.invention.sheet import Closing, Sheet, empty, numbered
from plimsoll.invention.streams import NEVER
from plimsoll.vocabulary.decisions import BETWEEN_MEASURES
from plimsoll.vocabulary.workforce_tables import DECISION


def decisions(invention: Invention) -> Sheet:
    """The decisions of the records' years, each written down on the day it was taken."""
    first, last = number(invention.reaches_back), number(invention.ends)
    dated = [(number(each.day(invention.ends)), each) for each in invention.scenario.decisions]
    kept = sorted((pair for pair in dated if first <= pair[0] <= last), key=lambda pair: pair[0])
    taken = np.array([day for day, _ in kept], dtype=np.int64)
    effective = taken + np.array([each.effective_after for _, each in kept], dtype=np.int64)
    said = [each for _, each in kept]
    after = np.array([NEVER if each.looked_back_after is None else each.looked_back_after for each in said], np.int64)
    looked_back = np.where(taken + after <= last, taken + after, NEVER)
    due = np.array([NEVER if each.due_after is None else day + each.due_after for day, each in kept], np.int64)
    columns = {
        "decision_id": numbered("D", len(said)),
        "kind": pa.array([each.kind for each in said], pa.string()),
        "title": pa.array([each.title for each in said], pa.string()),
        "owner": pa.array([each.owner for each in said], pa.string()),
        "team_id": empty(DECISION, "team_id", len(said)),
        "forecast": pa.array([each.forecast or None for each in said], pa.string()),
        "known": pa.array([each.known or None for each in said], pa.string()),
        "origin": pa.array([each.origin or None for each in said], pa.string()),
        "measures": pa.array([BETWEEN_MEASURES.join(each.measures) or None for each in said], pa.string()),
    }
    always = np.full(len(said), NEVER)
    days = {"decided": taken, "effective": effective, "due": due, "looked_back": looked_back}
    closing = Closing(("looked_back",), looked_back)
    return Sheet(DECISION, days, columns, taken, always, always, (closing,))
