"""Referrals with no further action."""

from __future__ import annotations

from tests.spec.example import Example

EXAMPLES = (
    Example(
        rule="The share of the referrals of twelve months that are so marked; an empty mark is not one.",
        given="""
            referral
            child | received   | nfa
            C1    | 2023-03-01 | yes
            C2    | 2023-03-01 | no
            C3    | 2023-03-01 |
            """,
        answer="""
            on         | value | numerator | denominator
            2023-03-01 | 1/3   | 1         | 3
            2024-02-29 | 1/3   | 1         | 3
            2024-03-01 |       | 0         | 0
            """,
    ),
    Example(
        rule="A referral counts in its own team, else in the child's that day.",
        given="""
            referral
            child | received   | nfa | team
            C1    | 2023-03-01 | yes | T1
            C2    | 2023-03-01 | no  | T2
            C3    | 2023-03-01 | yes |
            """,
        answer="""
            on         | unit | value | denominator
            2023-03-01 | T1   | 1     | 1
            2023-03-01 | T2   | 0     | 1
            2023-03-01 |      | 1     | 1
            """,
        by="team",
    ),
)
