"""Outcomes that SSD keeps as a JSON object of flags, such as ``{"NEW_REFERRAL_FLAG": "Y", "NFA_FLAG": "N"}``.

Only the flags are read. Comments beside them are free text about a person and go no further.
"""

from __future__ import annotations

import json
import re
from typing import Any

import pyarrow as pa

from plimsoll.sources import words as wording

# Stands for any flag at all: an outcome is recorded.
ANY_FLAG = "*"
FLAG_ENDS = "_FLAG"
# Version 1.3 put this before some names.
OLD_PREFIX = "OUTCOME_"
# Excel and hand editing break the JSON but leave the flags legible.
LOOSE_FLAG = re.compile(r"""['"]?(\w+_FLAG)['"]?\s*:\s*['"]?(\w+)""")

SAYS = {
    **dict.fromkeys(wording.YES.to_pylist(), True),
    **dict.fromkeys(wording.NO.to_pylist(), False),
}


def outcome(words: pa.Array, flag: str) -> pa.Array:
    """What each word says of one flag: yes, no, or nothing. For `ANY_FLAG`: whether any flag says yes, never empty."""
    texts = wording.text(words).to_pylist()
    if flag == ANY_FLAG:
        return pa.array([any(_flags(text).values()) for text in texts], pa.bool_())
    return pa.array([_flags(text).get(flag) for text in texts], pa.bool_())


def _flags(text: str | None) -> dict[str, bool]:
    if text is None:
        return {}
    said = ((_name(key), SAYS.get(str(value).strip().lower())) for key, value in _pairs(text))
    return {key: value for key, value in said if value is not None}


def _pairs(text: str) -> list[tuple[str, Any]]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return LOOSE_FLAG.findall(text)
    if not isinstance(found, dict):
        return []
    return [(key, value) for key, value in found.items() if key.upper().endswith(FLAG_ENDS)]


def _name(key: str) -> str:
    return key.upper().removeprefix(OLD_PREFIX)
