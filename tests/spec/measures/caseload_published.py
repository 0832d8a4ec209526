"""Average caseload as published."""

from __future__ import annotations

from tests.spec.example import Example

EXAMPLES = (
    Example(
        rule=(
            "Cases held over the full-time equivalents of those who hold them. A worker with none is left out, "
            "with the cases, and the note says how many."
        ),
        given="""
            worker
            worker | fte
            W1     | 1
            W2     | 0.5
            W3     |

            allocation
            child | worker | started
            C1    | W1     | 2023-03-01
            C2    | W1     | 2023-03-01
            C3    | W2     | 2023-03-01
            C4    | W3     | 2023-03-01
            """,
        answer="""
            on         | value | numerator | denominator | no_fte_workers | no_fte_cases
            2023-03-01 | 2     | 3         | 1.5         | 1              | 1
            """,
    ),
    Example(
        rule="A backlog makes it look better: children taken from a worker and given to nobody are in no average.",
        given="""
            worker
            worker | fte
            W1     | 1

            allocation
            child | worker | started    | ended
            C1    | W1     | 2023-03-01 |
            C2    | W1     | 2023-03-01 | 2023-03-10
            """,
        answer="""
            on         | value
            2023-03-09 | 2
            2023-03-10 | 1
            """,
    ),
)
