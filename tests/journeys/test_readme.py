"""The README's first command, run as a stranger would."""

from __future__ import annotations

from pathlib import Path

from tools.readme import README, block, demonstrated


def test_the_output_in_the_readme_is_real(tmp_path: Path) -> None:
    """The README shows what the demonstration prints today, to the letter; `make docs` writes it."""
    assert block(demonstrated(tmp_path)) in README.read_text(encoding="utf-8")
