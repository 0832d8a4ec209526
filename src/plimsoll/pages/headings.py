"""What each column of an answer is called on a page, and what it says: headings and the workbook's definitions."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """One column's heading.

    Args:
        title: its words on a page.
        meaning: what it says, in a sentence.
        width: how wide a workbook shows it, in characters.
    """

    title: str
    meaning: str
    width: int = 12


HEADINGS = {
    "unit": Heading("Unit", "The service, team or worker, by its identifier; empty for children of no team.", 14),
    "name": Heading("Name", "The name of the team or worker.", 24),
    "measure": Heading("Measure", "The measure's name, as every verb takes it.", 24),
    "value": Heading("Value", "The answer: a count, a share from 0 to 1, or the median of a distribution."),
    "numerator": Heading("Numerator", "What was counted."),
    "denominator": Heading("Denominator", "What it was counted among."),
    "of": Heading("Of", "What the denominator counts.", 16),
    "note": Heading("Note", "What a reader must know before using the number.", 60),
    "on": Heading("On", "The day, at its end.", 14),
    "longest": Heading("Longest", "The longest wait, in days."),
    "median": Heading("Median", "The median wait, in days."),
    "p50": Heading("p50", "The median: half are at or below it."),
    "p90": Heading("p90", "Nine in ten are at or below it."),
    "max": Heading("Highest", "The highest."),
    "n": Heading("n", "How many were counted."),
    "never": Heading("Never", "How many for whom it has not happened at all."),
    "item": Heading("Item", "The identifier of what was counted: a case, an assessment, a visit.", 18),
    "child": Heading("Child", "The child's identifier in the case system.", 18),
    "team": Heading("Team", "The team's identifier.", 14),
    "team_name": Heading("Team name", "The team's name.", 24),
    "worker": Heading("Worker", "The worker's identifier.", 14),
    "since": Heading("Since", "The first day of it.", 14),
    "days": Heading("Days", "How long it has lasted, in days."),
    "counted": Heading("Counted", "Whether this row is in the numerator."),
    "down": Heading("Down", "The barriers that are down.", 30),
    "rank": Heading("Rank", "Its place in the list, from 1.", 6),
    "task": Heading("Task", "What to do about it first: allocate, decide, assess, visit, review, hear, confer.", 10),
    "due": Heading("Due", "The last day in time of that task; empty where no clock says.", 14),
    "days_over": Heading("Days over", "Working days past that day; below 0, working days to go."),
    "reasons": Heading("Reasons", "Why it stands in its place: what is owed, what is down, the wait and the sum.", 100),
    "down_since": Heading("Down since", "Each barrier that is down, with the first day of its unbroken spell.", 44),
    "teams": Heading("Teams", "Every team that holds the child.", 20),
    "workers": Heading("Workers", "Everybody who holds the child.", 20),
    "stale": Heading("Stale", "Nothing has been recorded lately, so the rest may no longer be so.", 8),
    "refuses": Heading("Refused", "Whether the row was left out; otherwise it was kept and is only reported."),
    "source_table": Heading("Source table", "The table as the source names it.", 24),
    "title": Heading("What it is", "The same in words.", 44),
    "rows": Heading("Rows", "How many rows."),
    "hint": Heading("Hint", "Numbers that help to find it; never a cell.", 16),
    "condition": Heading("Condition", "What wears barriers down.", 22),
    "children": Heading("Children", "The children whom it touches."),
    "barrier_days": Heading("Barrier-days", "Days in the 28 to the day on which a barrier was down for one of them."),
    "usual": Heading("Usual", "The same children's barrier-days in an ordinary 28 days."),
    "others": Heading("Others", "The barrier-days of as many children of the other teams."),
    "sentence": Heading("In words", "The same as a sentence.", 60),
    "side": Heading("Counted by", "Who counts the child: our number or their report.", 12),
    "rule": Heading("Rule", "The rule that differs.", 24),
    "load": Heading("Load", "The load's number."),
    "as_of": Heading("As of", "The day on which what it carries became known.", 14),
    "service": Heading("Service", "The service it speaks for.", 14),
    "source": Heading("Source", "The kind of extract it came from.", 10),
    "partial": Heading("Partial", "Whether rows it does not carry stay known."),
    "tables": Heading("Speaks for", "The tables this source speaks for.", 40),
    "file": Heading("File", "The file's name.", 36),
    "table": Heading("Table", "What it was read as.", 14),
    "read": Heading("Read", "Rows in the file."),
    "kept": Heading("Kept", "Rows kept."),
    "duplicates": Heading("Duplicates", "Rows that say again what another row says."),
    "refused": Heading("Refused", "Rows that could not be used; each has a reason."),
    "row": Heading("Row", "The row's number in the file; the header is row 1."),
    "column": Heading("Column", "The column, as the file names it.", 24),
    "reason": Heading("Reason", "Why.", 60),
    "decision": Heading("Reference", "The decision's reference in the register.", 24),
    "decided": Heading("Decided", "The day it was taken.", 14),
    "effective": Heading("Effective", "The day from which it takes effect.", 14),
    "kind": Heading("Kind", "What kind of decision.", 16),
    "owner": Heading("Owner", "The role that answers for it.", 30),
    "forecast": Heading("Forecast then", "What was forecast when it was taken.", 40),
    "known": Heading("Known then", "What was known when it was taken.", 40),
    "measures": Heading("Should move", "The measures it should move.", 30),
    "origin": Heading("From", "What it came from: a review, an inspection, a board.", 16),
    "by_when": Heading("By when", "The day by which it should have moved them.", 14),
    "comes_back": Heading("Comes back", "Whether its day has come and it has not improved.", 12),
    "verdict": Heading("Verdict", "What became of what it should move.", 16),
    "then": Heading("Then", "The last value before the decision took effect."),
    "now": Heading("Now", "The last value."),
    "why": Heading("Why so", "What a reader should know of the verdict.", 60),
    "points": Heading("Points", "Points of the chart since the decision took effect."),
    "counters": Heading("Counter-measures", "What became of what worsens when it is made to look better.", 40),
    "looked_back": Heading("Looked back", "The last day on which it was looked back on.", 14),
    "look_back_3": Heading("At 3 months", "The day it is looked back on three months after it took effect.", 14),
    "look_back_6": Heading("At 6 months", "The day it is looked back on six months after it took effect.", 14),
    "look_back_12": Heading("At 12 months", "The day it is looked back on a year after it took effect.", 14),
    "due_months": Heading("Due at", "The look back that is due, in months after it took effect.", 10),
    "due_since": Heading("Due since", "The day since which a look back is due; empty when none is.", 14),
    "what": Heading("What", "Which part of the definition.", 18),
    "says": Heading("Says", "The definition.", 90),
}


def heading(column: str) -> Heading:
    """The column's heading; one that nobody has described is called by its own name."""
    return HEADINGS.get(column) or Heading(column.replace("_", " ").capitalize(), "")
