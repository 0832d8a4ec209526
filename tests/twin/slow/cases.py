"""Who is open, who holds them, and whose team they are; and the measures of open work."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from .plans import open_plans
from .records import Answer, Item, Row, Scene, Teams, back, counts, covers, percentile, teams_first, waits
from .staff import left, long_absent
from .trace import recorded_since

ONE_DAY = timedelta(days=1)

# --- open ---------------------------------------------------------------------------------------------------


def dead(scene: Scene, child: str) -> bool:
    """Whether the child has died on or before the day."""
    return any(row["died"] is not None and row["died"] <= scene.day for row in scene.of("person", child))


def referral_open(scene: Scene, referral: Row) -> bool:
    """Received, not closed, and not marked no further action."""
    if referral["nfa"] is True and not scene.settings.count_nfa_referrals:
        return False
    if referral["closed"] == scene.day and not scene.settings.closed_on_day_is_closed:
        return True
    return covers(referral["received"], referral["closed"], scene.day)


def open_referrals(scene: Scene, child: str) -> list[Row]:
    """The child's open referrals, the earliest first; a child who has died has none."""
    if dead(scene, child):
        return []
    found = [row for row in scene.of("referral", child) if referral_open(scene, row)]
    return sorted(found, key=lambda row: (row["received"], row["referral_id"]))


def child_open(scene: Scene, child: str) -> bool:
    """Whether the child has an open referral."""
    return any(referral_open(scene, row) for row in scene.of("referral", child)) and not dead(scene, child)


def open_children(scene: Scene) -> list[str]:
    """Every child with an open referral."""
    children = sorted({row["person_id"] for row in scene.rows("referral")})
    return [child for child in children if child_open(scene, child)]


def open_since(scene: Scene, child: str) -> date:
    """The first day of the unbroken run of open days that the day ends (the child is open on the day)."""
    day = scene.day
    while child_open(scene.at(day - ONE_DAY), child):
        day -= ONE_DAY
    return day


# --- held ---------------------------------------------------------------------------------------------------


def of_held_type(scene: Scene, row: Row) -> bool:
    """An allocation that could hold a child: a role that holds cases, somebody in it, and not of zero days."""
    role = (row["role"] or "").strip().upper()
    return role in scene.profile.allocated_roles and row["worker_id"] is not None and row["ended"] != row["started"]


def held_type(scene: Scene, child: str) -> list[Row]:
    """The child's allocations of that type, whenever they were, in the order they began."""
    found = [row for row in scene.of("allocation", child) if of_held_type(scene, row)]
    return sorted(found, key=lambda row: (row["started"], row["allocation_id"]))


def holding(scene: Scene) -> list[Row]:
    """Every allocation that holds a child on the day, open case or not."""
    return [
        row
        for row in scene.rows("allocation")
        if of_held_type(scene, row) and covers(row["started"], row["ended"], scene.day)
    ]


def holders(scene: Scene, child: str) -> list[Row]:
    """The allocations that hold the child on the day."""
    return [row for row in held_type(scene, child) if covers(row["started"], row["ended"], scene.day)]


# --- teams --------------------------------------------------------------------------------------------------


def teams_of(scene: Scene, child: str) -> Teams:
    """The child's teams on the day: its holders'; else the last holder's since the referral; else the referral's."""
    now = {row["team_id"] for row in holders(scene, child)} - {None}
    if now:
        return teams_first(now)
    referrals = open_referrals(scene, child)
    if not referrals:
        return (None,)
    since = referrals[0]["received"]
    begun = [row["team_id"] for row in held_type(scene, child) if since <= row["started"] <= scene.day]
    named = [team for team in begun if team is not None]
    return (named[-1] if named else referrals[0]["team_id"],)


def own_teams(scene: Scene, row: Row, day: date) -> Teams:
    """The team that the row names, else the child's on the event's day."""
    own = row.get("team_id")
    return (own,) if own is not None else teams_of(scene.at(day), row["person_id"])


# --- measures -----------------------------------------------------------------------------------------------


def open_cases(scene: Scene, by: str) -> list[Answer]:
    """Distinct children with an open referral."""
    return counts([Item(teams_of(scene, child)) for child in open_children(scene)], by)


def unallocated_since(scene: Scene, child: str) -> date | None:
    """For an open child nobody holds: the later of the last holder's end and the earliest open referral."""
    if holders(scene, child):
        return None
    ends = [row["ended"] for row in held_type(scene, child) if row["ended"] is not None and row["ended"] <= scene.day]
    return max([*ends, open_referrals(scene, child)[0]["received"]])


def unallocated(scene: Scene, by: str) -> list[Answer]:
    """Open children whom nobody holds."""
    return counts(
        [_waiting(scene, child, unallocated_since(scene, child)) for child in open_children(scene)], by, waits
    )


def _waiting(scene: Scene, child: str, since: date | None) -> Item:
    return Item(teams_of(scene, child), since is not None, (scene.day - since).days if since else 0)


def assessment_begun(scene: Scene, referral: Row) -> bool:
    """Whether an assessment linked to the referral by its id began on or before the day."""
    for row in scene.rows("assessment"):
        linked = row["referral_id"] == referral["referral_id"]
        if scene.settings.unlinked_assessments_count and row["referral_id"] is None:
            linked = row["person_id"] == referral["person_id"] and row["started"] >= referral["received"]
        if linked and row["started"] <= scene.day:
            return True
    return False


