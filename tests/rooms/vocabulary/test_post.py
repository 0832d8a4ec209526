"""Where a digest is posted, as a service writes it down: mailboxes of roles, and nothing that begins a header."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from plimsoll.vocabulary.errors import WrongUse
from plimsoll.vocabulary.post import PORTS, Envelope, Post, Security, read_post
from plimsoll.vocabulary.profile import load_profile

LADDER = load_profile().ladder

NORTH, SOUTH, HEAD = "north@council.example", "south@council.example", "head@council.example"


def test_nobody_is_written_to_where_nothing_is_said() -> None:
    """The shipped profile has no host, and no mailbox."""
    assert load_profile().post == Post()
    assert load_profile().post.envelope(LADDER) == Envelope()


def test_a_service_writes_its_own_table(tmp_path: Path) -> None:
    """Host, sender and mailboxes are its own; the port is the usual one of the way it chose."""
    own = tmp_path / "north.toml"
    own.write_text(
        '[post]\nhost = "mail.council.example"\nsender = "plimsoll@council.example"\n'
        f'[post.to]\n"Team  Manager" = ["{NORTH}", "{SOUTH}"]\n"head of service" = "{HEAD}"\n',
        encoding="utf-8",
    )
    told = load_profile(own).post
    assert (told.host, told.security, told.door) == ("mail.council.example", Security.STARTTLS, 587)
    assert told.envelope(LADDER).to == {"team manager": (NORTH, SOUTH), "head of service": (HEAD,)}


@pytest.mark.parametrize(("security", "port"), [("none", 25), ("starttls", 587), ("tls", 465)])
def test_each_way_has_its_usual_port(security: str, port: int) -> None:
    """As the RFCs give them; a port that is named stands instead."""
    assert read_post({"security": security}).door == port == PORTS[Security(security)]
    assert read_post({"security": security, "port": 2525}).door == 2525


def test_one_role_is_written_to_alone() -> None:
    """Its mailboxes, however its name is written; a role without one has nobody."""
    post = read_post({"sender": NORTH, "to": {"Head of Service": HEAD, "director": []}})
    assert post.envelope(LADDER, "head  OF service").mailboxes == (HEAD,)
    assert post.envelope(LADDER, "director") == Envelope(NORTH, {})


def test_a_mailbox_of_two_roles_is_written_to_once() -> None:
    """The second time is left out of the letter's heading."""
    post = read_post({"to": {"team manager": [NORTH, HEAD], "director": HEAD}})
    assert post.envelope(LADDER).mailboxes == (NORTH, HEAD)


def test_a_role_that_is_on_no_step_is_refused_when_it_is_asked() -> None:
    """A slip of the pen would otherwise leave a manager unwritten to for ever."""
    with pytest.raises(WrongUse, match=r"\[post\.to\] names a role that is not on the ladder.*head of service"):
        read_post({"to": {"haed of service": HEAD}}).envelope(LADDER)


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"password": "open-sesame"}, "[post] has no field password. It has host, port, security, sender, to."),
        ({"security": "ssl"}, "[post] security is none that there is. Choose none, starttls, tls."),
        ({"port": 0}, "[post] port is no port's number."),
        ({"port": 70_000}, "[post] port is no port's number."),
        ({"port": "25"}, "[post] port is no port's number."),
        ({"security": ["tls"]}, "[post] security is none that there is."),
        ({"host": 25}, "[post] host is not a name."),
        ({"sender": "plimsoll"}, "[post] sender is not a mailbox."),
        ({"to": {"director": "Jo Doe"}}, "[post.to] gives the role 'director' something that is not a mailbox."),
        ({"to": {"director": ["a@b.example", "a b@c.example"]}}, "[post.to] gives the role 'director' something"),
        ({"to": {"director": "a@b.example\nBcc: c@d.example"}}, "[post.to] gives the role 'director' something"),
        ({"to": {"director": "a@b.example, c@d.example"}}, "[post.to] gives the role 'director' something"),
        ({"to": {"director": 7}}, "[post.to] gives the role 'director' something"),
        ({"to": HEAD}, "[post.to] lists no roles."),
    ],
)
def test_what_means_nothing_is_refused(told: dict[str, Any], said: str) -> None:
    """In a sentence that says where, and repeats no mailbox: it may be a person's name."""
    with pytest.raises(WrongUse) as refused:
        read_post(told)
    sentence = refused.value.sentence()
    assert sentence.startswith(said)
    assert not any(secret in sentence for secret in ("open-sesame", "Jo Doe", "b.example", "Bcc"))
