"""Starters over those in post."""

from __future__ import annotations

from tests.spec.example import Example

EXAMPLES = (
    Example(
        rule=(
            "Those who joined the service in the last 12 months over those in post on the day, in full-time "
            "equivalents. Whoever only moved within it did not join."
        ),
        given="""
            employment
            staff | fte | started    | ended
            S1    | 1.0 | 2020-01-06 | 2023-03-01
            S1    | 0.6 | 2023-03-01 |
            S2    | 0.9 | 2023-03-01 |
            """,
        answer="""
            on         | value | numerator | denominator | starters | in_post
            2023-02-28 | 0     | 0         | 1           | 0        | 1
            2023-03-01 | 0.6   | 0.9       | 1.5         | 1        | 2
            2024-03-01 | 0     | 0         | 1.5         | 0        | 2
            """,
    ),
    Example(
        rule=(
            "An agency worker whom the service employs starts on that day. Who joined and left again within the year "
            "is a starter still."
        ),
        given="""
            employment
            staff | agency | fte | started    | ended
            S1    | yes    | 1.0 | 2022-01-10 | 2023-03-01
            S1    |        | 1.0 | 2023-03-01 |
            S2    |        | 0.5 | 2022-11-07 | 2023-01-09
            """,
        answer="""
            on         | value | numerator | denominator | starters
            2023-02-28 |       | 0.5       | 0           | 1
            2023-03-01 | 1.5   | 1.5       | 1           | 2
            """,
    ),
)
