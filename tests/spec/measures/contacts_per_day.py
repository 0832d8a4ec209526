"""Contacts a working day."""

from __future__ import annotations

from tests.spec.example import Example

EXAMPLES = (
    Example(
        rule=(
            "The contacts of 28 days over the working days in them. The 28 days to 28 March 2023 hold 20 working "
            "days; the 28 to 28 April lose two to Easter."
        ),
        given="""
            contact
            received
            2023-02-28
            2023-03-01
            2023-03-28
            2023-04-01
            """,
        answer="""
            on         | value | numerator | denominator
            2023-03-28 | 2/20  | 2         | 20
            2023-04-28 | 1/18  | 1         | 18
            """,
    ),
    Example(
        rule="A service with no contact in 28 days had none a day: that is an answer.",
        given="""
            contact
            received
            2023-03-01
            """,
        answer="""
            on         | value | numerator | denominator
            2023-05-31 | 0     | 0         | 18
            """,
    ),
)
