"""Faults found in an input: which file, which row, which column and why. Never the cell itself.

A fault either refuses its row (`refuses`) or only reports something a person should look at.
All faults of an input are gathered and told once.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Reason(Enum):
    """Why a row was refused or reported. The value is (refuses the row, the sentence for the reader)."""

    NO_KEY = (True, "The row has no identifier of its own.")
    NO_PERSON = (True, "The row leads to no child.")
    NO_START = (True, "The date the row begins with is missing.")
    BAD_DATE = (True, "The date cannot be read; write it as 2018-10-17 or 17/10/2018.")
    TWO_DIGIT_YEAR = (True, "The year has two digits, so the century is a guess; write it with four.")
    ENDS_BEFORE_START = (True, "The row ends before it starts.")
    TOO_MANY_CELLS = (True, "The row has more cells than the header: a comma inside a cell was not quoted.")
    TOO_FEW_CELLS = (True, "The row has fewer cells than the header.")
    TOO_LONG = (True, "The line is longer than any real row; the file may be cut or joined.")
    CUT_SHORT = (True, "The file ends in the middle of this row; save it again.")
    STRAY_QUOTE = (True, "A quotation mark opens a cell and is not closed, or stands inside one and is not doubled.")
    NUL_BYTE = (True, "The row holds NUL bytes; the file may be damaged.")
    NEEDED = (True, "A cell that no row can do without is empty or cannot be used.")
    SAME_KEY = (False, "Two rows share one identifier; the later was kept and the earlier counts as a duplicate.")
    BAD_OPTIONAL_DATE = (False, "The date cannot be read and was left empty.")
    BAD_FLAG = (False, "The flag is neither yes nor no and was left empty.")
    BAD_NUMBER = (False, "The number cannot be read and was left empty.")
    OUT_OF_RANGE = (False, "The number is outside what its column may hold and was left empty.")
    UNKNOWN_CODE = (False, "The word or code is none of those its column may hold.")
    UNUSUAL_ID = (False, "The identifier is not written as its kind usually is; it was kept.")
    FUTURE_DATE = (False, "The date is over a year ahead of the load; it was kept.")
    UNKNOWN_CHILD = (False, "The child is not in the person table; the row was kept.")
    ORPHAN = (False, "The row points to a record that is not in these extracts; it was kept.")
    NFA_NOT_CLOSED = (False, "The referral is marked no further action but was never closed; it is not an open case.")
    ALLOCATED_TO_NOBODY = (False, "The allocation names no worker; the child counts as unallocated.")
    OPEN_ON_CLOSED_REFERRAL = (
        False,
        "The assessment was never authorised but its referral is closed; it does not count as open.",
    )
    NO_DATE_OF_CHILD = (False, "The child has neither a date of birth nor an expected one.")

    @property
    def refuses(self) -> bool:
        """Whether a row with this fault is left out of the load."""
        return self.value[0]

    @property
    def sentence(self) -> str:
        """The reason in words a manager can act on."""
        return self.value[1]


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: where it stands and why.

    Args:
        file: the file's name, without its folder.
        row: the row's number in the file, the header being row 1 and the first record row 2.
        column: the column as the file names it, or empty when the whole row is meant.
        reason: why.
        detail: numbers only (such as the other row's number), never a cell.
    """

    file: str
    row: int
    column: str
    reason: Reason
    detail: str = ""
