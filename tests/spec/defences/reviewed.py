"""The barrier `reviewed`."""

from __future__ import annotations

from tests.spec.example import Example

EXAMPLES = (
    Example(
        rule="A looked-after child is reviewed within 20 working days: of 1 March 2023, by the 29th.",
        given="""
            referral
            received
            2023-03-01

            plan
            kind | plan | started
            CLA  | L1   | 2023-03-01

            review
            kind | plan | held
            CLA  | L1   | 2023-04-03
            """,
        answer="""
            on         | answer
            2023-03-29 | holds
            2023-03-30 | down
            2023-04-03 | holds
            """,
    ),
    Example(
        rule="A child in need plan has no review clock, nor has a child without a plan.",
        given="""
            referral
            received
            2023-03-01

            plan
            kind | started    | ended
            CIN  | 2023-03-01 |
            CP   | 2023-03-01 | 2023-03-20

            review
            kind | held
            """,
        answer="""
            on         | answer
            2023-03-19 | holds
            2023-03-20 | not applicable
            """,
    ),
)
