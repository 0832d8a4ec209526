"""A file's bytes: hashed as they stand, then made UTF-8.

UTF-8 with or without its mark, UTF-16 with its mark, and otherwise Windows-1252, which is what Windows programs
write when they say "ANSI".
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from plimsoll.sources.headers import cannot_open, mark_length

# The longest character of UTF-8 takes four bytes: a cut file can end in at most three of one.
LONGEST_TAIL = 3
FIRST_OF_SEVERAL = 0xC0
"""The least byte that begins a character of several."""


@dataclass(frozen=True, slots=True)
class Contents:
    """A file's text.

    Args:
        text: UTF-8, without a byte-order mark, its lines ended by LF or CR LF.
        sha256: of the bytes as they stand in the file.
    """

    text: bytes
    sha256: str


def contents(path: Path, mark: str) -> Contents:
    """The text of a file whose byte-order mark names the encoding `mark` (empty: it has none).

    Raises:
        UnreadableInput: the file cannot be opened.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise cannot_open(path, error) from error
    return Contents(_lines_ended(_as_utf8(raw, mark)), hashlib.sha256(raw).hexdigest())


def _as_utf8(raw: bytes, mark: str) -> bytes:
    body = raw[mark_length(mark) :] if mark else raw
    if mark.startswith("utf-16"):
        # A file cut inside a character still has its other rows.
        return body.decode(mark, errors="replace").encode("utf-8", errors="replace")
    whole = _whole_characters(body)
    if whole is not None:
        return whole
    return body.decode(mark or "cp1252", errors="replace").encode("utf-8")


def _whole_characters(body: bytes) -> bytes | None:
    """The bytes if they are UTF-8, less a character cut off at their end; `None` if they are not."""
    if is_utf8(body):
        return body
    for cut in range(1, LONGEST_TAIL + 1):
        whole, tail = body[:-cut], body[-cut:]
        # Other characters beyond ASCII show that it is UTF-8: a lone one at the end may be Windows-1252's.
        if tail[0] >= FIRST_OF_SEVERAL and is_utf8(whole):
            return None if whole.isascii() else whole
    return None


def is_utf8(body: bytes) -> bool:
    """Whether the bytes are UTF-8 throughout. Arrow checks many at once, and without making a text of them."""
    ends = pa.py_buffer(memoryview(_int64_pair(len(body))))
    try:
        pa.Array.from_buffers(pa.large_string(), 1, [None, ends, pa.py_buffer(body)]).validate(full=True)
    except pa.ArrowInvalid:
        return False
    return True


def _int64_pair(length: int) -> bytes:
    return (0).to_bytes(8, "little") + length.to_bytes(8, "little")


def _lines_ended(text: bytes) -> bytes:
    if b"\n" not in text and b"\r" in text:
        return text.replace(b"\r", b"\n")
    return text
