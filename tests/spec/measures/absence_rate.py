"""Working days lost to sickness."""

from __future__ import annotations

from tests.spec.example import Example

EXAMPLES = (
    Example(
        rule=(
            "The working days of each sickness in the 12 months to the day, times the full-time equivalent of the post "
            "its person held, over 253 working days for each full-time equivalent in post: 254 where a 29 February is "
            "in the 12 months. Leave and training are no sickness. Here five working days of half a post: Friday, then "
            "Monday to Thursday."
        ),
        given="""
            employment
            staff | fte | started
            S1    | 0.5 | 2020-01-06
            S2    | 0.5 | 2020-01-06

            absence
            staff | kind     | started    | ended
            S1    | sickness | 2023-06-02 | 2023-06-09
            S2    | leave    | 2023-06-02 | 2023-06-09
            """,
        answer="""
            on         | value   | numerator | denominator | absences
            2023-06-01 | 0       | 0         | 253         | 0
            2023-06-05 | 1/253   | 1         | 253         | 1
            2023-06-30 | 5/506   | 2.5       | 253         | 1
            2024-02-29 | 5/508   | 2.5       | 254         | 1
            2024-06-04 | 2/254   | 2         | 254         | 1
            """,
    ),
    Example(
        rule=(
            "Where the employer counted the days lost, its count stands, whatever the hours of the post; of an absence "
            "partly outside the 12 months it stands in proportion to its days. One of part of a day ends on the day it "
            "began and has nothing but that count."
        ),
        given="""
            employment
            staff | fte | started
            S1    | 0.5 | 2020-01-06

            absence
            staff | kind     | started    | ended      | days_lost
            S1    | sickness | 2023-06-05 | 2023-06-15 | 6
            S1    | sickness | 2023-06-20 | 2023-06-20 | 0.5
            """,
        answer="""
            on         | numerator | absences
            2023-06-07 | 1.8       | 1
            2023-06-19 | 6         | 1
            2023-06-20 | 6.5       | 2
            2024-06-09 | 3.5       | 2
            2024-06-20 | 0         | 0
            """,
    ),
    Example(
        rule=(
            "A year's total, which the workforce census gives, counts for the part of its year that is in the 12 "
            "months. Here 73 of 365 days by 12 December."
        ),
        given="""
            employment
            staff | fte | started
            S1    | 1.0 | 2020-01-06

            absence
            staff | kind     | started    | ended      | days_lost | total
            S1    | sickness | 2022-10-01 | 2023-10-01 | 10        | yes
            """,
        answer="""
            on         | numerator | denominator
            2022-12-12 | 2         | 253
            2023-09-30 | 10        | 253
            """,
    ),
    Example(
        rule=(
            "Days lost stand in the team of the post its person held on each of them. What an agency worker lost is "
            "not lost to those in post; of somebody in no post at all it counts whole, in no team."
        ),
        given="""
            employment
            staff | team | agency | fte | started    | ended
            S1    | T1   |        | 1.0 | 2020-01-06 | 2023-06-07
            S1    | T2   |        | 1.0 | 2023-06-07 |
            S2    | T1   | yes    | 1.0 | 2020-01-06 |
            S3    | T1   |        | 1.0 | 2020-01-06 |

            absence
            staff | kind     | started    | ended
            S1    | sickness | 2023-06-05 | 2023-06-10
            S2    | sickness | 2023-06-05 | 2023-06-10
            S9    | sickness | 2023-06-05 | 2023-06-06
            """,
        answer="""
            on         | unit | value | numerator | denominator
            2023-06-30 | T1   | 2/253 | 2         | 253
            2023-06-30 | T2   | 3/253 | 3         | 253
            2023-06-30 |      |       | 1         | 0
            """,
        by="team",
    ),
)
