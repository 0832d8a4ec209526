"""The sum: every measure and every defence, `drain` and `reconcile`, on any day, as known on any day."""

from __future__ import annotations

from plimsoll.conditions.asking import ask, rows_behind
from plimsoll.conditions.draining import DrainRow, drain
from plimsoll.conditions.movement import Move, Movement, movements
from plimsoll.conditions.picture import AlignedChild, DefencePicture, defences
from plimsoll.conditions.question import Figure, Question
from plimsoll.conditions.reconciling import Difference, counts_otherwise, reconcile
from plimsoll.conditions.register import INSTRUMENTS, followed, instrument

__all__ = [
    "INSTRUMENTS",
    "AlignedChild",
    "DefencePicture",
    "Difference",
    "DrainRow",
    "Figure",
    "Move",
    "Movement",
    "Question",
    "ask",
    "counts_otherwise",
    "defences",
    "drain",
    "followed",
    "instrument",
    "movements",
    "reconcile",
    "rows_behind",
]
