"""The reference, written by the program about itself: `python -m tools.reference` writes it, a test compares it."""
