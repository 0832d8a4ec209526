"""A little colour for a terminal: blue, orange and grey, which no colour-blind reader confuses. Words come first."""

from __future__ import annotations

from dataclasses import dataclass

BLUE = "\x1b[1;38;5;75m"
ORANGE = "\x1b[38;5;208m"
GREY = "\x1b[38;5;245m"
NONE = "\x1b[0m"


@dataclass(frozen=True, slots=True)
class Ink:
    """How words are set apart; without colour they stand as they are.

    Args:
        colour: whether the reader's terminal shows colour.
    """

    colour: bool = False

    def title(self, text: str) -> str:
        """A heading."""
        return self._set(BLUE, text)

    def concern(self, text: str) -> str:
        """What has moved the wrong way."""
        return self._set(ORANGE, text)

    def aside(self, text: str) -> str:
        """What may be read later."""
        return self._set(GREY, text)

    def _set(self, code: str, text: str) -> str:
        return f"{code}{text}{NONE}" if self.colour and text else text
