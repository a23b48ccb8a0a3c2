"""Who held which office, and when: of a person, of an office, of a state or an organisation."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from dragoman.actors.registry import Registry
from dragoman.records import Record


class Holding(Record, frozen=True, kw_only=True):
    """Who held an office, from when to when."""

    holder: str  # id of a person
    office: str | None  # id; None: the table has no such office
    name: str  # of the person
    title: str  # of the office
    of: str | None  # the state, organisation or group whose office it is
    since: date | None
    until: date | None  # None: still there, or the end is not known


def holdings(registry: Registry, id: str) -> tuple[Holding, ...]:
    """Who held the offices of a state or an organisation, or one office, or what a person held. Last first."""
    return _holdings(registry).get(id, ())


@lru_cache(maxsize=4)
def _holdings(registry: Registry) -> dict[str, tuple[Holding, ...]]:
    """All, by each id that has part in them."""
    found: dict[str, list[Holding]] = {}
    for one in _all(registry):
        for id in {one.holder, one.office, one.of} - {None}:
            found.setdefault(str(id), []).append(one)
    return {
        id: tuple(sorted(some, key=lambda one: (one.until or date.max, one.since or date.min), reverse=True))
        for id, some in found.items()
    }


def _all(registry: Registry) -> Iterator[Holding]:
    for person in registry.actors():
        for term in person.terms:
            office = registry.get(term.office) if term.office else None
            yield Holding(
                holder=person.id, office=term.office, name=person.name,
                title=office.name if office else term.office or "an office",
                of=term.acts_for or term.represents, since=term.since, until=term.until,
            )  # fmt: skip
