"""Which measures stand together in a pack, so that none stands without the one that would worsen in its place."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Theme:
    """Measures that are read together.

    Args:
        title: what they have in common.
        measures: their names, each near its counter-measures.
    """

    title: str
    measures: tuple[str, ...]

    @property
    def drawn(self) -> tuple[str, ...]:
        """Those whose months are drawn."""
        return tuple(measure for measure in self.measures if measure not in UNDRAWN)


UNDRAWN = frozenset({"without_worker", "caseload_families"})
"""Each is nearly the line of the measure drawn beside it; its numbers stand in the table of the day."""

WITHOUT_WORKER = ("unallocated", "in_name_only", "without_worker", "caseload_published", "caseload_all")
"""Children without a worker in fact and in name, and the average that leaves them out beside the one that does not."""

THEMES = (
    Theme("Held and waiting", ("open_cases", "unallocated", "in_name_only", "without_worker", "unassessed")),
    Theme("What each worker holds", ("caseload", "caseload_families", "caseload_published", "caseload_all")),
    Theme(
        "Seen and visited",
        (
            *("visits_overdue_cp", "visits_overdue_cin", "visits_overdue_cla", "attention_gap"),
            *("days_since_seen", "seen_alone"),
        ),
    ),
    Theme(
        "Assessed and reviewed",
        (
            *("assessments_overdue", "assessments_in_time", "assessed_unseen", "redone", "heaping"),
            *("conferences_in_time", "reviews_overdue"),
        ),
    ),
    Theme(
        "The front door",
        (
            *("contacts_per_day", "contacts_to_referrals", "contacts_undecided", "repeat_contacts"),
            *("no_further_action", "late_escalation"),
        ),
    ),
    Theme(
        "Change, return and record",
        ("worker_changes", "many_workers", "rereferrals", "repeat_plans", "recording_delay"),
    ),
    Theme("Barriers", ("aligned", "recovery", "unanswered")),
)
"""The conditions of the work itself; load and the workforce have sections of their own."""

LOAD = ("load", "unallocated", "in_name_only")
"""Load beside what makes it look better: work that nobody holds."""

WORKFORCE = (
    *("turnover", "starters", "starters_leaving", "vacancy_rate", "agency_rate"),
    *("absence_rate", "management_absence", "supervision_overdue"),
)
"""The conditions of the workforce."""

BY_TEAM = (
    *("open_cases", "unallocated", "in_name_only", "unassessed", "visits_overdue_cp", "visits_overdue_cin"),
    *("seen_alone", "aligned"),
)
"""What a board is shown of each team: counts, each beside the measure that would worsen in its place."""

HEADLINES = ("open_cases", "unallocated", "aligned", "load", "visits_overdue_cp", "caseload_all")
"""The numbers that are seen first."""
