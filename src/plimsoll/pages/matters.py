"""The ladder as pages of text: what waits for whom, what was written, an answer, a concern, the proof of the log."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from plimsoll.door import Answer
from plimsoll.door.grid import aligned, long_date, number
from plimsoll.pages.amounts import plural
from plimsoll.pages.plain import paragraph, table

SHOWN = 20
"""How many matters of one role a screen tells; a file tells them all."""

HEADS = ("", "Since", "Answer by", "Unanswered", "Team", "Child")
INDENT = " " * 6
FILE = "All of them: plimsoll escalations --format xlsx --out ladder.xlsx"
HOW_TO_ANSWER = 'Answer one: plimsoll acknowledge ID --by ROLE --note "..." --next DATE'
HOW_TO_BEGIN = "After each load: plimsoll escalate"

KINDS = {
    "raised": "put on the ladder",
    "climbed": "climbed, unanswered",
    "returned": "returned: the next date passed and nothing had changed",
    "ended": "ended: what they were about stands no more",
}
"""What may be written by looking at a day, in words."""

Row = Mapping[str, Any]


def page(answer: Answer) -> str:
    """What waits for each role, the highest first, and in each the longest unanswered first."""
    about = answer.about
    head = f"The ladder on {long_date(about['on'])}. {_whole(about)}"
    waiting = [row for row in answer if row["state"] == "waiting"]
    groups = [line for role, rows in groupby(waiting, lambda row: row["role"]) for line in _role(role, list(rows))]
    rest = [row for row in answer if row["state"] != "waiting"]
    return "\n".join([*paragraph(head), *groups, *_rest(rest), "", *_next(about, waiting)]) + "\n"


def _whole(about: Row) -> str:
    late = f", {number(about['unanswered'])} of them past their time" if about["unanswered"] else ""
    answered = f" {plural(about['answered'], 'more was', 'more were')} answered." if about["answered"] else ""
    return f"{plural(about['waiting'], 'matter waits', 'matters wait')} for an answer{late}.{answered}"


def _next(about: Row, waiting: Sequence[Row]) -> list[str]:
    if about["head"] is None:
        return [f"Nothing was ever put on it. {HOW_TO_BEGIN}"]
    return [HOW_TO_ANSWER] if waiting else [HOW_TO_BEGIN]


def _role(role: str, rows: Sequence[Row]) -> list[str]:
    late = sum(row["unanswered_since"] is not None for row in rows)
    head = f"{role[:1].upper()}{role[1:]}: {number(len(rows))} to answer, {number(late)} past their time"
    left = len(rows) - SHOWN
    more = [f"{INDENT}and {number(left)} more. {FILE}"] if left > 0 else []
    return ["", head, *_lines(rows[:SHOWN]), *more]


def _lines(rows: Sequence[Row]) -> list[str]:
    """Each matter as a line of the table, what it is beneath."""
    heads, *lines = aligned(HEADS, [_cells(row) for row in rows], right=[])
    told = [[line, *paragraph(row["words"], INDENT)] for line, row in zip(lines, rows, strict=True)]
    return [heads, *(line for each in told for line in each)]


def _cells(row: Row) -> list[str]:
    late = row["days_unanswered"]
    unanswered = "-" if late is None else plural(late, "day")
    since, by = long_date(row["since"]), long_date(row["answer_by"])
    return [row["id"], since, by, unanswered, row["team"] or "-", row["child"] or "-"]


def _rest(rows: Iterable[Row]) -> list[str]:
    """What was answered and what has ended, a sentence each."""
    told = [_done(row) for row in rows]
    return ["", "Answered, or ended", *(line for text in told for line in paragraph(text, "  "))] if told else []


def _done(row: Row) -> str:
    answered = f" The {row['answered_by']} answered: {row['note']}" if row["answered_by"] else ""
    end = f" Ended on {long_date(row['ended'])}." if row["ended"] else f" Next date: {long_date(row['answer_by'])}."
    return f"{row['id']}  {row['words']}{answered}{end}"


def written_page(answer: Answer) -> str:
    """What looking at a day wrote: how much of each kind, then each entry by the role that must now answer."""
    about = answer.about
    counts = [f"{number(about[kind])} {words}" for kind, words in KINDS.items() if about[kind]]
    head = f"Looked at {long_date(about['on'])}: {'; '.join(counts) or 'nothing new to write'}."
    stands = f"{plural(about['waiting'], 'matter waits', 'matters wait')}; {about['unanswered']} past their time."
    # Each matter once, as it was written of last: one that climbed several steps waits on the highest of them.
    last = {row["id"]: row for row in answer}
    waiting = [row for row in last.values() if row["role"]]
    roles = dict.fromkeys([*(each["role"] for each in about["roles"]), *(row["role"] for row in waiting)])
    groups = [line for role in roles for line in _new(role, [row for row in waiting if row["role"] == role])]
    return "\n".join([*paragraph(f"{head} {stands}"), *groups, "", "See them: plimsoll escalations"]) + "\n"


def _new(role: str, rows: Sequence[Row]) -> list[str]:
    left = len(rows) - SHOWN
    if not rows:
        return []
    told = [line for row in rows[:SHOWN] for line in paragraph(f"{row['id']}  {_entry(row)}", "  ")]
    more = [f"{INDENT}and {number(left)} more. {FILE}"] if left > 0 else []
    return ["", f"For the {role}", *told, *more]


def _entry(row: Row) -> str:
    child = f" Child {row['child']}." if row["child"] else ""
    return f"{row['words']}{child} {row['kind'].capitalize()} on {long_date(row['day'])}."


def answer_page(answer: Answer) -> str:
    """A matter that was answered, and when it is looked at again."""
    (row,) = answer.records()
    settled = row["state"] == "ended"
    then = "It is settled." if settled else f"It is looked at again after {long_date(row['answer_by'])}."
    return "\n".join(paragraph(f"{row['id']} is answered by the {row['answered_by']}. {then}")) + "\n"


def concern_page(answer: Answer) -> str:
    """What a concern became, and who must answer it."""
    (row,) = answer.records()
    told = f"{row['id']}: kept. The {row['role']} must answer by {long_date(row['answer_by'])}."
    return "\n".join(paragraph(told)) + "\n"


def file_page(answer: Answer) -> str:
    """What became of each row of a file of concerns."""
    about = answer.about
    told = (
        f"{about['file']}: {plural(about['read'], 'row')} read, {number(about['kept'])} put on the ladder, "
        f"{number(about['duplicates'])} that stood there already, {number(about['refused'])} refused."
    )
    faults = [f"Row {fault['row']}{_column(fault)}: {fault['reason']}" for fault in about["faults"]]
    listed = ["", *table(answer, ("id", "raised_by", "since", "role", "answer_by"))] if len(answer) else []
    return "\n".join([*paragraph(told), *listed, *(["", *faults] if faults else [])]) + "\n"


def _column(fault: Row) -> str:
    return f" ({fault['column']})" if fault["column"] else ""


def proof_page(answer: Answer) -> str:
    """That the log is whole, and the head to keep elsewhere."""
    (row,) = answer.records()
    if not row["entries"]:
        return "Nothing was ever written into the log.\n"
    held = " It holds the head that was given." if row["held"] else ""
    told = f"{plural(row['entries'], 'entry', 'entries')}, each as it was written and tied to the one before.{held}"
    keep = "Keep this head somewhere else: with --head it proves later that nothing until now was changed or taken."
    return "\n".join([*paragraph(told), "", f"Head: {row['head']}", "", *paragraph(keep)]) + "\n"
