"""A year of looks and answers, killed with no warning again and again, leaves the log that no crash leaves."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest
from tests.council import ON, extract
from tests.rooms.escalation.lived import in_memory, living

import plimsoll
from plimsoll.store import Log, Store

KILLS = 6

LOOKS = ("2018-10-17", "2018-11-05")
"""Two days of the small council: on the first things are put on the ladder, by the second they have climbed it."""

WATCHED = 0.002
"""Seconds between two looks for the sign at which a process is killed."""

Content = dict[str, tuple[date, str, dict[str, str]]]


def _content(log: Log) -> Content:
    notes = [entry.note for entry in log.entries()]
    return {note.key: (note.day, note.kind, dict(note.body)) for note in notes}


@pytest.mark.parametrize("seed", range(2))
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


@pytest.fixture(scope="module")
def looked(tmp_path_factory: pytest.TempPathFactory) -> Content:
    """What the log of the small council holds after both days when nothing goes wrong."""
    place = _council(tmp_path_factory.mktemp("whole"))
    for day in LOOKS:
        plimsoll.open(place).escalate(day)
    return _content(Log.open(place))


def _council(folder: Path) -> Path:
    plimsoll.open(folder / "store").load(extract(folder / "council"), as_of=ON)
    return folder / "store"


def _escalate(place: Path, day: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "plimsoll", "escalate", "--on", day, "--store", str(place)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _killed_at(child: subprocess.Popen[bytes], sign: Path) -> None:
    """Kill it as soon as a file appears; one that has ended before was too quick."""
    while child.poll() is None and not sign.exists():
        time.sleep(WATCHED)
    child.kill()
    child.wait()


@pytest.mark.parametrize("sign", ["log.sqlite", "log.sqlite-journal"])
def test_the_verb_killed_where_it_writes_loses_and_repeats_nothing(tmp_path: Path, sign: str, looked: Content) -> None:
    """Killed when it makes the log, or in the middle of writing, and typed again, it has written all of it once."""
    place = _council(tmp_path)
    for day in LOOKS:
        _killed_at(_escalate(place, day), place / sign)
        assert Log.open(place).verify().whole
        assert _escalate(place, day).wait() == 0
    assert _content(Log.open(place)) == looked
