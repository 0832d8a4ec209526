"""Assessed without being seen."""

from __future__ import annotations

from tests.spec.example import Example

EXAMPLES = (
    Example(
        rule=(
            "Seen if the assessment says so, or if any visit from its start to its authorisation does. An empty "
            "answer is not a yes."
        ),
        given="""
            assessment
            child | started    | authorised | child_seen
            C1    | 2023-03-01 | 2023-03-20 | yes
            C2    | 2023-03-01 | 2023-03-20 |
            C3    | 2023-03-01 | 2023-03-20 | no
            C4    | 2023-03-01 | 2023-03-20 |

            visit
            kind | child | visited    | seen
            CIN  | C2    | 2023-03-20 | yes
            CIN  | C3    | 2023-03-21 | yes
            CIN  | C4    | 2023-03-10 | no
            """,
        answer="""
            on         | value | numerator | denominator
            2023-03-20 | 2/4   | 2         | 4
            """,
    ),
    Example(
        rule="The assessments authorised in the three months to the day.",
        given="""
            assessment
            started    | authorised | child_seen
            2023-03-01 | 2023-03-20 | no
            """,
        answer="""
            on         | value | denominator
            2023-03-19 |       | 0
            2023-06-19 | 1     | 1
            2023-06-20 |       | 0
            """,
    ),
)
