"""The attention gap."""

from __future__ import annotations

from tests.spec.example import Example

EXAMPLES = (
    Example(
        rule=("Half of the child in need plans' visits are overdue and no child protection plan's: the gap is a half."),
        given="""
            plan
            kind | child | started
            CIN  | C1    | 2023-03-01
            CIN  | C2    | 2023-03-29
            CP   | C3    | 2023-03-29

            visit
            kind | visited
            """,
        answer="""
            on         | value | numerator | denominator | cin | cp
            2023-03-30 | 1/2   |           |             | 1/2 | 0
            """,
    ),
    Example(
        rule="With no open plan of one of the two kinds there is no gap to speak of.",
        given="""
            plan
            kind | started
            CIN  | 2023-03-01

            visit
            kind | visited
            """,
        answer="""
            on         | value | numerator | denominator | note
            2023-03-30 |       | 0         | 0           | Nothing to count.
            """,
    ),
)
