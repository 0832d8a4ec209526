"""A time study as a CSV file of our own: reader and writer."""

from plimsoll.sources.layout_files import LaidOut
from plimsoll.sources.time_study.layouts import LAYOUTS

__all__ = ["LAYOUTS", "recognise", "write"]

_FORMAT = LaidOut(LAYOUTS)
recognise = _FORMAT.recognise
write = _FORMAT.write
