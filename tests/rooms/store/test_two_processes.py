from __future__ import annotations

from pathlib import Path

from tests.rooms.store.drafts import SERVICE
from tests.rooms.store.loading import files, loader, shown

from plimsoll.store import Store

LOADS = 8


def test_two_processes_load_one_service_at_once(tmp_path: Path) -> None:
    """Both make the store, both load; every load is kept once, in an order, and the last day's is what stands."""
    folder = tmp_path / "store"
    with loader(folder, 1, LOADS) as one, loader(folder, LOADS + 1, 2 * LOADS) as other:
        ends = [(child.wait(), child.stderr.read() if child.stderr else "") for child in (one, other)]
    assert ends == [(0, ""), (0, "")]
    store = Store.open(folder)
    assert [load.id for load in store.loads()] == list(range(1, 2 * LOADS + 1))
    assert (shown(store), store.verify()) == (2 * LOADS, ())
    for number in range(1, 2 * LOADS + 1):
        with store.session(SERVICE, store.loads()[0].as_of.replace(month=1, day=1 + number)) as session:
            assert session.rows("SELECT DISTINCT need_code FROM known_referral") == [(f"N{number}",)]


def test_a_reader_sees_whole_loads_while_others_load(tmp_path: Path) -> None:
    """Two processes load two services while this one reads both: each answer is one load, and never goes back."""
    store = Store.create(tmp_path / "store")
    seen: dict[str, list[int]] = {"north": [], "south": []}
    with loader(store.root, 1, LOADS, "north") as one, loader(store.root, 1, LOADS, "south") as other:
        while one.poll() is None or other.poll() is None:
            for service, numbers in seen.items():
                numbers.append(shown(store, service))
        assert (one.returncode, other.returncode) == (0, 0)
    assert all(numbers == sorted(numbers) for numbers in seen.values())
    assert [shown(store, service) for service in seen] == [LOADS, LOADS]
    assert not [name for name in files(store) if name.endswith(".part")]