def unassessed_since(scene: Scene, child: str) -> date | None:
    """With no open plan: when the earliest open referral came on which no assessment has begun."""
    if open_plans(scene, child):
        return None
    bare = [row for row in open_referrals(scene, child) if row["nfa"] is not True and not assessment_begun(scene, row)]
    return bare[0]["received"] if bare else None


def unassessed(scene: Scene, by: str) -> list[Answer]:
    """Open children with no plan and a referral on which no assessment has begun."""
    return counts([_waiting(scene, child, unassessed_since(scene, child)) for child in open_children(scene)], by, waits)


# --- in name only -------------------------------------------------------------------------------------------

NAME, MANAGER, LEFT, ABSENT, QUIET = "named", "manager", "left", "absent", "quiet"


def verdict(scene: Scene, worker: str) -> bool | None:
    """What a named role has said of the holder by the day: in name only, really there, or nothing yet."""
    said = [h for h in scene.profile.in_name_only.holders if h.worker == worker and h.start <= scene.day]
    return max(said, key=lambda h: h.start).confirmed if said else None


def has_word(text: str | None, words: Sequence[str]) -> bool:
    """Whether one of the words stands in the text as a whole word, in any case."""
    return any(re.search(rf"\b{re.escape(word)}\b", text or "", re.IGNORECASE) for word in words)


def held_in_team(scene: Scene, team: str | None) -> dict[str, int]:
    """How many children each worker holds within the team."""
    pairs = {(row["worker_id"], row["person_id"]) for row in holding(scene) if row["team_id"] == team}
    return {worker: sum(w == worker for w, _ in pairs) for worker, _ in pairs}


def reasons(scene: Scene, holder: Row) -> set[str]:
    """Why the holder of this allocation is suspected of holding in name only."""
    rules = scene.profile.in_name_only
    found = set()
    for worker in scene.rows("worker"):
        if worker["worker_id"] == holder["worker_id"]:
            found |= {NAME} if has_word(worker["name"], rules.name_words) else set()
            found |= {MANAGER} if has_word(worker["job_title"], rules.manager_words) else set()
    found |= {LEFT} if left(scene, holder["worker_id"]) else set()
    found |= {ABSENT} if long_absent(scene, holder["worker_id"]) else set()
    loads = held_in_team(scene, holder["team_id"])
    heavy = loads[holder["worker_id"]] > rules.times_p90 * percentile(loads.values(), 0.9)
    if heavy and not recorded_since(scene, holder["person_id"], back(scene.day, rules.quiet_days)):
        found.add(QUIET)
    return found


def name_only(scene: Scene, child: str) -> str | None:
    """Whether "confirmed" or "suspected", when every holder of the child holds in name only, else nothing."""
    said = [(verdict(scene, row["worker_id"]), reasons(scene, row)) for row in holders(scene, child)]
    if not said or not all(told or (told is None and why) for told, why in said):
        return None
    return "confirmed" if all(told for told, _ in said) else "suspected"


def _name_only_detail(scene: Scene, children: Sequence[str]) -> dict[str, float | None]:
    counted = [child for child in children if name_only(scene, child)]
    why = {child: set().union(*(reasons(scene, row) for row in holders(scene, child))) for child in counted}
    detail = {status: sum(name_only(scene, c) == status for c in counted) for status in ("confirmed", "suspected")}
    every = detail | {reason: sum(reason in why[c] for c in counted) for reason in (NAME, MANAGER, LEFT, ABSENT, QUIET)}
    # Nobody can tell who has left or is away where no employer's file was loaded: that is nothing, and not 0.
    untold = [LEFT, ABSENT] if not scene.loaded("employment") else [] if scene.loaded("absence") else [ABSENT]
    return every | dict.fromkeys(untold)


def in_name_only(scene: Scene, by: str) -> list[Answer]:
    """Of the open children somebody holds, those held in name only, confirmed or suspected."""
    held = [child for child in open_children(scene) if holders(scene, child)]
    answers = []
    for unit, children in by_unit(scene, held, by):
        detail = _name_only_detail(scene, children)
        counted = detail["confirmed"] + detail["suspected"]
        answers.append(Answer(unit, counted if children else None, counted, len(children), detail))
    return answers


def without_worker(scene: Scene, by: str) -> list[Answer]:
    """Open children whom nobody holds, or held by somebody confirmed to hold in name only."""
    answers = []
    for unit, children in by_unit(scene, open_children(scene), by):
        nobody = sum(not holders(scene, child) for child in children)
        parts = _name_only_detail(scene, children)
        detail = {"unallocated": nobody, "confirmed": parts["confirmed"], "suspected": parts["suspected"]}
        counted = nobody + parts["confirmed"]
        answers.append(Answer(unit, counted if children else None, counted, len(children), detail))
    return answers


def by_unit(scene: Scene, children: Sequence[str], by: str) -> list[tuple[str | None, list[str]]]:
    """The children of each unit; a child of two teams is in both."""
    if by == "service":
        return [("service", list(children))]
    teams = {child: teams_of(scene, child) for child in children}
    found = teams_first(team for those in teams.values() for team in those) if teams else ()
    return [(team, [child for child in children if team in teams[child]]) for team in found]
