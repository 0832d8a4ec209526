"""Every instrument and every frame, by name: the one place where they are listed."""

from __future__ import annotations

from plimsoll.measures import (
    absence,
    assessments,
    away,
    caseload,
    cases,
    change,
    conferences,
    due,
    front_door,
    in_name_only,
    load,
    management,
    open_cases,
    plans,
    posts,
    recording,
    returns,
    reviews,
    scope,
    supervision,
    turnover,
    unallocated,
    unanswered,
    unassessed,
    urgency,
    vacancies,
    visits,
)
from plimsoll.measures.frames import Frame
from plimsoll.measures.instrument import Instrument
from plimsoll.measures.shapes import count_frame
from plimsoll.vocabulary.profile import Profile

GROUPS = (
    open_cases.GROUP,
    unallocated.GROUP,
    in_name_only.GROUP,
    unassessed.GROUP,
    front_door.GROUP,
    urgency.GROUP,
    assessments.GROUP,
    conferences.GROUP,
    caseload.GROUP,
    load.GROUP,
    visits.GROUP,
    reviews.GROUP,
    returns.GROUP,
    change.GROUP,
    recording.GROUP,
    supervision.GROUP,
    turnover.GROUP,
    vacancies.GROUP,
    absence.GROUP,
    management.GROUP,
    unanswered.GROUP,
)

INSTRUMENTS: dict[str, Instrument] = {i.name: i for group in GROUPS for i in group.instruments}
"""The instruments by name, in the order they are shown."""


POPULATIONS = (
    "open_child",
    "held_open",
    "contacted_child",
    "open_assessment",
    "reviewed_plan",
    *(f"visited_plan_{kind.lower()}" for kind in visits.KINDS),
)
"""The frames that stocks are counted among, each counted once a block."""


def frames(profile: Profile) -> dict[str, Frame]:
    """Every frame by name, the profile's clocks included."""
    groups = (frame for group in GROUPS for frame in group.frames)
    shared = (*scope.base_frames(), *scope.clock_frames(profile), *cases.FRAMES, *plans.FRAMES, *due.FRAMES)
    staff = (*posts.FRAMES, *away.FRAMES)
    counts = map(count_frame, POPULATIONS)
    return {frame.name: frame for frame in (*shared, *staff, *groups, *counts)}
