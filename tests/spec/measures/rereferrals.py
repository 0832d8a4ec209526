"""Re-referrals."""

from __future__ import annotations

from tests.spec.example import Example

EXAMPLES = (
    Example(
        rule=(
            "A referral 1 to 365 days after an earlier one of the same child. The same day is none; the 366th day "
            "is too late."
        ),
        given="""
            referral
            child | received
            C1    | 2022-03-10
            C1    | 2023-03-10
            C2    | 2022-03-09
            C2    | 2023-03-10
            C3    | 2023-03-10
            C3    | 2023-03-10
            """,
        answer="""
            on         | value | numerator | denominator
            2023-03-10 | 1/4   | 1         | 4
            """,
    ),
    Example(
        rule="The earlier one counts however it ended, and each referral is asked for itself.",
        given="""
            referral
            received   | nfa | closed
            2022-11-01 | yes | 2022-11-02
            2023-01-01 |     |
            2023-02-01 |     |
            """,
        answer="""
            on         | value | numerator | denominator
            2023-02-01 | 2/3   | 2         | 3
            """,
    ),
)
