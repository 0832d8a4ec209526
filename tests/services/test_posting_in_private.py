"""Posting to a mail host in TLS: only to one whose certificate can be trusted, and with a password only then.

The certificates are made here, by the openssl that PostgreSQL's own packages bring along.
"""

from __future__ import annotations

import ssl
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.mail_host import HOST, MailHost

from plimsoll.door import posting
from plimsoll.vocabulary.errors import NotSent, WrongUse
from plimsoll.vocabulary.post import Envelope, Post, Security

SENDER = "plimsoll@council.example"
ENVELOPE = Envelope(SENDER, {"team manager": ("north@council.example",)})
LETTER = b"Subject: The week\r\n\r\nOne line.\r\n"

PRIVATE = (Security.STARTTLS, Security.TLS)

USERS = {"somebody": "open-sesame"}
LOGIN = posting.Credentials("somebody", "open-sesame")


@dataclass(frozen=True)
class Certificate:
    """A certificate, and what a host shows it with."""

    file: Path
    shown: ssl.SSLContext


def certificate(folder: Path, name: str) -> Certificate:
    """A certificate that vouches for itself, for one name."""
    file, key = folder / "host.pem", folder / "host.key"
    subject = ["-subj", "/CN=a host for tests", "-addext", f"subjectAltName={name}"]
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-keyout", key, "-out", file]
    subprocess.run([*made, *subject], check=True, capture_output=True)
    shown = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    shown.load_cert_chain(file, key)
    return Certificate(file, shown)


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    """A certificate for the host that is asked."""
    return certificate(tmp_path_factory.mktemp("ours"), f"IP:{HOST}")


@pytest.fixture(scope="module")
def of_another(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    """A certificate for some other host."""
    return certificate(tmp_path_factory.mktemp("another"), "DNS:mail.elsewhere.example")


def host(shows: Certificate, security: Security, users: dict[str, str] | None = None) -> MailHost:
    return MailHost(certificate=shows.shown, from_the_start=security is Security.TLS, users=users or {})


def post(to: MailHost, security: Security, login: posting.Credentials | None = None) -> None:
    with to.listening():
        posting.post(LETTER, Post(HOST, security, SENDER, port=to.port), ENVELOPE, login)


@pytest.mark.parametrize("security", PRIVATE)
def test_a_letter_goes_where_nobody_can_read_it(
    ours: Certificate, security: Security, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A host whose certificate is trusted takes the letter, and took it in TLS."""
    monkeypatch.setenv("SSL_CERT_FILE", str(ours.file))
    to = host(ours, security)
    post(to, security)
    assert [(each.content, each.private, each.user) for each in to.letters] == [(LETTER, True, None)]


@pytest.mark.parametrize("security", PRIVATE)
def test_a_host_that_nobody_vouches_for_gets_nothing(ours: Certificate, security: Security) -> None:
    """A certificate that the machine does not know is refused in a sentence, and nothing is sent."""
    to = host(ours, security)
    with pytest.raises(NotSent, match=r"not one that can be trusted\..*Nothing was sent") as told:
        post(to, security)
    assert (to.letters, told.value.exit_code, "SSL_CERT_FILE" in told.value.sentence()) == ([], 3, True)


@pytest.mark.parametrize("security", PRIVATE)
def test_a_host_with_the_certificate_of_another_gets_nothing(
    of_another: Certificate, security: Security, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is trusted, and is not this host's."""
    monkeypatch.setenv("SSL_CERT_FILE", str(of_another.file))
    to = host(of_another, security)
    with pytest.raises(NotSent, match="not one that can be trusted"):
        post(to, security)
    assert to.letters == []


@pytest.mark.parametrize("security", PRIVATE)
def test_who_logs_in_is_let_in(ours: Certificate, security: Security, monkeypatch: pytest.MonkeyPatch) -> None:
    """The name and the password are taken, and then the letter."""
    monkeypatch.setenv("SSL_CERT_FILE", str(ours.file))
    to = host(ours, security, USERS)
    post(to, security, LOGIN)
    assert [(each.user, each.private) for each in to.letters] == [("somebody", True)]


def test_a_wrong_password_is_refused_and_not_repeated(ours: Certificate, monkeypatch: pytest.MonkeyPatch) -> None:
    """The host says it back; the message, and what it comes from, do not."""
    monkeypatch.setenv("SSL_CERT_FILE", str(ours.file))
    to = host(ours, Security.STARTTLS, USERS)
    with pytest.raises(WrongUse, match="refused the name or the password") as told:
        post(to, Security.STARTTLS, posting.Credentials("somebody", "open-says-me"))
    assert (to.letters, told.value.exit_code, told.value.__suppress_context__) == ([], 2, True)
    assert "open-says-me" not in told.value.sentence()


def test_a_host_that_lets_nobody_log_in_gets_nothing(ours: Certificate, monkeypatch: pytest.MonkeyPatch) -> None:
    """A password is there and the host has no use for it: that is said, since something is set wrongly."""
    monkeypatch.setenv("SSL_CERT_FILE", str(ours.file))
    to = host(ours, Security.STARTTLS)
    with pytest.raises(NotSent, match="does not let anybody log in"):
        post(to, Security.STARTTLS, LOGIN)
    assert to.letters == []
