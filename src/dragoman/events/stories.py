"""Chain events into story lines: what one pair does to one another about the same things.

Takes events, gives stories of two events or more. A promise, the delivery, its
denial and the next delivery are events of their own and one story.

An event that is about nothing in particular, or only about wider things
("weapons"), joins the nearest story that has an act like it, and links no two.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from heapq import merge
from itertools import pairwise

from dragoman.events.days import first_day, last_day
from dragoman.records import Event, Story
from dragoman.vocabulary.wider_kinds import wider_kinds

# Days between two steps of a story about the same things: deliveries of one kind go on for years.
APART = 366
# Days from an event that names no things to the story that it joins.
NEAR = 62

Way = tuple[str, str, str]  # type of the act, who does it, to whom


def stories(events: Iterable[Event]) -> list[Story]:
    """The story lines of these events, by their first event; the events of each in the order in which they happened."""
    ordered = sorted(events, key=lambda event: (begins(event), event.id))
    home = list(range(len(ordered)))
    for one, other in about_the_same(ordered):
        join(home, one, other)
    alone = [number for number, of_each in chains(home).items() if len(of_each) == 1]
    for one, other in list(nearest(alone, ordered)):
        join(home, one, other)
    found = [[ordered[number] for number in chain] for chain in chains(home).values() if len(chain) > 1]
    return [Story(id=chain[0].id, events=tuple(chain)) for chain in found]


def chains(home: list[int]) -> dict[int, list[int]]:
    """The places of the events of each story, by the first of them."""
    found: dict[int, list[int]] = {}
    for number in range(len(home)):
        found.setdefault(find(home, number), []).append(number)
    return found


def begins(event: Event) -> int:
    """The day on which an event began: as it is told, else when it was first told; without any, the last of all."""
    told = (first_day(event.time.start) or last_day(event.time.end)) if event.time else None
    return told or (event.first.toordinal() if event.first else 10**7)


def about_the_same(ordered: list[Event]) -> Iterator[tuple[int, int]]:
    """Events of one pair that follow one another and are about one kind of things, by their places."""
    having: defaultdict[tuple[frozenset[str], str], list[int]] = defaultdict(list)
    for number, event in enumerate(ordered):
        for pair in pairs(event):
            for kind in kinds(event):
                having[pair, kind].append(number)
    for numbers in having.values():
        for one, other in pairwise(numbers):
            if begins(ordered[other]) - begins(ordered[one]) <= APART:
                yield one, other


def nearest(alone: Iterable[int], ordered: list[Event]) -> Iterator[tuple[int, int]]:
    """Each event that is alone and tells no things, or wider ones, with the nearest event like it that tells them."""
    exact: defaultdict[Way, list[int]] = defaultdict(list)
    for number, event in enumerate(ordered):
        if kinds(event):
            for way in ways(event):
                exact[way].append(number)
    days = [begins(event) for event in ordered]
    for number in alone:
        found = (first_narrower(number, exact[way], ordered, days) for way in ways(ordered[number]))
        near = [other for other in found if other is not None]
        if near:
            yield number, min(near, key=lambda other: (abs(days[other] - days[number]), other))


def first_narrower(number: int, numbers: list[int], ordered: list[Event], days: list[int]) -> int | None:
    """Of ascending places, that of the nearest event that tells what this one leaves open; None where none is near."""
    at = bisect_left(numbers, number)
    before = (numbers[place] for place in range(at - 1, -1, -1))
    after = (numbers[place] for place in range(at, len(numbers)))
    for other in merge(before, after, key=lambda other: abs(days[other] - days[number])):
        if abs(days[other] - days[number]) > NEAR:
            return None
        if is_narrower(ordered[other], ordered[number]):
            return other
    return None


def is_narrower(one: Event, other: Event) -> bool:
    """Whether the things of one are what the other may mean: of no kind that is told, or of a wider one."""
    wider = wider_kinds()
    if one is other or kinds(one) & kinds(other):
        return False
    return not kinds(other) or all(any((kind, wide) in wider for kind in kinds(one)) for wide in kinds(other))


def pairs(event: Event) -> set[frozenset[str]]:
    """Those between whom it happened, in no direction; acts that name one side alone are of no pair."""
    return {frozenset((one, other)) for one, other in event.dyads if other is not None}


def ways(event: Event) -> set[Way]:
    """What was done by whom to whom; of a mutual act in either direction."""
    forth: set[Way] = {(event.type, one, other) for one, other in event.dyads if other is not None}
    return forth | {(type, other, one) for type, one, other in forth} if event.symmetric else forth


def kinds(event: Event) -> frozenset[str]:
    """The kinds of things it is about, or their names where the table has no such thing."""
    return frozenset(thing.kind or thing.name.casefold() for thing in event.items)


def find(home: list[int], number: int) -> int:
    """The first event of the story that an event is in."""
    while home[number] != number:
        home[number] = home[home[number]]
        number = home[number]
    return number


def join(home: list[int], one: int, other: int) -> None:
    """Make one story of two."""
    first, second = sorted((find(home, one), find(home, other)))
    home[second] = first
