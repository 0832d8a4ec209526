"""Which team is meant, by its identifier or its name."""

from __future__ import annotations

from plimsoll.measures.frames import texts
from plimsoll.store import Session
from plimsoll.vocabulary.errors import WrongUse


def known_team(session: Session, word: str) -> str:
    """The identifier of the team of that identifier or name.

    Raises:
        WrongUse: the store knows none, or several of that name.
    """
    wanted = texts((word,))
    named = f"SELECT team_id FROM known_team WHERE team_id IN {wanted} OR name IN {wanted}"
    used = " UNION ALL ".join(
        f"SELECT team_id FROM known_{table} WHERE team_id IN {wanted}" for table in ("allocation", "referral")
    )
    found: list[str] = sorted({team for (team,) in session.rows(f"{named} UNION ALL {used}")})
    if not found:
        raise WrongUse("There is no team of that name or identifier.", next_step="`plimsoll conditions --by team`.")
    if len(found) > 1:
        raise WrongUse("Several teams have that name.", next_step=f"Give the identifier: {', '.join(found)}.")
    return found[0]
