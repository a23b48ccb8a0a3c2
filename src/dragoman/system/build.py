"""Build the system of one day from its ties: blocs, balance, strain, and who stands between.

Takes Tie, or Bond of another layer, gives System. Actors that nobody could
make peace or war with take no part: persons for themselves, media, places,
and those whom the reports do not name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from dragoman.deeds import Deeds
from dragoman.records import Bond, Broker, Claim, Event, OddCouple, SignedTie, System, Tie
from dragoman.system.aligned import Aligned, aligned
from dragoman.system.balance.solve import solve
from dragoman.system.brokers import brokers
from dragoman.system.hedgers import hedgers
from dragoman.system.odd_couples import odd_couples
from dragoman.system.signed import TAKE_PART, lasts, pair, signed, signed_bonds
from dragoman.system.triads import strained

BEHAVIOUR = "behaviour"
UNKNOWN = "unknown"
LEVEL = 0.95
# By weight and by count each; a thousand ties take a second at most, far more may not be proved in an hour.
SECONDS = 30.0
# More strained triads than these are counted, not kept; more odd couples are not even that.
MOST = 1000


class Parts(NamedTuple):
    """Ties of actors that take part, and how many of others were left out, by kind."""

    ties: list[Tie]
    left_out: tuple[tuple[str, int], ...]


def build(
    ties: Iterable[Tie],
    *,
    by_theatre: Iterable[Tie] = (),
    events: Iterable[tuple[Event, Sequence[Claim]]] = (),
    deeds: Deeds | None = None,
    kinds: Mapping[str, str] | None = None,
    left_out: tuple[tuple[str, int], ...] = (),
    of: int | None = None,
    on: date,
    since: date | None = None,
    theatre: str | None = None,
    level: float = LEVEL,
    firm: bool = False,
    seconds: float = SECONDS,
    most: int = MOST,
) -> System:
    """The system that ties make: pooled ones, or those of one theatre.

    `by_theatre` are the ties of every theatre and `deeds` those that have
    ids of events, in which odd couples are looked for; `events` those of
    CONSULT with their claims, in which brokers are. `kinds` tells what kind of actor each id is: ties of others than
    `TAKE_PART` are left out and counted; without it everyone takes part.
    `left_out` counts ties that were left out before, by the same rule, and `of` all who take part where the ties
    are of some of them.
    `level` is that
    at which the ties were weighed. With `firm`, signed ties of thin evidence do not take part. `seconds` is
    how long the exact balance may take, by weight and by count each; where it
    is not enough, `proved` says so. Of strained triads at most so many are
    kept. Without signed ties the system is empty, which tells nothing of
    peace: look at `undecided`.
    """
    all_ties, outside = parts(ties, kinds)
    theatres = parts(by_theatre, kinds).ties
    found = signed(all_ties, firm=firm)
    hostile = [pair(tie.one, tie.other) for tie in found if tie.sign == "-"]
    said = aligned(deeds, on) if deeds is not None else ()
    couples = odd_couples(all_ties if theatre is None else (), theatres, [one for one in said if fits(one, kinds)])
    return assemble(
        found,
        ties=sorted(all_ties, key=lambda tie: (tie.sign is None, -tie.acts, tie.one, tie.other)),
        undecided=sum(tie.sign is None for tie in all_ties),
        thin=sum(tie.thin for tie in all_ties if tie.sign),
        left_out=outside or left_out,
        of=len(ends(all_ties)) if of is None else of,
        brokers=brokers(events, kinds=TAKE_PART, hostile=hostile),
        odd_couples=[one for one in couples if theatre in (None, one.together)][:MOST],
        on=on,
        since=since,
        theatre=theatre,
        layer=BEHAVIOUR,
        level=level,
        firm=firm,
        seconds=seconds,
        most=most,
    )


def build_layer(bonds: Iterable[Bond], *, layer: str, on: date, seconds: float = SECONDS) -> System:
    """The system that the bonds of another layer make on a day: no theatres, brokers or odd couples in it.

    Several layers together make one: "alliances+rivalries".
    """
    holding = [bond for bond in bonds if bond.layer in layer.split("+") and lasts(bond, on)]
    found = signed_bonds(holding, on)
    pairs = {pair(bond.one, bond.other) for bond in holding}
    return assemble(
        found, undecided=len(pairs) - len(found), of=len(ends(holding)), on=on, layer=layer, seconds=seconds
    )


def assemble(
    found: Sequence[SignedTie],
    *,
    ties: Sequence[Tie] = (),
    undecided: int,
    thin: int = 0,
    left_out: tuple[tuple[str, int], ...] = (),
    of: int,
    brokers: Sequence[Broker] = (),
    odd_couples: Sequence[OddCouple] = (),
    on: date,
    since: date | None = None,
    theatre: str | None = None,
    layer: str,
    level: float = 1.0,
    firm: bool = False,
    seconds: float,
    most: int = MOST,
) -> System:
    """A system from its signed ties and what was found beside them."""
    census = strained(found, most=most)
    return System(
        on=on,
        since=since,
        theatre=theatre,
        layer=layer,
        level=level,
        firm=firm,
        actors=tuple(sorted(ends(found))),
        of=of,
        ties=tuple(ties),
        signed=tuple(found),
        thin=thin,
        undecided=undecided,
        left_out=left_out,
        balance=solve(found, weighted=True, seconds=seconds),
        unweighted=solve(found, weighted=False, seconds=seconds),
        triads=census.triads,
        imbalanced=census.imbalanced,
        strained=census.strained,
        hedgers=tuple(hedgers(found)),
        brokers=tuple(brokers),
        odd_couples=tuple(odd_couples),
    )


def ends(some: Iterable[Tie | SignedTie | Bond]) -> set[str]:
    """Everybody (ids) who is at an end of some ties."""
    return {actor for one in some for actor in (one.one, one.other)}


def parts(ties: Iterable[Tie], kinds: Mapping[str, str] | None) -> Parts:
    """The ties of which both sides take part, and how many others there are, by the kind that keeps them out."""
    if kinds is None:
        return Parts(list(ties), ())
    kept, left_out = [], Counter[str]()
    for tie in ties:
        outside = next((kind for kind in outsiders((tie.one, tie.other), kinds)), None)
        if outside is None:
            kept.append(tie)
        else:
            left_out[outside] += 1
    return Parts(kept, tuple(left_out.most_common()))


def fits(one: Aligned, kinds: Mapping[str, str] | None) -> bool:
    """Whether all three of an alignment take part."""
    return kinds is None or not outsiders((one.one, one.other, one.against), kinds)


def outsiders(actors: Iterable[str], kinds: Mapping[str, str]) -> list[str]:
    """The kinds of those who take no part."""
    return [kind for actor in actors if (kind := kinds.get(actor, UNKNOWN)) not in TAKE_PART]
