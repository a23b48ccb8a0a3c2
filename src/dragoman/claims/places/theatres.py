"""Tell in which theatres a claim counts.

Takes the parties of a claim, its place, days and items and what the report
around it points to; gives ids of theatres. The same two states may stand
together in one and against each other in the next, so what fits no theatre is
left out, never put in the likeliest.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from dragoman.records import ActorMention, Item, Place, Time
from dragoman.vocabulary.theatres import LATE, Theatre, bound_of, theatres, theatres_of

Ids = frozenset[str]
Days = tuple[date, date]  # the first and the last on which it may have happened

# How strongly the report must point to a theatre that nothing in the act tells (Setting.around): where every known
# party takes part in it, where one that it is about meets another, and where nobody is known. Chosen on the part `dev`.
PARTIES = 0.2
PART = 0.1  # to a part of a theatre that was found, to count in it instead
STRANGER = 0.9
NOBODY = 0.8
ABOUT = 0.1  # how much more for each party that it is about
NEAR = 0.6  # of the strongest: two that it points to about as strongly are both told


class Act(NamedTuple):
    """What tells where a claim counts."""

    actors: tuple[Ids, ...]  # of each party that any theatre knows, or that acts for a state: its ids
    third: Ids
    place: Place | None
    kinds: Ids  # of its items


def find_theatres(
    initiator: ActorMention,
    recipient: ActorMention | None,
    against: ActorMention | None,
    place: Place | None,
    days: Days | None,
    items: Iterable[Item] = (),
    nearby: Mapping[str, float] | None = None,
) -> tuple[str, ...]:
    """Ids of the theatres in which the claim counts, in the table's order; () where none fits.

    By the third party it is aimed at, then by place, then by items, then by the parties alone, then by what the report
    points to (`nearby`: Setting.around), each among the theatres open on any of `days` (all, where it is None). What is
    told soon after a theatre has ended still counts in it where it fits no other.
    """
    known = tuple(ids for ids in map(ids_of, (initiator, recipient)) if _is_known(ids))
    act = Act(known, ids_of(against), place, frozenset(item.kind for item in items if item.kind))
    nearby = nearby or {}
    candidates, (first, last) = _candidates(act), days or (None, None)
    open_then = [one for one in candidates if one.is_open(first, last)]
    just_ended = [one for one in candidates if one not in open_then and one.is_open(first, last, late=LATE)]
    for choice in (open_then, just_ended):
        if found := _fitting(act, choice, nearby):
            return tuple(one.id for one in _narrowed(act, found, choice, nearby))
    return ()


def days_of(time: Time | None, published: date | None) -> Days | None:
    """The days on which an act may have happened: those the text tells, else the day of the report."""
    if time is not None and time.start:
        try:
            return bound_of(time.start, first=True), bound_of(time.end or time.start, first=False)
        except ValueError:  # more exact than a day
            pass
    return (published, published) if published else None


def _fitting(act: Act, open_then: list[Theatre], nearby: Mapping[str, float]) -> list[Theatre]:
    """Those that the first question with an answer finds."""
    meeting = [one for one in open_then if _takes_part(act, one)] if act.actors else []
    for fits, among in (
        (_by_third_party, meeting if act.third else []),
        (_by_place, open_then if act.place else []),
        (_by_items, meeting if act.kinds else []),
        (_by_parties, meeting if len(act.actors) == 2 else []),
    ):
        if chosen := [one for one in among if fits(act, one)]:
            return _nearest(act, chosen, nearby)
    return _by_report(act, [one for one in open_then if one.id in nearby], nearby)


def ids_of(mention: ActorMention | None) -> Ids:
    """The ids a mention counts under: its own and the state it acts for."""
    return frozenset(one for one in (mention.id, mention.acts_for) if one) if mention else frozenset()


def _is_known(ids: Ids) -> bool:
    """Whether it can be told in which theatres someone takes part: states and whoever the table names."""
    return any(id.isupper() for id in ids) or not ids.isdisjoint(_every_party())


@functools.cache
def _every_party() -> Ids:
    return frozenset().union(*(one.parties for one in theatres()))


def _candidates(act: Act) -> Sequence[Theatre]:
    """The theatres in which a party takes part; all, where nobody is known."""
    return theatres_of(frozenset().union(*act.actors)) if act.actors else theatres()


def _takes_part(act: Act, one: Theatre) -> bool:
    """Whether all whom it can be told of take part."""
    return all(ids & one.parties for ids in act.actors)


def _about(act: Act, one: Theatre) -> int:
    """How many of the parties it is about."""
    return sum(bool(ids & one.core) for ids in act.actors)


def _by_third_party(act: Act, one: Theatre) -> bool:
    """Whether the act is aimed at one it is about, or at a party of it by one it is about."""
    return bool(act.third & one.core) or (bool(act.third & one.others) and _about(act, one) > 0)


def _by_place(act: Act, one: Theatre) -> bool:
    """Whether it is done there, in an issue by parties to it; or somewhere, between two it is about."""
    if _lies_in(act.place, one):
        if one.kind == "issue":
            return _takes_part(act, one) and not _at_home(act)
        return not act.actors or _any_party(act, one)
    return len(act.actors) == 2 and _about(act, one) == 2


def _at_home(act: Act) -> bool:
    """Whether it happened in the state of a party, which tells little: "talks in Tehran"."""
    return act.place is not None and any(act.place.country in ids for ids in act.actors)


def _any_party(act: Act, one: Theatre) -> bool:
    return any(ids & one.parties for ids in act.actors)


def _by_items(act: Act, one: Theatre) -> bool:
    """Whether its items are dealt in between two, one of whom it is about, if it is about any."""
    return len(act.actors) == 2 and bool(act.kinds & one.items) and (not one.core or _about(act, one) > 0)


def _by_parties(act: Act, one: Theatre) -> bool:
    """Whether the parties alone tell: one of the two is one it is about; in an issue both."""
    return _about(act, one) >= (2 if one.kind == "issue" else 1)


def _lies_in(place: Place | None, one: Theatre) -> bool:
    return place is not None and (place.name in one.places or place.country in one.places)


def _nearest(act: Act, chosen: list[Theatre], nearby: Mapping[str, float]) -> list[Theatre]:
    """Of several: the closest of those that hold the place, and what is about both wherever they meet."""
    there = [one for one in chosen if _lies_in(act.place, one)]
    kept = _closest(act, there or chosen, nearby)
    return [one for one in chosen if one in kept or (there and _about(act, one) == 2)]


def _closest(act: Act, chosen: list[Theatre], nearby: Mapping[str, float]) -> list[Theatre]:
    """Those about any of the parties, if there are any, and of these the ones that the report points to."""
    about = [one for one in chosen if _about(act, one)] or chosen
    strongest = max(nearby.get(one.id, 0.0) for one in about)
    return [one for one in about if nearby.get(one.id, 0.0) >= NEAR * strongest]


def _by_report(act: Act, chosen: Iterable[Theatre], nearby: Mapping[str, float]) -> list[Theatre]:
    """The theatre that the report points to most strongly of those in which the parties may meet."""
    strong = [one for one in chosen if nearby.get(one.id, 0.0) >= _least(act, one)]
    strong = [one for one in strong if _takes_part(act, one)] or strong
    return [max(strong, key=lambda one: nearby[one.id] + ABOUT * _about(act, one))] if strong else []


def _narrowed(act: Act, found: list[Theatre], open_then: list[Theatre], nearby: Mapping[str, float]) -> list[Theatre]:
    """In place of a wider theatre the part of it that was found too, or that the report points to."""
    parts = [
        one
        for one in open_then
        if one.within in {wider.id for wider in found}
        and (one in found or (_takes_part(act, one) and nearby.get(one.id, 0.0) >= PART and not act.place))
    ]
    wider = {part.within for part in parts}
    return [one for one in open_then if (one in found and one.id not in wider) or one in parts]


def _least(act: Act, one: Theatre) -> float:
    """How strongly the report must point to it."""
    if not act.actors:
        return NOBODY
    if _takes_part(act, one):
        return PARTIES
    return STRANGER if _about(act, one) else float("inf")
