"""The stages of a history: from their beginning to their end, by kind, and what happened in them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from plimsoll.simulation.outcome import What
from plimsoll.simulation.service import Kind
from plimsoll.simulation.writing.history import NOBODY
from plimsoll.simulation.writing.sheets import Told
from plimsoll.simulation.writing.spans import Places, following, places, preceding


class Stages:
    """Every stage that began, and the entry that ended it.

    Args:
        told: the history.
    """

    def __init__(self, told: Told) -> None:
        self._told = told
        self._kinds = np.array([stage.kind for stage in told.service.stages])
        self._begun = places(told.entries, What.STAGE)
        over = places(told.entries, What.STAGE_ENDED, What.CLOSED, What.WITHDRAWN)
        self._ended = following(told.entries, self._begun, over, "family")

    def of(self, *kinds: Kind) -> tuple[Places, Places]:
        """The entries that began stages of some kinds, and those that ended them; `NOBODY` while they last."""
        which = np.flatnonzero(np.isin(self.kinds(self._begun), kinds))
        return self._begun[which], self._ended[which]

    def kinds(self, those: Places) -> NDArray[np.int64]:
        """The kind of each entry's stage."""
        found: NDArray[np.int64] = self._kinds[self._told.of("stage", those)]
        return found

    def finished(self, ended: Places) -> Places:
        """Those endings of stages that were no mere breaking off, because the case closed while it waited."""
        broken_off = self._told.of("what", ended) == What.WITHDRAWN
        return np.where(broken_off, NOBODY, ended)

    def under(self, those: Places) -> Places:
        """The beginning of the stage in which each entry happened."""
        return preceding(self._told.entries, those, self._begun, "family")

    def next_of(self, ended: Places, kind: Kind) -> Places:
        """The stage of a kind that follows each ending at once; `NOBODY` where another does, or none."""
        nexts = following(self._told.entries, ended, self._begun, "family")
        entries = self._told.entries
        same = (entries["time"][nexts] == entries["time"][ended]) & (entries["spell"][nexts] == entries["spell"][ended])
        return np.where(same & (self.kinds(nexts) == kind) & (nexts != NOBODY), nexts, NOBODY)

    def seen(self, begun: Places) -> NDArray[np.bool_]:
        """Whether the children were seen in each stage: by a visit where it owes any, else as a matter of course."""
        owes = np.array([stage.visit is not None for stage in self._told.service.stages])
        visited = np.unique(self.under(places(self._told.entries, What.VISITED)))
        seen: NDArray[np.bool_] = ~owes[self._told.of("stage", begun)] | np.isin(begun, visited)
        return seen
