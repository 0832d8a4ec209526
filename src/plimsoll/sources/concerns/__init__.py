"""Concerns that others raised, as a CSV file of our own: reader and writer. No load keeps it: it goes into the log."""

from plimsoll.sources.concerns.layouts import LAYOUTS
from plimsoll.sources.layout_files import LaidOut

__all__ = ["LAYOUTS", "recognise", "write"]

_FORMAT = LaidOut(LAYOUTS)
recognise = _FORMAT.recognise
write = _FORMAT.write
