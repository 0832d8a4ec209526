"""Measures how often charts and alerts are false, and how late they are: what the package ships and the docs say."""
