"""Matters past their answer-by date that nobody answered."""

from __future__ import annotations

from tests.spec.example import Example

EXAMPLES = (
    Example(
        rule=(
            "A matter waits from the day it was raised until the day of its answer, that day not included, and is "
            "unanswered from the day after its answer-by date. One that stands no more waits no longer. One answered "
            "in time was never unanswered."
        ),
        given="""
            referral
            received
            2023-01-02

            escalation
            item | start      | past       | stop
            M1   | 2023-02-06 | 2023-02-10 |
            M2   | 2023-02-06 |            | 2023-02-08
            M3   | 2023-02-07 | 2023-02-11 | 2023-02-14
            """,
        answer="""
            on         | value | numerator | denominator | longest | median
            2023-02-05 |       | 0         | 0           |         |
            2023-02-07 | 0     | 0         | 3           |         |
            2023-02-09 | 0     | 0         | 2           |         |
            2023-02-10 | 1     | 1         | 2           | 4       | 4
            2023-02-11 | 2     | 2         | 2           | 5       | 4.5
            2023-02-14 | 1     | 1         | 1           | 8       | 8
            """,
    ),
    Example(
        rule=(
            "To climb a step is no answer: the days are counted from when the matter began to wait. One that returned, "
            "because its next date passed with nothing changed, waits anew."
        ),
        given="""
            referral
            received
            2023-01-02

            escalation
            item | start      | past       | stop
            M1   | 2023-02-06 | 2023-02-10 | 2023-02-24
            M1   | 2023-03-06 | 2023-03-10 |
            """,
        answer="""
            on         | value | denominator | longest
            2023-02-23 | 1     | 1           | 17
            2023-02-24 |       | 0           |
            2023-03-09 | 0     | 1           |
            2023-03-10 | 1     | 1           | 4
            """,
    ),
    Example(
        rule="By team, a matter counts in the team that the log names; one of the whole service is of no team.",
        given="""
            referral
            received   | team
            2023-01-02 | T1

            escalation
            item | child | team | start      | past
            M1   | C1    | T2   | 2023-02-06 | 2023-02-10
            M2   |       |      | 2023-02-06 |
            """,
        answer="""
            on         | unit | value | denominator | longest
            2023-02-13 | T2   | 1     | 1           | 7
            2023-02-13 |      | 0     | 1           |
            """,
        by="team",
    ),
    Example(
        rule="Where nothing was ever put on the ladder, that is said, and is not 0.",
        given="""
            referral
            received
            2023-01-02
            """,
        answer="""
            on         | value | numerator | denominator | note
            2023-02-13 |       |           |             | Nothing was escalated yet: run plimsoll escalate.
            """,
    ),
)
