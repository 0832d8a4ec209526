"""What can go wrong, said to the reader: what, where, and what to do next.

The tree, with the exit code each one ends the command with::

    PlimsollError
    ├── WrongUse            2   the command or the call was used wrongly
    ├── UnreadableInput     3   an input could not be read at all
    ├── NotSent             3   what should have been posted was not
    ├── DamagedStore        4   the store is damaged
    │   └── NewerStore      4   the store was written by a newer version
    ├── NotPermitted        5   the answer exists but may not be given
    └── Incomplete          1   done, but `--strict` was given and something was left out

Messages never hold a name, a date of birth, an address or free text about a person.
"""

from __future__ import annotations

from typing import ClassVar


class PlimsollError(Exception):
    """Anything Plimsoll says it cannot do.

    Args:
        what: one sentence: what went wrong.
        where: the file, sheet, row or option it concerns, or empty.
        next_step: what the reader can do about it, or empty.
    """

    exit_code: ClassVar[int] = 2

    def __init__(self, what: str, *, where: str = "", next_step: str = "") -> None:
        self.what = what
        self.where = where
        self.next_step = next_step
        super().__init__(self.sentence())

    def sentence(self) -> str:
        """The whole message as the reader sees it, on one line."""
        place = f"{self.where}: " if self.where else ""
        advice = f" {self.next_step}" if self.next_step else ""
        return f"{place}{self.what}{advice}"


class WrongUse(PlimsollError):
    """The command or the call was used wrongly: an unknown name, an impossible date."""

    exit_code = 2


class UnreadableInput(PlimsollError):
    """An input could not be read at all: missing, empty, not permitted, of no known format."""

    exit_code = 3


class NotSent(PlimsollError):
    """What should have been posted was not: the mail host was not reached, or the way to it could not be trusted."""

    exit_code = 3


class DamagedStore(PlimsollError):
    """A file of the store is missing or does not match its checksum."""

    exit_code = 4


class NewerStore(DamagedStore):
    """The store was written by a newer version of Plimsoll than this one."""


class NotPermitted(PlimsollError):
    """The answer may not be given: a view of a worker, a folder without permission."""

    exit_code = 5


class Incomplete(PlimsollError):
    """Done, but rows were refused or a measure could not be made, and `--strict` was given."""

    exit_code = 1
