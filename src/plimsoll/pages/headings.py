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
    "kind": Heading("Kind", "What kind: of a decision, or of an entry of the log.", 16),
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
    "at": Heading("At", "The last point of the chart: a day, or the last day of its week or weeks.", 14),
    "mean": Heading("Mean", "The centre line of the chart: what is usual."),
    "lower": Heading("Lower", "The lower limit: chance seldom goes below it."),
    "upper": Heading("Upper", "The upper limit: chance seldom goes above it."),
    "beyond": Heading("Beyond", "Which limit it lies outside; empty for what size and chance explain."),
    "signals": Heading("Signals", "The rules that its last point fulfils: what chance seldom gives.", 20),
    "direction": Heading("Direction", "Which way it has moved."),
    "alert": Heading("Alert", "Whether something bears the signal out."),
    "evidence": Heading("Evidence", "What bears it out: it persists, a related measure moves with it, a CUSUM.", 20),
    "variation": Heading("Variation", "Whether the move is a concern or an improvement."),
    "run_length": Heading("Run length", "Points between two false signals while nothing changes, on average."),
    "chart": Heading("Chart", "The kind of control chart."),
    "unit_of_value": Heading("Unit of value", "What the values are in.", 20),
    "weeks_to_a_point": Heading("Weeks to a point", "How many weeks each point of the chart is made from."),
    "own_weeks": Heading("Own weeks", "Whether a point counts what came in its weeks, not what stood at their end."),
    "raised": Heading("Raised", "The day on which it became an alert, or on which the matter was raised.", 14),
    "beside": Heading("Beside", "The related measures that moved with it.", 30),
    "weeks_unsettled": Heading("Weeks unsettled", "Weeks to the day that records still to come may move: not judged."),
    "trial": Heading("Trial", "Whether the limits are made from few points, and so are rough."),
    "baseline": Heading("Baseline", "The weeks that the limits are made from, and who settled that.", 40),
    "began": Heading("Began", "How many came in the last week."),
    "began_usual": Heading("Began usual", "How many usually come in a week."),
    "began_direction": Heading("Began direction", "Whether more or fewer came than chance gives; empty for neither."),
    "ended": Heading("Ended", "How many went in the last week; of a matter, the day on which it ended.", 14),
    "ended_usual": Heading("Ended usual", "How many usually go in a week."),
    "ended_direction": Heading("Ended direction", "Whether more or fewer went than chance gives; empty for neither."),
    "x": Heading("X", "Where the point stands, such as a day.", 14),
    "y": Heading("Y", "Its value, as it is drawn."),
    "id": Heading("Id", "The matter's number on the ladder, by which it is answered.", 8),
    "sort": Heading("Sort", "What it is: an alert, a signal, overdue or aligned work, a concern, an action.", 10),
    "words": Heading("Words", "What stands, in a sentence.", 70),
    "raised_by": Heading("Raised by", "Who raised a concern: a worker, an agency or a family. Never a name."),
    "state": Heading("State", "Whether it waits for an answer, was answered or has ended."),
    "step": Heading("Step", "The step of the ladder that it stands on, from 1.", 6),
    "role": Heading("Role", "The role that must answer at that step.", 20),
    "stepped": Heading("Stepped", "The day on which it came to that step.", 14),
    "day": Heading("Day", "The day of the entry.", 14),
    "answer_by": Heading("Answer by", "The last day on which an answer at that step is in time.", 14),
    "unanswered_since": Heading(
        "Unanswered since", "The first day past the time to answer; empty while there is time.", 16
    ),
    "days_unanswered": Heading(
        "Days unanswered", "How many days past the time to answer it is, that first day counted."
    ),
    "answered_by": Heading("Answered by", "The role that answered. Never a name.", 20),
    "entries": Heading("Entries", "How many entries the log holds."),
    "head": Heading("Head", "The hash of the last entry: kept elsewhere, it proves the log later.", 66),
    "whole": Heading("Whole", "Whether every entry is as it was written and tied to the one before."),
    "held": Heading("Held", "Whether the log still holds the head that was asked for; empty where none was."),
    "what": Heading("What", "Which part of the definition.", 18),
    "says": Heading("Says", "The definition.", 90),
}


def heading(column: str) -> Heading:
    """The column's heading; one that nobody has described is called by its own name."""
    return HEADINGS.get(column) or Heading(column.replace("_", " ").capitalize(), "")
