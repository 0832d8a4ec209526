"""Who holds how much: children and families to a worker, and the published average beside the whole."""

from __future__ import annotations

from collections.abc import Callable

from .cases import holding, open_children, teams_of, unallocated_since
from .records import SERVICE, WORKER, Answer, Row, Scene, spread, teams_first

Thing = Callable[[Scene, str], tuple[str, str]]


def _child(_: Scene, child: str) -> tuple[str, str]:
    return ("child", child)


def family_of(scene: Scene, child: str) -> tuple[str, str]:
    """The child's family (the first by id, if in several); a child of none is one by itself."""
    families = [row["family_id"] for row in scene.of("family", child)]
    return ("family", min(families)) if families else ("child", child)


def held(scene: Scene, rows: list[Row], thing: Thing = _child) -> dict[str, int]:
    """How many distinct things each worker holds by these allocations."""
    pairs = {(row["worker_id"], thing(scene, row["person_id"])) for row in rows}
    return {worker: sum(w == worker for w, _ in pairs) for worker in sorted({w for w, _ in pairs})}


def in_units(rows: list[Row], by: str) -> list[tuple[str | None, list[Row]]]:
    """The allocations of each unit: a team's are those that name it."""
    if by == SERVICE:
        return [(SERVICE, rows)]
    teams = teams_first(row["team_id"] for row in rows) if rows else ()
    return [(team, [row for row in rows if row["team_id"] == team]) for team in teams]


def _distribution(scene: Scene, by: str, thing: Thing) -> list[Answer]:
    rows = holding(scene)
    if by == WORKER:
        return [Answer(worker, number, number, 1) for worker, number in held(scene, rows, thing).items()]
    answers = []
    for unit, those in in_units(rows, by):
        loads = list(held(scene, those, thing).values())
        detail = spread(loads)
        answers.append(Answer(unit, detail["p50"], None if loads else 0, len(loads), detail))
    return answers


def caseload(scene: Scene, by: str) -> list[Answer]:
    """Distinct children held, over the workers who hold any."""
    return _distribution(scene, by, _child)


def caseload_families(scene: Scene, by: str) -> list[Answer]:
    """Distinct families held, over the workers who hold any."""
    return _distribution(scene, by, family_of)


def fte_of(scene: Scene, worker: str) -> float:
    """The worker's full-time equivalent; unknown is 0."""
    return sum(row["fte"] or 0 for row in scene.rows("worker") if row["worker_id"] == worker)


def caseload_published(scene: Scene, by: str) -> list[Answer]:
    """Cases held over the FTE of their holders, leaving out workers with no FTE and the cases they hold."""
    answers = []
    for unit, rows in in_units(holding(scene), by):
        loads = held(scene, rows)
        timed = {worker: number for worker, number in loads.items() if fte_of(scene, worker) > 0}
        if not timed and by != SERVICE:
            continue
        cases, fte = sum(timed.values()), sum(fte_of(scene, worker) for worker in timed)
        noted = {"workers": len(loads) - len(timed), "cases": sum(loads.values()) - cases}
        answers.append(Answer(unit, cases / fte if fte else None, cases, fte, noted=noted))
    return answers


def caseload_all(scene: Scene, by: str) -> list[Answer]:
    """The same with the children whom nobody holds added to the cases."""
    published = {answer.unit: answer for answer in caseload_published(scene, by)}
    waiting = [child for child in open_children(scene) if unallocated_since(scene, child)]
    teams = {child: (SERVICE,) if by == SERVICE else teams_of(scene, child) for child in waiting}
    answers = []
    for unit in teams_first([*published, *(team for those in teams.values() for team in those)]):
        if unit not in published and not any(unit in those for those in teams.values()):
            continue
        fte = published[unit].denominator if unit in published else 0
        cases = published[unit].numerator if unit in published else 0
        cases += sum(unit in those for those in teams.values())
        answers.append(Answer(unit, cases / fte if fte else None, cases, fte))
    return answers
