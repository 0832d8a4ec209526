"""What whoever reads the report should know of a load as a whole, beside its counts and faults."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plimsoll.intake.parts import Part
from plimsoll.intake.report import SourceLoad
from plimsoll.intake.terms import Terms, latest
from plimsoll.store import Store

ALREADY = (
    "These very files were loaded before, so nothing has changed. To load them for another day, name it (--as-of)."
)
ALL_THE_SAME = "The files of {source} were loaded before (load {load}): of them nothing has changed."
DAY_OF_OTHERS = (
    "The files of {sources} name no day. They are taken as known from {day}, the last day that a file beside them "
    "names. If that is not so, load them by themselves, or name the day (--as-of)."
)
ANOTHER_SERVICE = (
    "This began a service of its own, {service}, beside {others}. Figures of two services are never put together. If "
    "they are one, load everything into a new store under one name (--service)."
)


def remarks(store: Store, terms: Terms, given: Sequence[Part], told: Sequence[SourceLoad]) -> tuple[str, ...]:
    """What there is to say, in full sentences.

    Args:
        store: where the load was kept.
        terms: how its files were understood.
        given: what each source said.
        told: the load that each became, or had been before.
    """
    if all(each.already for each in told):
        return (ALREADY,)
    return (*_of_files(given, told), *_day_of_others(terms, given), *_another_service(store, terms, told))


def _of_files(given: Sequence[Part], told: Sequence[SourceLoad]) -> Iterator[str]:
    for part, load in zip(given, told, strict=True):
        if load.already:
            yield ALL_THE_SAME.format(source=load.source, load=load.load)
        else:
            yield from (notice for read in part.reads for notice in read.notices)


def _day_of_others(terms: Terms, given: Sequence[Part]) -> Iterator[str]:
    dayless = [part.source for part in given if latest(part.files) is None]
    if dayless and len(dayless) < len(given) and not terms.as_of_given:
        yield DAY_OF_OTHERS.format(sources=_listed(dayless), day=f"{terms.as_of.day} {terms.as_of:%B %Y}")


def _another_service(store: Store, terms: Terms, told: Sequence[SourceLoad]) -> Iterator[str]:
    others = [service for service in store.services() if service != terms.service]
    is_new = {load.id for load in store.loads(terms.service)} <= {each.load for each in told}
    if others and is_new and not terms.service_given:
        yield ANOTHER_SERVICE.format(service=terms.service, others=_listed(others))


def _listed(names: Sequence[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last
