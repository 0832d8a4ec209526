"""The sections of a pack that speak of a service or of one team, in the order they are read."""

from __future__ import annotations

from collections.abc import Sequence

from plimsoll.door import definition
from plimsoll.door.pack import AlignedCase, Audience, Defence, Pack, SwampRow, Unit
from plimsoll.pages.amounts import MISSING, NO_TEAM
from plimsoll.pages.barriers import DOWN, INDEPENDENT
from plimsoll.pages.report import cells, plan, tables, words
from plimsoll.pages.report.parts import (
    Block,
    Cell,
    Column,
    Headline,
    Headlines,
    Lines,
    Listing,
    Section,
    Sheet,
    Tone,
    Words,
)

WORST = 8
"""How many lines of the swamp are told in sentences; the table beneath has them all."""

STALE = "Marked stale: nothing was recorded about the child in the last weeks, so the rest may no longer be so."

WINDOW = "in the 28 days to this day"


def opening(pack: Pack, unit: Unit, where: str) -> Section:
    """Words first: what was carried, what changed, where barriers wear down."""
    first, *rest = words.opening(pack, unit, where) or ("",)
    changed = words.changes(pack, unit)
    moved = f"What changed over {pack.recent} months" + (
        f", against {pack.months}" if pack.months > pack.recent else ""
    )
    blocks: list[Block] = [Words(first), headlines(unit), *map(Words, rest)]
    if changed:
        blocks.append(Words(f"{moved}. A few days alone show no trend: every month stands further on."))
    for change in changed:
        blocks += [Words(f"{change.way}:", Tone.LEAD), Listing(change.told)]
    return Section("words", "In words", "Summary", tuple(blocks))


def headlines(unit: Unit) -> Headlines:
    """The numbers that are seen first; one that could not be made is left to its own section."""
    told = [unit.reading(measure) for measure in plan.HEADLINES]
    shown = [each for each in told if each.made and (each.value is not None or each.suppressed)]
    return Headlines(
        tuple(Headline(definition(e.measure).title, cells.value(e).text, _beneath(e.measure, unit)) for e in shown)
    )


def _beneath(measure: str, unit: Unit) -> str:
    if measure == "caseload_all":
        return f"as published {cells.value(unit.reading('caseload_published')).text}"
    told = unit.reading(measure)
    return "" if measure == "open_cases" else cells.counted(told)


def swamp(pack: Pack, unit: Unit, where: str) -> Section:
    """Which conditions wear down most barriers, and where: before any list of children."""
    worst = [row for row in unit.swamp if row.excess > 0][:WORST]
    told = (
        Listing(tuple(row.sentence for row in worst), ordered=True)
        if worst
        else Words(f"No condition of {where} went with more barriers down than is usual for the children it touched.")
    )
    columns = (
        Column("Condition that was down", 26),
        Column("Team", 26),
        *(Column(each, 16, numeric=True) for each in ("Children", "Barrier-days", "Usual for them", "In other teams")),
    )
    table = Sheet(
        f"Every condition and team {WINDOW}, the furthest above the usual first",
        columns,
        tuple(map(_swamp_row, unit.swamp)),
        "No condition was down.",
        ("A barrier-day is a day on which one barrier was down for one child.",),
    )
    lead = Words(f"What wears barriers down most, and where, {WINDOW}.")
    inside = pack.audience is not Audience.SCRUTINY
    return Section(
        "swamp", "The swamp", "Swamp", (lead, told, Words(pack.association, Tone.ASIDE), *([table] if inside else []))
    )


def _swamp_row(row: SwampRow) -> tuple[Cell, ...]:
    return (
        Cell(row.condition),
        Cell(row.team or NO_TEAM),
        cells.count(row.children),
        cells.count(row.barrier_days),
        cells.rounded(row.usual),
        cells.rounded(row.others),
    )


