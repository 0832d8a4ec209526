"""Urgency recognised late."""

from __future__ import annotations

from tests.spec.example import Example

EXAMPLES = (
    Example(
        rule=(
            "What was closed with nothing done is judged 182 days later, by whether a section 47 enquiry began in "
            "them, after the day itself."
        ),
        given="""
            contact
            child | received   | nfa
            C1    | 2023-01-10 | yes
            C2    | 2023-01-10 | yes
            C3    | 2023-01-10 | yes
            C4    | 2023-01-10 | no

            referral
            child | received

            enquiry
            child | started
            C1    | 2023-07-11
            C2    | 2023-07-12
            C3    | 2023-01-10
            C4    | 2023-02-01
            """,
        answer="""
            on         | value | numerator | denominator
            2023-07-10 |       | 0         | 0
            2023-07-11 | 1/3   | 1         | 3
            """,
    ),
    Example(
        rule=(
            "A referral ended with no further action is judged from the day it closed, or if it never was, from "
            "the day it came."
        ),
        given="""
            referral
            child | received   | nfa | closed
            C1    | 2023-01-02 | yes | 2023-01-10
            C2    | 2023-01-02 | yes |

            enquiry
            child | started
            C1    | 2023-01-05
            C2    | 2023-01-05
            """,
        answer="""
            on         | value | numerator | denominator
            2023-07-03 | 1     | 1         | 1
            2023-07-11 | 1/2   | 1         | 2
            """,
    ),
)
