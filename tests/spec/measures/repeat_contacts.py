"""Repeat contacts without an assessment."""

from __future__ import annotations

from tests.spec.example import Example

EXAMPLES = (
    Example(
        rule=("Three contacts about a child within 182 days, counted from the third until the first is too long ago."),
        given="""
            contact
            received
            2023-01-10
            2023-02-10
            2023-03-10

            assessment
            started
            """,
        answer="""
            on         | value | denominator
            2023-03-09 | 0     | 1
            2023-03-10 | 1     | 1
            2023-07-10 | 1     | 1
            2023-07-11 | 0     | 1
            """,
    ),
    Example(
        rule="An assessment begun in the same 182 days answers them, whoever it followed.",
        given="""
            contact
            child | received
            C1    | 2023-01-10
            C1    | 2023-02-10
            C1    | 2023-03-10
            C2    | 2023-03-10

            assessment
            child | started
            C1    | 2023-03-20
            """,
        answer="""
            on         | value | denominator
            2023-03-19 | 1     | 2
            2023-03-20 | 0     | 2
            """,
    ),
    Example(
        rule="By team, the child's team on the day; a child whom only contacts tell of is of no team, and not dropped.",
        given="""
            referral
            child | received   | team
            C1    | 2023-03-06 | T1

            contact
            child | received
            C1    | 2023-03-01
            C2    | 2023-03-01

            assessment
            started
            """,
        answer="""
            on         | unit | value | denominator
            2023-03-05 |      | 0     | 2
            2023-03-06 | T1   | 0     | 1
            2023-03-06 |      | 0     | 1
            """,
        by="team",
    ),
)
