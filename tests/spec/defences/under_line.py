"""The condition `under_line`."""

from __future__ import annotations

from tests.spec.example import Example

PLAIN = """
[load]
full_time_hours = { value = 40, low = 40, high = 40, source = "contract" }
leave_share = { value = 0, low = 0, high = 0, source = "none taken" }
casework_share = { value = 1, low = 1, high = 1, source = "cases only" }
[[work]]
task = "casework"
kind = "CIN"
hours = 10
high = 10
source = "time study"
"""

EXAMPLES = (
    Example(
        rule=(
            "Down while any worker who holds the child is above the line: with 10 hours, one plan is as much as the "
            "worker can carry, and two are too many."
        ),
        given="""
            worker
            worker | fte
            W1     | 0.25

            referral
            child | received
            C1    | 2023-03-01
            C2    | 2023-03-01

            plan
            child | kind | started
            C1    | CIN  | 2023-03-01
            C2    | CIN  | 2023-03-01

            allocation
            child | worker | started    | ended
            C1    | W1     | 2023-03-02 |
            C2    | W1     | 2023-03-06 | 2023-03-08
            """,
        answer="""
            on         | child | answer
            2023-03-01 | C1    | not applicable
            2023-03-05 | C1    | holds
            2023-03-06 | C1    | down
            2023-03-07 | C2    | down
            2023-03-08 | C1    | holds
            2023-03-08 | C2    | not applicable
            """,
        profile=PLAIN,
    ),
    Example(
        rule=(
            "Unknown where nobody knows the hours of a worker who holds the child: never counted as holding. Down "
            "where another who holds it is above the line."
        ),
        given="""
            worker
            worker | fte
            W1     |
            W2     | 0.1

            referral
            received
            2023-03-01

            plan
            kind | started
            CIN  | 2023-03-01

            allocation
            worker | started
            W1     | 2023-03-01
            W2     | 2023-03-06
            """,
        answer="""
            on         | answer
            2023-03-05 | unknown
            2023-03-06 | down
            """,
        profile=PLAIN,
    ),
)
