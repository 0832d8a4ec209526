"""A year of looks and answers, killed with no warning again and again, leaves the log that no crash leaves."""

from __future__ import annotations

import random
import signal
import time
from datetime import date
from pathlib import Path

import pytest
from tests.rooms.escalation.lived import SERVICE, in_memory, living

from plimsoll.store import Log, Store

KILLS = 6

Content = dict[str, tuple[date, str, dict[str, str]]]


def _content(log: Log) -> Content:
    notes = [entry.note for entry in log.entries(SERVICE)]
    return {note.key: (note.day, note.kind, dict(note.body)) for note in notes}


@pytest.mark.parametrize("seed", range(3))
def test_a_ladder_killed_at_any_moment_loses_and_repeats_nothing(tmp_path: Path, seed: int) -> None:
    """After every kill the log is whole and holds what it held; run again to its end, it is as if never killed."""
    log = Store.create(tmp_path / "store").log
    chance = random.Random(seed)
    heads = [""]
    for _ in range(KILLS):
        with living(tmp_path / "store", seed) as child:
            assert child.stdout is not None
            child.stdout.readline()
            time.sleep(chance.uniform(0, 0.25))
            child.send_signal(signal.SIGKILL)
        assert log.verify(heads[-1] or None).whole
        heads.append(log.verify().head)
    with living(tmp_path / "store", seed) as child:
        assert (child.wait(), child.stderr and child.stderr.read()) == (0, "")
    assert len(set(heads)) > KILLS // 2, "the kills came before anything was written"
    assert _content(log) == in_memory(seed).content()
    assert all(log.verify(head).whole for head in heads if head)


def test_two_who_run_the_ladder_at_once_write_everything_once(tmp_path: Path) -> None:
    """Two processes live the same year in one log: it holds what one of them would have written."""
    log = Store.create(tmp_path / "store").log
    with living(tmp_path / "store", 7) as one, living(tmp_path / "store", 7) as other:
        assert [(child.wait(), child.stderr and child.stderr.read()) for child in (one, other)] == [(0, "")] * 2
    assert (_content(log), log.verify().whole) == (in_memory(7).content(), True)
