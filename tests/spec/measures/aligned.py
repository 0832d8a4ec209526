"""Children with two or more barriers down."""

from __future__ import annotations

from tests.spec.example import Example

EXAMPLES = (
    Example(
        rule=(
            "Nobody holds the child from the first day; on the third no assessment has begun in time: two "
            "barriers are down."
        ),
        given="""
            referral
            received
            2023-03-01

            allocation
            started
            2023-03-10

            assessment
            started
            """,
        answer="""
            on         | value | denominator | longest | median
            2023-03-02 | 0     | 1           |         |
            2023-03-03 | 1     | 1           | 0       | 0
            2023-03-09 | 1     | 1           | 6       | 6
            2023-03-10 | 0     | 1           |         |
            """,
    ),
    Example(
        rule=(
            "A defence that cannot be answered is not a hole: with no assessments loaded, the same child has one "
            "barrier down."
        ),
        given="""
            referral
            received
            2023-03-01

            allocation
            started
            """,
        answer="""
            on         | value | denominator
            2023-03-09 | 0     | 1
            """,
    ),
)
