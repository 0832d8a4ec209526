"""The slow, obvious twin of every measure and defence: the second reading of the specification, used only by tests."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from plimsoll.vocabulary.errors import NotPermitted
from plimsoll.vocabulary.profile import Profile

from . import assessments, caseload, cases, change, defences, escalation, front_door, load, visits, workforce
from .defences import aligned, barriers_down, by_defence, defence, expected_if_independent
from .drain import drain
from .known import as_known_on
from .records import SERVICE, TEAM, WORKER, Answer, Row, Scene, State, World

Measure = Callable[[Scene, str], list[Answer]]

MEASURES: dict[str, tuple[Measure, tuple[str, ...]]] = {
    "open_cases": (cases.open_cases, ("referral",)),
    "unallocated": (cases.unallocated, ("referral", "allocation")),
    "in_name_only": (cases.in_name_only, ("referral", "allocation")),
    "without_worker": (cases.without_worker, ("referral", "allocation")),
    "unassessed": (cases.unassessed, ("referral", "assessment")),
    "contacts_undecided": (front_door.contacts_undecided, ("contact",)),
    "repeat_contacts": (front_door.repeat_contacts, ("contact", "assessment")),
    "contacts_per_day": (front_door.contacts_per_day, ("contact",)),
    "contacts_to_referrals": (front_door.contacts_to_referrals, ("contact",)),
    "late_escalation": (assessments.late_escalation, ("referral", "enquiry")),
    "assessed_unseen": (assessments.assessed_unseen, ("assessment",)),
    "redone": (assessments.redone, ("assessment",)),
    "heaping": (assessments.heaping, ("assessment",)),
    "caseload": (caseload.caseload, ("allocation",)),
    "caseload_families": (caseload.caseload_families, ("allocation", "family")),
    "caseload_published": (caseload.caseload_published, ("allocation", "worker")),
    "caseload_all": (caseload.caseload_all, ("referral", "allocation", "worker")),
    "load": (load.load, ("referral", "allocation")),
    "assessments_overdue": (assessments.assessments_overdue, ("assessment",)),
    "assessments_in_time": (assessments.assessments_in_time, ("assessment",)),
    "conferences_in_time": (assessments.conferences_in_time, ("conference", "enquiry")),
    "visits_overdue_cp": (visits.visits_overdue_cp, ("plan", "visit")),
    "visits_overdue_cin": (visits.visits_overdue_cin, ("plan", "visit")),
    "visits_overdue_cla": (visits.visits_overdue_cla, ("plan", "visit")),
    "days_since_seen": (visits.days_since_seen, ("plan", "visit")),
    "seen_alone": (visits.seen_alone, ("visit",)),
    "reviews_overdue": (visits.reviews_overdue, ("plan", "review")),
    "rereferrals": (change.rereferrals, ("referral",)),
    "no_further_action": (change.no_further_action, ("referral",)),
    "repeat_plans": (change.repeat_plans, ("plan",)),
    "worker_changes": (change.worker_changes, ("referral", "allocation")),
    "many_workers": (change.many_workers, ("referral", "allocation")),
    "attention_gap": (visits.attention_gap, ("plan", "visit")),
    "recording_delay": (change.recording_delay, ()),
    "supervision_overdue": (workforce.supervision_overdue, ("allocation", "employment", "supervision")),
    "turnover": (workforce.turnover, ("employment",)),
    "starters": (workforce.starters, ("employment",)),
    "starters_leaving": (workforce.starters_leaving, ("employment",)),
    "vacancy_rate": (workforce.vacancy_rate, ("employment", "vacancy")),
    "agency_rate": (workforce.agency_rate, ("employment",)),
    "absence_rate": (workforce.absence_rate, ("employment", "absence")),
    "management_absence": (workforce.management_absence, ("employment", "absence")),
    "recovery": (defences.recovery, ("referral",)),
    "unanswered": (escalation.unanswered, (escalation.LOG,)),
}
"""Each measure with the tables without which it cannot be made."""

DISTRIBUTIONS = ("caseload", "caseload_families", "days_since_seen", "recording_delay", "recovery")
"""Measures whose value is the median: their numerator is `None`."""

BY_WORKER = ("caseload", "caseload_families", "load")
"""The only measures that may be asked for by worker."""


def answer(world: World, measure: str, day: date, profile: Profile, by: str = SERVICE) -> list[Answer]:
    """One measure on one day: a row for the service, or one for each team or worker with something to count.

    By team, a team appears only when it has a row of the measure's population; no team is the unit `None`. When a
    table that the measure needs was never loaded, one row of nothing, whatever it was asked by.

    Raises:
        NotPermitted: asked by worker of a measure that has no view of a worker.
    """
    if by == WORKER and measure not in BY_WORKER:
        raise NotPermitted(f"'{measure}' is not shown by worker.")
    compute, needs = MEASURES[measure]
    scene = Scene(world, day, profile)
    return compute(scene, by) if scene.loaded(*needs) else [Answer(SERVICE, None, None, None)]


__all__ = [
    "BY_WORKER",
    "DISTRIBUTIONS",
    "MEASURES",
    "SERVICE",
    "TEAM",
    "WORKER",
    "Answer",
    "Row",
    "State",
    "World",
    "aligned",
    "answer",
    "as_known_on",
    "barriers_down",
    "by_defence",
    "defence",
    "drain",
    "expected_if_independent",
]
