"""Ask a project what pairs are to one another: all ties, those of one actor, one pair in full.

Takes a view of a project, gives ties, and of one pair an account that leads
back to sentences. Nothing of this is kept: it is weighed when it is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from dragoman.asking.counted import HEAVIEST, counted, named, with_ids
from dragoman.asking.nothing import nothing_between, nothing_weighed
from dragoman.asking.numbered import account_identified, numbered
from dragoman.asking.over_time import over_time
from dragoman.asking.pairs import pair_ready, pair_weighed, ready_for, ties_ready
from dragoman.errors import NothingFound, UsageError
from dragoman.records import Bond, ChannelName, Claim, Event, Tie, TieAccount, TieEvent
from dragoman.store import Project, View, Which

if TYPE_CHECKING:
    from dragoman.deeds import Deeds
    from dragoman.ties import Resting
    from dragoman.ties.weights import Weights

TieOrder = Literal["acts", "lean", "conflict"]
# Days in which a deed loses half its weight, as in `ties` (a test holds it), which is too heavy to be loaded for this.
HALF_LIFE = 365.0
# How probable it must be that the interval of a tie holds the truth, as in `ties` (a test holds it).
LEVEL = 0.95
# Events of each channel that an account of a pair leads back to.
STRONGEST = 3
# Coded events of a pair, the heaviest, among which those of each channel are found that its account leads back to.
MOST = 1000


def ties(
    view: View,
    *,
    actor: str | None = None,
    since: date | None = None,
    until: date | None = None,
    theatre: str | None = None,
    each: bool = False,
    ids: bool = False,
    order: TieOrder = "acts",
    limit: int | None = None,
    weights: Weights | None = None,
    half_life: float | None = HALF_LIFE,
    level: float = LEVEL,
    coded: Which = "all",
    datasets: Sequence[str] = (),
) -> list[Tie]:
    """The ties of a project over a period, or those of one actor (id): pooled, in one `theatre`, or with `each` both.

    `until` is the day of the last deed unless it is given; a sign is as sure as `level`. With a `limit` the
    first so many of their order are given. With `ids` ties
    carry their evidence, which takes some hundred bytes a deed: of coded
    events the heaviest of each pair. `coded` tells whether events that others
    have coded count, `datasets` which of them. Raises NothingFound where there
    are none: an empty list is no peace; UsageError for an unknown dataset.
    """
    from dragoman.ties import weigh

    which = counted(coded, datasets)
    if kept := ready_for(view, which, since=since, until=until, weights=weights, half_life=half_life):
        found = ties_ready(kept, view, actor, theatre, level=level, each=each, ids=ids, order=order, limit=limit)
        if not found:
            raise NothingFound(nothing_weighed(view, which, actor, since, until, theatre))
        return sorted(found, key=ORDERS[order])[:limit]
    deeds = which.deeds(view, since=since, until=until)
    weights = weights or weights_of(view.project)
    if ids:
        deeds = with_ids(view, deeds, weights, half_life=half_life)
    how: dict[str, Any] = {"weights": weights, "half_life": half_life, "level": level}
    found = weigh(deeds, since=since, until=until, theatre=theatre, each=each, **how)
    chosen = [tie for tie in found if actor is None or actor in (tie.one, tie.other)]
    if not chosen:
        raise NothingFound(nothing_weighed(view, which, actor, since, until, theatre))
    return sorted(chosen, key=ORDERS[order])[:limit]


ORDERS = {
    "acts": lambda tie: (-tie.acts, -tie.expected_cooperation - tie.expected_conflict, tie.one, tie.other),
    "lean": lambda tie: (not tie.acts, -tie.lean, tie.one, tie.other),
    "conflict": lambda tie: (not tie.acts, -tie.conflict.rate, tie.one, tie.other),
}


def tie(
    view: View,
    one: str,
    other: str,
    *,
    since: date | None = None,
    until: date | None = None,
    theatre: str | None = None,
    strongest: int = STRONGEST,
    weights: Weights | None = None,
    half_life: float | None = HALF_LIFE,
    level: float = LEVEL,
    coded: Which = "all",
    datasets: Sequence[str] = (),
) -> TieAccount:
    """A pair (ids) in full: pooled and by theatre, or in one theatre alone, with what it rests on.

    It is weighed beside all other pairs of the period. Raises UsageError where
    both are one, or for an unknown dataset, NothingFound where nothing is told
    of them.
    """
    if one == other:
        name = view.names_of([one])[one]
        raise UsageError(f"Both are {name}. A tie is between two: give another actor, or only one for all its ties.")
    which = counted(coded, datasets)
    pair = one, other
    kept = ready_for(view, which, since=since, until=until, weights=weights, half_life=half_life)
    weights = weights or weights_of(view.project)
    if kept:
        found = pair_ready(kept, *pair, theatre=theatre, level=level)
    else:
        how: dict[str, Any] = {"weights": weights, "half_life": half_life, "level": level}
        found = pair_weighed(which.deeds(view, until=until), *pair, since, until, theatre, **how)
    if found is None:
        raise NothingFound(nothing_between(view, which, one, other, since, until, theatre))
    plain = found.own.within(theatre).during(since, found.last)
    own = numbered(plain, named(plain, weights, half_life=half_life, most=MOST))
    ties = list(with_evidence(found.ties, own, weights, half_life))
    asked = next(tie for tie in ties if tie.theatre == theatre)
    apart = [tie for tie in ties if theatre is None and tie.theatre]
    account = TieAccount(
        tie=asked,
        by_theatre=tuple(sorted(apart, key=lambda tie: (-tie.acts, tie.theatre))),
        **over_time(found.own, found.told, asked, weights),
        bonds=tuple(bonds(view.project, one, other, found.last)),
        events=tuple(heaviest(asked, own, view, weights, strongest)),
    )
    return account_identified(account, view, coded=HEAVIEST)


def with_evidence(ties: Iterable[Tie], own: Deeds, weights: Weights, half_life: float | None) -> Iterator[Tie]:
    """Ties of one pair with what they rest on: those of its own deeds whose events are named."""
    from dragoman.ties import resting

    found: dict[str | None, Resting] = {}
    for tie in ties:
        found = found or resting(own, weights, until=tie.until.toordinal(), half_life=half_life)
        if same := found.get(tie.theatre):
            yield msgspec.structs.replace(tie, evidence=same.evidence, standings=same.standings)
        else:
            yield tie


def heaviest(tie: Tie, own: Deeds, view: View, weights: Weights, most: int) -> Iterator[TieEvent]:
    """The heaviest events of each channel of a tie, cooperation first, each with a sentence that tells of the pair.

    `own` are deeds of the pair; its events and those of the tie's evidence are called by their numbers.
    """
    from dragoman.ties.series import CHANNELS

    kinds, weight = weights.of(own)
    counts = weight > 0
    of = dict(zip(own.event[counts].tolist(), kinds[counts].tolist(), strict=True))
    known = [number for number in map(int, tie.evidence) if number in of]
    chosen = [n for kind in CHANNELS.values() for n in islice((n for n in known if of[n] == kind), most)]
    events = view.events_numbered(chosen, (tie.one, tie.other)) if chosen else {}
    claims = view.claims_numbered(chosen)
    for number in chosen:
        event = events[number]
        channel, heavy = worth(event, tie, weights)
        if channel and heavy:
            claim = telling(claims[number], tie) if event.coded is None else None
            yield TieEvent(event=event, claim=claim, channel=channel, weight=heavy)


def worth(event: Event, tie: Tie, weights: Weights) -> tuple[ChannelName | None, float]:
    """The channel of a tie in which an event counts, None for neither, and what it weighs before it ages."""
    from dragoman.deeds import Deeds, deeds_of
    from dragoman.ties.weights import CONFLICT, COOPERATION

    pair = {tie.one, tie.other}
    deeds = Deeds.of(deed for deed in deeds_of(event) if {deed.initiator, deed.recipient} == pair)
    names: dict[int, ChannelName] = {COOPERATION: "cooperation", CONFLICT: "conflict"}
    (channel,), (weight,) = (column.tolist() for column in weights.of(deeds))
    return names.get(channel), weight


def telling(claims: Sequence[Claim], tie: Tie) -> Claim:
    """Of an event's claims the surest that tells of a pair, those first that assert it."""
    from dragoman.events.dyads import side

    pair = {tie.one, tie.other}

    def rank(claim: Claim) -> tuple[bool, bool, float]:
        sides = {side(claim.initiator)} | {side(one) for one in (claim.recipient, claim.against) if one}
        return pair <= sides, claim.stance == "asserts", claim.confidence

    return max(claims, key=rank)


def bonds(project: Project, one: str, other: str, on: date) -> Iterator[Bond]:
    """What each layer has of a pair on a day; of a layer that has nothing then, the last before."""
    earlier: dict[str, list[Bond]] = {}
    for bond in project.bonds(until=on, between=(one, other)):
        earlier.setdefault(bond.layer, []).append(bond)
    for several in earlier.values():
        holding = [bond for bond in several if bond.until is None or bond.until >= on]
        yield from holding or [max(several, key=lambda bond: bond.until or date.max)]


def weights_of(project: Project, file: Path | None = None) -> Weights:
    """What deeds are worth by a file, the project's own tables or the packaged ones; VocabularyError if wrong."""
    from dragoman.ties.weights import load

    return load(file or project.own(project.weights), project.own(project.factors))
