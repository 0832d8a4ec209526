"""Looking at a day: what stands is put on the ladder, what nobody answered climbs, what stands no more ends."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import partial

from plimsoll.conditions.standing import standings
from plimsoll.door.answer import Answer, tabled
from plimsoll.door.climbed import by_role, refuse_to_come, written
from plimsoll.door.desk import Desk
from plimsoll.escalation.climbing import climb
from plimsoll.escalation.matter import State
from plimsoll.escalation.reading import matters
from plimsoll.escalation.telling import Kind

WRITTEN = ("id", "kind", "day", "role", "answer_by", "sort", "words", "measure", "team", "child")
ENTRIES = "entries"
TOLD = (Kind.RAISED, Kind.CLIMBED, Kind.RETURNED, Kind.ENDED)
"""What looking at a day may write."""


def escalate(desk: Desk, on: date) -> Answer:
    """Look at a day, and write into the log what follows from it. Looked at twice, it writes nothing the second time.

    Raises:
        WrongUse: a later day was looked at already, or the day has not come; or the store holds several services.
    """
    refuse_to_come(desk, on)
    service, profile, log = desk.service, desk.profile, desk.store.log
    with desk.session(service) as session:
        found = standings(session, profile, on)
    look = partial(climb, standings=found.stands, ladder=profile.ladder, on=on, unjudged=found.unjudged)
    made = log.append(service, look)
    now = matters(log.entries(service), profile.ladder, on)
    kinds = Counter(entry.note.kind for entry in made)
    about = {
        "on": on,
        **{kind.value: kinds[kind] for kind in TOLD},
        "stands": len(found.stands),
        "waiting": sum(each.state is State.WAITING for each in now),
        "unanswered": sum(each.unanswered(on) is not None for each in now),
        "roles": by_role(now, profile.ladder, on),
    }
    return tabled(WRITTEN, written(made, now), about=about, provenance=desk.provenance(on), holds=ENTRIES)
