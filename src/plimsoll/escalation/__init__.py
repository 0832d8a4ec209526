"""Escalation: what stands unanswered climbs a ladder of roles until somebody answers; nothing is ever deleted."""
