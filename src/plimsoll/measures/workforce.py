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
            "load",
            "Load against the line",
            "Hours the work requires over hours the worker has.",
            ("hours required", "hours available"),
            "employment",
        ),
        _missing(
            "supervision_overdue",
            "Supervision overdue",
            "Workers with cases who have had no supervision in the interval.",
            ("those with none in 6 weeks", "workers with cases"),
            "supervision",
        ),
        _missing(
            "turnover",
            "Turnover",
            "Leavers of the last 12 months over those in post.",
            ("full-time equivalent leavers", "full-time equivalent in post"),
            "employment",
        ),
        _missing(
            "vacancy_rate",
            "Vacancies",
            "Vacant posts over vacant and filled posts; agency workers do not fill one.",
            ("full-time equivalent vacancies", "vacancies and full-time equivalent in post"),
            "vacancy",
        ),
        _missing(
            "agency_rate",
            "Agency workers",
            "Agency workers over agency workers and those in post.",
            ("full-time equivalent agency workers", "agency workers and full-time equivalent in post"),
            "employment",
        ),
        _missing(
            "absence_rate",
            "Sickness absence",
            "Days lost to sickness over the days those in post could have worked.",
            ("working days lost in 12 months", "full-time equivalent in post times 253 days (254 in a leap year)"),
            "absence",
        ),
        _missing(
            "starters",
            "Starters",
            "Workers who joined in the last 12 months over those in post.",
            ("full-time equivalent starters", "full-time equivalent in post"),
            "employment",
        ),
        _missing(
            "starters_leaving",
            "Starters who have already left",
            "Of those who joined in the last 365 days, the share already gone.",
            ("those gone by the day", "starters of the 365 days to the day"),
            "employment",
        ),
        _missing(
            "management_absence",
            "Weeks without a manager",
            "Team-weeks of the last 13 in which no substantive manager of the team was at work.",
            ("team-weeks without one", "team-weeks"),
            "absence",
        ),
        _missing(
            "unanswered",
            "Unanswered signals",
            "Signals and overdue items past their answer-by date that nobody has acknowledged.",
            ("those past it", "signals and overdue items"),
            "escalation",
        ),
    )
)
