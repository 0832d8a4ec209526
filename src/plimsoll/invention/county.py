"""The county: an invented service, as it truly was and as its extracts showed it on any day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from plimsoll.invention.absences import absences, away
from plimsoll.invention.allocations import allocations
from plimsoll.invention.almanac import number
from plimsoll.invention.assessments import assessments
from plimsoll.invention.away import missing
from plimsoll.invention.care import care
from plimsoll.invention.commission import Invention
from plimsoll.invention.contacts import contacts
from plimsoll.invention.decision_rows import decisions
from plimsoll.invention.employment import employment
from plimsoll.invention.folder import Folder, folder
from plimsoll.invention.plan_rows import legal_rows, placement_rows, plan_rows
from plimsoll.invention.plans import plans
from plimsoll.invention.protection import protection
from plimsoll.invention.referrals import referrals
from plimsoll.invention.register import people, teams, workers
from plimsoll.invention.reviews import reviews
from plimsoll.invention.sheet import Sheet, nothing
from plimsoll.invention.supervisions import supervisions
from plimsoll.invention.vacancies import vacancies
from plimsoll.invention.visit_rows import visit_rows
from plimsoll.invention.visits import visits
from plimsoll.vocabulary.clocks import add_months
from plimsoll.vocabulary.tables import TABLES
from plimsoll.vocabulary.workforce_tables import TIME_ENTRY

WINDOW_MONTHS = 72
"""An extract covers six years (Standard Safeguarding Dataset: `ssd_timeframe_years` is 6)."""


@dataclass(frozen=True, slots=True)
class County:
    """An invented service.

    Args:
        invention: what was asked for.
        sheets: its tables by canonical name.
    """

    invention: Invention
    sheets: Mapping[str, Sheet]

    def tables(self) -> dict[str, Any]:
        """Every canonical table as things truly were up to the last day, as Arrow: nothing late, nothing mistaken."""
        begins = number(self.invention.begins)
        return {name: self.sheets[name].truth(begins) for name in TABLES if name in self.sheets}

    def as_at(self, day: date) -> dict[str, Any]:
        """Every canonical table as an extract made at the end of `day` holds it, as Arrow.

        Rows and endings not yet recorded are missing, mistakes not yet found stand, and what ended more than six
        years before is left out.
        """
        window = number(add_months(day, -WINDOW_MONTHS))
        return {name: self.sheets[name].as_at(number(day), window) for name in TABLES if name in self.sheets}


def invent(invention: Invention) -> County:
    """Invent a county: the same commission always gives the same rows."""
    drawn = folder(invention)
    sheets = [*_cases(drawn), *_workforce(drawn), decisions(invention)]
    return County(invention, {sheet.table.name: sheet for sheet in sheets})


def _cases(drawn: Folder) -> list[Sheet]:
    told, touched = contacts(drawn)
    planned = plans(drawn)
    cared_for = care(drawn, planned)
    made = visits(drawn, planned, cared_for)
    return [
        *people(drawn, touched),
        told,
        referrals(drawn),
        assessments(drawn),
        *protection(drawn, planned),
        plan_rows(drawn, planned, cared_for),
        placement_rows(drawn, planned, cared_for),
        legal_rows(drawn, planned, cared_for),
        visit_rows(drawn, planned, made),
        reviews(drawn, planned),
        missing(drawn, planned),
        allocations(drawn, planned),
    ]


def _workforce(drawn: Folder) -> list[Sheet]:
    """Those who do the work. No time study was made: what one would hold is not known of anybody."""
    registered, gone = workers(drawn), away(drawn.scene)
    return [
        registered,
        teams(drawn),
        employment(drawn, registered),
        absences(drawn, gone),
        vacancies(drawn),
        supervisions(drawn, gone),
        nothing(TIME_ENTRY),
    ]
