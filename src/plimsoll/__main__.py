"""``python -m plimsoll``: the same command, for a machine whose scripts folder is not on the path."""

from __future__ import annotations

from plimsoll.cli.main import main

if __name__ == "__main__":
    main()
