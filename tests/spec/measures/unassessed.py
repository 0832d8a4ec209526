"""Children not yet assessed."""

from __future__ import annotations

from tests.spec.example import Example

EXAMPLES = (
    Example(
        rule="A child waits from the referral until an assessment linked to that referral begins.",
        given="""
            referral
            referral | received
            R1       | 2023-03-01

            assessment
            referral | started
            R1       | 2023-03-06
            """,
        answer="""
            on         | value | denominator | longest | median
            2023-03-01 | 1     | 1           | 0       | 0
            2023-03-05 | 1     | 1           | 4       | 4
            2023-03-06 | 0     | 1           |         |
            """,
    ),
    Example(
        rule=(
            "An assessment on another referral, or on none, does not end the wait; each open referral wants its own."
        ),
        given="""
            referral
            referral | child | received
            R1       | C1    | 2023-03-01
            R2       | C1    | 2023-03-08
            R3       | C2    | 2023-03-01

            assessment
            referral | child | started
            R1       | C1    | 2023-03-06
                     | C2    | 2023-03-06
            """,
        answer="""
            on         | value | denominator | longest
            2023-03-06 | 1     | 2           | 5
            2023-03-08 | 2     | 2           | 7
            """,
    ),
    Example(
        rule="With an open plan of any kind a child is not unassessed.",
        given="""
            referral
            received
            2023-03-01

            assessment
            referral | started

            plan
            kind | started    | ended
            CIN  | 2023-03-10 | 2023-03-20
            """,
        answer="""
            on         | value | longest
            2023-03-09 | 1     | 8
            2023-03-10 | 0     |
            2023-03-20 | 1     | 19
            """,
    ),
    Example(
        rule="A referral marked no further action wants no assessment.",
        given="""
            referral
            child | received   | nfa
            C1    | 2023-03-01 | yes
            C2    | 2023-03-01 | no

            assessment
            referral | started
            """,
        answer="""
            on         | value | denominator
            2023-03-05 | 1     | 1
            """,
    ),
)
