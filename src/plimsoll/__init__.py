"""Plimsoll: the load line for services that protect people."""
