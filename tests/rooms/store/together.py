"""A process of its own that keeps the loads of two sources together, again and again, and how to judge what it left."""

from __future__ import annotations

import sys
from datetime import timedelta

from tests.rooms.store.drafts import SERVICE, draft
from tests.rooms.store.loading import START, nth

from plimsoll.store import Draft, Store

PEOPLE = 300


def pair(number: int) -> list[Draft]:
    """The n-th loads of two sources: each child's need is now the n-th, and so is each worker's post."""
    posts = [
        {"employment_id": str(n), "staff_id": str(n), "started": START, "fte": float(number)} for n in range(PEOPLE)
    ]
    return [nth(number), draft(START + timedelta(days=number), {"employment": posts}, source="hr")]


def both(store: Store) -> tuple[int, int]:
    """Which load of each source a reader sees, 0 for none; a store that shows half a load of one fails."""
    with store.session(SERVICE) as session:
        needs = session.rows("SELECT need_code[2:]::INTEGER, count(*) FROM known_referral GROUP BY ALL")
        posts = session.rows("SELECT fte::INTEGER, count(*) FROM known_employment GROUP BY ALL")
    assert len(needs) == len(posts) <= 1, (needs, posts)
    assert not posts or posts[0][1] == PEOPLE
    return (needs[0][0], posts[0][0]) if needs else (0, 0)


def main(folder: str, first: str, last: str) -> None:
    """Keep the pairs from `first` to `last`, and tell each number when its pair is kept."""
    store = Store.ensure(folder)
    for number in range(int(first), int(last) + 1):
        store.keep_all(pair(number))
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
