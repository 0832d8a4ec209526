"""A forecast for a reader: on the terminal, as one page of HTML, or as a workbook of the same words and tables."""

from __future__ import annotations

from pathlib import Path

from plimsoll.door.forecast import Forecast
from plimsoll.pages import report
from plimsoll.pages.forecast.document import document

ENDINGS = frozenset(report.WRITERS)
"""How the name of a file ends that is a page or a workbook for a reader."""


def written(told: Forecast, out: Path) -> bytes:
    """The forecast as the bytes of a file of that name.

    Raises:
        WrongUse: its ending is none that such a file can have.
    """
    writer = report.writer(out)
    return writer(document(told))
