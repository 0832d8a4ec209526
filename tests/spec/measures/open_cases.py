"""Children with an open case."""

from __future__ import annotations

from tests.spec.example import Example

EXAMPLES = (
    Example(
        rule="A case is open from the day its referral came until the day it closed, and not on that day.",
        given="""
            referral
            received   | closed
            2023-03-01 | 2023-03-09
            """,
        answer="""
            on         | value | numerator | denominator
            2023-02-28 |       | 0         | 0
            2023-03-01 | 1     | 1         | 1
            2023-03-08 | 1     | 1         | 1
            2023-03-09 |       | 0         | 0
            """,
    ),
    Example(
        rule=(
            "A referral marked no further action is no open case; an empty mark is not that mark. From the day of "
            "death a child is not open."
        ),
        given="""
            referral
            child | received   | nfa
            C1    | 2023-03-01 | yes
            C2    | 2023-03-01 |
            C3    | 2023-03-01 | no

            person
            child | died
            C3    | 2023-03-10
            """,
        answer="""
            on         | value
            2023-03-09 | 2
            2023-03-10 | 1
            """,
    ),
    Example(
        rule="Two referrals of one child are one case; siblings are two.",
        given="""
            referral
            child | received   | closed
            C1    | 2023-03-01 | 2023-03-06
            C1    | 2023-03-04 |
            C2    | 2023-03-08 |
            """,
        answer="""
            on         | value
            2023-03-05 | 1
            2023-03-06 | 1
            2023-03-08 | 2
            """,
    ),
    Example(
        rule=(
            "A child counts in the team of its referral until a team holds it, then in each team that does. A "
            "child of no team is a row of its own, never dropped."
        ),
        given="""
            referral
            child | received   | team
            C1    | 2023-03-01 | T1
            C2    | 2023-03-01 |

            allocation
            child | worker | team | started    | ended
            C1    | W1     | T2   | 2023-03-06 | 2023-03-10
            C1    | W2     | T3   | 2023-03-08 | 2023-03-10
            """,
        answer="""
            on         | unit | value
            2023-03-05 | T1   | 1
            2023-03-05 |      | 1
            2023-03-06 | T2   | 1
            2023-03-06 |      | 1
            2023-03-08 | T2   | 1
            2023-03-08 | T3   | 1
            2023-03-08 |      | 1
            2023-03-10 | T3   | 1
            2023-03-10 |      | 1
            """,
        by="team",
    ),
)
