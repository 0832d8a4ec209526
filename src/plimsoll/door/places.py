"""Where a person's own store lies when nobody says where.

It is a folder of that person's on that machine, and not the folder the command happens to be typed in: that one may
be shared, kept in step with a server or under version control, and children's records must not land there unasked.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

SETTING = "PLIMSOLL_STORE"
"""The environment's word for the store's folder."""


def default_store() -> Path:
    """The folder that the environment names, else ``plimsoll/store`` where this system keeps a person's own data."""
    told = os.environ.get(SETTING)
    return Path(told) if told else _own_data() / "plimsoll" / "store"


def _own_data() -> Path:
    """This person's data that stays on this machine; on Windows not the folder that roams with the person."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")


FORECASTS = "forecasts"
"""The folder in a store's folder in which replications and kept forecasts lie: counts by team, and no person."""
