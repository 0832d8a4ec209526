"""Posting a letter to a real mail host on this machine: all of it to everybody, or nothing to anybody."""

from __future__ import annotations

import socket

import pytest
from tests.mail_host import HOST, MailHost, Trouble

from plimsoll.door import posting
from plimsoll.vocabulary.errors import NotSent, PlimsollError, WrongUse
from plimsoll.vocabulary.post import Envelope, Post, Security

SENDER = "plimsoll@council.example"
NORTH, SOUTH, HEAD = "north@council.example", "south@council.example", "head@council.example"
ENVELOPE = Envelope(SENDER, {"team manager": (NORTH, SOUTH), "head of service": (HEAD,)})

LETTER = b"Subject: The week\r\n\r\nOne line.\r\n.A line that begins with a dot.\r\n"

USER, PASSWORD = "somebody", "open-sesame"
LOGIN = posting.Credentials(USER, PASSWORD)


def posted(host: MailHost, security: Security = Security.NONE, login: posting.Credentials | None = None) -> MailHost:
    with host.listening():
        post = Post(HOST, security, SENDER, port=host.port)
        posting.post(LETTER, post, ENVELOPE, login)
    return host


def refused(host: MailHost, security: Security = Security.NONE, login: posting.Credentials | None = None) -> str:
    with pytest.raises(PlimsollError) as told:
        posted(host, security, login)
    return f"{type(told.value).__name__} {told.value.exit_code}: {told.value.sentence()}"


def test_a_letter_reaches_every_mailbox_as_it_was_written() -> None:
    """One letter is taken, for all the mailboxes in the order of their roles, byte for byte; then the host is left."""
    host = posted(MailHost())
    assert [(each.sender, each.to, each.content) for each in host.letters] == [(SENDER, [NORTH, SOUTH, HEAD], LETTER)]
    assert host.heard[-1] == "QUIT"


@pytest.mark.parametrize("mailbox", [NORTH, SOUTH, HEAD])
def test_a_refused_mailbox_stops_the_whole_letter(mailbox: str) -> None:
    """Nobody is written to, the role is said, and neither the mailbox nor the host's words are repeated."""
    host = MailHost(refuses=frozenset({mailbox}))
    role = "head of service" if mailbox == HEAD else "team manager"
    assert refused(host) == (
        f"WrongUse 2: [post.to]: The mail host refused a mailbox of: {role}. Put it right. Nothing was sent."
    )
    assert (host.letters, host.heard.count("DATA"), "RSET" in host.heard) == ([], 0, True)


@pytest.mark.parametrize(
    ("trouble", "said"),
    [
        (Trouble.BUSY, "NotSent 3: The mail host was not reached. Look at [post]"),
        (Trouble.REFUSES_SENDER, "WrongUse 2: [post] sender: The mail host refused the sender. Put it right, or let"),
        (Trouble.REFUSES_DATA, "NotSent 3: The mail host refused the message. Nothing was sent."),
        (Trouble.REFUSES_LETTER, "NotSent 3: The mail host refused the message. Nothing was sent."),
        (Trouble.HANGS_UP_AT_DATA, "NotSent 3: The mail host broke off before it said whether it took the message."),
        (
            Trouble.HANGS_UP_AFTER_LETTER,
            "NotSent 3: The mail host broke off before it said whether it took the message. Ask one of the mailboxes",
        ),
    ],
)
def test_a_difficult_host_is_told_of_in_a_sentence(trouble: Trouble, said: str) -> None:
    """Nothing that was not taken is said to be sent; where nobody can know, that is said."""
    host = MailHost(trouble)
    told = refused(host)
    assert told.startswith(said)
    assert (host.letters, "\n" in told) == ([], False)


def test_a_host_that_is_not_there_is_told_of() -> None:
    """Nobody listens at a port that was just given back."""
    with socket.socket() as free:
        free.bind((HOST, 0))
        port = free.getsockname()[1]
    with pytest.raises(NotSent, match="was not reached") as told:
        posting.post(LETTER, Post(HOST, Security.NONE, SENDER, port=port), ENVELOPE)
    assert told.value.exit_code == 3


@pytest.mark.parametrize("name", ["mail..council.example", "mail host", "x" * 70])
def test_a_host_whose_name_is_none_is_told_of(name: str) -> None:
    """A name that no host can have is not reached; nobody is asked where it lies."""
    with pytest.raises(NotSent, match="was not reached"):
        posting.post(LETTER, Post(name, Security.NONE, SENDER), ENVELOPE)


def test_a_host_that_says_nothing_is_not_waited_for_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    """When its patience is over the letter is not sent."""
    monkeypatch.setattr(posting, "PATIENCE", 0.1)
    with socket.create_server((HOST, 0)) as silent:
        post = Post(HOST, Security.NONE, SENDER, port=silent.getsockname()[1])
        with pytest.raises(NotSent, match="was not reached"):
            posting.post(LETTER, post, ENVELOPE)


@pytest.mark.parametrize(
    ("post", "envelope", "where"),
    [
        (Post(), ENVELOPE, "[post] host"),
        (Post(HOST), Envelope("", ENVELOPE.to), "[post] sender"),
        (Post(HOST), Envelope(SENDER), "[post.to]"),
    ],
)
def test_a_profile_that_does_not_say_enough_calls_nobody(post: Post, envelope: Envelope, where: str) -> None:
    """Without a host, a sender or a mailbox it is refused before any connection, and said where to write it."""
    with pytest.raises(WrongUse) as told:
        posting.post(LETTER, post, envelope)
    assert (told.value.where, told.value.next_step) == (where, "Nothing was sent.")


def test_a_host_without_tls_is_not_written_to_in_the_clear() -> None:
    """Where STARTTLS is asked for and not offered, not even the sender is named."""
    host = MailHost()
    assert "offers no STARTTLS" in refused(host, Security.STARTTLS)
    assert (host.letters, "MAIL" in host.heard) == ([], False)


def test_a_host_that_speaks_no_tls_from_the_start_is_refused() -> None:
    """TLS is asked for, and something else answers."""
    host = MailHost()
    assert "NotSent 3: The way to the mail host is not one that can be trusted." in refused(host, Security.TLS)
    assert host.letters == []


def test_a_password_is_never_sent_in_the_clear() -> None:
    """It is refused before anybody is called."""
    host = MailHost(users={USER: PASSWORD})
    told = refused(host, Security.NONE, LOGIN)
    assert "never sent where others could read it" in told
    assert (host.heard, PASSWORD in told) == ([], False)


def test_name_and_password_come_from_the_environment_alone() -> None:
    """Both, or neither; and a record of them does not show the password."""
    assert posting.credentials({}) is None
    assert posting.credentials({posting.USER: USER, posting.PASSWORD: PASSWORD}) == LOGIN
    assert PASSWORD not in repr(LOGIN)


@pytest.mark.parametrize("given", [posting.USER, posting.PASSWORD])
def test_half_of_a_name_and_password_is_refused(given: str) -> None:
    """The sentence names the two variables and repeats neither."""
    with pytest.raises(WrongUse, match=f"{posting.USER}, {posting.PASSWORD}") as told:
        posting.credentials({given: PASSWORD})
    assert PASSWORD not in told.value.sentence()
