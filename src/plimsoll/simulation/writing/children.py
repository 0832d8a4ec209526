"""Who the rows of a case are about: its children, and the identifiers of families, children and cases."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from plimsoll.simulation.outcome import What
from plimsoll.simulation.writing.sheets import Texts, Told, joined, table
from plimsoll.simulation.writing.spans import Places, places
from plimsoll.vocabulary.case_tables import FAMILY, PERSON


class Children:
    """The children of every entry about a case: each entry stands once for each of them.

    Args:
        told: the history.
    """

    def __init__(self, told: Told) -> None:
        self._told = told

    def each(self, those: Places) -> tuple[Places, NDArray[np.int64]]:
        """Entries once for each child, as places among `those`, and which child of the case each is, from 1."""
        counts = self._told.of("children", those)
        index = np.repeat(np.arange(len(those)), counts)
        number = np.arange(len(index)) - np.repeat(np.cumsum(counts) - counts, counts) + 1
        return index, number

    def family(self, those: Places) -> Texts:
        """The identifier of each entry's family: a number, and never the reference that an open case came with.

        What the months bring is chance; nobody who exists may stand beside it.
        """
        return joined("F", self._told.of("family", those) + 1)

    def person(self, those: Places, number: NDArray[np.int64]) -> Texts:
        """The identifier of a child."""
        return joined(self.family(those), "-", number)

    def referral(self, those: Places, number: NDArray[np.int64]) -> Texts:
        """The identifier of a child's referral: its family, the spell and the child."""
        return joined("R-", self.family(those), "-", self._told.of("spell", those) + 1, "-", number)

    def tables(self) -> dict[str, pa.Table]:
        """The children and their families. A family that comes again has the same children."""
        referred = places(self._told.entries, What.REFERRED)
        once = referred[np.unique(self._told.of("family", referred), return_index=True)[1]]
        index, number = self.each(once)
        person = self.person(once[index], number)
        return {
            PERSON.name: table(PERSON, person_id=person),
            FAMILY.name: table(FAMILY, family_id=self.family(once[index]), person_id=person),
        }
