"""The verbs of the weekly digest: gather it, say who would be written to, and post it when told to."""

from __future__ import annotations

import lazy_loader

from plimsoll.door import climbed
from plimsoll.door.days import DayLike, as_day
from plimsoll.door.digest import Digest, for_post, without_children
from plimsoll.door.opened import Opened
from plimsoll.vocabulary.errors import NotPermitted
from plimsoll.vocabulary.post import Envelope

digesting = lazy_loader.load("plimsoll.door.digesting", suppress_warning=True)
# The one that can open a connection: not brought in before something is posted.
posting = lazy_loader.load("plimsoll.door.posting", suppress_warning=True)


class Weeks(Opened):
    """What a store tells of a week, and to whom it is posted."""

    def digest(
        self, on: DayLike | None = None, role: str | None = None, *, children: bool = False, posted: bool = False
    ) -> Digest:
        """The week that ends on a day: what waits, what became of matters, what stands, and where the log stood.

        Args:
            on: the last day of the week; left out, today, or the last day that a store out of use knows.
            role: whose answers are listed; left out, every role's.
            children: whether children are named by their identifiers, for the manager's own use.
            posted: whether only what may leave by post is in it: no child, and no words that a person wrote.

        Raises:
            WrongUse: no step of the ladder has such a role, or the store holds several services.
            NotPermitted: children were to be named in what leaves by post.
        """
        if children and posted:
            raise NotPermitted("No child is named in what leaves by post.", next_step="Write .html or .xlsx instead.")
        at = self._desk()
        told: Digest = digesting.digest(at, climbed.day_of(at, None if on is None else as_day(on)), role)
        if posted:
            return for_post(told)
        return told if children else without_children(told)

    def envelope(self, role: str | None = None) -> Envelope:
        """Who a digest is posted from and to, from the service's profile; nobody where it says nothing.

        Args:
            role: the role it is for; left out, every role of the ladder that has a mailbox.

        Raises:
            WrongUse: the profile gives a mailbox to a role that is not on the ladder.
        """
        profile = self._desk().profile
        return profile.post.envelope(profile.ladder, role)

    def ready(self, role: str | None = None) -> Envelope:
        """Who would be written to; refused now, before anything is gathered, where nobody could be.

        Args:
            role: the role it is for; left out, every role of the ladder that has a mailbox.

        Raises:
            WrongUse: the profile names no host, sender or mailbox, or would have a password sent in the clear.
        """
        envelope = self.envelope(role)
        posting.ready(self._desk().profile.post, envelope, posting.credentials())
        return envelope

    def post(self, letter: bytes, role: str | None = None) -> Envelope:
        """Post a letter to the mailboxes of a role, or of every role: to all of them or, when one is refused, to none.

        Args:
            letter: the letter, as an ``.eml`` file holds it.
            role: the role it is for; left out, every role of the ladder that has a mailbox.

        Returns:
            Who it was from and to. It is given only once the mail host has said that it took the letter.

        Raises:
            WrongUse: the profile names no host, sender or mailbox; or the host refused a mailbox, the sender or the
                name and password.
            NotSent: the host was not reached, could not be trusted, or did not take the letter.
        """
        profile = self._desk().profile
        envelope = profile.post.envelope(profile.ladder, role)
        posting.post(letter, profile.post, envelope, posting.credentials())
        return envelope
