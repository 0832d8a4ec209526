"""The guarded pass over an XML document.

A document type is refused where it begins, so no entity is ever defined, expanded or fetched. What a document could
grow without end (one value or tag, the depth, the number of names) has a limit each. Nothing of it is quoted.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NoReturn, Protocol
from xml.parsers import expat

from plimsoll.sources.headers import cannot_open
from plimsoll.vocabulary.errors import UnreadableInput

PIECE = 1 << 16
"""Bytes taken from the file at a time: enough to keep the parser busy, little to hold."""

TOKEN_LIMIT = 1 << 20
"""Bytes of one tag, comment or value. The longest of any census is a few hundred."""

DEPTH_LIMIT = 100
"""Elements within elements. A census goes seven deep."""

NAMES_LIMIT = 10_000
"""Different names of elements and attributes: the parser keeps each. A census has about sixty."""

SAVE_AGAIN = "Write it again from its system, as a census XML without a document type."
MADE_TO_HARM = "No census is written so; ask where the file comes from."


class Listener(Protocol):
    """What hears the document. Names come as the document writes them, with their prefix."""

    def start(self, name: str, attributes: object) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """It ends."""

    text: list[str]
    """The pieces of text since it was last emptied, by whoever listens."""


class _DocumentType(Exception):
    """The document declares a type."""


def hear(path: Path, listener: Listener) -> str:
    """Have the whole document heard, and give the checksum (SHA-256) of its bytes.

    Raises:
        UnreadableInput: it cannot be opened, is not well-formed XML to its end, declares a document type, or is
            larger in some way than any census.
    """
    digest, heard = hashlib.sha256(), 0
    parser = _parser(listener)
    try:
        with path.open("rb") as file:
            for piece in _pieces(file):
                digest.update(piece)
                heard += len(piece)
                _take(parser, piece, path.name)
                _limit(parser, heard, listener, path.name)
    except OSError as error:
        raise cannot_open(path, error) from error
    _take(parser, b"", path.name)
    return digest.hexdigest()


def hear_start(start: bytes, listener: Listener) -> bool:
    """Have the first bytes of a document heard; whether they declare a document type. Faults end it without a word."""
    parser = _parser(listener)
    try:
        parser.Parse(start, False)
    except _DocumentType:
        return True
    except (expat.ExpatError, LookupError, ValueError, UnreadableInput):
        return False
    return False


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    while piece := file.read(PIECE):
        yield piece


def _parser(listener: Listener) -> expat.XMLParserType:
    parser = expat.ParserCreate()
    # Text comes in as few pieces as can be: each one is a call.
    parser.buffer_text = True
    parser.buffer_size = PIECE
    parser.StartElementHandler = listener.start
    parser.EndElementHandler = listener.end
    parser.CharacterDataHandler = listener.text.append
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    parser.ExternalEntityRefHandler = _refuse
    return parser


def _refuse(*_declared: object) -> NoReturn:
    raise _DocumentType


def _take(parser: expat.XMLParserType, piece: bytes, file: str) -> None:
    try:
        parser.Parse(piece, not piece)
    except _DocumentType as error:
        raise document_type(file) from error
    except expat.ExpatError as error:
        raise _malformed(file, error) from error
    except (LookupError, ValueError) as error:
        raise UnreadableInput(
            "It says it is written in a way (its encoding) that cannot be read.",
            where=file,
            next_step="Write it again as UTF-8.",
        ) from error


def too_deep() -> UnreadableInput:
    """What to say of a document whose elements lie too deep in one another; where is for the caller to say."""
    return UnreadableInput(f"Its elements lie over {DEPTH_LIMIT} deep in one another.", next_step=MADE_TO_HARM)


def document_type(file: str) -> UnreadableInput:
    """What to say of a document that declares a type."""
    return UnreadableInput(
        "It declares a document type (DOCTYPE), which can hold entities that grow without end or name other files. "
        "Nothing of it was read.",
        where=file,
        next_step=SAVE_AGAIN,
    )


def _malformed(file: str, error: expat.ExpatError) -> UnreadableInput:
    # Only these two: what the parser says elsewhere could quote the document.
    reason = expat.ErrorString(error.code)
    return UnreadableInput(
        f"It is not whole, well-formed XML: {reason}, at line {error.lineno:,}, column {error.offset:,}.",
        where=file,
        next_step="If it ends early, copy it again; otherwise write it again from its system, as UTF-8.",
    )


def _limit(parser: expat.XMLParserType, heard: int, listener: Listener, file: str) -> None:
    """Nothing, while what is open and what has names is no more than a census could have."""
    # What the parser has taken and not told of is one tag or comment that has not ended.
    begun = parser.CurrentByteIndex
    if heard - begun > TOKEN_LIMIT or sum(map(len, listener.text)) > TOKEN_LIMIT:
        raise UnreadableInput(
            f"One value or tag is over {TOKEN_LIMIT:,} characters long, near byte {begun:,}.",
            where=file,
            next_step=MADE_TO_HARM,
        )
    if len(parser.intern) > NAMES_LIMIT:
        raise UnreadableInput(
            f"It has over {NAMES_LIMIT:,} different names of elements.", where=file, next_step=MADE_TO_HARM
        )
