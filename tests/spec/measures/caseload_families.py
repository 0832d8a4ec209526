"""Families held by each worker."""

from __future__ import annotations

from tests.spec.example import Example

EXAMPLES = (
    Example(
        rule="Siblings count once; a child of no family is a family of its own.",
        given="""
            family
            family | child
            F1     | C1
            F1     | C2

            allocation
            child | worker | started
            C1    | W1     | 2023-03-01
            C2    | W1     | 2023-03-01
            C3    | W1     | 2023-03-01
            """,
        answer="""
            on         | value | denominator | max
            2023-03-01 | 2     | 1           | 2
            """,
    ),
    Example(
        rule="Two workers who hold siblings each hold the family.",
        given="""
            family
            family | child
            F1     | C1
            F1     | C2

            allocation
            child | worker | started
            C1    | W1     | 2023-03-01
            C2    | W2     | 2023-03-01
            """,
        answer="""
            on         | unit | value
            2023-03-01 | W1   | 1
            2023-03-01 | W2   | 1
            """,
        by="worker",
    ),
)
