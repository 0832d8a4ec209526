"""Verify at length: pictures and a table into `build/verification`; ends with 1 if anything differs."""

from __future__ import annotations

import sys
from pathlib import Path

from verification.finding import Finding, table
from verification.theory import theory
from verification.yardstick import beside

INTO = Path(__file__).parents[1] / "build" / "verification"


def main() -> int:
    """Live through everything, say how each quantity stands, and keep the table beside the pictures."""
    INTO.mkdir(parents=True, exist_ok=True)
    found = [_said(finding) for each in (theory, beside) for finding in each(INTO)]
    (INTO / "findings.md").write_text(table(found), encoding="utf-8")
    return 0 if all(finding.agrees for finding in found) else 1


def _said(finding: Finding) -> Finding:
    sys.stdout.write("  ".join(finding.cells()) + "\n")
    sys.stdout.flush()
    return finding


if __name__ == "__main__":
    sys.exit(main())
