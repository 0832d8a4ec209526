"""Defences: what must reach each child, and what wears it down. One rule a file; it judges the service, not the family."""
