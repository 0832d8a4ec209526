"""Freshness: `recorded`."""

from __future__ import annotations

from tests.spec.example import Example

EXAMPLES = (
    Example(
        rule=(
            "Something recorded about the child in the last 28 days: the referral of 1 March is enough until the 28th."
        ),
        given="""
            referral
            received
            2023-03-01

            review
            kind | held       | cancelled
            CP   | 2023-04-03 | yes
            CP   | 2023-04-05 | no
            """,
        answer="""
            on         | answer
            2023-03-28 | holds
            2023-03-29 | down
            2023-04-04 | down
            2023-04-05 | holds
            """,
    ),
    Example(
        rule="Allocations, closures and due dates are nothing recorded about the child; nor is a contact.",
        given="""
            referral
            received
            2023-03-01

            contact
            received
            2023-03-20

            allocation
            started    | ended
            2023-03-20 | 2023-03-25
            """,
        answer="""
            on         | answer
            2023-03-29 | down
            """,
    ),
    Example(
        rule="The start of a period of being looked after is recorded once: a later episode of it is nothing new.",
        given="""
            referral
            received
            2023-03-01

            plan
            kind | plan | started    | ended
            CLA  | L1   | 2023-03-10 | 2023-03-20
            CLA  | L1   | 2023-03-20 |
            """,
        answer="""
            on         | answer
            2023-04-06 | holds
            2023-04-07 | down
            """,
    ),
)
