"""Contacts that became referrals."""

from __future__ import annotations

from tests.spec.example import Example

EXAMPLES = (
    Example(
        rule="The share of the contacts of the 28 days to the day whose outcome is a new referral.",
        given="""
            contact
            child | received   | referred
            C1    | 2023-03-01 | yes
            C2    | 2023-03-10 | no
            C3    | 2023-03-20 |
            """,
        answer="""
            on         | value | numerator | denominator
            2023-03-28 | 1/3   | 1         | 3
            2023-03-29 | 0     | 0         | 2
            2023-04-17 |       | 0         | 0
            """,
    ),
    Example(
        rule="A contact counts in the child's team on the day it came.",
        given="""
            contact
            child | received   | referred
            C1    | 2023-03-10 | yes
            C2    | 2023-03-10 | no

            referral
            child | received   | team
            C1    | 2023-03-10 | T1
            """,
        answer="""
            on         | unit | value | denominator
            2023-03-10 | T1   | 1     | 1
            2023-03-10 |      | 0     | 1
            """,
        by="team",
    ),
)
