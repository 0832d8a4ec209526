"""The front door: contacts waiting for a decision, contacts that keep coming, and how many become referrals."""

from __future__ import annotations

from plimsoll.measures.frames import Frame, Terms, day
from plimsoll.measures.group import Group
from plimsoll.measures.instrument import SMALL_SHARE, By, Concern, Instrument
from plimsoll.measures.shapes import Share, Stock, Tally, placed_events
from plimsoll.measures.spells import at_least, merged, minus
from plimsoll.measures.week import WEEK, WEEK_DAYS, Arrivals
from plimsoll.vocabulary.charts import ChartKind

BRINGS = "the case system's SSD extract (ssd_contacts)"
DECIDED = "contact.decided"
REFERRED = "contact.referred"
"""Needs of these measures finer than a table: a list of contacts may not say what came of any of them."""
YEAR = "INTERVAL 12 MONTH"
MONTH = "INTERVAL 28 DAY"
CONTACTED = "SELECT child, start, stop FROM contacted"


def _recent_contact(terms: Terms) -> str:
    """Contacts of the year before the block and in it, with the day by which each should have been decided."""
    return f"""
SELECT contact_id AS item, person_id AS child, NULL::VARCHAR AS team, received AS day,
    coalesce(decided, false) AS decided, coalesce(referred, false) AS counted, c.due
FROM known_contact LEFT JOIN due_contact_decision c ON c.start = received
WHERE received <= {day(terms.last)} AND received > CAST({day(terms.first)} - {YEAR} AS DATE)"""


def _undecided(by: By, due: str = "") -> str:
    """Contacts of the year whose decision was due, and how many have none; `due` narrows the days it fell due on."""
    return f"""
WITH daily AS MATERIALIZED (
    SELECT day, due, unit, count(*) AS n, count(*) FILTER (NOT decided) AS k
    FROM ({placed_events("recent_contact", by)}) GROUP BY ALL
)
SELECT d, unit, sum(k)::DOUBLE AS value, sum(k)::DOUBLE AS numerator, sum(n)::DOUBLE AS denominator, NULL AS detail
FROM day JOIN daily ON daily.day > CAST(d - {YEAR} AS DATE) AND daily.due < d {due}
GROUP BY d, unit"""


DECIDED_BY = 28
"""Days after a decision was due at which a chart looks whether it was made. The day on which a contact was decided is
in no extract, so that a week of long ago always looks decided and the last weeks never do."""

DUE_IN_WEEK = f"AND daily.due < d - {DECIDED_BY} AND daily.due >= d - {DECIDED_BY + WEEK_DAYS}"


UNDECIDED_ROWS = f"""
SELECT d, item, child, team, e.day AS since, NOT decided AS counted
FROM day JOIN recent_contact e ON e.day > CAST(d - {YEAR} AS DATE) AND e.due < d"""


def _contacted(terms: Terms) -> str:
    """Each contact for as long as it is remembered."""
    days = terms.profile.settings.repeat_contacts_days
    return f"""
SELECT person_id AS child, received AS start, received + {days} AS stop FROM known_contact
WHERE received <= {day(terms.last)} AND received > {day(terms.first)} - {days}"""


def _contacted_child(_: Terms) -> str:
    return f"SELECT child AS item, child, NULL::VARCHAR AS team, start, stop, start AS since FROM ({merged(CONTACTED)})"


def _often_contacted(terms: Terms) -> str:
    """The remembered contacts of the children who have enough of them at all."""
    least = terms.profile.settings.repeat_contacts_least
    often = f"SELECT child FROM contacted GROUP BY child HAVING count(*) >= {least}"
    return f"{CONTACTED} SEMI JOIN ({often}) USING (child)"


def _knocking_child(terms: Terms) -> str:
    """Children while enough contacts are remembered and no assessment is."""
    settings = terms.profile.settings
    assessed = f"""
SELECT person_id AS child, started AS start, started + {settings.repeat_contacts_days} AS stop
FROM known_assessment SEMI JOIN often_contacted o ON o.child = person_id"""
    often = at_least("SELECT child, start, stop FROM often_contacted", settings.repeat_contacts_least)
    many = minus(merged(often), assessed)
    return f"SELECT child AS item, child, NULL::VARCHAR AS team, start, stop, start AS since FROM ({many})"


def _per_day(by: By, window: str = MONTH) -> str:
    """Contacts of the window over the working days in it; a service with none had none a day, a team is left out."""
    join = "LEFT" if by is By.SERVICE else "INNER"
    return f"""
WITH daily AS MATERIALIZED (
    SELECT day, unit, count(*) AS n FROM ({placed_events("recent_contact", by)}) GROUP BY ALL
),
open_days AS (
    SELECT d, count(*) AS works
    FROM day JOIN calendar c ON c.works AND c.day > CAST(d - {window} AS DATE) AND c.day <= d GROUP BY d
)
SELECT d, unit, coalesce(k, 0) / works AS value, coalesce(k, 0)::DOUBLE AS numerator, works::DOUBLE AS denominator,
    NULL AS detail
FROM open_days {join} JOIN (
    SELECT d, unit, sum(n) AS k
    FROM day JOIN daily ON daily.day > CAST(d - {window} AS DATE) AND daily.day <= d GROUP BY d, unit
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
    needs=("contact", DECIDED),
    brings=BRINGS,
    counters=("late_escalation",),
    shape=Tally(
        ("recent_contact",), by_service=_undecided(By.SERVICE), by_team=_undecided(By.TEAM), listed=UNDECIDED_ROWS
    ),
    chart=ChartKind.P_PRIME,
    weekly=Tally(
        ("recent_contact",),
        by_service=_undecided(By.SERVICE, DUE_IN_WEEK),
        by_team=_undecided(By.TEAM, DUE_IN_WEEK),
        listed=UNDECIDED_ROWS,
    ),
    related=("contacts_per_day",),
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
    shape=Stock("knocking_child", "contacted_child"),
    chart=ChartKind.U_PRIME,
    weekly=Arrivals("knocking_child", "contacted_child"),
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
    chart=ChartKind.U_PRIME,
    related=("contacts_undecided", "no_further_action", "unassessed"),
    # A contact comes to the front door, not to a team: by team there is no chart of it.
    weekly=Tally(
        ("recent_contact", "calendar"),
        by_service=_per_day(By.SERVICE, WEEK),
        by_team="",
        listed=Share("recent_contact", WEEK).rows(),
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
    needs=("contact", REFERRED),
    brings=BRINGS,
    counters=("late_escalation", "repeat_contacts"),
    least=SMALL_SHARE,
    shape=Share("recent_contact", MONTH),
    chart=ChartKind.P_PRIME,
)

GROUP = Group(
    (UNDECIDED, REPEAT, PER_DAY, TO_REFERRALS),
    (
        Frame("recent_contact", ("due_contact_decision",), _recent_contact),
        Frame("contacted", (), _contacted),
        Frame("contacted_child", ("contacted",), _contacted_child),
        Frame("often_contacted", ("contacted",), _often_contacted),
        Frame("knocking_child", ("often_contacted",), _knocking_child),
    ),
)
