"""A forecast as a document: its sections in the order in which a director reads them before a meeting."""

from __future__ import annotations

from plimsoll.door.forecast import Forecast
from plimsoll.door.grid import long_date, number
from plimsoll.pages.forecast import tables
from plimsoll.pages.forecast.left_out import LEFT_OUT
from plimsoll.pages.report.parts import Block, Chapter, Document, Listing, Section, Tone, Words

NOBODY = "INVENTED DATA. Nobody in this forecast exists: the county was made up to show what a forecast looks like."

UNNAMED = "service"
"""What a load calls the service when nobody names one."""

READING = (
    "The service's open work was lived through {replications} times with the decision and {replications} times without "
    "it, each time with the same families, the same illness and the same leavers in both. So what differs is the "
    "decision's. A range holds nine in ten of those times."
)

NO_CHANGE = "Nothing that is counted here would differ by more than chance."

SENTENCES_MOST = 7
"""Sentences that a reader takes in before a meeting."""

MORE = "What else would differ, and what would not, stands in the figures."

UNPRICED = "Nothing is said of money: the scenario gives no prices. They are written under [[price]]."

CERTAINTY = (
    "It says what would follow if the assumptions hold and nothing else is done. It is a forecast of services, and of "
    "no child. A person decides."
)


def document(told: Forecast) -> Document:
    """The whole of it, ready to be printed."""
    sections = (
        Section("words", "In words", "Summary", _opening(told)),
        *([Section("fans", "With the decision and without it", "Days", (tables.fans(told),))] if told.fans else []),
        Section("cost", "What it costs", "Summary", _cost(told)),
        Section("figures", "In figures", "Figures", (tables.last_day(told), tables.quarters(told))),
        *([Section("teams", "Team by team", "Teams", (tables.teams(told),))] if told.teams else []),
        Section("assumptions", "What it rests on", "Assumptions", _assumptions(told)),
        Section("left-out", "What the model leaves out", "Summary", (Listing(LEFT_OUT),)),
        Section("provenance", "Where this came from", "Summary", (tables.provenance(told),)),
    )
    return Document(
        told.title, subtitle(told), NOBODY if told.invented else "", (Chapter("forecast", "", sections),), ()
    )


def subtitle(told: Forecast) -> str:
    """Which service, from when to when."""
    named = "The service" if told.service == UNNAMED else f"Service {told.service}"
    of = f", team {told.team}" if told.team else ""
    return f"A forecast · {named}{of} · {long_date(told.on)} to {long_date(told.until)}"


def opening(told: Forecast) -> tuple[str, ...]:
    """What would come of it, a sentence each: the first few, where there are many."""
    if len(told.words) <= SENTENCES_MOST + 1:
        return told.words or (NO_CHANGE,)
    return (*told.words[:SENTENCES_MOST], MORE)


def reading(told: Forecast) -> str:
    """How the numbers were made, how a range is read, and how well the greatest difference is known."""
    return f"{READING.format(replications=number(told.replications))} {told.precision}".rstrip()


def _opening(told: Forecast) -> tuple[Block, ...]:
    decided = (Words("What is decided", Tone.LEAD), Listing(told.decisions)) if told.decisions else ()
    return (
        *decided,
        Words("What would come of it", Tone.LEAD),
        Listing(opening(told)),
        Words(reading(told), Tone.ASIDE),
        Words(CERTAINTY, Tone.ASIDE),
    )


def _assumptions(told: Forecast) -> tuple[Block, ...]:
    found = tables.tornado(told)
    remarks = (Words("Where it starts", Tone.LEAD), Listing(told.remarks)) if told.remarks else ()
    return (*([found] if found else []), *_noted(told), tables.assumptions(told), *remarks)


def _noted(told: Forecast) -> tuple[Block, ...]:
    return (Words(told.tornado.note, Tone.ASIDE),) if told.tornado and told.tornado.note else ()


def _cost(told: Forecast) -> tuple[Block, ...]:
    return (Listing(told.cost),) if told.cost else (Words(UNPRICED, Tone.ASIDE),)
