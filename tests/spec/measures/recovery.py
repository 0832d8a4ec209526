"""Days until a barrier is restored."""

from __future__ import annotations

from tests.spec.example import Example

EXAMPLES = (
    Example(
        rule=(
            "Nobody held the child for ten days; the barrier stood again on the day somebody did, and counts for "
            "28 days."
        ),
        given="""
            referral
            received
            2023-03-01

            allocation
            started
            2023-03-11
            """,
        answer="""
            on         | value | denominator | p90 | max
            2023-03-10 |       | 0           |     |
            2023-03-11 | 10    | 1           | 10  | 10
            2023-04-07 | 10    | 1           | 10  | 10
            2023-04-08 |       | 0           |     |
            """,
    ),
    Example(
        rule="A barrier that was down when the case closed was never restored.",
        given="""
            referral
            received   | closed
            2023-03-01 | 2023-03-11

            allocation
            started
            """,
        answer="""
            on         | value | numerator | denominator
            2023-03-11 |       | 0         | 0
            """,
    ),
    Example(
        rule=(
            "A barrier that no longer applies is restored too: an assessment four days late to begin is no longer "
            "asked for once a plan is open."
        ),
        given="""
            referral
            received
            2023-03-01

            assessment
            started

            plan
            kind | started
            CIN  | 2023-03-07
            """,
        answer="""
            on         | value | denominator
            2023-03-06 |       | 0
            2023-03-07 | 4     | 1
            """,
    ),
)
