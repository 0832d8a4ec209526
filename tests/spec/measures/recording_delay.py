"""Recording delay."""

from __future__ import annotations

from tests.spec.example import Example

EXAMPLES = (
    Example(
        rule=(
            "From the day it happened to the first load that carried it. What the first load told is left out: "
            "how late that was, nobody can know."
        ),
        given="""
            load of 2023-03-10

            visit
            visit | kind | visited
            V1    | CP   | 2023-03-01

            load of 2023-03-20

            visit
            visit | kind | visited
            V1    | CP   | 2023-03-01
            V2    | CP   | 2023-03-06
            V3    | CP   | 2023-03-18
            """,
        answer="""
            on         | value | denominator | p50 | p90  | max | n
            2023-03-19 |       | 0           |     |      |     |
            2023-03-20 | 8     | 2           | 8   | 12.8 | 14  | 2
            2023-04-16 | 8     | 2           | 8   | 12.8 | 14  | 2
            2023-04-17 |       | 0           |     |      |     |
            """,
    ),
    Example(
        rule="With one load only there is no answer, and the note says what would bring one.",
        given="""
            visit
            kind | visited
            CP   | 2023-03-01
            """,
        answer="""
            on         | value | numerator | denominator
            2023-03-20 |       |           |
            """,
    ),
)
