"""Where a service's digest is posted, if it is: the mail host, and the mailboxes of the roles of its ladder."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from plimsoll.vocabulary.errors import WrongUse
from plimsoll.vocabulary.ladder import Ladder, plain

ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*")
"""What a mailbox looks like (HTML Standard, "valid email address"): nothing in it can begin a header of its own."""


class Security(StrEnum):
    """How the way to the mail host is kept from others' eyes."""

    NONE = "none"
    STARTTLS = "starttls"
    TLS = "tls"


PORTS = {Security.NONE: 25, Security.STARTTLS: 587, Security.TLS: 465}
"""The usual port of each (RFC 5321 for relaying, RFC 6409 for submission, RFC 8314 for TLS from the first byte)."""

PORT_NUMBERS = range(1, 2**16)
"""A port's number has sixteen bits, and nobody listens at 0 (RFC 9293)."""

FIELDS = {"host", "port", "security", "sender", "to"}


@dataclass(frozen=True, slots=True)
class Envelope:
    """Who a letter is from, and who is written to.

    Args:
        sender: the mailbox it comes from; empty where none is settled.
        to: the mailboxes, by role.
    """

    sender: str = ""
    to: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def mailboxes(self) -> tuple[str, ...]:
        """Every mailbox once, in the order of the roles."""
        return tuple(dict.fromkeys(mailbox for held in self.to.values() for mailbox in held))


@dataclass(frozen=True, slots=True)
class Post:
    """The mail host of a service, and who is written to. No name and no password stands here.

    Args:
        host: the mail host; empty, and nothing is ever sent.
        security: how the connection is kept private.
        sender: the mailbox that the digest comes from.
        to: the mailboxes of each role, by the role as it is compared.
        port: the host's port; `None` is the usual one.
    """

    host: str = ""
    security: Security = Security.STARTTLS
    sender: str = ""
    to: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    port: int | None = None

    @property
    def door(self) -> int:
        """The port that is knocked at."""
        return PORTS[self.security] if self.port is None else self.port

    def envelope(self, ladder: Ladder, role: str | None = None) -> Envelope:
        """The envelope of a letter to one role, or to every role of the ladder that has a mailbox, in its order.

        Raises:
            WrongUse: the role, or one in ``[post.to]``, is on no step of the ladder: nobody would ever write to it.
        """
        strangers = [each for each in self.to if ladder.place(each) is None]
        if strangers:
            steps = ", ".join(step.role for step in ladder.steps)
            raise WrongUse("[post.to] names a role that is not on the ladder.", next_step=f"Its roles are: {steps}.")
        asked = [step.role for step in ladder.steps] if role is None else [ladder.worded(role)]
        return Envelope(self.sender, {each: self.to[plain(each)] for each in asked if self.to.get(plain(each))})


def read_post(told: Mapping[str, Any]) -> Post:
    """Where a digest is posted, from a profile's table ``[post]``.

    Raises:
        WrongUse: a field is unknown or means nothing. The message repeats no mailbox: it may be a person's name.
    """
    unknown = sorted(set(told) - FIELDS)
    if unknown:
        raise WrongUse(f"[post] has no field {', '.join(unknown)}.", next_step=f"It has {', '.join(sorted(FIELDS))}.")
    host, sender, port = told.get("host", ""), told.get("sender", ""), told.get("port")
    if not isinstance(host, str):
        raise WrongUse("[post] host is not a name.", next_step="Write it as mail.council.example.")
    if port is not None and port not in PORT_NUMBERS:
        raise WrongUse("[post] port is no port's number.", next_step="Leave it out for the usual one.")
    if sender and not _is_mailbox(sender):
        raise WrongUse("[post] sender is not a mailbox.", next_step="Write it as digest@council.example.")
    return Post(host.strip(), _security(told.get("security", Security.STARTTLS)), sender, _to(told.get("to", {})), port)


def _security(told: Any) -> Security:
    if told not in list(Security):
        raise WrongUse("[post] security is none that there is.", next_step=f"Choose {', '.join(Security)}.")
    return Security(told)


def _to(told: object) -> dict[str, tuple[str, ...]]:
    if not isinstance(told, Mapping):
        raise WrongUse("[post.to] lists no roles.", next_step='Write each as "team manager" = "mailbox".')
    return {plain(role): _mailboxes(role, held) for role, held in told.items()}


def _mailboxes(role: str, held: object) -> tuple[str, ...]:
    """The mailboxes of a role, one or a list of them."""
    several = held if isinstance(held, list) else [held]
    if not all(_is_mailbox(each) for each in several):
        advice = "Write each as team.manager@council.example."
        raise WrongUse(f"[post.to] gives the role '{role}' something that is not a mailbox.", next_step=advice)
    return tuple(several)


def _is_mailbox(told: object) -> bool:
    return isinstance(told, str) and ADDRESS.fullmatch(told) is not None
