"""Ask a project what no single stage and no table can tell: accounts, story lines, copies, outlets, the system.

Takes a view of a project and what was found in it, gives records to be shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

import msgspec

from dragoman.asking.dyads import HALF_LIFE as HALF_LIFE
from dragoman.asking.dyads import tie as tie
from dragoman.asking.dyads import ties as ties
from dragoman.asking.dyads import weights_of as weights_of
from dragoman.errors import NothingFound
from dragoman.pipeline import Stages
from dragoman.records import (
    Account,
    Claim,
    Comparison,
    Copy,
    Document,
    Event,
    Layer,
    LayerComparison,
    Ruling,
    Sign,
    Story,
    System,
    WhatIf,
)
from dragoman.store import ClaimFilter, EventFilter, Report, View

if TYPE_CHECKING:
    from dragoman.deeds import Deeds

# How far from an event its story line is looked for.
STORY = timedelta(days=3 * 366)
# The layer of what actors do; others are imported.
BEHAVIOUR = "behaviour"
# How probable it must be that the interval of a tie holds the truth, as in `ties` (a test holds it).
LEVEL = 0.95
# How long an exact balance may take.
SECONDS = 30.0


def account(event: Event, view: View) -> Account:
    """An event with all that is said about it, what makes copies of some reports, and what came before and after."""
    claims = tuple(view.claims_of(event))
    return Account(event=event, claims=claims, copies=tuple(copies_among(claims, view)), story=story_of(event, view))


def stories(which: EventFilter, view: View) -> list[Story]:
    """The story lines of the events that a filter lets through."""
    from dragoman.events import stories

    events = list(view.events(which))
    return stories(events, view.claims_of_all(events))


def story_of(event: Event, view: View) -> Story | None:
    """The story line that an event is part of, as far as it is told within some years; None where it is in none."""
    from dragoman.events import stories
    from dragoman.events.subjects import pair_of

    around = (event.first - STORY if event.first else None, event.last + STORY if event.last else None)
    near = {event.id: event}
    if pair := pair_of(event):
        which = EventFilter(between=pair, reported_since=around[0], reported_until=around[1])
        near |= {found.id: found for found in view.events(which)}
    found = stories(near.values(), view.claims_of_all(near.values()))
    return next((story for story in found if event in story.events), None)


def copies_among(claims: Iterable[Claim], view: View) -> Iterator[Copy]:
    """Those reports of the claims that are copies, each with the passages that it shares with the first report."""
    named = {claim.document: claim for claim in claims if claim.origin != claim.document}
    return copied(((id, claim.outlet, claim.published, claim.origin) for id, claim in named.items()), view)


def copies_of(report: Report, view: View) -> list[Copy]:
    """The copies of a report, or the report itself where it is one, with what they share with the first."""
    others = view.reports(origin=report.origin) if report.id == report.origin else [report]
    return list(
        copied(((one.id, one.outlet, one.published, one.origin) for one in others if one.id != one.origin), view)
    )


def copied(reports: Iterable[tuple[str, str | None, date | None, str]], view: View) -> Iterator[Copy]:
    """Copies, by id, outlet, day and first report, with the passages that each shares with the first report."""
    from dragoman.documents.copies import shared

    firsts: dict[str, Document | None] = {}
    for id, outlet, published, origin in reports:
        if origin not in firsts:
            firsts[origin] = view.document(origin)
        first, copy = firsts[origin], view.document(id)
        passages = tuple(shared(copy.text, first.text)) if first and copy else ()
        yield Copy(document=id, outlet=outlet, published=published, origin=origin, passages=passages)


def compare(outlets: tuple[str, str], which: EventFilter, view: View) -> Comparison:
    """Two outlets side by side, over the events that the filter lets through."""
    from dragoman.events.compare import compare

    told: dict[str, list[Claim]] = {}
    events: dict[str, Event] = {}
    for outlet in outlets:
        for claim in view.claims(ClaimFilter(outlet=outlet)):
            told.setdefault(claim.id, []).append(claim)
        events |= {
            event.id: event for event in view.events(msgspec.structs.replace(which, outlet=outlet), order="told")
        }
    ordered = sorted(events.values(), key=lambda event: event.first or date.max)
    return compare(((event, [one for id in event.evidence for one in told.get(id, ())]) for event in ordered), outlets)


def against_layer(
    layer: str, view: View, *, on: date | None = None, since: date | None = None, theatre: str | None = None
) -> LayerComparison:
    """How far a layer and behaviour agree on a day, by default that of the last deed.

    Several layers together make one: "alliances+rivalries". Behaviour is that
    from `since` to `on`, pooled or in one theatre. Raises UsageError for an
    unknown layer, NothingFound where nobody has done anything then, or the
    layer says of nobody that they are for or against one another on that day.
    """
    from dragoman.system import against_layer
    from dragoman.ties import weigh

    known = view.project.layers_named(layer)
    ties = weigh(
        view.deeds(since=since, until=on, ids=True),
        since=since,
        until=on,
        theatre=theatre,
        weights=weights_of(view.project),
    )
    if not ties:
        raise NothingFound("The reports tell of no deeds in that period and theatre, so there is nothing to compare.")
    on = on or ties[0].until
    found = against_layer(ties, view.bonds(layer, on=on), layer=layer, on=on)
    if not found.pairs:
        raise NothingFound(f"No bond of the layer {layer!r} with a sign holds on {on}. {reach(known)}")
    return found


def ruling(view: View, *, stages: Stages | None = None) -> Ruling:
    """What has become of every judgement of a project, and what they make of its claims."""
    judgements = view.project.ledger().judgements
    return (stages or Stages()).rule(judgements, view.meant(judgements))


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
) -> System:
    """What ties of behaviour make together on a day: in all theatres, or in one.

    The day is that of the last event unless it is given; of what happened
    before `since` nothing counts. Raises NothingFound where no two that can be
    a party have any events; where these bear no sign, `signed` is empty,
    which is no peace. At a lower `level` more ties have a sign, and more of
    these are wrong.
    """
    from dragoman.system import build
    from dragoman.ties import weigh

    deeds = view.deeds(since=since, until=on, ids=True)
    if not len(deeds):
        raise NothingFound(nothing_happened(view, since, on))
    last = on or date.fromordinal(int(deeds.day.max()))
    weights = weights_of(view.project)
    found = weigh(deeds, since=since, until=last, each=True, weights=weights, half_life=half_life, level=level)
    made = build(
        [tie for tie in found if tie.theatre == theatre],
        by_theatre=[tie for tie in found if tie.theatre is not None],
        events=consultations(view, since, on, theatre),
        deeds=deeds,
        kinds=kinds_of(deeds, view),
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
    day = on or min(date.today(), *(one.until for one in known if one.until))
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


def kinds_of(deeds: Deeds, view: View) -> dict[str, str]:
    """What kind of actor each side is; "nameless" for a description of nobody in particular ("the rebels")."""
    from dragoman.actors import registry

    known = {actor.id for actor in registry(view.project.lists()).actors()}
    nameless = {one.id for one in view.actors(known=known) if not one.named}
    kinds = zip(deeds.sides, deeds.kinds, strict=True)
    return {side: "nameless" if side in nameless and kind != "state" else kind for side, kind in kinds}


def consultations(
    view: View, since: date | None, until: date | None, theatre: str | None
) -> list[tuple[Event, list[Claim]]]:
    """The events in which some consult others, with their claims."""
    which = EventFilter(types=("CONSULT",), since=since, until=until, theatres=(theatre,) if theatre else ())
    events = list(view.events(which))
    claims = {claim.id: claim for claim in view.claims_of_all(events)}
    return [(event, [claims[id] for id in event.evidence if id in claims]) for event in events]


def nothing_happened(view: View, since: date | None, until: date | None) -> str:
    """That no event of a period can be weighed, and when there are some."""
    days = view.deeds().day
    if not len(days):
        return (
            "No event of this project has two sides that are named, so there are no ties. "
            "See what there is: dragoman events"
        )
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
