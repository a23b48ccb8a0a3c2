"""Ask a project all that a briefing tells, each question bounded, however large the project is.

Takes a view and what is asked for, gives Answers: records, and the events and
claims that they rest on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from typing import Any

from dragoman import asking
from dragoman.asking.dyads import worth
from dragoman.errors import NothingFound
from dragoman.records import (
    Arrow,
    Claim,
    Dataset,
    Event,
    Layer,
    LayerComparison,
    Shift,
    Standing,
    System,
    SystemShift,
    Tie,
    TieAccount,
)
from dragoman.show import systems
from dragoman.show.briefing.asked import Asked
from dragoman.show.lately import lately
from dragoman.store import Basis, EventFilter, Report, Unknown, View
from dragoman.store.event_view import EventCounts

# Of each part so many are told: what is read on a few pages.
ARROWS = 12
MONTHS = 12  # whose arrows are told, the last of the time that is news
CONTESTED = 8
COUNTED = 5
LOOKED_AT = 100  # events among which those with numbers that differ are looked for
SHIFTS = 10
YEAR = timedelta(days=365)  # before the day, within which shifts are told
# That the balance may take. Its index is proved in a moment; what goes on is the search for members that fit elsewhere
# as well, of which either all are told or none.
SECONDS = 5.0
FOLLOWED = 300  # pairs of most events, among which shifts are looked for
CHARTS = 8
LINES = 6  # of each part of who stands between, and of each layer
CHANGED = 4  # of these pairs that changed last
EVENTS = 2  # that a line refers to
TIES = 12  # with a sign that are listed
HEAVIEST = 5  # events of a tie among which those of its sign are looked for
UNKNOWN = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What was answered."""

    asked: Asked
    system: System
    arrows: Sequence[Arrow]
    contested: Sequence[Event]
    counted: Sequence[Event]
    counts: EventCounts
    shifts: Sequence[Shift]
    turns: Sequence[SystemShift]
    accounts: Sequence[TieAccount]
    layers: Sequence[Layer]
    comparisons: Sequence[LayerComparison]
    speaking: dict[tuple[str, str], list[str]]  # of signed ties the heaviest events that make them so
    events: dict[str, Event]  # of what is referred to, by id
    claims: dict[str, list[Claim]]  # of these, by id, in the report first that was first
    reports: dict[str, Report]  # in which these stand
    names: dict[str, str]
    news: Basis
    all: Basis
    datasets: Sequence[Dataset]
    unknown: Unknown
    whole: Basis  # of the project, later reports too
    generation: tuple[str, ...]
    readers: Sequence[str]


def gather(view: View, asked: Asked) -> Answers:
    """Everything that a briefing tells; NothingFound, with what there is, where nobody has any dealings then."""
    which: dict[str, Any] = {"theatre": asked.theatre, **asked.counted._asdict()}
    system = asking.system(view, on=asked.on, actors=asked.actors, seconds=SECONDS, **which)
    arrows = [arrow for on in months(asked) for arrow in lately(view, on=on, limit=ARROWS, **which)]
    arrows = arrows[:ARROWS] if len(arrows) > ARROWS else arrows
    contested = list(view.events(reported(asked, "contested"), order="reports", limit=CONTESTED))
    told = {event.id for event in contested}
    counted = [event for event in view.events(reported(asked), order="reports", limit=LOOKED_AT) if differs(event)]
    counted = [event for event in counted if event.id not in told][:COUNTED]
    every = list(asking.shifts(view, asking.weights_of(view.project), until=asked.on, most=FOLLOWED, **which))
    shifts = latest(every, asked)
    drawn = {id for tie in system.ties for id in (tie.one, tie.other)}
    turns = asking.system_shifts(view, since=asked.on - YEAR, on=asked.on, among=drawn, found=every, **which)[-SHIFTS:]
    accounts = [account for one, other in pairs(arrows, system) if (account := pair(view, one, other, asked))]
    layers = view.project.layers()
    comparisons = [found for layer in layers if (found := compared(view, layer, asked))]
    ids = dict.fromkeys(referred(system, arrows, shifts, turns, comparisons))
    events = {**view.events_by_id(ids), **{event.id: event for event in (*contested, *counted)}}
    claims = by_id(view.claims_of_all(event for event in events.values() if event.coded is None))
    named = systems.everyone(system) | {id for arrow in arrows for id in (arrow.one, arrow.other)}
    named |= {id for shift in shifts for id in (shift.one, shift.other)}
    named |= {id for one in accounts for id in (one.tie.one, one.tie.other)}
    named |= {id for found in comparisons for one in found.at_odds for id in (one.one, one.other)}
    named |= {word for turn in turns for word in (*turn.actors, *systems.ids_in(turn.text))}
    return Answers(
        asked=asked, system=system, arrows=arrows, contested=contested, counted=counted,
        counts=view.event_counts(reported(asked)), shifts=shifts, turns=turns, accounts=accounts, layers=layers,
        comparisons=comparisons, speaking=speaking(view, system, events), events=events, claims=claims,
        reports=view.reports_of(claim.document for copies in claims.values() for claim in copies[:1]),
        names=view.names_of(sorted(named)),
        news=view.basis(since=asked.since, until=asked.on), all=view.basis(until=asked.on),
        datasets=[one for one in view.datasets() if counts(one, asked)], unknown=view.unknown(UNKNOWN),
        whole=view.whole, generation=view.project.generation(), readers=view.readers(),
    )  # fmt: skip


