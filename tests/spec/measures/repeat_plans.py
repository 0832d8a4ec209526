"""Repeat child protection plans."""

from __future__ import annotations

from tests.spec.example import Example

EXAMPLES = (
    Example(
        rule=(
            "Of the child protection plans begun in twelve months, those of a child who had one before, however "
            "long ago."
        ),
        given="""
            plan
            kind | child | started    | ended
            CP   | C1    | 2015-03-01 | 2015-06-01
            CP   | C1    | 2023-03-01 |
            CP   | C2    | 2023-03-01 |
            """,
        answer="""
            on         | value | numerator | denominator
            2023-03-01 | 1/2   | 1         | 2
            2024-03-01 |       | 0         | 0
            """,
    ),
    Example(
        rule="Another authority's plan is neither counted nor an earlier one; nor is a child in need plan.",
        given="""
            plan
            kind | child | started    | ended      | other_authority
            CP   | C1    | 2022-03-01 | 2022-06-01 | yes
            CP   | C1    | 2023-03-01 |            |
            CP   | C2    | 2023-03-01 |            | yes
            CIN  | C3    | 2022-03-01 | 2022-06-01 |
            CP   | C3    | 2023-03-01 |            |
            """,
        answer="""
            on         | value | numerator | denominator
            2023-03-01 | 0     | 0         | 2
            """,
    ),
)
