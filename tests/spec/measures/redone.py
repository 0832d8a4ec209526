"""Assessments done again."""

from __future__ import annotations

from tests.spec.example import Example

EXAMPLES = (
    Example(
        rule=(
            "Begun up to 90 days after another assessment of the child was authorised; the day itself counts, the "
            "91st does not."
        ),
        given="""
            assessment
            child | started    | authorised
            C1    | 2023-01-16 | 2023-03-01
            C1    | 2023-05-30 |
            C2    | 2023-01-16 | 2023-03-01
            C2    | 2023-05-31 |
            C3    | 2023-01-16 | 2023-03-01
            C3    | 2023-03-01 |
            """,
        answer="""
            on         | value | numerator | denominator
            2023-05-31 | 2/3   | 2         | 3
            """,
    ),
    Example(
        rule=(
            "An assessment begun while the other was not yet authorised is not done again, and nor is another child's."
        ),
        given="""
            assessment
            child | started    | authorised
            C1    | 2023-03-01 | 2023-03-20
            C1    | 2023-03-19 |
            C2    | 2023-03-21 |
            """,
        answer="""
            on         | value | numerator | denominator
            2023-03-31 | 0     | 0         | 3
            """,
    ),
)
