"""Plans past their review."""

from __future__ import annotations

from tests.spec.example import Example

EXAMPLES = (
    Example(
        rule=(
            "A child protection plan is first reviewed within three calendar months, then every six from the last "
            "review held. A month's 31st falls back to its last day."
        ),
        given="""
            plan
            kind | plan | started
            CP   | P1   | 2023-01-31

            review
            kind | plan | held
            CP   | P1   | 2023-05-04
            """,
        answer="""
            on         | value | denominator | longest
            2023-04-30 | 0     | 1           |
            2023-05-01 | 1     | 1           | 90
            2023-05-04 | 0     | 1           |
            2023-11-04 | 0     | 1           |
            2023-11-05 | 1     | 1           | 185
            """,
    ),
    Example(
        rule="A looked-after child is reviewed within 20 working days, then three months, then every six.",
        given="""
            plan
            kind | plan | started
            CLA  | L1   | 2023-03-01

            review
            kind | plan | held
            CLA  | L1   | 2023-03-29
            CLA  | L1   | 2023-06-29
            """,
        answer="""
            on         | value
            2023-03-28 | 0
            2023-06-29 | 0
            2023-12-29 | 0
            2023-12-30 | 1
            """,
    ),
    Example(
        rule=(
            "A cancelled review was not held, nor does one of another plan count; one that names no plan is the "
            "child's."
        ),
        given="""
            plan
            kind | plan | child | started
            CP   | P1   | C1    | 2023-01-10
            CP   | P2   | C2    | 2023-01-10
            CP   | P3   | C3    | 2023-01-10

            review
            kind | plan | child | held       | cancelled
            CP   | P1   | C1    | 2023-03-10 | yes
            CP   | P9   | C2    | 2023-03-10 |
            CP   |      | C3    | 2023-03-10 | no
            """,
        answer="""
            on         | value | denominator
            2023-04-10 | 0     | 3
            2023-04-11 | 2     | 3
            """,
    ),
)