def months(asked: Asked) -> Iterator[date]:
    """The last day of each month that is news, the latest first; of the month of the briefing's day that day."""
    day = asked.on
    for _ in range(MONTHS):
        yield day
        day = day.replace(day=1) - timedelta(days=1)
        if day < asked.since:
            return


def reported(asked: Asked, *supports: Any) -> EventFilter:
    """Events that reports tell of in the time that is news."""
    theatres = (asked.theatre,) if asked.theatre else ()
    return EventFilter(
        supports=supports, theatres=theatres, reported_since=asked.since, reported_until=asked.on, coded="none"
    )


def differs(event: Event) -> bool:
    """Whether two tell different numbers of one thing."""
    told: dict[str, set[tuple[str, str]]] = {}
    for teller in event.tellers:
        for position in teller.positions:
            for number in position.numbers:
                told.setdefault(number.item, set()).add((number.text.casefold(), teller.id))
    return any(len({text for text, _ in some}) > 1 and len({who for _, who in some}) > 1 for some in told.values())


def latest(shifts: Iterable[Shift], asked: Asked) -> list[Shift]:
    """The shifts of the year before a day, the latest first."""
    dated = [shift for shift in shifts if asked.on - YEAR < shift.day <= asked.on]
    return sorted(dated, key=lambda one: (-one.day.toordinal(), one.one, one.other, one.channel))[:SHIFTS]


def pairs(arrows: Sequence[Arrow], system: System) -> list[tuple[str, str]]:
    """Of which pairs the whole story is told: some that changed last, then those whose ties are heaviest."""
    changed = islice(dict.fromkeys((arrow.one, arrow.other) for arrow in arrows), CHANGED)
    heaviest = ((tie.one, tie.other) for tie in system.signed)
    told = ((tie.one, tie.other) for tie in system.ties if tie.acts)
    return list(dict.fromkeys([*changed, *heaviest, *told]))[:CHARTS]


def pair(view: View, one: str, other: str, asked: Asked) -> TieAccount | None:
    """A pair in full."""
    try:
        return asking.tie(
            view, one, other, until=asked.on, theatre=asked.theatre, strongest=1, **asked.counted._asdict()
        )  # fmt: skip
    except NothingFound:
        return None


def compared(view: View, layer: Layer, asked: Asked) -> LayerComparison | None:
    """How a layer and behaviour agree; None where it says of nobody that they are for or against one another then."""
    try:
        return asking.against_layer(
            layer.name, view, on=asked.on, theatre=asked.theatre, **asked.counted._asdict()
        )  # fmt: skip
    except NothingFound:
        return None


def counts(dataset: Dataset, asked: Asked) -> bool:
    """Whether events of a dataset count in what is asked."""
    return asked.counted.coded != "none" and (not asked.counted.datasets or dataset.name in asked.counted.datasets)


def referred(
    system: System,
    arrows: Iterable[Arrow],
    shifts: Iterable[Shift],
    turns: Iterable[SystemShift],
    comparisons: Iterable[LayerComparison],
) -> Iterator[str]:
    """The ids of the events that lines refer to."""
    discords = (one.evidence for found in comparisons for one in found.at_odds[:LINES])
    standings = (standing.evidence for _, standing in said(system)[:LINES])
    between = (system.hedgers, system.odd_couples, system.strained, system.brokers)
    for tie in system.signed[:TIES]:
        yield from tie.evidence[:HEAVIEST]
    told: tuple[Iterable[Any], ...] = (arrows, shifts, turns, *(some[:LINES] for some in between))
    for evidence in (*(one.evidence for some in told for one in some), *discords, *standings):
        yield from evidence[:EVENTS]


def said(system: System) -> list[tuple[Tie, Standing]]:
    """Who is said to be allies or rivals, most often first."""
    found = [(tie, standing) for tie in system.ties for standing in tie.standings]
    return sorted(found, key=lambda both: (-both[1].events, both[0].one, both[0].other, both[1].type))


def speaking(view: View, system: System, events: Mapping[str, Event]) -> dict[tuple[str, str], list[str]]:
    """Of signed ties the heaviest events of the channel that makes them so: of hostile ones those of conflict."""
    weights = asking.weights_of(view.project)
    ties = {(tie.one, tie.other): tie for tie in system.ties}
    channels = {"+": "cooperation", "-": "conflict"}
    found: dict[tuple[str, str], list[str]] = {}
    for tie in system.signed[:TIES]:
        pair = tie.one, tie.other
        known = [events[id] for id in tie.evidence[:HEAVIEST] if id in events]
        speak = [one.id for one in known if worth(one, ties[pair], weights)[0] == channels[tie.sign]]
        found[pair] = (speak or [one.id for one in known])[:EVENTS]
    return found


def by_id(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    """Claims by id, those of the first report of a wire group before those of its copies."""
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        found.setdefault(claim.id, []).append(claim)
    for copies in found.values():
        copies.sort(key=lambda one: (one.document != one.origin, one.published or date.max, one.document))
    return found
