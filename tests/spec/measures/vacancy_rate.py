"""Vacancies over posts."""

from __future__ import annotations

from tests.spec.example import Example

EXAMPLES = (
    Example(
        rule=(
            "Vacancies over vacancies and those in post, in full-time equivalents. An agency worker does not fill a "
            "post, so all posts of a service can be covered and half of them vacant."
        ),
        given="""
            employment
            staff | agency | fte | started
            S1    |        | 1.0 | 2022-01-10
            S2    |        | 1.0 | 2022-01-10
            S3    | yes    | 1.0 | 2022-01-10
            S4    | yes    | 1.0 | 2022-01-10

            vacancy
            fte | started    | ended
            1.5 | 2023-03-01 | 2023-04-01
            0.5 | 2023-03-01 |
            """,
        answer="""
            on         | value | numerator | denominator | vacancies | agency
            2023-02-28 | 0     | 0         | 2           | 0         | 2
            2023-03-01 | 1/2   | 2         | 4           | 2         | 2
            2023-04-01 | 0.2   | 0.5       | 2.5         | 1         | 2
            """,
    ),
    Example(
        rule=(
            "A vacancy that names no team, as the workforce census gives them, counts for the service, and by team in "
            "none."
        ),
        given="""
            employment
            staff | team | fte | started
            S1    | T1   | 1.0 | 2022-01-10

            vacancy
            team | fte | started
            T1   | 1.0 | 2022-03-01
            T2   | 2.0 | 2022-03-01
                 | 3.0 | 2022-03-01
            """,
        answer="""
            on         | unit | value | numerator | denominator
            2023-03-01 | T1   | 1/2   | 1         | 2
            2023-03-01 | T2   | 1     | 2         | 2
            2023-03-01 |      | 1     | 3         | 3
            """,
        by="team",
    ),
)
