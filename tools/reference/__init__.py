"""The reference, written by the program about itself: `python -m tools.reference` writes it, a house test compares it."""
