"""What became of a load, the loads there were, and what was refused, as pages of text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from plimsoll.door import Answer
from plimsoll.door.grid import aligned, long_date
from plimsoll.pages.amounts import plural
from plimsoll.pages.plain import paragraph, table
from plimsoll.vocabulary.faults import Reason

COUNTS = ("read", "kept", "duplicates", "refused")

SPOKEN = "tables"

REASONS_MOST = 12
"""How many kinds of fault a page tells; the rest is listed by `plimsoll refused`."""


def load_page(answer: Answer) -> str:
    """What a load of each source read, kept, found twice and refused, file by file, and its faults by kind."""
    about = answer.about
    done = "These files were loaded before, and nothing changed: " if about["already"] else ""
    head = f"{done}{_numbered(about)} of {about['service']}, known from {long_date(about['as_of'])}."
    lines = [head[0].upper() + head[1:], "", *_files(answer), *_others(about), *_faults(about["faults"])]
    return "\n".join(lines) + "\n"


def _numbered(about: Mapping[str, Any]) -> str:
    """The loads that are told of, each with who spoke where there are several."""
    told = [each for each in about["loads"] if about["already"] or not each["already"]]
    if len(told) == 1:
        return f"load {told[0]['load']}"
    *first, last = (f"{each['load']} ({each['source']})" for each in told)
    return f"loads {', '.join(first)} and {last}"


def _others(about: Mapping[str, Any]) -> list[str]:
    """The files of which nothing was kept, and what should be known of whole files."""
    unknown = [f"Not recognised: {each['file']}. {each['reason']}" for each in about["not_recognised"]]
    known = [f"Known, and nothing of them is kept: {', '.join(about['not_kept'])}."] if about["not_kept"] else []
    return [line for text in [*unknown, *known, *about["notices"]] for line in ["", *paragraph(text)]]


def _files(answer: Answer) -> list[str]:
    # Who spoke is said beside each file only where there were several.
    named = ["file", "source", "table"] if len(set(answer["source"])) > 1 else ["file", "table"]
    rows = [[*(row[name] for name in named), *(f"{row[count]:,}" for count in COUNTS)] for row in answer]
    total = ["In all", *[""] * (len(named) - 1), *(f"{answer.about['totals'][count]:,}" for count in COUNTS)]
    heads = [name.capitalize() for name in (*named, *COUNTS)]
    return aligned(heads, [*rows, total], right=range(len(named), len(heads)))


def _faults(faults: Iterable[Mapping[str, Any]]) -> list[str]:
    kinds = Counter((fault["file"], fault["column"] or "", Reason[fault["reason"]].sentence) for fault in faults)
    if not kinds:
        return ["", "No faults."]
    lines = [_fault(kind, count) for kind, count in kinds.most_common(REASONS_MOST)]
    more = [f"and {len(kinds) - REASONS_MOST} more kinds."] if len(kinds) > REASONS_MOST else []
    told = [line for text in [*lines, *more] for line in paragraph(text, "  ")]
    return ["", "Faults", *told, "", "Each with its row: plimsoll refused"]


def _fault(kind: tuple[str, str, str], count: int) -> str:
    file, column, reason = kind
    return f"{count:,} in {file}{f' ({column})' if column else ''}: {reason}"


def history_page(answer: Answer) -> str:
    """The loads, a line each, in the order their knowledge came; then who speaks for which tables."""
    names = [name for name in answer.columns if name != SPOKEN]
    lines = [line for told in answer.about["speaks"] for line in ["", *paragraph(_spoken(told))]]
    return "\n".join([plural(len(answer), "load"), "", *table(answer, names), *lines]) + "\n"


def _spoken(told: Mapping[str, Any]) -> str:
    speak = "speaks" if len(told["sources"]) == 1 else "together speak"
    return f"For {told['service']}, {' and '.join(told['sources'])} {speak} for {', '.join(told['tables'])}."


def refused_page(answer: Answer) -> str:
    """The faults of one load, a line each."""
    refused = sum(answer["refused"])
    told = f"Load {answer.about['load']}: {plural(refused, 'row')} refused, {len(answer) - refused:,} reported and kept"
    return "\n".join([told, "", *table(answer, ("file", "row", "column", "refused", "reason", "hint"))]) + "\n"
