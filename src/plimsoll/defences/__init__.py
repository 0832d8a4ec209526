"""Defences: what must reach each child, and what wears it down. One rule a file.

They judge the service, never the family.
"""
