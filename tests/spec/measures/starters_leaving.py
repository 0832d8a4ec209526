"""Starters who have already left."""

from __future__ import annotations

from tests.spec.example import Example

EXAMPLES = (
    Example(
        rule="Of the people who joined in the 365 days to the day, those who had left by it.",
        given="""
            employment
            staff | fte | started    | ended
            S1    | 1.0 | 2023-01-09 | 2023-06-01
            S2    | 0.5 | 2023-01-09 |
            S3    | 1.0 | 2020-01-06 | 2023-06-01
            """,
        answer="""
            on         | value | numerator | denominator | fte | gone_fte
            2023-05-31 | 0     | 0         | 2           | 1.5 | 0
            2023-06-01 | 1/2   | 1         | 2           | 1.5 | 1
            2024-01-08 | 1/2   | 1         | 2           | 1.5 | 1
            2024-01-09 |       | 0         | 0           |     |
            """,
    ),
    Example(
        rule="Who moved to another team after joining has not left, and counts in the team joined.",
        given="""
            employment
            staff | team | fte | started    | ended
            S1    | T1   | 1.0 | 2023-01-09 | 2023-03-01
            S1    | T2   | 1.0 | 2023-03-01 | 2023-06-01
            """,
        answer="""
            on         | unit | value | numerator | denominator
            2023-03-01 | T1   | 0     | 0         | 1
            2023-06-01 | T1   | 1     | 1         | 1
            """,
        by="team",
    ),
)
