"""Forecasts: what a decision would do to a service, by living its coming months through many times."""
