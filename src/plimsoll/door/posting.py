"""Posting a digest: the one place from which anything leaves this machine, and only when it is told to.

Nothing here runs by itself. A message is posted when the service's profile names a mail host and a person, or a
schedule that a person made, says so. Either every mailbox is taken and the whole message is, or nothing is sent at all.
"""

from __future__ import annotations

import os
import smtplib
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from plimsoll.vocabulary.errors import NotSent, WrongUse
from plimsoll.vocabulary.post import Envelope, Post, Security

USER = "PLIMSOLL_SMTP_USER"
PASSWORD = "PLIMSOLL_SMTP_PASSWORD"  # noqa: S105 (the name of a variable, and no password)
"""Where the name and the password for the host stand, if it wants them: in the environment and nowhere else."""

PATIENCE = 30.0
"""Seconds to wait for the host's next word. RFC 5321 allows minutes; a person waits at this command."""

TAKEN = 250
MAILBOX_TAKEN = frozenset({TAKEN, 251})
"""What a host answers that takes a command, and a mailbox, its own or one it hands on to (RFC 5321, 4.2.2)."""

NOTHING_SENT = "Nothing was sent."
LOOK = f"Look at [post] host, port and security. {NOTHING_SENT}"
WHO = f"Put it right, or let it know who asks: {USER}, {PASSWORD}. {NOTHING_SENT}"
ASK = "Ask one of the mailboxes whether it came before it is sent again: a second copy has the same Message-ID."
TRUST = f"A host with a certificate of the service's own needs SSL_CERT_FILE to name the file with it. {NOTHING_SENT}"


@dataclass(frozen=True, slots=True)
class Credentials:
    """Who logs in at the mail host; the password is shown nowhere."""

    user: str
    password: str = field(repr=False)


def credentials(environment: Mapping[str, str] = os.environ) -> Credentials | None:
    """Who logs in, from the environment; `None` where the host wants nobody to.

    Raises:
        WrongUse: one of the two is there without the other.
    """
    user, password = environment.get(USER, ""), environment.get(PASSWORD, "")
    if bool(user) != bool(password):
        raise WrongUse(
            "Of the name and the password for the mail host one is missing.", next_step=f"{USER}, {PASSWORD}."
        )
    return Credentials(user, password) if user else None


def post(content: bytes, post: Post, envelope: Envelope, login: Credentials | None = None) -> None:
    """Post a message to every mailbox, or to none.

    Args:
        content: the message, as it stands in an ``.eml`` file.
        post: the host, and how it is reached.
        envelope: who sends, and who is written to.
        login: who logs in; `None` for nobody.

    Raises:
        WrongUse: the profile names no host, sender or mailbox; or the host refused a mailbox, the sender or the login.
        NotSent: the host was not reached, could not be trusted, or did not take the message.
    """
    ready(post, envelope, login)
    with _connected(post) as client:
        if post.security is Security.STARTTLS:
            _kept_private(client)
        if login is not None:
            _logged_in(client, login)
        _addressed(client, envelope)
        _handed_over(client, content)


def ready(post: Post, envelope: Envelope, login: Credentials | None = None) -> None:
    """Refuse what could never be posted, before anybody is called.

    Raises:
        WrongUse: the profile names no host, sender or mailbox, or would have a password sent in the clear.
    """
    if not post.host:
        raise WrongUse("The service's profile names no mail host.", where="[post] host", next_step=NOTHING_SENT)
    if not envelope.sender:
        raise WrongUse("The service's profile names no sender.", where="[post] sender", next_step=NOTHING_SENT)
    if not envelope.to:
        raise WrongUse("The service's profile gives no mailbox to write to.", where="[post.to]", next_step=NOTHING_SENT)
    if login is not None and post.security is Security.NONE:
        advice = f"Set [post] security to starttls or tls. {NOTHING_SENT}"
        raise WrongUse(
            "A password is never sent where others could read it.", where="[post] security", next_step=advice
        )


@contextmanager
def _connected(post: Post) -> Iterator[smtplib.SMTP]:
    """The host, greeted; and left, whatever came of it."""
    with _said("The mail host was not reached."):
        client = _reached(post)
    try:
        yield client
    finally:
        # What was taken stays taken, and what was not has been said: a host that is gone by now changes neither.
        with suppress(smtplib.SMTPException, OSError):
            client.quit()
        client.close()


def _reached(post: Post) -> smtplib.SMTP:
    if post.security is Security.TLS:
        trusted = ssl.create_default_context()
        return smtplib.SMTP_SSL(post.host, post.door, timeout=PATIENCE, context=trusted)
    return smtplib.SMTP(post.host, post.door, timeout=PATIENCE)


@contextmanager
def _said(what: str) -> Iterator[None]:
    """Say every way in which a network fails in a sentence; never in the host's own words, which may hold a mailbox."""
    try:
        yield
    except ssl.SSLError as error:
        raise NotSent("The way to the mail host is not one that can be trusted.", next_step=TRUST) from error
    except (smtplib.SMTPException, OSError, UnicodeError) as error:  # The last: a name that no host can have.
        raise NotSent(what, next_step=LOOK) from error


def _kept_private(client: smtplib.SMTP) -> None:
    """Go on in TLS, or not at all: a host that offers none is not written to in the clear."""
    with _said("The mail host offers no STARTTLS, or could not begin it."):
        client.starttls(context=ssl.create_default_context())


def _logged_in(client: smtplib.SMTP, login: Credentials) -> None:
    try:
        client.login(login.user, login.password)
    except smtplib.SMTPAuthenticationError:
        # From None: what the host answered may repeat what it was given.
        advice = f"Look at {USER} and {PASSWORD}. {NOTHING_SENT}"
        raise WrongUse("The mail host refused the name or the password.", next_step=advice) from None
    except (smtplib.SMTPException, OSError) as error:
        raise NotSent("The mail host does not let anybody log in.", next_step=LOOK) from error


def _addressed(client: smtplib.SMTP, envelope: Envelope) -> None:
    """Name the sender and every mailbox; where one is refused, take all of it back."""
    with _said("The mail host broke off."):
        client.ehlo_or_helo_if_needed()
        if client.mail(envelope.sender)[0] != TAKEN:
            raise WrongUse("The mail host refused the sender.", where="[post] sender", next_step=WHO)
        refused = [role for role, held in envelope.to.items() if not _takes_all(client, held)]
        if refused:
            client.rset()
    if refused:
        where = "[post.to]"
        what = f"The mail host refused a mailbox of: {', '.join(refused)}."
        raise WrongUse(what, where=where, next_step=f"Put it right. {NOTHING_SENT}")


def _takes_all(client: smtplib.SMTP, mailboxes: tuple[str, ...]) -> bool:
    return all(client.rcpt(mailbox)[0] in MAILBOX_TAKEN for mailbox in mailboxes)


def _handed_over(client: smtplib.SMTP, content: bytes) -> None:
    """Hand the message over; it is sent once the host has said so, and not before."""
    try:
        taken, _ = client.data(content)
    except smtplib.SMTPDataError as error:
        raise NotSent("The mail host refused the message.", next_step=NOTHING_SENT) from error
    except (smtplib.SMTPException, OSError) as error:
        raise NotSent("The mail host broke off before it said whether it took the message.", next_step=ASK) from error
    if taken != TAKEN:
        raise NotSent("The mail host refused the message.", next_step=NOTHING_SENT)
