"""The barrier `heard`."""

from __future__ import annotations

from tests.spec.example import Example

EXAMPLES = (
    Example(
        rule=(
            "A contact about a child already open is followed within five working days by a visit, an assessment "
            "or an enquiry: of Wednesday 8 March 2023, by the 15th."
        ),
        given="""
            referral
            received
            2023-03-01

            contact
            received
            2023-03-08

            visit
            kind | visited
            CIN  | 2023-03-20
            """,
        answer="""
            on         | answer
            2023-03-07 | not applicable
            2023-03-08 | holds
            2023-03-15 | holds
            2023-03-16 | down
            2023-03-20 | holds
            """,
    ),
    Example(
        rule="The contact that came with the referral is not one about a child already open.",
        given="""
            referral
            received
            2023-03-01

            contact
            received
            2023-03-01
            """,
        answer="""
            on         | answer
            2023-03-31 | not applicable
            """,
    ),
    Example(
        rule="What followed on the day itself will do, whether or not the child was seen.",
        given="""
            referral
            received
            2023-03-01

            contact
            received
            2023-03-08

            enquiry
            started
            2023-03-08
            """,
        answer="""
            on         | answer
            2023-03-31 | holds
            """,
    ),
)
