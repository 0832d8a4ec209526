"""Average caseload with nobody left out."""

from __future__ import annotations

from tests.spec.example import Example

EXAMPLES = (
    Example(
        rule=(
            "The children nobody holds are added to the cases, over the same full-time equivalents: a backlog no "
            "longer helps."
        ),
        given="""
            referral
            child | received
            C1    | 2023-03-01
            C2    | 2023-03-01

            worker
            worker | fte
            W1     | 1

            allocation
            child | worker | started    | ended
            C1    | W1     | 2023-03-01 |
            C2    | W1     | 2023-03-01 | 2023-03-10
            """,
        answer="""
            on         | value | numerator | denominator
            2023-03-09 | 2     | 2         | 1
            2023-03-10 | 2     | 2         | 1
            """,
    ),
    Example(
        rule="Where nobody who holds a case has a full-time equivalent there is no average.",
        given="""
            referral
            child | received
            C1    | 2023-03-01

            worker
            worker | fte
            W1     | 1

            allocation
            child | worker | started
            C1    | W2     | 2023-03-01
            """,
        answer="""
            on         | value | numerator | denominator
            2023-03-01 |       | 0         | 0
            """,
    ),
)
