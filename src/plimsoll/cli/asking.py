"""What verbs do before and after they ask the door."""

from __future__ import annotations

from collections.abc import Iterator

import plimsoll
from plimsoll.cli.options import Place
from plimsoll.door import Answer, Plimsoll


def opened(place: Place) -> Plimsoll:
    """The store that the verb was pointed to."""
    return plimsoll.open(place.store, place.service)


def unmade(answer: Answer) -> Iterator[str]:
    """The measures that could not be made because their source is missing, in a sentence each."""
    told: set[str] = set()
    for row in answer:
        if row["denominator"] is None and row["value"] is None and row["measure"] not in told:
            told.add(row["measure"])
            yield f"The measure {row['measure']} could not be made: {row['note']}"