def without_worker(pack: Pack, unit: Unit) -> Section:
    """Children without a worker, in fact and in name, beside the average that leaves them out."""
    lead = Words(
        "The published average counts only the children whom somebody holds, so a backlog makes it look better. "
        "Here it stands beside the same average with nobody left out."
    )
    table = tables.figures("Without a worker, in fact and in name", pack, unit, plan.WITHOUT_WORKER)
    told = words.nominal(unit)
    blocks: list[Block] = [lead, *([Words(told)] if told else []), table, _waits(unit)]
    return Section("without-worker", "Children without a worker", "Without a worker", tuple(blocks))


def _waits(unit: Unit) -> Sheet:
    """How long the children without a worker and without an assessment have waited."""
    columns = (
        Column("Waiting", 38),
        Column("Children", 12, numeric=True),
        Column("Longest, days", 15, numeric=True),
        Column("Half of them longer than, days", 30, numeric=True),
    )
    told = [unit.reading(each) for each in ("unallocated", "unassessed")]
    rows = tuple(
        (
            Cell(definition(each.measure).title),
            cells.value(each),
            cells.rounded(each.detail.get("longest")),
            cells.rounded(each.detail.get("median")),
        )
        for each in told
        if each.made
    )
    return Sheet("How long they have waited", columns, rows, "Nothing here could be made from what was loaded.")


def conditions(pack: Pack, unit: Unit) -> Section:
    """Every condition on the day, theme by theme; by team where the pack speaks of the service."""
    on = cells.short_date(pack.on)
    found = (tables.figures(f"{theme.title}, {on}", pack, unit, theme.measures) for theme in plan.THEMES)
    blocks: list[Block] = [Words(tables.NEVER_ALONE), *(sheet for sheet in found if sheet.rows or sheet.notes)]
    if unit is pack.whole and pack.units:
        twice = ("A child with two teams is counted in each.",)
        blocks.append(tables.by_team(f"Each team, in order of name, {on}", pack.units, plan.BY_TEAM, twice))
    return Section("conditions", "Conditions now", "Conditions", tuple(blocks))


def over_time(pack: Pack, unit: Unit) -> Section:
    """The conditions over the months, with the decisions taken meanwhile."""
    drawn = (tables.lines(theme.title, pack, unit, theme.drawn) for theme in plan.THEMES)
    lead = Words(
        f"From {cells.short_date(pack.days[0])} to {cells.short_date(pack.on)}, month by month, each from nought. A "
        "numbered line is a decision of the register below. That one thing came after another says nothing of what "
        "brought it about."
    )
    found: list[Lines] = [each for each in drawn if each]
    return Section("over-time", f"{pack.months} months", "Over time", (lead, *found))


def decisions(pack: Pack, unit: Unit) -> Section:
    """The register of decisions, with what was forecast and known when each was taken."""
    lead = Words(
        "Each decision is looked back on after 3, 6 and 12 months, beside what was forecast when it was taken. "
        "What each has moved: plimsoll watch."
    )
    return Section("decisions", "Decisions", "Decisions", (lead, tables.register(pack, unit)))


def barriers(pack: Pack, unit: Unit) -> Section:
    """What should reach each child and does not; in a team's own pack, for which children."""
    told = unit.barriers
    if told is None:
        nobody = Words("No child had an open case on this day.")
        return Section("barriers", "Barriers and where they line up", "Barriers", (nobody,))
    blocks: list[Block] = [
        Words("A barrier is something that must reach a child. It judges the service, and never the family."),
        _counts(unit),
        Words(INDEPENDENT, Tone.ASIDE),
    ]
    if pack.audience is not Audience.SCRUTINY:
        beneath = "What makes barriers fail, shown beneath and never added to the count"
        blocks += [
            _answers("The barriers", [each for each in told.defences if each.barrier]),
            _answers(beneath, [each for each in told.defences if not each.barrier]),
            _pairs(unit),
        ]
    if pack.audience is Audience.TEAM:
        blocks.append(_aligned(unit))
    return Section("barriers", "Barriers and where they line up", "Barriers", tuple(blocks))


