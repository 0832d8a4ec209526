"""Assessments authorised in time."""

from __future__ import annotations

from tests.spec.example import Example

EXAMPLES = (
    Example(
        rule=(
            "Authorised on the last day of the clock is in time, the next day is not: 9 and 10 May 2023 for a "
            "referral of 1 March."
        ),
        given="""
            referral
            referral | child | received
            R1       | C1    | 2023-03-01
            R2       | C2    | 2023-03-01

            assessment
            referral | child | started    | authorised
            R1       | C1    | 2023-03-02 | 2023-05-09
            R2       | C2    | 2023-03-02 | 2023-05-10
            """,
        answer="""
            on         | value | numerator | denominator
            2023-05-09 | 1     | 1         | 1
            2023-05-10 | 1/2   | 1         | 2
            """,
    ),
    Example(
        rule=(
            "The twelve months to a day begin after the same day of the year before; to 29 February, after 28 February."
        ),
        given="""
            referral
            referral | received

            assessment
            started    | authorised
            2023-02-01 | 2023-02-28
            2023-02-01 | 2023-03-01
            """,
        answer="""
            on         | value | denominator
            2024-02-27 | 1     | 2
            2024-02-28 | 1     | 1
            2024-02-29 | 1     | 1
            2024-03-01 |       | 0
            """,
    ),
)
