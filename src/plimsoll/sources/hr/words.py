"""The words a workforce file may use, and what each means. Keys are in small letters; the values are what is kept.

Reasons and origins are lists, so that what was written about a person is never kept in their place. The lists are the
workforce census's (DfE, children's social work workforce census: OrgRole, StartOrigin, ReasonLeave, ReasonAbsence).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from plimsoll.sources.csww import mapping as census

OTHER = "Other"
OTHER_ABSENCE = "other"


def _each(*said: str) -> dict[str, str]:
    """Words that mean themselves, however their letters are written."""
    return {word.lower(): word for word in said}


def _all(words: Iterable[str], meaning: str) -> dict[str, str]:
    return dict.fromkeys(words, meaning)


CONTRACT: Mapping[str, str] = {
    **_all(("agency", "agency worker", "locum", "interim", "temp"), "yes"),
    **_all(("permanent", "perm", "employee", "employed", "substantive", "fixed term", "temporary contract"), "no"),
}
"""What a column of contracts says of agency work; yes and no stay as they are."""

ABSENCE = {
    **_each("sickness", "leave", "family", "training", "other"),
    **_all(
        ("sick", "sick leave", "sickness absence", "sickness - short term", "sickness - long term", "ill"), "sickness"
    ),
    **_all(("sic", "short term sickness", "long term sickness"), "sickness"),
    **_all(("annual leave", "holiday", "al", "flexi leave", "flexi", "toil"), "leave"),
    **_all(("maternity", "paternity", "adoption", "parental", "shared parental", "mat", "pat"), "family"),
    **_all(
        ("maternity leave", "paternity leave", "adoption leave", "parental leave", "shared parental leave"), "family"
    ),
    **_all(("study", "study leave", "course", "trn"), "training"),
    **_all(("unpaid", "unpaid leave", "unauthorised", "public duty", "jury service", "secondment"), "other"),
    **_all(("pub", "una", "unp", "oth", "compassionate", "compassionate leave", "special leave"), "other"),
}
"""Kinds of absence. A word that is not here could be a reason for sickness, so it becomes `other` and is not kept."""

LEAVING = {
    **_each(*census.LEAVING.values()),
    **_all(("resigned",), "Resignation"),
    **_all(("redundancy",), "Compulsory redundancy"),
    **_all(("dismissal",), "Dismissed"),
    **_all(("retirement",), "Retired"),
    **_all(("died", "death in service"), "Deceased"),
    **_all(("moved", "internal move", "transfer", "internal transfer"), "Moved to other social work in the authority"),
    **_all(("unknown",), "Not known"),
}
"""Why somebody left: the census's list, and other words for its entries."""

ORIGIN = {
    **_each(*census.ORIGINS.values()),
    **_all(("nqsw", "newly qualified", "university"), "Newly qualified social worker"),
    **_all(("other la", "other local authority"), "Social worker in another authority in England"),
    **_all(("outside england", "abroad", "overseas"), "Social worker outside England"),
    **_all(("agency", "agency or consultancy"), "Agency or consultancy in social work in England"),
    **_all(("other social work",), "Other social work in England"),
    **_all(("unknown",), "Not known"),
}
"""Where somebody came from: the census's list, and other words for its entries."""
