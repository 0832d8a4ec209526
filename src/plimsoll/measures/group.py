"""What one file of instruments brings: the instruments, and the frames they are worked out from."""

from __future__ import annotations

from dataclasses import dataclass

from plimsoll.measures.frames import Frame
from plimsoll.measures.instrument import Instrument


@dataclass(frozen=True, slots=True)
class Group:
    """The instruments of one file, with the frames they bring."""

    instruments: tuple[Instrument, ...]
    frames: tuple[Frame, ...] = ()
