"""Overdue visits under child protection plans."""

from __future__ import annotations

from tests.spec.example import Example

EXAMPLES = (
    Example(
        rule=(
            "Ten working days by default: of a plan begun on Wednesday 1 March 2023, Wednesday the 15th is in "
            "time. A visit starts the clock again, even if the child was not seen."
        ),
        given="""
            plan
            kind | started
            CP   | 2023-03-01

            visit
            kind | visited    | seen
            CP   | 2023-03-17 | no
            """,
        answer="""
            on         | value | denominator | longest
            2023-03-15 | 0     | 1           |
            2023-03-16 | 1     | 1           | 15
            2023-03-17 | 0     | 1           |
            2023-03-31 | 0     | 1           |
            2023-04-03 | 1     | 1           | 17
            """,
    ),
    Example(
        rule="Only visits of the plan's own kind, from its start, serve it.",
        given="""
            plan
            kind | started
            CP   | 2023-03-01

            visit
            kind | visited
            CIN  | 2023-03-10
            CP   | 2023-02-28
            """,
        answer="""
            on         | value | denominator
            2023-03-16 | 1     | 1
            """,
    ),
    Example(
        rule="A plan is open until the day it ends or the child dies. It needs no open referral.",
        given="""
            plan
            kind | child | started    | ended
            CP   | C1    | 2023-03-01 | 2023-03-20
            CP   | C2    | 2023-03-01 |

            person
            child | died
            C2    | 2023-03-18

            visit
            kind | visited
            """,
        answer="""
            on         | value | denominator
            2023-03-17 | 2     | 2
            2023-03-18 | 1     | 1
            2023-03-20 |       | 0
            """,
    ),
)
