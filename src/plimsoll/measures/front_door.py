"""The front door: contacts waiting for a decision, contacts that keep coming, and how many become referrals."""

from __future__ import annotations

from plimsoll.measures.frames import Frame, Terms, day
from plimsoll.measures.instrument import SMALL_SHARE, By, Concern, Group, Instrument
from plimsoll.measures.shapes import Share, Tally, placed_events

BRINGS = "the case system's SSD extract (ssd_contacts)"
YEAR = "INTERVAL 12 MONTH"
MONTH = "INTERVAL 28 DAY"


def _recent_contact(terms: Terms) -> str:
    """Contacts of the year before the block and in it, with the day by which each should have been decided."""
    return f"""
SELECT contact_id AS item, person_id AS child, NULL::VARCHAR AS team, received AS day,
    coalesce(decided, false) AS decided, coalesce(referred, false) AS counted, c.due
FROM known_contact LEFT JOIN due_contact_decision c ON c.start = received
WHERE received <= {day(terms.last)} AND received > CAST({day(terms.first)} - {YEAR} AS DATE)"""


def _undecided(by: By) -> str:
    return f"""
WITH daily AS MATERIALIZED (
    SELECT day, due, unit, count(*) AS n, count(*) FILTER (NOT decided) AS k
    FROM ({placed_events("recent_contact", by)}) GROUP BY ALL
)
SELECT d, unit, sum(k)::DOUBLE AS value, sum(k)::DOUBLE AS numerator, sum(n)::DOUBLE AS denominator, NULL AS detail
FROM day JOIN daily ON daily.day > CAST(d - {YEAR} AS DATE) AND daily.due < d
GROUP BY d, unit"""


UNDECIDED_ROWS = f"""
SELECT d, item, child, team, e.day AS since, NOT decided AS counted
FROM day JOIN recent_contact e ON e.day > CAST(d - {YEAR} AS DATE) AND e.due < d"""


def _repeat_contact(terms: Terms) -> str:
    """Contacts and assessments of the children who had a contact in the settings' window before any asked day."""
    days = terms.profile.settings.repeat_contacts_days
    return f"""
SELECT person_id AS child, received AS day, false AS assessed FROM known_contact
WHERE received <= {day(terms.last)} AND received > {day(terms.first)} - {days}
UNION ALL
SELECT person_id AS child, started AS day, true AS assessed FROM known_assessment
WHERE started <= {day(terms.last)} AND started > {day(terms.first)} - {days}"""


def _knocking(terms: Terms) -> str:
    """For each asked day, the children with a contact in the window: how many, since when, and whether assessed."""
    settings = terms.profile.settings
    return f"""
SELECT d, child AS item, child, NULL::VARCHAR AS team, min(r.day) FILTER (NOT assessed) AS since,
    count(*) FILTER (NOT assessed) >= {settings.repeat_contacts_least} AND NOT bool_or(assessed) AS counted
FROM day JOIN repeat_contact r ON r.day > d - {settings.repeat_contacts_days} AND r.day <= d
GROUP BY d, child
HAVING count(*) FILTER (NOT assessed) > 0"""


def _repeat(by: By) -> str:
    """By team: the child's team on the asked day."""
    placed = "SELECT *, NULL::VARCHAR AS unit FROM knocking"
    if by is By.TEAM:
        placed = """
SELECT k.*, t.team AS unit
FROM knocking k LEFT JOIN child_team t ON t.child = k.child AND t.start <= k.d AND k.d < t.stop"""
    return f"""
SELECT d, unit, count(*) FILTER (counted)::DOUBLE AS value, count(*) FILTER (counted)::DOUBLE AS numerator,
    count(*)::DOUBLE AS denominator, NULL AS detail
FROM ({placed}) GROUP BY d, unit"""


