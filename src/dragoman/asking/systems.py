"""Ask a project for the whole of its ties: the system of a day, and that with one tie changed.

Takes a view of a project, gives System and WhatIf. Nothing of this is kept: it
is weighed and solved when it is asked for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from dragoman.asking.among import Among, among_ready, among_weighed
from dragoman.asking.counted import Counted, counted
from dragoman.asking.dyads import HALF_LIFE, LEVEL
from dragoman.asking.nothing import nobody
from dragoman.asking.pairs import Kept, ready_for
from dragoman.errors import NothingFound
from dragoman.records import Balance, Claim, Event, Layer, Sign, System, WhatIf
from dragoman.store import EventFilter, View, Which

if TYPE_CHECKING:
    from dragoman.deeds import Deeds

# The layer of what actors do; others are imported.
BEHAVIOUR = "behaviour"
# By what events tell of brokers, as in `system` (a test holds it): the mode of who mediates, the word of who hosts.
MEDIATES, HOSTS = "third-party", "host"
# How long an exact balance may take.
SECONDS = 30.0
# Strained triads that are told, as in `system` (a test holds it); all are counted.
TRIADS = 1000


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
    triads: int = TRIADS,
    coded: Which = "all",
    datasets: Sequence[str] = (),
) -> System:
    """What ties of behaviour make together on a day: in all theatres, or in one.

    The day is that of the last event unless it is given; of what happened
    before `since` nothing counts. Raises NothingFound where no two that can be
    a party have any events; where these bear no sign, `signed` is empty,
    which is no peace. At a lower `level` more ties have a sign, and more of
    these are wrong. With `actors` it is the system of so many alone, those
    between whom most passes; `of` counts all. `coded`
    tells whether events that others have coded count, `datasets` which of
    them; UsageError for one that is unknown.
    """
    from dragoman.system import build

    which = counted(coded, datasets)
    kept = ready_for(view, which, since=since, until=on, half_life=half_life)
    how: dict[str, Any] = {"theatre": theatre, "level": level, "firm": firm, "seconds": seconds, "most": triads}

    def made() -> System:
        found: Among | None
        if kept:
            found = among_ready(kept, view, theatre, actors, level=level)
        else:
            deeds = which.deeds(view, since=since, until=on)
            found = among_weighed(deeds, view, since, on, theatre, actors, half_life=half_life, level=level)
        if found is None:
            raise NothingFound(nothing_happened(view, which, since, on))
        events = consultations(view, since, on, theatre, kept) if coded != "only" else ()
        return build(
            [tie for tie in found.ties if tie.theatre == theatre],
            by_theatre=[tie for tie in found.ties if tie.theatre is not None],
            events=events,
            deeds=found.deeds,
            kinds=found.kinds,
            left_out=found.left_out,
            of=found.of,
            on=found.last,
            since=since,
            **how,
        )

    # A whole system of thousands of actors is too much to be kept.
    asked = "system", on, actors, *how.values()
    found = kept.readied.answer(asked, made, size=actors) if kept and actors is not None else made()
    if not found.ties:
        raise NothingFound(nobody_meets(found, which.deeds(view, since=since, until=on)))
    return found


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
            system = changed(system, found[-1], whole=False)
        found.append(what_if(system, one, other, sign, seconds=seconds))
    return found


def after(system: System, found: Iterable[WhatIf]) -> System:
    """The system with all changes of what-ifs made that follow one another: its ties, actors and balance by weight."""
    from dragoman.system import changed

    for one in found:
        system = changed(system, one, whole=False)
    return system


def moved(now: Balance, then: Balance) -> tuple[str, ...]:
    """The actors (ids) that change blocs from one balance to another, the fewest that the two divisions allow."""
    from dragoman.system import moved

    return moved(now.blocs, then.blocs)


def consultations(
    view: View, since: date | None, until: date | None, theatre: str | None, kept: Kept | None = None
) -> list[tuple[Event, list[Claim]]]:
    """The events in which some consult others, with their claims; of many those alone that may tell of a broker.

    Who hosts and who goes between is a matter of words: rows of others' data,
    which have none, tell of no brokers.
    """
    theatres = (theatre,) if theatre else ()
    which = EventFilter(types=("CONSULT",), since=since, until=until, theatres=theatres, coded="none")
    if kept:
        some = kept.readied.meetings(view)
        there = view.ids_of_brokers(which, [event.id for event, _ in some])
        return [(event, claims) for event, claims in some if event.id in there]
    return with_claims(view, view.events(which))


def brokers_among(view: View) -> list[tuple[Event, list[Claim]]]:
    """All meetings that may tell of a broker, with their claims where these do."""
    from dragoman.system import may_broker

    events = [
        (event, worded) for event, worded in view.events_of_brokers(MEDIATES, HOSTS) if worded or may_broker(event)
    ]
    claims = {event.id: claims for event, claims in with_claims(view, [event for event, worded in events if worded])}
    return [(event, claims.get(event.id, [])) for event, _ in events]


def with_claims(view: View, events: Iterable[Event]) -> list[tuple[Event, list[Claim]]]:
    """Events, each with its claims."""
    several = list(events)
    claims = {claim.id: claim for claim in view.claims_of_all(several)}
    return [(event, [claims[id] for id in event.evidence if id in claims]) for event in several]


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
