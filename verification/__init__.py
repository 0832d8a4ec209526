"""What is too slow for every day: a forecast against theory and against another program, at length, with pictures."""
