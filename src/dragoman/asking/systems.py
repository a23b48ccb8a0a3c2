"""Ask a project for the whole of its ties: the system of a day, and that with one tie changed.

Takes a view of a project, gives System and WhatIf. Nothing of this is kept: it
is weighed and solved when it is asked for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from dragoman.asking.counted import Counted, counted, with_ids
from dragoman.asking.dyads import HALF_LIFE, LEVEL, weights_of
from dragoman.asking.nothing import nobody
from dragoman.errors import NothingFound
from dragoman.records import Balance, Claim, Event, Layer, Sign, System, WhatIf
from dragoman.store import EventFilter, View, Which

if TYPE_CHECKING:
    from dragoman.deeds import Deeds

# The layer of what actors do; others are imported.
BEHAVIOUR = "behaviour"
# How long an exact balance may take.
SECONDS = 30.0


def system(
    view: View,
    *,
    on: date | None = None,
    since: date | None = None,
    theatre: str | None = None,
    firm: bool = False,
    half_life: float | None = HALF_LIFE,
    level: float = LEVEL,
    seconds: float = SECONDS,
    actors: int | None = None,
    coded: Which = "all",
    datasets: Sequence[str] = (),
) -> System:
    """What ties of behaviour make together on a day: in all theatres, or in one.

    The day is that of the last event unless it is given; of what happened
    before `since` nothing counts. Raises NothingFound where no two that can be
    a party have any events; where these bear no sign, `signed` is empty,
    which is no peace. At a lower `level` more ties have a sign, and more of
    these are wrong. With `actors` it is the system of so many alone, those
    between whom most passes; `left_out` does not count the others. `coded`
    tells whether events that others have coded count, `datasets` which of
    them; UsageError for one that is unknown.
    """
    from dragoman.system import build
    from dragoman.ties import busiest, weigh

    which, weights = counted(coded, datasets), weights_of(view.project)
    deeds = which.deeds(view, since=since, until=on)
    if not len(deeds):
        raise NothingFound(nothing_happened(view, which, since, on))
    kinds = kinds_of(deeds, view)
    parties = taking_part(kinds)
    last = on or date.fromordinal(int(deeds.day.max()))
    if actors is not None:
        there = deeds.within(theatre)
        parties = busiest(there, weights, until=last, half_life=half_life, among=parties, most=actors)
    deeds = with_ids(view, deeds, weights, half_life=half_life, among=parties)
    how: dict[str, Any] = {"weights": weights, "half_life": half_life, "level": level}
    found = weigh(deeds, since=since, until=last, each=True, among=parties, **how)
    made = build(
        [tie for tie in found if tie.theatre == theatre],
        by_theatre=[tie for tie in found if tie.theatre is not None],
        events=consultations(view, since, on, theatre) if coded != "only" else (),
        deeds=deeds,
        kinds=kinds,
        left_out=left_out(deeds.within(theatre), kinds),
        on=last,
        since=since,
        theatre=theatre,
        level=level,
        firm=firm,
        seconds=seconds,
    )
    if not made.ties:
        raise NothingFound(nobody_meets(made, deeds))
    return made


def system_of_layer(view: View, layer: str, *, on: date | None = None, seconds: float = SECONDS) -> System:
    """What the bonds of an imported layer make together on a day: the last of which it tells, at most today.

    Several together make one: "alliances+rivalries".

    Raises UsageError for an unknown layer, NothingFound where none of its
    bonds holds on that day.
    """
    from dragoman.system import build_layer

    known = view.project.layers_named(layer)
    day = on or min([date.today(), *(one.until for one in known if one.until)])
    made = build_layer(view.bonds(layer, on=day), layer=layer, on=day, seconds=seconds)
    if not made.signed:
        raise NothingFound(f"No bond of the layer {layer!r} with a sign holds on {day}. {reach(known)}")
    return made


def reach(layers: Iterable[Layer]) -> str:
    """From when to when layers tell of anything, in sentences."""
    return " ".join(f"{one.name} reaches from {one.since or 'ever'} to {one.until or 'today'}." for one in layers)


def what_if(system: System, one: str, other: str, sign: Sign | None, *, seconds: float = SECONDS) -> WhatIf:
    """What a system would be if the tie of two actors (ids) were friendly, hostile or not there (None)."""
    from dragoman.system import what_if

    return what_if(system, one, other, sign, seconds=seconds)


def what_ifs(
    system: System, changes: Sequence[tuple[str, str, Sign | None]], *, seconds: float = SECONDS
) -> list[WhatIf]:
    """What a system would be if several ties were others, one change after another, each made on what came before.

    Raises UsageError as `what_if` does, also for a change that an earlier one has made.
    """
    from dragoman.system import changed

    found: list[WhatIf] = []
    for one, other, sign in changes:
        if found:
            system = changed(system, found[-1], seconds=seconds)
        found.append(what_if(system, one, other, sign, seconds=seconds))
    return found


def after(system: System, found: Iterable[WhatIf], *, seconds: float = SECONDS) -> System:
    """The system with all changes of what-ifs made that follow one another."""
    from dragoman.system import changed

    for one in found:
        system = changed(system, one, seconds=seconds)
    return system


def moved(now: Balance, then: Balance) -> tuple[str, ...]:
    """The actors (ids) that change blocs from one balance to another, the fewest that the two divisions allow."""
    from dragoman.system import moved

    return moved(now.blocs, then.blocs)


def kinds_of(deeds: Deeds, view: View) -> dict[str, str]:
    """What kind of actor each side is; "nameless" for a description of nobody in particular ("the rebels").

    Event data of others are full of such: "Indian citizens", "Kenyan men".
    """
    from dragoman.actors import registry
    from dragoman.actors.spelling import is_a_name

    known = {actor.id for actor in registry(view.project.lists()).actors()}
    told = {one.id: one.named for one in view.actors(known=known)}
    others = view.names_of(side for side in deeds.sides if side not in known and side not in told)
    named = {side: is_a_name(name) for side, name in others.items()} | told
    kinds = zip(deeds.sides, deeds.kinds, strict=True)
    return {side: kind if kind == "state" or named.get(side, True) else "nameless" for side, kind in kinds}


def taking_part(kinds: Mapping[str, str]) -> frozenset[str]:
    """The sides that can be a party to a system, by their kinds."""
    from dragoman.system.signed import TAKE_PART

    return frozenset(side for side, kind in kinds.items() if kind in TAKE_PART)


def left_out(deeds: Deeds, kinds: Mapping[str, str]) -> tuple[tuple[str, int], ...]:
    """How many pairs others than parties have part in, by the kind that keeps them out, most first."""
    import numpy as np

    parties, names = taking_part(kinds), sorted(set(kinds.values()))
    outside = np.array([-1 if side in parties else names.index(kinds[side]) for side in deeds.sides], dtype=np.int64)
    width = max(len(deeds.sides), 1)
    one, other = deeds.initiator.astype(np.int64), deeds.recipient.astype(np.int64)
    pairs = np.unique(np.minimum(one, other) * width + np.maximum(one, other))
    first, second = (outside[side] for side in np.divmod(pairs, width))
    kept_out = np.where(first >= 0, first, second)
    counts = np.bincount(kept_out[kept_out >= 0], minlength=len(names)).tolist()
    return tuple(Counter({name: count for name, count in zip(names, counts, strict=True) if count}).most_common())


def consultations(
    view: View, since: date | None, until: date | None, theatre: str | None
) -> list[tuple[Event, list[Claim]]]:
    """The events in which some consult others, with their claims.

    Who hosts and who goes between is a matter of words: rows of others' data,
    which have none, tell of no brokers.
    """
    theatres = (theatre,) if theatre else ()
    which = EventFilter(types=("CONSULT",), since=since, until=until, theatres=theatres, coded="none")
    events = list(view.events(which))
    claims = {claim.id: claim for claim in view.claims_of_all(events)}
    return [(event, [claims[id] for id in event.evidence if id in claims]) for event in events]


def nothing_happened(view: View, which: Counted, since: date | None, until: date | None) -> str:
    """That no event of a period can be weighed, and when there are some."""
    days = which.deeds(view).day
    if not len(days):
        return f"{nobody(which)} has two sides that are named, so there are no ties. See what there is: dragoman events"
    first, last = (date.fromordinal(int(day)) for day in (days.min(), days.max()))
    period = " ".join(part for part in (since and f"from {since}", until and f"until {until}") if part)
    return f"No event between two sides is known {period}: they are from {first} to {last}. Give other days."


def nobody_meets(made: System, deeds: Deeds) -> str:
    """That no two that can be a party have any events, and which theatres have some."""
    if made.theatre is None:
        return f"No two states, groups, alliances or organisations are known to deal with one another on {made.on}."
    counts = Counter(theatre for number in deeds.theatre.tolist() for theatre in deeds.theatres[number])
    most = ", ".join(theatre for theatre, _ in counts.most_common(6))
    told = f"Theatres with most events: {most}." if most else "No event of that time is in any theatre."
    return f"No event between two parties is known in {made.theatre} until {made.on}. {told}"
