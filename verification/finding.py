"""What was found of one quantity, and the table of all of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

SIGMAS = 4.0
"""Standard errors within which a finding agrees: chance alone is further off once in 16,000."""

HEADINGS = ("of", "quantity", "expected", "found", "standard error", "errors apart", "")


@dataclass(frozen=True, slots=True)
class Finding:
    """One quantity.

    Args:
        of: of what service.
        quantity: what was measured.
        expected: what theory, or another program, says.
        found: what the forecast says.
        error: the standard error of the difference.
    """

    of: str
    quantity: str
    expected: float
    found: float
    error: float

    @property
    def apart(self) -> float:
        """How many standard errors lie between."""
        return (self.found - self.expected) / self.error

    @property
    def agrees(self) -> bool:
        """Whether chance may explain the difference."""
        return abs(self.apart) < SIGMAS

    def cells(self) -> tuple[str, ...]:
        """Its row of the table."""
        figures = (f"{self.expected:.6g}", f"{self.found:.6g}", f"{self.error:.2g}", f"{self.apart:+.2f}")
        return (self.of, self.quantity, *figures, "agrees" if self.agrees else "DIFFERS")


def table(findings: Iterable[Finding]) -> str:
    """All of them as a table in Markdown."""
    rows = [HEADINGS, tuple("---" for _ in HEADINGS), *(finding.cells() for finding in findings)]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)
