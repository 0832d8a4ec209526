"""The output in the README, from a real run: `python -m tools.readme` writes it, a journey compares it."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

README = Path(__file__).parents[1] / "README.md"
BEGINS = "<!-- demo: written by `make docs` from a real run of `plimsoll demo` -->"
ENDS = "<!-- demo ends -->"


def demonstrated(folder: Path) -> str:
    """What `plimsoll demo` prints into a pipe, run in `folder`, so that no path of this machine is in it."""
    command = [sys.executable, "-m", "plimsoll", "demo", "--keep", "county"]
    # Letters and blocks come out alike on every machine, whatever its own code page.
    told = subprocess.run(  # noqa: S603 (our own command)
        command, cwd=folder, env={**os.environ, "PYTHONUTF8": "1"}, capture_output=True, encoding="utf-8", check=True
    )
    return told.stdout.strip()


def block(output: str) -> str:
    """The output as it stands in the README, between its marks."""
    return f"{BEGINS}\n\n```text\n$ plimsoll demo --keep county\n{output}\n```\n\n{ENDS}"


def filled(readme: str, output: str) -> str:
    """The README with the output put between its marks."""
    before, _, rest = readme.partition(BEGINS)
    return before + block(output) + rest.partition(ENDS)[2]


def main() -> None:
    """Run the demonstration and write what it printed into the README."""
    readme = README.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        README.write_text(filled(readme, demonstrated(Path(folder))), encoding="utf-8")
    print("wrote README.md")


if __name__ == "__main__":
    main()
