"""The barrier `assessed`."""

from __future__ import annotations

from tests.spec.example import Example

EXAMPLES = (
    Example(
        rule=(
            "An assessment begins within a working day of the referral: of Friday 3 March 2023, by Monday. Begun "
            "late, it holds again."
        ),
        given="""
            referral
            referral | received
            R1       | 2023-03-03

            assessment
            referral | started
            R1       | 2023-03-09
            """,
        answer="""
            on         | answer
            2023-03-06 | holds
            2023-03-07 | down
            2023-03-08 | down
            2023-03-09 | holds
            """,
    ),
    Example(
        rule=(
            "An assessment past its clock is a hole until it is authorised, plan or no plan; a late authorisation "
            "holds."
        ),
        given="""
            referral
            referral | received
            R1       | 2023-03-01

            plan
            kind | started
            CIN  | 2023-04-03

            assessment
            referral | started    | authorised
            R1       | 2023-03-01 | 2023-05-12
            """,
        answer="""
            on         | answer
            2023-05-09 | holds
            2023-05-10 | down
            2023-05-11 | down
            2023-05-12 | not applicable
            """,
    ),
    Example(
        rule="With a plan open and nothing being assessed there is nothing to ask.",
        given="""
            referral
            referral | received
            R1       | 2023-03-01

            plan
            kind | started    | ended
            CP   | 2023-03-01 | 2023-03-20

            assessment
            referral | started
            """,
        answer="""
            on         | answer
            2023-03-10 | not applicable
            2023-03-20 | down
            """,
    ),
)
