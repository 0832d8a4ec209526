"""All pages of the reference, each file's name with its text."""

from __future__ import annotations

from pathlib import Path

from tools.reference import barriers, ground, instruments, verbs
from tools.reference.paper import page

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"


def pages() -> dict[str, str]:
    """Every page as it should stand today."""
    written = {
        "verbs.md": verbs.verbs_page(),
        "measures.md": instruments.measures_page(),
        "defences.md": barriers.defences_page(),
        "tables.md": ground.tables(),
        "clocks.md": ground.clocks(),
        "settings.md": ground.settings(),
        "errors.md": ground.failures(),
        "faults.md": ground.faults(),
        **_measured(),
    }
    return {"README.md": _contents(written), **written}


def _measured() -> dict[str, str]:
    """Pages that take minutes to measure: they stand as the tool wrote them that measures (tools/alerts)."""
    standing = REFERENCE / "false-alerts.md"
    return {standing.name: standing.read_text(encoding="utf-8")} if standing.exists() else {}


def _contents(written: dict[str, str]) -> str:
    titles = [(name, _title(text)) for name, text in written.items()]
    return page("Reference", "\n".join(f"- [{title}]({name})" for name, title in titles))


def _title(text: str) -> str:
    return next(line.removeprefix("# ") for line in text.splitlines() if line.startswith("# "))
