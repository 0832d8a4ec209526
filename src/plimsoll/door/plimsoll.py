"""The public Python API: open a store, and ask it."""

from __future__ import annotations

from pathlib import Path
from typing import Unpack

import lazy_loader

from plimsoll.door.answer import Answer
from plimsoll.door.chart_options import HowDrawn
from plimsoll.door.digested import Weeks
from plimsoll.door.drawn import Drawn
from plimsoll.door.forecasts import Forecasts
from plimsoll.door.loads import County, Loads
from plimsoll.door.matters import Matters
from plimsoll.door.opened import PathText
from plimsoll.door.places import default_store
from plimsoll.door.questions import Questions
from plimsoll.door.queued import Queue
from plimsoll.door.remedied import Remedies
from plimsoll.door.warned import Warnings

# What only some verbs need, and brings the readers, the inventor and their libraries with it.
charting = lazy_loader.load("plimsoll.door.charting", suppress_warning=True)
inventing = lazy_loader.load("plimsoll.door.inventing", suppress_warning=True)
living = lazy_loader.load("plimsoll.door.lived", suppress_warning=True)
templates = lazy_loader.load("plimsoll.door.templates", suppress_warning=True)


class Plimsoll(Questions, Warnings, Matters, Queue, Forecasts, Remedies, Weeks, Loads):
    """One store, ready to be asked. Made by `plimsoll.open`.

    Days are dates or texts (``2018-10-17``, ``17/10/2018``) and mean the end of the day. A day left out is the one
    the last load speaks of. Every question returns an `Answer`.

    Args:
        place: the store's folder; the first load makes it.
        service: the service asked about; `None` is the only one, or each of them.
    """


def open(path: PathText | None = None, service: str | None = None) -> Plimsoll:
    """Open a store.

    Args:
        path: its folder; by default the one ``PLIMSOLL_STORE`` names, else a private one of your own.
        service: the service asked about; by default the only one, or each of them.
    """
    return Plimsoll(default_store() if path is None else Path(path), service)


def invent(folder: PathText, forecast: PathText | None = None, **county: Unpack[County]) -> Answer:
    """Write the extracts of an invented county into a folder, as a council would save them.

    Args:
        folder: where to; it is made if there is none.
        forecast: live the county's months on from its last day with the forecast's model, and write what they brought:
            a scenario's file, the name of a ready-made one, or ``none`` for no decision at all.
        county: seed, children, years, ends, scenario; see `County`.

    Raises:
        WrongUse: no such county can be invented, or the forecast's scenario asks for what cannot be in it.
        UnreadableInput: a scenario's file cannot be read.
    """
    commission = inventing.commissioned(county)
    if forecast is None:
        answer: Answer = inventing.written(commission, Path(folder))
        return answer
    lived: Answer = living.lived(living.LivedCounty(commission, str(forecast)), Path(folder))
    return lived


def template(name: str, folder: PathText) -> Answer:
    """Write the empty files of a set into a folder, with the data dictionary that explains each column.

    Args:
        name: ``hr``, ``time-study``, ``decisions`` or ``concerns``.
        folder: where to; it is made if there is none.

    Raises:
        WrongUse: there is no such set; or a file of that name stands there, which is never written over.
    """
    answer: Answer = templates.written(name, Path(folder))
    return answer


def chart(path: PathText, kind: str = "xmr", **how: Unpack[HowDrawn]) -> Answer:
    """A control chart of any series in a CSV file.

    Args:
        path: the file, its first row the headings.
        kind: ``xmr``, ``p``, ``u``, ``c``, ``g``, ``t``, ``p-prime``, ``u-prime``, ``cusum`` or ``ewma``.
        how: x, y, n, target, good, baseline, rebase, screen; see `HowDrawn`.

    Raises:
        WrongUse: there is no such column or kind; the kind needs ``n``, or has no use for it; a rebase is no point.
        UnreadableInput: the file cannot be read, or a value of it cannot stand on such a chart.
    """
    return drawn(path, kind, **how).answer


def drawn(path: PathText, kind: str = "xmr", **how: Unpack[HowDrawn]) -> Drawn:
    """The same with all that a page needs to draw it; see `chart`."""
    found: Drawn = charting.drawn(Path(path), charting.asked(kind, how))
    return found
