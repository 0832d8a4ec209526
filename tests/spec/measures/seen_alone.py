"""Seen alone."""

from __future__ import annotations

from tests.spec.example import Example

EXAMPLES = (
    Example(
        rule=(
            "Of the child protection and looked-after visits at which the child was seen. An empty answer is not "
            "alone, and is numbered."
        ),
        given="""
            visit
            kind | child | visited    | seen | seen_alone
            CP   | C1    | 2023-03-10 | yes  | yes
            CP   | C2    | 2023-03-10 | yes  | no
            CP   | C3    | 2023-03-10 | yes  |
            CP   | C4    | 2023-03-10 | no   |
            CIN  | C5    | 2023-03-10 | yes  | yes
            """,
        answer="""
            on         | value | numerator | denominator | unsaid
            2023-03-10 | 1/3   | 1         | 3           | 1
            """,
    ),
    Example(
        rule=(
            "Rows of one looked-after child on one day are one visit, alone if any of them says so. It counts for "
            "three months."
        ),
        given="""
            visit
            kind | visited    | seen | seen_alone
            CLA  | 2023-03-10 | yes  |
            CLA  | 2023-03-10 | yes  | yes
            """,
        answer="""
            on         | value | denominator | unsaid
            2023-06-09 | 1     | 1           | 0
            2023-06-10 |       | 0           |
            """,
    ),
)
