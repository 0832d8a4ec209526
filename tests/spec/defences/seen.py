"""The barrier `seen`."""

from __future__ import annotations

from tests.spec.example import Example

EXAMPLES = (
    Example(
        rule=(
            "Under a plan, inside its visits' interval; only a visit at which the child was seen restores it. Ten "
            "working days of a child protection plan begun on 1 March 2023 end on the 15th."
        ),
        given="""
            referral
            received
            2023-03-01

            plan
            kind | started
            CP   | 2023-03-01

            visit
            kind | visited    | seen
            CP   | 2023-03-14 | no
            CIN  | 2023-03-20 | yes
            """,
        answer="""
            on         | answer
            2023-03-15 | holds
            2023-03-16 | down
            2023-03-20 | holds
            2023-04-03 | holds
            2023-04-04 | down
            """,
    ),
    Example(
        rule="With no plan, a first sighting within ten working days of the referral, then no gap over 42 days.",
        given="""
            referral
            received
            2023-03-01

            visit
            kind | visited    | seen
            CIN  | 2023-03-20 | yes
            """,
        answer="""
            on         | answer
            2023-03-15 | holds
            2023-03-16 | down
            2023-03-20 | holds
            2023-05-01 | holds
            2023-05-02 | down
            """,
    ),
    Example(
        rule="Every open plan must hold: one that is in time does not make up for another.",
        given="""
            referral
            received
            2023-03-01

            plan
            kind | started
            CIN  | 2023-03-01
            CP   | 2023-03-01

            visit
            kind | visited | seen
            """,
        answer="""
            on         | answer
            2023-03-16 | down
            """,
    ),
    Example(
        rule="An unborn child cannot be seen; from the month of birth it can.",
        given="""
            referral
            received
            2023-01-03

            person
            birth_month | expected_month
            2023-05-01  | 2023-04-01

            visit
            kind | visited | seen
            """,
        answer="""
            on         | answer
            2023-04-30 | not applicable
            2023-05-01 | down
            """,
    ),
)
