"""Assessments authorised at the last moment."""

from __future__ import annotations

from tests.spec.example import Example

EXAMPLES = (
    Example(
        rule=(
            "Of a referral on 1 March 2023 the 45th working day is 9 May, for Easter and two holidays of May lie "
            "between. The last three days of the clock are 4, 5 and 9 May; later is late, and no heap."
        ),
        given="""
            referral
            referral | child | received
            R1       | C1    | 2023-03-01
            R2       | C2    | 2023-03-01
            R3       | C3    | 2023-03-01
            R4       | C4    | 2023-03-01

            assessment
            referral | child | started    | authorised
            R1       | C1    | 2023-03-02 | 2023-05-03
            R2       | C2    | 2023-03-02 | 2023-05-04
            R3       | C3    | 2023-03-02 | 2023-05-09
            R4       | C4    | 2023-03-02 | 2023-05-10
            """,
        answer="""
            on         | value | numerator | denominator
            2023-05-10 | 2/4   | 2         | 4
            """,
    ),
    Example(
        rule="The assessments authorised in the three months to the day: of 4 May, until 3 August.",
        given="""
            referral
            referral | received
            R1       | 2023-03-01

            assessment
            referral | started    | authorised
            R1       | 2023-03-02 | 2023-05-04
            """,
        answer="""
            on         | value | denominator
            2023-08-03 | 1     | 1
            2023-08-04 |       | 0
            """,
    ),
)
