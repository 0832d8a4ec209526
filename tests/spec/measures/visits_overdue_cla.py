"""Overdue visits to looked-after children."""

from __future__ import annotations

from tests.spec.example import Example

EXAMPLES = (
    Example(
        rule="A visit within a week of the placement's start, then every 42 days.",
        given="""
            plan
            kind | plan | started    | placement
            CLA  | L1   | 2023-03-01 | P1

            visit
            kind | visited
            CLA  | 2023-03-10
            """,
        answer="""
            on         | value | denominator
            2023-03-08 | 0     | 1
            2023-03-09 | 1     | 1
            2023-03-10 | 0     | 1
            2023-04-21 | 0     | 1
            2023-04-22 | 1     | 1
            """,
    ),
    Example(
        rule=(
            "A move to another placement starts the week again, however lately the child was visited; an episode "
            "that names no placement, or the same one, does not."
        ),
        given="""
            plan
            kind | plan | started    | ended      | placement
            CLA  | L1   | 2023-03-01 | 2023-03-12 | P1
            CLA  | L1   | 2023-03-12 | 2023-03-14 |
            CLA  | L1   | 2023-03-14 | 2023-03-16 | P1
            CLA  | L1   | 2023-03-16 |            | P2

            visit
            kind | visited
            CLA  | 2023-03-08
            """,
        answer="""
            on         | value | denominator
            2023-03-15 | 0     | 1
            2023-03-23 | 0     | 1
            2023-03-24 | 1     | 1
            """,
    ),
    Example(
        rule="In a placement meant to last to 18, visits may be three months apart once its first year is over.",
        given="""
            plan
            kind | plan | child | started    | placement
            CLA  | L1   | C1    | 2022-03-01 | P1
            CLA  | L2   | C2    | 2022-03-01 | P2

            placement
            placement | child | started    | type_code
            P1        | C1    | 2022-03-01 | U4
            P2        | C2    | 2022-03-01 | U6

            visit
            kind | child | visited
            CLA  | C1    | 2023-03-01
            CLA  | C2    | 2023-03-01
            """,
        answer="""
            on         | value | denominator
            2023-04-12 | 0     | 2
            2023-04-13 | 1     | 2
            2023-06-01 | 1     | 2
            2023-06-02 | 2     | 2
            """,
    ),
    Example(
        rule="Short breaks (legal status V3 or V4) are outside this clock while they last.",
        given="""
            plan
            kind | started
            CLA  | 2023-03-01

            legal_status
            status_code | started    | ended
            V4          | 2023-03-01 | 2023-03-20

            visit
            kind | visited
            """,
        answer="""
            on         | value | denominator
            2023-03-19 |       | 0
            2023-03-20 | 1     | 1
            """,
    ),
)
