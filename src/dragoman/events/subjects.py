"""What an event is about, as far as a story line can run along it.

Takes an event, gives subjects: things on their way from one side to another,
a place that is fought over, an issue that is talked of.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from dragoman.events.profile import STANDINGS, spot_of
from dragoman.events.words import stems
from dragoman.records import Event, Thing
from dragoman.vocabulary.theatres import theatres
from dragoman.vocabulary.wider_kinds import wider_kinds

# Acts by which things pass from one side to another, are kept back or asked for.
PASSING = frozenset({"AID", "COOPERATE", "REQUEST", "AGREE", "CONCEDE", "MOBILIZE", "RETREAT", "REJECT"})
# Of these, those that are likely of the same where none of them says of what.
GIVING = frozenset({"AID", "COOPERATE", "REQUEST", "REJECT"})
# Acts about what the other side does: who asks Norland for drones is where they would go.
ABOUT_THE_OTHER = frozenset({"REQUEST", "ACCUSE"})
FORCE = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "PROTEST", "THREATEN"})
TALKS = frozenset({"AGREE", "CONSULT", "CONCEDE", "REJECT"})
# Kinds that pass between two sides together: arms, and what is given with them.
ARMS = frozenset({kind for kind, wider in wider_kinds() if wider == "weapons"} | {"weapons", "technology", "training"})
# Kinds that are of both sides, whoever acts, and kinds that say where and by whom rather than what about.
COMMON = frozenset({"agreement", "sanctions", "nuclear", "prisoners"})
SETTING = frozenset({"territory", "base", "personnel"})

# Days between two steps of a story. Deliveries of one kind go on for years, and an issue is talked of for longer.
GAPS = {"thing": 366, "place": 124, "issue": 731}

Side = str
Way = tuple[Side, Side]  # from whom to whom
Pair = frozenset[Side]  # in no direction


class Subject(NamedTuple):
    """What runs between whom."""

    sides: Way | Pair
    of: str  # thing place issue
    name: str


def subjects(event: Event) -> set[Subject]:
    """What an event is about; nothing of a standing, of an act that names one side, or that tells no such thing."""
    pair = pair_of(event)
    if pair is None or event.type in STANDINGS:
        return set()
    sides = frozenset(pair)
    found = {subject for thing in event.items for subject in _of_thing(event, thing, sides)}
    spot = spot_of(event.place)
    if spot and spot.exact and event.type in FORCE:
        found.add(Subject(sides, "place", spot.name))
    if event.type in TALKS:
        found |= {Subject(sides, "issue", id) for id in event.theatres if id in _issues()}
    return found


def _of_thing(event: Event, thing: Thing, sides: Pair) -> set[Subject]:
    if thing.kind in SETTING:
        return set()
    if thing.kind is None or thing.kind in COMMON:
        return {Subject(sides, "thing", thing.kind or " ".join(sorted(stems(thing.name))) or thing.name)}
    if event.symmetric:  # who gives it to whom is not told: such an event joins a story and links no two
        return set()
    return {Subject(way, "thing", passed(event, thing.kind)) for way in ways(event)}


def passed(event: Event, kind: str) -> str:
    """Of what kind a thing counts: all arms as one where they change hands, by themselves where they are used."""
    return "arms" if event.type in PASSING and kind in ARMS else kind


def kinds(event: Event) -> set[str]:
    """The kinds of the things that pass from one side to another."""
    return {
        passed(event, thing.kind) for thing in event.items if thing.kind and thing.kind not in SETTING | COMMON
    }  # fmt: skip


def pair_of(event: Event) -> Way | None:
    """The pair of whose story it is a step: of several the first told, lest a summit make one story of all dealings."""
    return next(((one, other) for one, other in event.dyads if other is not None), None)


def ways(event: Event) -> set[Way]:
    """From whom to whom what it is about goes, or would go: from the one who is asked; either way of a mutual act."""
    pair = pair_of(event)
    if pair is None:
        return set()
    if event.symmetric:
        return {pair, pair[::-1]}
    return {pair[::-1] if event.type in ABOUT_THE_OTHER else pair}


@cache
def _issues() -> frozenset[str]:
    return frozenset(theatre.id for theatre in theatres() if theatre.kind == "issue")
