"""Contacts with no decision."""

from __future__ import annotations

from tests.spec.example import Example

EXAMPLES = (
    Example(
        rule="A decision is due one working day later: of a contact on a Friday, on Monday. On Tuesday it is late.",
        given="""
            contact
            received   | decided
            2023-03-03 | no
            """,
        answer="""
            on         | value | numerator | denominator
            2023-03-06 |       | 0         | 0
            2023-03-07 | 1     | 1         | 1
            """,
    ),
    Example(
        rule="Bank holidays do not count: before Easter, Thursday's contact is due on the Tuesday after.",
        given="""
            contact
            received   | decided
            2023-04-06 | no
            """,
        answer="""
            on         | value | denominator
            2023-04-11 |       | 0
            2023-04-12 | 1     | 1
            """,
    ),
    Example(
        rule="The count is of those undecided, out of all contacts of the 12 months whose decision was due.",
        given="""
            contact
            child | received   | decided
            C1    | 2023-03-01 | yes
            C2    | 2023-03-01 |
            """,
        answer="""
            on         | value | denominator
            2023-03-06 | 1     | 2
            2024-02-29 | 1     | 2
            2024-03-01 |       | 0
            """,
    ),
    Example(
        rule="Where no contact at all says whether it was decided, as in Annex A, the source is missing.",
        given="""
            contact
            received   | decided
            2023-03-03 |
            """,
        answer="""
            on         | value | numerator | denominator
            2023-03-07 |       |           |
            """,
    ),
)
