"""Changes of worker."""

from __future__ import annotations

from tests.spec.example import Example

EXAMPLES = (
    Example(
        rule=(
            "One change over the child-months open in 182 days: here all 182 days, so 182 / 30.4375 months, in "
            "hundreds. The first worker is no change."
        ),
        given="""
            referral
            received
            2023-01-01

            allocation
            worker | started    | ended
            W1     | 2023-01-01 | 2023-03-01
            W2     | 2023-03-01 |
            """,
        answer="""
            on         | value     | numerator | denominator
            2023-07-01 | 12175/728 | 1         | 728/12175
            """,
    ),
    Example(
        rule=(
            "A gap between two workers is one change; back to the same worker is none, and an allocation of no "
            "days is none."
        ),
        given="""
            referral
            child | received
            C1    | 2023-01-01
            C2    | 2023-01-01
            C3    | 2023-01-01

            allocation
            child | worker | started    | ended
            C1    | W1     | 2023-01-02 | 2023-02-01
            C1    | W2     | 2023-03-01 |
            C2    | W1     | 2023-01-02 | 2023-02-01
            C2    | W1     | 2023-03-01 |
            C3    | W1     | 2023-01-02 |
            C3    | W2     | 2023-03-01 | 2023-03-01
            """,
        answer="""
            on         | numerator | denominator
            2023-02-28 | 0         | 708/12175
            2023-03-01 | 1         | 720/12175
            """,
    ),
    Example(
        rule=(
            "A case closed and opened again is a new spell: the first worker in it is no change, whoever held the "
            "child before."
        ),
        given="""
            referral
            received   | closed
            2023-01-01 | 2023-02-01
            2023-03-01 |

            allocation
            worker | started    | ended
            W1     | 2023-01-01 | 2023-02-01
            W2     | 2023-03-01 |
            """,
        answer="""
            on         | numerator
            2023-03-31 | 0
            """,
    ),
)
