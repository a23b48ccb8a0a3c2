"""Tell in which theatres a claim counts.

Takes the parties of a claim, its place, day and items, gives ids of theatres.
The same two states may stand together in one and against each other in the
next, so what fits no theatre is left out, never put in the likeliest.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from datetime import date

from dragoman.records import ActorMention, Item, Place
from dragoman.vocabulary.theatres import Theatre, theatres


def find_theatres(
    initiator: ActorMention,
    recipient: ActorMention | None,
    against: ActorMention | None,
    place: Place | None,
    day: date | None,
    items: Iterable[Item] = (),
) -> tuple[str, ...]:
    """Ids of the theatres in which the claim counts, in the table's order; () where none fits.

    By the third party it is aimed at, then by place, then by items, then by the parties alone, each among the theatres
    open on `day` (all, where it is None). A theatre that the place fits goes before those it does not.
    """
    actors = [_ids(one) for one in (initiator, recipient) if one is not None]
    third = _ids(against)
    met = [one for one in _met(frozenset().union(*actors)) if day is None or one.since <= day <= one.until]
    for chosen in (
        [one for one in met if third and _aimed_at(third, one, actors)],
        [one for one in met if _lies_in(place, one) or (place and _its_own(one, actors))],
        [one for one in met if _holds(items, one) and _between(one, actors, by_items=True)],
        [one for one in met if _between(one, actors)],
    ):
        if chosen:
            return tuple(one.id for one in _nearer(chosen, place))
    return ()


@functools.cache
def _by_party() -> dict[str, tuple[int, ...]]:
    """Where in the table each party's theatres stand."""
    rows: dict[str, list[int]] = {}
    for number, one in enumerate(theatres()):
        for party in one.parties:
            rows.setdefault(party, []).append(number)
    return {party: tuple(numbers) for party, numbers in rows.items()}


def _met(ids: frozenset[str]) -> list[Theatre]:
    """The theatres in which any of these take part, in the table's order."""
    table = theatres()
    return [table[number] for number in sorted({number for one in ids for number in _by_party().get(one, ())})]


def _ids(mention: ActorMention | None) -> frozenset[str]:
    """The ids a mention counts under: its own and the state it acts for."""
    return frozenset(one for one in (mention.id, mention.acts_for) if one) if mention else frozenset()


def _aimed_at(third: frozenset[str], theatre: Theatre, actors: list[frozenset[str]]) -> bool:
    """Whether the third party is one it is about, or one of its parties where an actor is one it is about."""
    if not all(ids & theatre.parties for ids in actors):
        return False
    return bool(third & theatre.core) or (bool(third & theatre.others) and any(ids & theatre.core for ids in actors))


def _its_own(theatre: Theatre, actors: list[frozenset[str]]) -> bool:
    """Whether it is about both: Israel and Iran meet in theirs wherever they do."""
    return len(actors) == 2 and all(ids & theatre.core for ids in actors)


def _between(theatre: Theatre, actors: list[frozenset[str]], *, by_items: bool = False) -> bool:
    """Whether the parties tell: two of them, one of those it is about; in an issue both, unless the items tell it too.

    A theatre that is about nobody ("South China Sea") needs a place, or items that belong to it.
    """
    if len(actors) < 2 or not all(ids & theatre.parties for ids in actors):
        return False
    if not theatre.core:
        return by_items
    core = [bool(ids & theatre.core) for ids in actors]
    return all(core) if theatre.kind == "issue" and not by_items else any(core)


def _lies_in(place: Place | None, theatre: Theatre) -> bool:
    return place is not None and (place.name in theatre.places or place.country in theatre.places)


def _holds(items: Iterable[Item], theatre: Theatre) -> bool:
    return any(item.kind in theatre.items for item in items)


def _nearer(chosen: list[Theatre], place: Place | None) -> list[Theatre]:
    """Those that the place fits, where it fits any."""
    return [one for one in chosen if _lies_in(place, one)] or chosen
