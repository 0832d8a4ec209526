"""Measures: the conditions of a service on any day, worked out as spells and events. One condition a file."""
