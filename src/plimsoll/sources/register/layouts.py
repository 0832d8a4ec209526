"""The register's one file: a decision a row."""

from __future__ import annotations

from plimsoll.sources.layout import Entry, Layout
from plimsoll.sources.mapping import Field
from plimsoll.vocabulary.decisions import KINDS

SOURCE = "register"

WORDS = {
    **{kind: kind for kind in KINDS},
    **dict.fromkeys(("savings", "saving", "post reduction", "budget cut", "cuts"), "cut"),
    **dict.fromkeys(("recruitment freeze", "agency freeze", "spending freeze"), "freeze"),
    **dict.fromkeys(("restructure", "restructuring", "reorganization"), "reorganisation"),
    **dict.fromkeys(("change of leader", "leadership", "new director", "director"), "leader"),
    **dict.fromkeys(("remedy", "remedial action", "improvement", "improvement plan"), "remedial"),
}
"""The kinds of decision, and other words for them. A word that is not here becomes `other`."""

DECISIONS = Layout(
    SOURCE,
    "decisions",
    "decision",
    (
        Entry(
            Field("decided", ("decided", "date_decided", "decision_date", "taken", "date_taken", "date")),
            "the day it was taken",
            "2026-02-24",
        ),
        Entry(
            Field("effective", ("effective", "effective_from", "takes_effect", "in_force_from")),
            "the day from which it takes effect, where that is another",
            "2026-04-01",
            telling=True,
        ),
        Entry(
            Field("kind", ("kind", "kind_of_decision", "decision_type"), codes=WORDS, reported=True, unlisted="other"),
            "what kind of decision it is",
            "cut",
        ),
        Entry(
            Field("title", ("title", "decision", "what_was_decided"), tidied=True),
            "what was decided, in a line; about the service, and no person by name",
            "31 of 120 social work posts cut",
            telling=True,
        ),
        Entry(
            Field("owner", ("owner", "owner_role", "decision_owner", "decided_by"), tidied=True),
            "the role that answers for it, and no name",
            "Director of children's services",
            telling=True,
        ),
        Entry(
            Field("team_id", ("team", "team_name", "team_id"), tidied=True),
            "the team it concerns; empty for the whole service",
            "",
        ),
        Entry(
            Field("forecast", ("forecast", "what_was_forecast", "expected_effect")),
            "what was forecast when it was taken",
            "Caseloads rise from 17 to 23",
            telling=True,
        ),
        Entry(
            Field("known", ("known", "known_then", "what_was_known")),
            "what was known when it was taken",
            "9 posts vacant; 112 cases unallocated",
            telling=True,
        ),
        Entry(
            Field("measures", ("measures", "measures_it_should_move")),
            "the measures and defences it should move, separated by semicolons",
            "caseload_all; unallocated",
            telling=True,
        ),
        Entry(
            Field("origin", ("origin", "arising_from", "comes_from", "came_from"), tidied=True),
            "what it came from: a review, an inspection, a board; no person and no family by name",
            "Inspection",
        ),
        Entry(
            Field("due", ("by_when", "due", "due_date", "to_be_done_by", "completion_date")),
            "the day by which they should have moved; empty where the look backs say when",
            "2026-10-01",
        ),
        Entry(
            Field("looked_back", ("looked_back", "last_looked_back", "looked_back_on")),
            "the last day on which it was looked back on; it is due 3, 6 and 12 months after it takes effect",
            "",
            telling=True,
        ),
        Entry(
            Field(
                "decision_id",
                ("reference", "decision_id", "decision_reference", "ref"),
                own=True,
                otherwise=Field("decision_id", joined=("decided", "kind", "title")),
            ),
            "the decision's own reference, where it has one; with it a later file may put the rest right",
            "CAB/2026/14",
        ),
    ),
)

LAYOUTS = (DECISIONS,)
