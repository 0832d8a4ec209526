"""The signs we print that an old alphabet lacks, each with the nearest it has."""

from __future__ import annotations

from plimsoll.pages.charts import BLOCKS

LEVELS = ".:-=+*#@"
"""The blocks of a small chart where they cannot be shown: darker is higher."""

# An en dash, a middle dot and an ellipsis.
MARKS = {"\u2013": "-", "\u00b7": "|", "\u2026": "..."}

NEAREST = str.maketrans({**dict(zip(BLOCKS, LEVELS, strict=True)), **MARKS})


def writable(text: str, encoding: str) -> str:
    """The text in signs that `encoding` has, as far as they are ours."""
    try:
        text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return text.translate(NEAREST)
    return text