def _counts(unit: Unit) -> Sheet:
    told = unit.barriers
    columns = (Column("Barriers down", 38), *(Column(each, 12, numeric=True) for each in DOWN))
    observed = (Cell("Children"), *(cells.count(told.down.get(each) if told else None) for each in DOWN))
    chance = (
        Cell("If barriers failed independently"),
        *(cells.rounded(told.expected.get(each) if told else None) for each in DOWN),
    )
    return Sheet("Children by how many barriers are down", columns, (observed, chance))


def _answers(caption: str, told: Sequence[Defence]) -> Sheet:
    heads = ("Down", "Holds", "Unknown", "Does not apply")
    columns = (
        Column("", 26),
        *(Column(each, 14, numeric=True) for each in heads),
        Column("Down, of those answered", 18, numeric=True),
        Column("It holds when", 70),
    )
    rows = tuple(
        (
            Cell(each.title),
            *map(cells.count, (each.down, each.holds, each.unknown, each.not_applicable)),
            cells.share(each.share_down),
            Cell(each.meaning),
        )
        for each in told
    )
    brought = dict.fromkeys(
        f"{each.title} is unknown: {each.brings} would bring it." for each in told if _unknown(each)
    )
    return Sheet(caption, columns, rows, notes=tuple(brought))


def _unknown(told: Defence) -> bool:
    return bool(told.unknown) and not told.holds and not told.down


def _pairs(unit: Unit) -> Sheet:
    """The pairs of barriers that are down together."""
    columns = (
        Column("Down together", 44),
        Column("Children", 12, numeric=True),
        Column("If independent", 16, numeric=True),
    )
    told = unit.barriers.pairs if unit.barriers else ()
    rows = tuple(
        (Cell(" and ".join(each.barriers)), cells.count(each.children), cells.rounded(each.expected)) for each in told
    )
    return Sheet("Which barriers are down together", columns, rows, "No two barriers are down for one child.")


def _aligned(unit: Unit) -> Sheet:
    columns = (
        Column("Child", 18),
        Column("Two or more down since", 22),
        Column("Days", 10, numeric=True),
        Column("What is down, and since when", 70),
        Column("Stale", 10),
    )
    told = unit.barriers.aligned if unit.barriers else ()
    empty = "No child has two or more barriers down."
    caption = "Children with two or more barriers down, the longest first: each needs a recorded answer"
    return Sheet(caption, columns, tuple(map(_aligned_case, told)), empty, (STALE,) if told else ())


def _aligned_case(told: AlignedCase) -> tuple[Cell, ...]:
    down = "; ".join(f"{title} ({cells.short_date(since)})" for title, since in told.down)
    stale = Cell("stale", tone=Tone.CONCERN) if told.stale else Cell(MISSING)
    return (Cell(told.child), cells.day(told.since), cells.count(told.days), Cell(down), stale)


def workforce(pack: Pack, unit: Unit) -> Section:
    """The conditions of the workforce."""
    on = cells.short_date(pack.on)
    blocks: list[Block] = [tables.figures(f"The workforce, {on}", pack, unit, plan.WORKFORCE)]
    made = [measure for measure in plan.WORKFORCE if unit.reading(measure).made and measure in unit.readings]
    inside = pack.audience is not Audience.SCRUTINY
    if made and inside and unit is pack.whole and pack.units:
        blocks.append(tables.by_team("The workforce by team, in order of name", pack.units, made))
    drawn = tables.lines("Over the months", pack, unit, plan.WORKFORCE)
    return Section("workforce", "Workforce", "Workforce", (*blocks, *([drawn] if drawn else [])))


def moved(unit: Unit) -> Section:
    """The improvements that were paid for elsewhere."""
    told = words.moved_not_fixed(unit)
    none = Words("No improvement of the last year stands beside a counter-measure that worsened.")
    lead = Words("An improvement whose counter-measure worsened over the same months is moved, not fixed.")
    return Section("moved", "Moved, not fixed", "Conditions", (lead, Listing(told)) if told else (none,))