def _per_day(by: By) -> str:
    """Contacts of 28 days over the working days in them; a service with none had none a day, a team is left out."""
    join = "LEFT" if by is By.SERVICE else "INNER"
    return f"""
WITH daily AS MATERIALIZED (
    SELECT day, unit, count(*) AS n FROM ({placed_events("recent_contact", by)}) GROUP BY ALL
),
open_days AS (
    SELECT d, count(*) AS works FROM day JOIN calendar c ON c.works AND c.day > CAST(d - {MONTH} AS DATE) AND c.day <= d
    GROUP BY d
)
SELECT d, unit, coalesce(k, 0) / works AS value, coalesce(k, 0)::DOUBLE AS numerator, works::DOUBLE AS denominator,
    NULL AS detail
FROM open_days {join} JOIN (
    SELECT d, unit, sum(n) AS k
    FROM day JOIN daily ON daily.day > CAST(d - {MONTH} AS DATE) AND daily.day <= d GROUP BY d, unit
) USING (d)"""


UNDECIDED = Instrument(
    name="contacts_undecided",
    title="Contacts with no decision",
    meaning="Contacts on which no decision is recorded after the working day allowed for it.",
    unit="contacts",
    numerator="those with no outcome recorded",
    denominator="contacts of the 12 months to the day whose decision was due before the day",
    source="Working Together: a decision on next steps within one working day",
    concern=Concern.UP,
    of="contacts",
    needs=("contact",),
    brings=BRINGS,
    counters=("late_escalation",),
    shape=Tally(
        ("recent_contact",), by_service=_undecided(By.SERVICE), by_team=_undecided(By.TEAM), listed=UNDECIDED_ROWS
    ),
)

REPEAT = Instrument(
    name="repeat_contacts",
    title="Repeat contacts without an assessment",
    meaning="Children about whom the service was told again and again within half a year without assessing them.",
    unit="children",
    numerator="children with 3 or more contacts in 182 days and no assessment begun in them",
    denominator="children with a contact in the 182 days to the day",
    source="Plimsoll, after reviews of families who raised concerns many times",
    concern=Concern.UP,
    of="children",
    needs=("contact", "assessment"),
    brings="the case system's SSD extract (ssd_contacts and ssd_cin_assessments)",
    shape=Tally(
        ("knocking",),
        by_service=_repeat(By.SERVICE),
        by_team=_repeat(By.TEAM),
        listed="SELECT d, item, child, team, since, counted FROM knocking",
    ),
)

PER_DAY = Instrument(
    name="contacts_per_day",
    title="Contacts a working day",
    meaning="Contacts received over the last 28 days for each working day in them.",
    unit="contacts a working day",
    numerator="contacts received in the 28 days to the day",
    denominator="working days in them",
    source="Plimsoll",
    concern=Concern.NEITHER,
    of="contacts",
    needs=("contact",),
    brings=BRINGS,
    shape=Tally(
        ("recent_contact", "calendar"),
        by_service=_per_day(By.SERVICE),
        by_team=_per_day(By.TEAM),
        listed=Share("recent_contact", MONTH).rows(),
    ),
)

TO_REFERRALS = Instrument(
    name="contacts_to_referrals",
    title="Contacts that became referrals",
    meaning="Of the contacts of the last 28 days, the share that became a new referral.",
    unit="share",
    numerator="those whose outcome is a new referral",
    denominator="contacts received in the 28 days to the day",
    source="Plimsoll",
    concern=Concern.NEITHER,
    of="contacts",
    needs=("contact",),
    brings=BRINGS,
    counters=("late_escalation", "repeat_contacts"),
    least=SMALL_SHARE,
    shape=Share("recent_contact", MONTH),
)

GROUP = Group(
    (UNDECIDED, REPEAT, PER_DAY, TO_REFERRALS),
    (
        Frame("recent_contact", ("due_contact_decision",), _recent_contact),
        Frame("repeat_contact", (), _repeat_contact),
        Frame("knocking", ("repeat_contact",), _knocking),
    ),
)
