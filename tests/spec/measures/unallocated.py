"""Children without an allocated worker."""

from __future__ import annotations

from tests.spec.example import Example

EXAMPLES = (
    Example(
        rule=("A child waits from the referral until somebody holds it, and again from the day the last holder left."),
        given="""
            referral
            received
            2023-03-01

            allocation
            started    | ended
            2023-03-06 | 2023-03-20
            """,
        answer="""
            on         | value | denominator | longest | median
            2023-03-05 | 1     | 1           | 4       | 4
            2023-03-06 | 0     | 1           |         |
            2023-03-19 | 0     | 1           |         |
            2023-03-20 | 1     | 1           | 0       | 0
            2023-03-27 | 1     | 1           | 7       | 7
            """,
    ),
    Example(
        rule=(
            "A co-worker holds nobody, nor does an allocation to no worker or one that ended on the day it began. "
            "A role is read without regard to case."
        ),
        given="""
            referral
            child | received
            C1    | 2023-03-01
            C2    | 2023-03-01
            C3    | 2023-03-01
            C4    | 2023-03-01

            allocation
            child | worker | role          | started    | ended
            C1    | W1     | Co-worker     | 2023-03-02 |
            C2    |        | CW            | 2023-03-02 |
            C3    | W1     | CW            | 2023-03-02 | 2023-03-02
            C4    | W1     | social worker | 2023-03-02 |
            """,
        answer="""
            on         | value | denominator | longest
            2023-03-11 | 3     | 4           | 10
            """,
    ),
    Example(
        rule="The wait never begins before the open referral; where several are open, before the earliest.",
        given="""
            referral
            received   | closed
            2023-03-01 | 2023-03-21
            2023-03-11 |

            allocation
            started    | ended
            2023-01-02 | 2023-02-01
            """,
        answer="""
            on         | value | longest
            2023-03-20 | 1     | 19
            2023-03-21 | 1     | 10
            """,
    ),
    Example(
        rule=("An unallocated child counts in the team that last held it since the referral, else in the referral's."),
        given="""
            referral
            child | received   | team
            C1    | 2023-03-01 | T1
            C2    | 2023-03-01 | T1

            allocation
            child | team | started    | ended
            C1    | T2   | 2023-03-02 | 2023-03-06
            C2    | T2   | 2023-02-01 | 2023-02-20
            """,
        answer="""
            on         | unit | value | denominator
            2023-03-06 | T1   | 1     | 1
            2023-03-06 | T2   | 1     | 1
            """,
        by="team",
    ),
)
