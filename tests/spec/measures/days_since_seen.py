"""Days since the child was seen."""

from __future__ import annotations

from tests.spec.example import Example

EXAMPLES = (
    Example(
        rule=(
            "From the last visit of any kind at which the child was seen; before the first, from the plan's "
            "start, and never seen. A visit at which the child was not seen changes nothing."
        ),
        given="""
            plan
            kind | started
            CP   | 2023-03-01

            visit
            kind | visited    | seen
            CP   | 2023-02-27 | yes
            CP   | 2023-03-06 | no
            CIN  | 2023-03-10 | yes
            """,
        answer="""
            on         | value | denominator | never
            2023-03-09 | 8     | 1           | 1
            2023-03-10 | 0     | 1           | 0
            2023-03-20 | 10    | 1           | 0
            """,
    ),
    Example(
        rule=(
            "A child with two open plans is one child, waiting since the earlier; unborn children are left out "
            "until the month they are born."
        ),
        given="""
            plan
            kind | child | started
            CIN  | C1    | 2023-03-01
            CP   | C1    | 2023-03-11
            CP   | C2    | 2023-03-21

            person
            child | birth_month | expected_month
            C1    | 2015-06-01  |
            C2    | 2023-05-01  | 2023-04-01

            visit
            kind | visited | seen
            """,
        answer="""
            on         | value | p50 | p90 | max | n | never
            2023-03-31 | 30    | 30  | 30  | 30  | 1 | 1
            2023-05-01 | 51    | 51  | 59  | 61  | 2 | 2
            """,
    ),
)
