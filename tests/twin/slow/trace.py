"""What counts as something recorded about a child."""

from __future__ import annotations

from datetime import date

from .plans import plans_of
from .records import Scene, in_window


def recorded_days(scene: Scene, child: str) -> list[date]:
    """The days of referrals, assessments, enquiries, conferences, plan starts, visits and reviews held."""
    days = [row["received"] for row in scene.of("referral", child)]
    days += [row["started"] for row in scene.of("assessment", child)]
    days += [row["authorised"] for row in scene.of("assessment", child) if row["authorised"] is not None]
    days += [row["started"] for row in scene.of("enquiry", child)]
    days += [row["held"] for row in scene.of("conference", child)]
    days += [plan.started for plan in plans_of(scene, child)]
    days += [row["visited"] for row in scene.of("visit", child)]
    days += [row["held"] for row in scene.of("review", child) if review_held(row)]
    return days


def review_held(row: dict) -> bool:
    """A review with a day on which it was held, and not cancelled."""
    return row["held"] is not None and row["cancelled"] is not True


def recorded_since(scene: Scene, child: str, after: date) -> bool:
    """Whether anything was recorded about the child in (after, the day]."""
    return any(in_window(day, after, scene.day) for day in recorded_days(scene, child))
