"""A digest as a letter: words for every mail program, the page for those that show it, the workbook beside them."""

from __future__ import annotations

import hashlib
from email.message import EmailMessage
from email.policy import SMTP

from plimsoll.door.digest import Digest
from plimsoll.door.grid import long_date, number
from plimsoll.pages.digest import html, workbook
from plimsoll.pages.digest.document import MOST, document, title
from plimsoll.pages.digest.text import text
from plimsoll.vocabulary.errors import NotPermitted
from plimsoll.vocabulary.post import Envelope

WORKBOOK = "vnd.openxmlformats-officedocument.spreadsheetml.sheet"
"""A workbook's own name among kinds of content (ECMA-376)."""

SEVEN_BIT = "quoted-printable"
"""Every mail host carries it, however old (RFC 2045)."""

NOWHERE = "plimsoll.invalid"
"""A domain that nobody has (RFC 2606), in the message's own number where no sender is settled."""

NUMBER_LETTERS = 16
"""Of a hash, as many letters as two different weeks will never share."""


def letter(digest: Digest, envelope: Envelope, *, draft: bool) -> bytes:
    """The bytes of the letter, the same for the same week.

    Args:
        digest: the digest, with nothing in it that may not leave by post.
        envelope: who sends it and who is written to, where the profile says so.
        draft: whether a mail program should open it as one that a person has yet to send.

    Raises:
        NotPermitted: the digest holds more than may leave by post.
    """
    if not digest.posted:
        raise NotPermitted("A digest that names a child does not leave by post.", next_step="Write .html or .xlsx.")
    told = EmailMessage(policy=SMTP)
    _addressed(told, digest, envelope, draft=draft)
    paper = document(digest, MOST)
    words, page, book = text(paper), html.page(paper), workbook.book(digest)
    told["Message-ID"] = _number(digest, envelope, (words.encode(), page.encode(), book))
    told.set_content(words, cte=SEVEN_BIT)
    told.add_alternative(page, subtype="html", cte=SEVEN_BIT)
    told.add_attachment(book, maintype="application", subtype=WORKBOOK, filename=f"week-{digest.on}.xlsx")
    _bound(told)
    return told.as_bytes()


def _addressed(told: EmailMessage, digest: Digest, envelope: Envelope, *, draft: bool) -> None:
    # A role is the service's own word; with a line's end in it, it would begin a heading of its own.
    told["Subject"] = " ".join(subject(digest).split())
    if envelope.sender:
        told["From"] = envelope.sender
    if envelope.to:
        told["To"] = ", ".join(envelope.mailboxes)
    told["Date"] = workbook.made(digest)
    # Nobody's absence is to answer it (RFC 3834).
    told["Auto-Submitted"] = "auto-generated"
    if draft:
        # Outlook opens such a file as a letter still to be sent.
        told["X-Unsent"] = "1"


def subject(digest: Digest) -> str:
    """What stands in the list of letters: whose week, and how much of it is late."""
    invented = "INVENTED DATA: " if digest.invented else ""
    late = f", {number(len(digest.late))} past their time" if digest.late else ""
    waiting = f"{number(len(digest.waiting))} waiting{late}"
    return f"{invented}{title(digest)}, to {long_date(digest.on)}: {waiting}"


def _number(digest: Digest, envelope: Envelope, content: tuple[bytes, ...]) -> str:
    """The message's own number: the day's, and another where anything in it is another."""
    told = hashlib.sha256(b"".join(content)).hexdigest()[:NUMBER_LETTERS]
    domain = envelope.sender.rpartition("@")[2] or NOWHERE
    return f"<week.{digest.on:%Y%m%d}.{told}@{domain}>"


def _bound(told: EmailMessage) -> None:
    """Mark where each part ends, by what neither way of writing the parts can contain, instead of by chance."""
    several = [part for part in told.walk() if part.is_multipart()]
    for place, part in enumerate(several, 1):
        part.set_boundary(f"=_plimsoll_{place}")
