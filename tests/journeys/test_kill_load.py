from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.processes import ROOT
from tests.rooms.store.loading import files, loader, nth, shown
from tests.rooms.store.together import both, pair

from plimsoll.store import Store

MANY = 10_000
PATIENCE = 60.0


def _told(child: subprocess.Popen[str], number: int) -> None:
    assert child.stdout is not None
    assert child.stdout.readline().strip() == str(number)


def _stopped(child: subprocess.Popen[str], how: signal.Signals) -> int:
    """Stop the process and say the last load it told of; 0 when it told of none since."""
    child.send_signal(how)
    assert child.stdout is not None
    lines = child.stdout.read().split()
    child.wait()
    return int(lines[-1]) if lines else 0


def _wait_for(folder: Path, pattern: str, before: set[Path]) -> None:
    deadline = time.monotonic() + PATIENCE
    while set(folder.rglob(pattern)) <= before:
        assert time.monotonic() < deadline, f"no {pattern} appeared"


def check_whole(store: Store, told: int) -> None:
    """A reader sees the last load that was told, or the one after it, whole; no file is missing; loading goes on."""
    # The process may be stopped between its commit and its telling of it.
    seen = shown(store)
    assert seen in {told, told + 1}
    assert store.verify() == ()
    assert len(store.loads()) == seen
    store.keep(nth(seen + 1))
    assert shown(store) == seen + 1
    assert not [name for name in files(store) if name.endswith(".part")]


@pytest.mark.parametrize("seed", range(6))
def test_a_load_killed_at_any_moment_leaves_the_answer_before_it(tmp_path: Path, seed: int) -> None:
    """A process killed with no warning, some way into any of its loads, leaves a whole store."""
    store = Store.create(tmp_path / "store")
    with loader(store.root, 1, MANY) as child:
        _told(child, 1)
        time.sleep(random.Random(seed).uniform(0, 0.6))
        told = _stopped(child, signal.SIGKILL) or 1
    check_whole(store, told)


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("sign", ["*.part", "*-delta-*.parquet", "catalogue.sqlite-journal"])
def test_a_load_stopped_when_a_file_appears_leaves_the_answer_before_it(
    tmp_path: Path, sign: str, how: signal.Signals
) -> None:
    """Stopped while a fragment is half written, when it has its name, or in the commit: all is whole."""
    store = Store.create(tmp_path / "store")
    with loader(store.root, 1, MANY) as child:
        _told(child, 1)
        _wait_for(store.root, sign, set(store.root.rglob(sign)) if "journal" not in sign else set())
        told = _stopped(child, how) or 1
    check_whole(store, told)


def test_the_first_load_killed_leaves_an_empty_store(tmp_path: Path) -> None:
    """A store whose very first load was killed answers with nothing, and can be loaded."""
    store = Store.create(tmp_path / "store")
    with loader(store.root, 1, 1) as child:
        _wait_for(store.root, "*.parquet", set())
        told = _stopped(child, signal.SIGKILL)
    check_whole(store, told)


def test_what_a_killed_load_left_behind_is_swept_by_the_next(tmp_path: Path) -> None:
    """Files that no commit names are passed over by readers and taken away by the next load."""
    store = Store.create(tmp_path / "store")
    store.keep(nth(1))
    orphan = next((store.root / "data").rglob("*.parquet")).with_name("000002-delta-0000.parquet")
    half = orphan.with_suffix(".part")
    orphan.write_bytes(b"half a load")
    half.write_bytes(b"half a file")
    assert (shown(store), store.verify()) == (1, ())
    store.keep(nth(2))
    assert (orphan.exists(), half.exists(), shown(store)) == (False, False, 2)


@pytest.mark.parametrize("seed", range(4))
def test_loads_kept_together_and_killed_are_all_there_or_none(tmp_path: Path, seed: int) -> None:
    """A process killed some way into the loads of two sources never leaves one source ahead of the other."""
    store = Store.create(tmp_path / "store")
    command = [sys.executable, "-m", "tests.rooms.store.together", str(store.root), "1", str(MANY)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
        _told(child, 1)
        time.sleep(random.Random(seed).uniform(0, 0.6))
        told = _stopped(child, signal.SIGKILL) or 1
    one, other = both(store)
    assert (one in {told, told + 1}, other, len(store.loads()), store.verify()) == (True, one, 2 * one, ())
    store.keep_all(pair(one + 1))
    assert both(store) == (one + 1, one + 1)
