"""The one file of concerns: a concern a row."""

from __future__ import annotations

from plimsoll.sources.layout import Entry, Layout
from plimsoll.sources.mapping import Field
from plimsoll.vocabulary.concern import Voice

SOURCE = "concerns"

WORDS = {
    **{voice.value: voice.value for voice in Voice},
    **dict.fromkeys(("social worker", "staff", "practitioner", "manager", "union", "colleague"), "worker"),
    **dict.fromkeys(("school", "nursery", "police", "health", "health visitor", "gp", "hospital", "charity"), "agency"),
    **dict.fromkeys(("partner", "partner agency", "other agency", "another agency"), "agency"),
    **dict.fromkeys(
        ("parent", "mother", "father", "carer", "relative", "grandparent", "child", "young person"), "family"
    ),
}
"""Who raised it, and other words for them."""

ABOUT = ("team_id", "person_id", "measure")
"""What a concern may be about."""

CONCERNS = Layout(
    SOURCE,
    "concerns",
    "concern",
    (
        Entry(
            Field("raised", ("raised", "date_raised", "raised_on", "date")),
            "the day it was raised",
            "2026-03-09",
        ),
        Entry(
            Field("voice", ("raised_by", "by", "voice", "who"), codes=WORDS, reported=True),
            "who raised it: a worker, another agency or a member of a family; never a name",
            "agency",
            telling=True,
        ),
        Entry(
            Field("text", ("concern", "text", "what", "what_gives_concern"), tidied=True),
            "what of the service gives concern, in a line; no person by name",
            "Calls to the duty team are not returned for days",
            telling=True,
        ),
        Entry(
            Field("team_id", ("team", "team_name", "team_id"), tidied=True),
            "the team it concerns; empty for the whole service",
            "North",
        ),
        Entry(
            Field("person_id", ("case", "child", "person_id", "child_id", "case_id")),
            "the case system's identifier of the child whose case it concerns, where it is about one; never a name",
            "",
        ),
        Entry(
            Field("measure", ("about", "measure"), tidied=True),
            "the measure it is about, by name, where there is one",
            "contacts_undecided",
        ),
        Entry(
            Field(
                "concern_id",
                ("reference", "concern_id", "concern_reference", "ref"),
                own=True,
                # What alike is said of two teams, or of two cases, is two concerns.
                otherwise=Field("concern_id", joined=("raised", "voice", "text", *ABOUT), may_lack=ABOUT),
            ),
            "the concern's own reference, where it has one; one that was imported before is not kept again",
            "PH/2026/31",
        ),
    ),
)

LAYOUTS = (CONCERNS,)
