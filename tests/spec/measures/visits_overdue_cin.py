"""Overdue visits under child in need plans."""

from __future__ import annotations

from tests.spec.example import Example

EXAMPLES = (
    Example(
        rule="Twenty working days by default: of a plan begun on 1 March 2023, the 29th is in time.",
        given="""
            plan
            kind | started
            CIN  | 2023-03-01

            visit
            kind | visited
            """,
        answer="""
            on         | value | denominator | longest
            2023-03-29 | 0     | 1           |
            2023-03-30 | 1     | 1           | 29
            """,
    ),
    Example(
        rule=(
            "A row among the visits to children in need that is also a child protection visit (the same visit, "
            "child and day) or a visit to a looked-after child (the same child and day) is that visit and no "
            "other."
        ),
        given="""
            plan
            kind | child | started
            CIN  | C1    | 2023-03-01
            CIN  | C2    | 2023-03-01
            CIN  | C3    | 2023-03-01

            visit
            kind | visit | child | visited
            CP   | V1    | C1    | 2023-03-20
            CIN  | V1    | C1    | 2023-03-20
            CLA  | V2    | C2    | 2023-03-20
            CIN  | V9    | C2    | 2023-03-20
            CP   | V3    | C3    | 2023-03-20
            CIN  | V4    | C3    | 2023-03-20
            """,
        answer="""
            on         | value | denominator
            2023-03-30 | 2     | 3
            """,
    ),
    Example(
        rule="A service that keeps another standard sets its own clock.",
        given="""
            plan
            kind | started
            CIN  | 2023-03-01

            visit
            kind | visited
            """,
        answer="""
            on         | value
            2023-04-12 | 0
            2023-04-13 | 1
            """,
        profile="""
            [[clock]]
            name = "visit_cin"
            starts = "the last visit to a child on a child in need plan, or the plan's start"
            stops = "the next visit"
            limit = 42
            unit = "calendar"
            status = "local"
            source = "The service's own standard"
            """,
    ),
)
