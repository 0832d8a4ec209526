"""A folder of several sources, typed as a person types it: loaded whole or not at all, and who then speaks."""

from __future__ import annotations

from pathlib import Path

from tests.council import ON, extract, typed
from tests.rooms.intake.mixture import ANNE, AUTHORITY, BOLA, census, employer, post


def _mixed(folder: Path) -> Path:
    extract(folder)
    employer(folder / "hr", post(ANNE), post(BOLA, 1))
    census(folder / "census", "P1", "P2")
    return folder


def test_a_mixture_is_loaded_and_told_source_by_source(tmp_path: Path) -> None:
    """Every load with its number and who spoke; each file with its source; how many people are known."""
    said = typed("load", _mixed(tmp_path / "in"), "--as-of", ON, "--store", tmp_path / "store")
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith(f"Loads 1 (cin_census), 2 (hr) and 3 (ssd) of {AUTHORITY}, known from 17 October 2018.")
    assert ("Source" in said.out, "CIN_Census_2025.xml" in said.out, "employment.csv" in said.out) == (True, True, True)
    assert "Of 2 people in the workforce files" in said.out
    assert [name for name in ("Anne", "Bola", "SW1000000001") if name in said.out] == []


def test_a_mixture_has_the_shape_that_is_promised(tmp_path: Path) -> None:
    """`load` is the first; `loads` lists them all; rows add up in each and in the whole."""
    words = ("load", _mixed(tmp_path / "in"), "--as-of", ON, "--store", tmp_path / "store", "--format", "json")
    document = typed(*words).json
    loads = document["loads"]
    assert (document["load"], [each["source"] for each in loads]) == (1, ["cin_census", "hr", "ssd"])
    for part in [*document["files"], *loads, document["totals"]]:
        assert part["read"] == part["kept"] + part["duplicates"] + part["refused"]
    assert sum(each["read"] for each in loads) == document["totals"]["read"]
    assert {file["source"] for file in document["files"]} == {"cin_census", "hr", "ssd"}


def test_the_loads_say_who_speaks_for_what(tmp_path: Path) -> None:
    """The dataset for the children, the employer's file for its own; the census only for what neither carries."""
    typed("load", _mixed(tmp_path / "in"), "--as-of", ON, "--store", tmp_path / "store")
    page = typed("loads", "--store", tmp_path / "store").out
    assert page.startswith("3 loads")
    assert f"For {AUTHORITY}, hr speaks for employment." in page
    assert "cin_census speaks for enquiry" in page
    assert "ssd speaks for person" in page
    document = typed("loads", "--store", tmp_path / "store", "--format", "json").json
    assert {"service": AUTHORITY, "sources": ["hr"], "tables": ["employment"]} in document["speaks"]


def test_a_setting_changes_who_speaks(tmp_path: Path) -> None:
    """The service's own profile names another source; a word that is no source ends with 2 and says which there are."""
    store = tmp_path / "store"
    typed("load", _mixed(tmp_path / "in"), "--as-of", ON, "--store", store)
    own = store / "profiles" / f"{AUTHORITY}.toml"
    own.parent.mkdir(exist_ok=True)
    own.write_text('[speaks]\nreferral = "cin_census"\n', encoding="utf-8")
    assert "cin_census speaks for referral" in typed("loads", "--store", store).out
    own.write_text('[speaks]\nreferral = "census"\n', encoding="utf-8")
    said = typed("loads", "--store", store)
    assert (said.code, "'census'. Choose one of: annex_a, cin_census" in said.err) == (2, True)


def test_one_file_that_cannot_be_read_leaves_the_store_as_it_was(tmp_path: Path) -> None:
    """The census breaks off: neither the dataset nor the employer's file is kept, and it ends with 3."""
    folder, store = _mixed(tmp_path / "in"), tmp_path / "store"
    typed("load", folder, "--as-of", ON, "--store", store)
    before = typed("loads", "--store", store).out
    employer(folder / "hr", post(ANNE, fte=0.5))
    [path] = census(folder / "census", "P1", "P2", "P3")
    path.write_bytes(path.read_bytes()[:-30])
    said = typed("load", folder, "--as-of", "2018-11-30", "--store", store)
    assert (said.code, "CIN_Census_2025.xml" in said.err) == (3, True)
    assert typed("loads", "--store", store).out == before
