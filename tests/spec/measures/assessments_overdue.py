"""Assessments past their clock."""

from __future__ import annotations

from tests.spec.example import Example

EXAMPLES = (
    Example(
        rule=(
            "The first assessment on a referral runs from the referral: of 1 March 2023 the 45th working day is 9 "
            "May, in time, and 10 May is not."
        ),
        given="""
            referral
            referral | received
            R1       | 2023-03-01

            assessment
            referral | started    | authorised
            R1       | 2023-03-06 | 2023-05-12
            """,
        answer="""
            on         | value | denominator
            2023-05-09 | 0     | 1
            2023-05-10 | 1     | 1
            2023-05-11 | 1     | 1
            2023-05-12 |       | 0
            """,
    ),
    Example(
        rule="A second assessment on the referral, or one on no referral that we have, runs from its own start.",
        given="""
            referral
            referral | received
            R1       | 2023-03-01

            assessment
            referral | started    | authorised
            R1       | 2023-03-01 | 2023-03-02
            R1       | 2023-03-06 |
                     | 2023-03-06 |
            """,
        answer="""
            on         | value | denominator
            2023-05-10 | 0     | 2
            2023-05-12 | 0     | 2
            2023-05-15 | 2     | 2
            """,
    ),
    Example(
        rule="An assessment not authorised ends with its referral and with the child's life.",
        given="""
            referral
            referral | child | received   | closed
            R1       | C1    | 2023-03-01 | 2023-05-20
            R2       | C2    | 2023-03-01 |

            person
            child | died
            C2    | 2023-05-21

            assessment
            referral | child | started
            R1       | C1    | 2023-03-02
            R2       | C2    | 2023-03-02
            """,
        answer="""
            on         | value | denominator
            2023-05-19 | 2     | 2
            2023-05-20 | 1     | 1
            2023-05-21 |       | 0
            """,
    ),
    Example(
        rule="An open assessment counts in its own team, else in its child's that day.",
        given="""
            referral
            referral | received   | team
            R1       | 2023-03-01 | T1

            assessment
            referral | started    | team
            R1       | 2023-03-06 | T2
            R1       | 2023-03-07 |
            """,
        answer="""
            on         | unit | value | denominator
            2023-03-08 | T1   | 0     | 1
            2023-03-08 | T2   | 0     | 1
            """,
        by="team",
    ),
)
