"""The conditions of the workforce, which no case system holds: each says what would bring it.

Their definitions stand here so that a reader of the picture sees what is missing, and why. They are worked
out when a source that carries them is loaded.
"""

from __future__ import annotations

from plimsoll.measures.group import Group
from plimsoll.measures.instrument import Concern, Instrument

HR = "the workforce census (CSWW) or an HR file: employment, absence, vacancies and supervision"
DFE = "DfE, children's social work workforce"
SOURCES = {"supervision": "Plimsoll", "escalation": "Plimsoll"}
BRINGS = {"escalation": "warnings and the ladder they climb, which this version does not keep yet"}


def _missing(name: str, title: str, meaning: str, of: tuple[str, str], needs: str) -> Instrument:
    """An instrument whose records no source that can be loaded yet carries. `of`: (numerator, denominator)."""
    numerator, denominator = of
    return Instrument(
        name=name,
        title=title,
        meaning=meaning,
        unit="share",
        numerator=numerator,
        denominator=denominator,
        source=SOURCES.get(needs, DFE),
        concern=Concern.UP,
        of="workers",
        needs=(needs,),
        brings=BRINGS.get(needs, HR),
        shape=None,
    )


GROUP = Group(
    (
        _missing(
            "unanswered",
            "Unanswered signals",
            "Signals and overdue items past their answer-by date that nobody has acknowledged.",
            ("those past it", "signals and overdue items"),
            "escalation",
        ),
    )
)
