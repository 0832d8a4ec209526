"""Workers with cases and no supervision in the interval."""

from __future__ import annotations

from tests.spec.example import Example

EXAMPLES = (
    Example(
        rule=(
            "A worker who holds a case is overdue when more than six weeks have gone since the last supervision, or "
            "since the first day in post. Who holds nothing is not counted; who is not in the employer's file is left "
            "out, and numbered."
        ),
        given="""
            worker
            worker
            W1
            W2
            W3
            W4

            allocation
            child | worker | started
            C1    | W1     | 2023-01-09
            C2    | W2     | 2023-01-09
            C3    | W3     | 2023-01-09

            employment
            staff | started
            W1    | 2020-01-06
            W2    | 2023-01-09
            W4    | 2020-01-06

            supervision
            staff | held
            W1    | 2023-01-16
            W1    | 2023-03-06
            """,
        answer="""
            on         | value | numerator | denominator | longest | untold
            2023-02-20 | 0     | 0         | 2           |         | 1
            2023-02-21 | 1     | 1         | 2           | 43      | 1
            2023-02-28 | 2     | 2         | 2           | 50      | 1
            2023-03-06 | 1     | 1         | 2           | 56      | 1
            """,
    ),
    Example(
        rule="A service sets its own interval. A change of team is no first day in post.",
        given="""
            worker
            worker
            W1

            allocation
            worker | team | started
            W1     | T1   | 2023-01-09

            employment
            staff | team | started    | ended
            W1    | T9   | 2023-01-02 | 2023-01-23
            W1    | T1   | 2023-01-23 |

            supervision
            staff | held
            W9    | 2023-01-02
            """,
        answer="""
            on         | unit | value | denominator | longest
            2023-01-30 | T1   | 0     | 1           |
            2023-01-31 | T1   | 1     | 1           | 29
            """,
        by="team",
        profile="""
            [[clock]]
            name = "supervision"
            limit = 28
            """,
    ),
)
