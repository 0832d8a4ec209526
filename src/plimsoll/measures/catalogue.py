"""Every instrument and every frame, by name: the one place where they are listed."""

from __future__ import annotations

from plimsoll.measures import (
    assessments,
    caseload,
    cases,
    change,
    conferences,
    due,
    front_door,
    in_name_only,
    open_cases,
    plans,
    recording,
    returns,
    reviews,
    scope,
    unallocated,
    unassessed,
    urgency,
    visits,
    workforce,
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
    visits.GROUP,
    reviews.GROUP,
    returns.GROUP,
    change.GROUP,
    recording.GROUP,
    workforce.GROUP,
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
    counts = map(count_frame, POPULATIONS)
    return {frame.name: frame for frame in (*shared, *groups, *counts)}
