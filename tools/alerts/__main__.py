"""Measure the alerts anew: what the package ships, then the page of the reference that tells of it."""

from __future__ import annotations

import sys

from tools.alerts import paper, tables


def main() -> None:
    """Write both; with the word ``page``, the page alone."""
    if sys.argv[1:] != ["page"]:
        tables.write()
        print(f"wrote {tables.FILE.name}")
    paper.write()
    print(f"wrote {paper.PAGE.name}")


if __name__ == "__main__":
    main()
