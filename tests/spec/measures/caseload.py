"""Children held by each worker."""

from __future__ import annotations

from tests.spec.example import Example

EXAMPLES = (
    Example(
        rule=(
            "Distinct children held, over the workers who hold any; percentiles lie linearly between the ranks, "
            "as PERCENTILE.INC has them: of 1, 2 and 4 the 90th is 3.6."
        ),
        given="""
            allocation
            child | worker | started
            C1    | W1     | 2023-03-01
            C2    | W2     | 2023-03-01
            C3    | W2     | 2023-03-01
            C3    | W2     | 2023-03-02
            C4    | W3     | 2023-03-01
            C5    | W3     | 2023-03-01
            C6    | W3     | 2023-03-01
            C7    | W3     | 2023-03-01
            """,
        answer="""
            on         | value | denominator | p50 | p90 | max | n
            2023-03-02 | 2     | 3           | 2   | 3.6 | 4   | 3
            """,
    ),
    Example(
        rule=(
            "A child is held from the day the allocation begins to the day before it ends, whether or not a "
            "referral is open. Other roles hold nobody."
        ),
        given="""
            allocation
            child | worker | role      | started    | ended
            C1    | W1     | CW        | 2023-03-01 | 2023-03-09
            C2    | W1     | Co-worker | 2023-03-01 |
            """,
        answer="""
            on         | value | denominator
            2023-02-28 |       | 0
            2023-03-08 | 1     | 1
            2023-03-09 |       | 0
            """,
    ),
    Example(
        rule="By worker, each worker's own number.",
        given="""
            allocation
            child | worker | started
            C1    | W1     | 2023-03-01
            C1    | W2     | 2023-03-01
            C2    | W2     | 2023-03-01
            """,
        answer="""
            on         | unit | value | numerator | denominator
            2023-03-01 | W1   | 1     | 1         | 1
            2023-03-01 | W2   | 2     | 2         | 1
            """,
        by="worker",
    ),
    Example(
        rule="In a team, a worker's number is of the children held there.",
        given="""
            allocation
            child | worker | team | started
            C1    | W1     | T1   | 2023-03-01
            C2    | W1     | T1   | 2023-03-01
            C3    | W1     | T2   | 2023-03-01
            C4    | W2     | T2   | 2023-03-01
            """,
        answer="""
            on         | unit | value | denominator | max
            2023-03-01 | T1   | 2     | 1           | 2
            2023-03-01 | T2   | 1     | 2           | 1
            """,
        by="team",
    ),
)
