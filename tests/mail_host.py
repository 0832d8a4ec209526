"""A mail host that takes letters on this machine alone and keeps them: real SMTP over a real socket.

It speaks what RFC 5321 asks of a host, STARTTLS (RFC 3207) and AUTH PLAIN (RFC 4954), and can be told to be difficult.
"""

from __future__ import annotations

import asyncio
import base64
import contextlib
import ssl
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, auto

HOST = "127.0.0.1"


class Trouble(Enum):
    """What a host may do wrong."""

    BUSY = auto()
    REFUSES_SENDER = auto()
    REFUSES_DATA = auto()
    REFUSES_LETTER = auto()
    HANGS_UP_AT_DATA = auto()
    HANGS_UP_AFTER_LETTER = auto()


@dataclass
class Letter:
    """What was taken."""

    sender: str
    to: list[str]
    content: bytes
    private: bool
    user: str | None


@dataclass
class MailHost:
    """The host, as it is asked to behave, and what it has seen.

    Args:
        trouble: what it does wrong; `None` is nothing.
        refuses: the mailboxes that it does not take.
        certificate: what it shows when it is asked to go on in TLS; `None` offers none.
        from_the_start: whether it speaks TLS from the first byte.
        users: who may log in, with their passwords; empty offers no logging in.
    """

    trouble: Trouble | None = None
    refuses: frozenset[str] = frozenset()
    certificate: ssl.SSLContext | None = None
    from_the_start: bool = False
    users: dict[str, str] = field(default_factory=dict)
    letters: list[Letter] = field(default_factory=list)
    heard: list[str] = field(default_factory=list)
    port: int = 0

    @contextlib.contextmanager
    def listening(self) -> Iterator[MailHost]:
        """The host at a port of its own, until the block ends."""
        ready, loop = threading.Event(), asyncio.new_event_loop()
        done = asyncio.Event()
        thread = threading.Thread(target=lambda: loop.run_until_complete(self._serve(ready, done)))
        thread.start()
        ready.wait()
        try:
            yield self
        finally:
            loop.call_soon_threadsafe(done.set)
            thread.join()
            loop.close()

    async def _serve(self, ready: threading.Event, done: asyncio.Event) -> None:
        private = self.certificate if self.from_the_start else None
        server = await asyncio.start_server(self._meet, HOST, 0, ssl=private)
        async with server:
            self.port = server.sockets[0].getsockname()[1]
            ready.set()
            await done.wait()

    async def _meet(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError, ssl.SSLError):
            await _Talk(self, reader, writer, private=self.from_the_start).held()
        writer.close()
        with contextlib.suppress(ConnectionError, ssl.SSLError):
            await writer.wait_closed()


@dataclass
class _Talk:
    """One conversation."""

    host: MailHost
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    private: bool
    user: str | None = None
    sender: str = ""
    to: list[str] = field(default_factory=list)

    async def held(self) -> None:
        """Speak until the other hangs up, or this one does."""
        if self.host.trouble is Trouble.BUSY:
            await self.say("421 too busy")
            return
        await self.say("220 a host for tests")
        while line := await self.reader.readline():
            said = line.decode().rstrip("\r\n")
            self.host.heard.append(said.split()[0].upper() if said.split() else "")
            if not await self.answered(said):
                return

    async def say(self, line: str) -> None:
        """Say a line."""
        self.writer.write(f"{line}\r\n".encode())
        await self.writer.drain()

    async def answered(self, said: str) -> bool:
        """Answer a line; whether the talk goes on."""
        word = self.host.heard[-1]
        if word == "EHLO":
            await self.greeted()
        elif word == "STARTTLS" and self.host.certificate is not None:
            await self.say("220 go on")
            await self.writer.start_tls(self.host.certificate)
            self.private = True
        elif word == "AUTH":
            await self.logged_in(said)
        elif word == "MAIL":
            self.sender, self.to = _mailbox(said), []
            await self.say("550 not from there" if self.host.trouble is Trouble.REFUSES_SENDER else "250 from there")
        elif word == "RCPT":
            await self.named(_mailbox(said))
        elif word == "DATA":
            return await self.took()
        else:
            await self.say({"RSET": "250 forgotten", "QUIT": "221 until then"}.get(word, "502 never heard of it"))
        return word != "QUIT"

    async def greeted(self) -> None:
        """Say what the host can do."""
        can = ["a host for tests"]
        can += ["STARTTLS"] if self.host.certificate is not None and not self.private else []
        can += ["AUTH PLAIN"] if self.host.users else []
        for place, each in enumerate(can, 1):
            await self.say(f"250{' ' if place == len(can) else '-'}{each}")

    async def logged_in(self, said: str) -> None:
        """Take a name and a password."""
        _, user, password = base64.b64decode(said.split()[2]).decode().split("\0")
        known = self.host.users.get(user) == password
        self.user = user if known else None
        await self.say("235 come in" if known else f"535 no entry for {user} with {password}")

    async def named(self, mailbox: str) -> None:
        """Take a mailbox, or refuse it."""
        if mailbox in self.host.refuses:
            await self.say(f"550 nobody is called {mailbox}")
        else:
            self.to.append(mailbox)
            await self.say("250 known here")

    async def took(self) -> bool:
        """Take the letter."""
        trouble = self.host.trouble
        if trouble is Trouble.HANGS_UP_AT_DATA:
            return False
        if trouble is Trouble.REFUSES_DATA:
            await self.say("554 no letters today")
            return True
        await self.say("354 go on, and end with a dot")
        content = await self.reader.readuntil(b"\r\n.\r\n")
        if trouble is Trouble.HANGS_UP_AFTER_LETTER:
            return False
        if trouble is Trouble.REFUSES_LETTER:
            await self.say("554 not that letter")
            return True
        # A line that begins with a dot was sent with another before it (RFC 5321, 4.5.2).
        told = content.removesuffix(b".\r\n").replace(b"\r\n..", b"\r\n.")
        self.host.letters.append(Letter(self.sender, self.to, told, self.private, self.user))
        await self.say("250 taken")
        return True


def _mailbox(said: str) -> str:
    return said.partition("<")[2].partition(">")[0]
