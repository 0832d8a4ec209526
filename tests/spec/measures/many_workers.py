"""Children with three or more workers in a year."""

from __future__ import annotations

from tests.spec.example import Example

EXAMPLES = (
    Example(
        rule=(
            "Three distinct workers who held an open child on any of the last 365 days, until the first is out of mind."
        ),
        given="""
            referral
            received
            2023-01-01

            allocation
            worker | started    | ended
            W1     | 2023-01-01 | 2023-02-01
            W2     | 2023-02-01 | 2023-03-01
            W3     | 2023-03-01 |
            """,
        answer="""
            on         | value | numerator | denominator
            2023-02-28 | 0     | 0         | 1
            2023-03-01 | 1     | 1         | 1
            2024-01-30 | 1     | 1         | 1
            2024-01-31 | 0     | 0         | 1
            """,
    ),
    Example(
        rule="The same worker twice is one; other roles do not count.",
        given="""
            referral
            received
            2023-01-01

            allocation
            worker | role | started    | ended
            W1     | CW   | 2023-01-01 | 2023-02-01
            W2     | CW   | 2023-02-01 | 2023-03-01
            W1     | CW   | 2023-03-01 |
            W3     | IRO  | 2023-01-01 |
            """,
        answer="""
            on         | value | numerator | denominator
            2023-03-01 | 0     | 0         | 1
            """,
    ),
)
