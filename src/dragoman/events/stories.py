"""Chain events into story lines: what one pair does to one another about the same thing.

Takes events, gives stories of two events or more. A promise, the delivery and
the next delivery are events of their own and one story; what goes the other
way is another one.

An event that tells too little joins the nearest story with an act like it, or
the one whose sentences have the most words in common with its own, and links
no two.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain, pairwise

from dragoman.days import first_day, last_day
from dragoman.events.profile import STANDINGS
from dragoman.events.subjects import GAPS, GIVING, PASSING, Pair, Subject, Way, kinds, pair_of, subjects, ways
from dragoman.events.words import stems, trigger_words, words
from dragoman.records import Claim, Event, Story

# Days from an event that tells too little to the story that it joins.
NEAR = 62
# Words that two events have in common, and of how many events of a pair a word may be told to say something.
SHARED, MOST = 3, 8

Act = tuple[str, Way, str | None]  # type, from whom to whom, and what kind of things passes


def stories(events: Iterable[Event], claims: Iterable[Claim] = ()) -> list[Story]:
    """The story lines of these events, by their first event; the events of each in the order in which they happened.

    With the claims that tell of them, what tells no things, place or issue is
    put to a story by the words of its sentences.
    """
    lines = Lines(sorted(events, key=lambda event: (begins(event), event.first or date.max, event.id)))
    lines.join(about_the_same(lines))
    lines.join(list(nearest(lines)))
    lines.join(list(in_like_words(lines, claims)))
    return [
        Story(id=line[0].id, events=tuple(line))
        for line in ([lines.events[place] for place in places] for places in lines.places())
        if len(line) > 1
    ]


class Lines:
    """Events in the order in which they happened, and which of them are one line."""

    def __init__(self, events: list[Event]) -> None:
        self.events = events
        self.days = [begins(event) for event in events]
        self._home = list(range(len(events)))

    def join(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Make one line of the lines of two events, for each two places."""
        for one, other in pairs:
            first, second = sorted((self._first(one), self._first(other)))
            self._home[second] = first

    def places(self) -> list[list[int]]:
        """The places of the events of each line, lone ones too."""
        found: dict[int, list[int]] = {}
        for place in range(len(self.events)):
            found.setdefault(self._first(place), []).append(place)
        return list(found.values())

    def alone(self) -> set[int]:
        """The places of the events that are in no line."""
        return {places[0] for places in self.places() if len(places) == 1}

    def _first(self, place: int) -> int:
        while self._home[place] != place:
            self._home[place] = self._home[self._home[place]]
            place = self._home[place]
        return place


def begins(event: Event) -> int:
    """The day on which an event began: as it is told, else when it was first told; without any, the last of all."""
    told = (first_day(event.time.start) or last_day(event.time.end)) if event.time else None
    return told or (event.first.toordinal() if event.first else 10**7)


def about_the_same(lines: Lines) -> Iterator[tuple[int, int]]:
    """Events about one subject that follow one another, by their places."""
    having: defaultdict[Subject, list[int]] = defaultdict(list)
    for place, event in enumerate(lines.events):
        for subject in subjects(event):
            having[subject].append(place)
    for subject, places in having.items():
        for one, other in pairwise(places):
            if lines.days[other] - lines.days[one] <= GAPS[subject.of]:
                yield one, other


def nearest(lines: Lines) -> Iterator[tuple[int, int]]:
    """Each lone event that leaves open what it is about, or who gives it to whom, with the nearest that tells it."""
    alone = lines.alone()
    telling: defaultdict[Act, list[int]] = defaultdict(list)
    vague = []
    for place, event in enumerate(lines.events):
        if place in alone and leaves_open(event):
            vague.append(place)
        elif place not in alone or event.items:
            for act in acts(event, {None, *kinds(event)}):
                telling[act].append(place)
    for place in vague:
        event = lines.events[place]
        around = (neighbours(place, telling[act]) for act in acts(event, kinds(event) or {None}))
        near = min(((abs(lines.days[other] - lines.days[place]), other) for other in chain(*around)), default=None)
        if near and near[0] <= NEAR:
            yield place, near[1]


def leaves_open(event: Event) -> bool:
    """Whether it tells no subject, or things that either side may have given; of bare talks only words can tell."""
    if event.type in STANDINGS or (event.type == "CONSULT" and not event.items):
        return False
    return not (event.items or subjects(event)) or (event.symmetric and bool(kinds(event)))


def acts(event: Event, passing: Iterable[str | None]) -> Iterator[Act]:
    """What is done in which direction with what; one act, whether what passes is given, asked for or refused."""
    for kind in passing:
        type = "passing" if event.type in (PASSING if kind else GIVING) else event.type
        for way in ways(event):
            yield type, way, kind


def neighbours(place: int, places: list[int]) -> list[int]:
    """Of ascending places, the last before and the first after one."""
    at = bisect_left(places, place)
    return places[max(0, at - 1) : at + 1]


def in_like_words(lines: Lines, claims: Iterable[Claim]) -> Iterator[tuple[int, int]]:
    """Each event that is still alone, with the one of a line whose sentences have the most words in common with its."""
    alone = {place for place in lines.alone() if lines.events[place].type not in STANDINGS}
    shared: Counter[tuple[int, int]] = Counter()
    for places in told_in(lines.events, claims).values():
        if len(places) <= MOST:
            lone = [place for place in places if place in alone]
            shared.update((one, other) for one in lone for other in places if other not in alone)
    best: dict[int, tuple[int, int, int]] = {}
    for (one, other), count in shared.items():
        apart = abs(lines.days[other] - lines.days[one])
        if count >= SHARED and apart <= NEAR:
            best[one] = min(best.get(one, (0, 0, 0)), (-count, apart, other))
    return ((one, other) for one, (_, _, other) in best.items())


def told_in(events: list[Event], claims: Iterable[Claim]) -> dict[tuple[Pair, str], list[int]]:
    """For each pair and word the places of the events that are told in it."""
    of_claim = {claim.id: words(claim) | trigger_words(claim) for claim in claims}
    having: defaultdict[tuple[Pair, str], list[int]] = defaultdict(list)
    for place, event in enumerate(events if of_claim else ()):
        pair = pair_of(event)
        if pair is None or event.type in STANDINGS:
            continue
        told = stems(" ".join(thing.name for thing in event.items)).union(
            *(of_claim.get(id, ()) for id in event.evidence)
        )
        for word in told:
            having[frozenset(pair), word].append(place)
    return having
