"""Conferences held in time."""

from __future__ import annotations

from tests.spec.example import Example

EXAMPLES = (
    Example(
        rule=("Within 15 working days of the enquiry's start: begun on Wednesday 1 March 2023, by Wednesday the 22nd."),
        given="""
            enquiry
            enquiry | child | started
            E1      | C1    | 2023-03-01
            E2      | C2    | 2023-03-01

            conference
            enquiry | child | held
            E1      | C1    | 2023-03-22
            E2      | C2    | 2023-03-23
            """,
        answer="""
            on         | value | numerator | denominator
            2023-03-22 | 1     | 1         | 1
            2023-03-23 | 1/2   | 1         | 2
            """,
    ),
    Example(
        rule="A transfer in, and a conference with no enquiry that we have, are left out and numbered.",
        given="""
            enquiry
            enquiry | child | started
            E1      | C1    | 2023-03-01
            E2      | C2    | 2023-03-01

            conference
            enquiry | child | held       | transfer_in
            E1      | C1    | 2023-03-22 |
            E2      | C2    | 2023-03-22 | yes
                    | C3    | 2023-03-22 |
            E9      | C4    | 2023-03-22 | no
            """,
        answer="""
            on         | value | denominator | left_out
            2023-03-31 | 1     | 1           | 3
            """,
    ),
)
