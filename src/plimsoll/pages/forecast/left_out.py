"""What a forecast does not know, in sentences: said on every page of one."""

from __future__ import annotations

PEOPLE = (
    "What people do about it: managers who step in, teams that help each other out, a second decision that follows "
    "the first. The rules in force on the first day hold to the last, but for the decision."
)

OVERLOAD = (
    "How overload wears people down. That overloaded workers fall ill, leave, or close cases too soon is left out, "
    "unless the scenario switches it on with a range of its own."
)

LEFT_OUT = (
    "What happens to a child. It counts who waits, who is visited and when; never harm, and never a family.",
    "How well the work is done. A visit that is made in time counts as made, however hurried it was.",
    PEOPLE,
    OVERLOAD,
    "Contacts before a referral, courts, placements, other agencies, and work that no profile gives hours for.",
    "The years behind the records: what never happened there is not foreseen here.",
)
"""Each a sentence or two, for a director."""
