"""Every column that a warning, a chart, the work list or the ladder hands out says what it means."""

from __future__ import annotations

from plimsoll.door.climbed import MATTER, PROOF
from plimsoll.door.drawn import POINT
from plimsoll.door.escalating import WRITTEN
from plimsoll.door.queueing import ITEM
from plimsoll.door.remedying import WATCHED
from plimsoll.door.warnings import BESIDE, WARNING
from plimsoll.pages.headings import heading

LAID_OUT = (
    *("chart", "unit_of_value", "weeks_to_a_point", "own_weeks", "weeks_unsettled", "trial", "baseline", "beside"),
    *("began", "began_usual", "began_direction", "ended", "ended_usual", "ended_direction"),
)
"""What the detail of a warning is laid out as."""


def test_no_column_is_left_without_a_meaning() -> None:
    """A workbook's page of definitions would hold an empty line for it; what is laid out beneath is no column."""
    columns = {*WARNING, *BESIDE, *POINT, *ITEM, *MATTER, *WRITTEN, *WATCHED, *PROOF, *LAID_OUT} - {"detail"}
    assert sorted(column for column in columns if not heading(column).meaning) == []
    assert heading("words").width > heading("child").width
