"""A control chart for a reader: in words, on the terminal and as a picture."""
