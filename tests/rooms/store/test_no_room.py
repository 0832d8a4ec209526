"""A full disk and a folder without permission, each in a process of its own that cannot do what we can."""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.processes import ROOT
from tests.rooms.store.loading import files, nth, shown

from plimsoll.store import Store
from plimsoll.vocabulary.errors import PlimsollError

NOBODY = 65534
"""A user without rights: tests may run as root, whom no permission stops."""


def attempt(folder: str, scratch: str, hindrance: str) -> None:
    """Keep the second load in a process that is hindered, and print what it is told."""
    # Everything that is loaded late is loaded now, while the process may still read and write.
    Store.create(scratch).keep(nth(1))
    store = Store.open(folder)
    if hindrance == "nobody":
        os.setuid(NOBODY)
    if hindrance.isdigit():
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(hindrance), int(hindrance)))
    try:
        store.keep(nth(2))
    except PlimsollError as error:
        sys.stdout.write(json.dumps([type(error).__name__, error.exit_code, error.what]))


def _told(store: Store, scratch: Path, hindrance: str) -> list[object]:
    command = [sys.executable, "-m", "tests.rooms.store.test_no_room", str(store.root), str(scratch), hindrance]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (told.returncode, told.stderr) == (0, "")
    answer: list[object] = json.loads(told.stdout)
    return answer


@pytest.fixture
def public() -> Iterator[Path]:
    """A folder that any user may pass through, as pytest's own are not."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    for path in [folder, *folder.rglob("*")]:
        if path.is_dir():
            path.chmod(0o700)
    shutil.rmtree(folder)


@pytest.mark.parametrize("room", [0, 500, 2_000, 9_000])
def test_a_full_disk_keeps_nothing_and_says_so(store: Store, tmp_path: Path, room: int) -> None:
    """Whether a fragment or the catalogue does not fit, the store is as it was and the message says what to do."""
    store.keep(nth(1))
    before = files(store)
    told = _told(store, tmp_path / "scratch", str(room))
    assert told == ["PlimsollError", 2, "The disk is full; nothing was changed."]
    assert (files(store), len(store.loads()), shown(store), store.verify()) == (before, 1, 1, ())


@pytest.mark.parametrize("closed", [".", "data"])
def test_a_folder_without_permission_keeps_nothing_and_says_so(public: Path, tmp_path: Path, closed: str) -> None:
    """Whether the catalogue or the data may not be written to, nothing changes; exit code 5."""
    store = Store.create(public / "store")
    store.keep(nth(1))
    before = files(store)
    as_root = os.geteuid() == 0
    for path in [store.root, *store.root.rglob("*")]:
        if as_root:
            os.chown(path, NOBODY, -1)
    for path in [store.root / closed, *(store.root / closed).rglob("*")]:
        path.chmod(0o500 if path.is_dir() else 0o400)
    told = _told(store, tmp_path / "scratch", "nobody" if as_root else "")
    assert told == ["NotPermitted", 5, "The store's folder does not permit this; nothing was changed."]
    assert (files(store), len(store.loads()), store.verify()) == (before, 1, ())


if __name__ == "__main__":
    attempt(*sys.argv[1:])
