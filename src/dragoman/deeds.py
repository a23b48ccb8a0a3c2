"""What events add to pairs: one deed for each dyad of an event, as records and, for millions, in columns.

Takes Event, gives Deed and Deeds. The store keeps deeds, the ties are weighed
from them. What a deed is worth is not said here: that is the ties' matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import numpy as np

from dragoman.days import last_day
from dragoman.records import Deed, Event, EventType, Party, Support

if TYPE_CHECKING:
    from numpy.typing import NDArray

TELLING = frozenset({"asserts", "hedges", "denies"})  # stances of those who say that it happened, or that it did not
NO_ID = -1  # in the place of an event whose id is not given


def deeds_of(event: Event) -> Iterator[Deed]:
    """The deeds of an event, one for each pair of sides; none where it is only supposed, or nobody says when.

    What is aimed `against` a third party is a deed of its initiators towards
    that party, too.
    """
    day = day_of(event)
    if event.support is None or day is None:
        return
    stances = {side.stance for side in event.sides}
    kinds = {side_of(one): kind_of(one) for one in (*event.initiators, *event.recipients, *event.against)}
    initiators = dict.fromkeys(side_of(one) for one in event.initiators)
    done = [(one, other, False) for one, other in event.dyads if other is not None]
    aimed = [(one, side_of(third), True) for one in initiators for third in event.against]
    seen: set[frozenset[str]] = set()
    for initiator, recipient, against in (*done, *aimed):
        pair = frozenset((initiator, recipient))
        if len(pair) < 2 or pair in seen:
            continue
        seen.add(pair)
        yield Deed(
            event=event.id,
            initiator=initiator,
            recipient=recipient,
            kinds=(kinds.get(initiator, "unknown"), kinds.get(recipient, "unknown")),
            symmetric=event.symmetric and not against,
            against=against,
            type=event.type,
            mode=event.mode,
            support=event.support,
            hedged="hedges" in stances and "asserts" not in stances,
            confidence=event.confidence,
            day=day,
            theatres=event.theatres,
        )


def side_of(party: Party) -> str:
    """The id under which a party has ties: of the state that it acts for, or its own."""
    return party.acts_for or party.id


def kind_of(party: Party) -> str:
    """What kind of actor its side is."""
    return "state" if party.acts_for else party.kind


def day_of(event: Event) -> date | None:
    """The last day on which it can have happened, but no later than it was first told; None where neither is known.

    So what is told in November of "this year" is of November. To expect it is
    not yet to tell it: what was expected in 2014 and is told to have happened
    in 2015 is of 2015, and what is only expected is of the day on which it was.
    """
    ends = last_day(event.time.end) if event.time and event.time.end else None
    told = first_told(event)
    if told is None:
        return date.fromordinal(ends) if ends else None
    return min(date.fromordinal(ends), told) if ends else told


def first_told(event: Event) -> date | None:
    """The day on which it was first affirmed or denied; of what is only expected, the day on which it first was."""
    days = [
        position.said
        for teller in event.tellers
        for position in teller.positions
        if position.said and position.stance in TELLING
    ]
    return min(days, default=event.first)


class Act(NamedTuple):
    """What is done, as far as its weight hangs on it."""

    type: EventType
    mode: str | None
    symmetric: bool
    against: bool


class Telling(NamedTuple):
    """How it is told, as far as its weight hangs on it."""

    support: Support
    hedged: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Deeds:
    """Deeds in columns: one row a deed; numbers count within the tables beside them."""

    sides: tuple[str, ...]  # ids
    kinds: tuple[str, ...]  # of the sides: "state", or the kind of the actor
    acts: tuple[Act, ...]
    tellings: tuple[Telling, ...]
    theatres: tuple[tuple[str, ...], ...]  # combinations of theatres that occur; ids
    initiator: NDArray[np.int32]  # into sides
    recipient: NDArray[np.int32]
    act: NDArray[np.int16]
    telling: NDArray[np.int8]
    theatre: NDArray[np.int16]  # into theatres
    day: NDArray[np.int32]  # `date.toordinal`
    event: NDArray[np.int64]  # number of the event; where `ids` are given an index into them, or NO_ID
    confidence: NDArray[np.float32]  # 0 to 1: how surely the reports were read right
    ids: tuple[str, ...] | None = None  # of events; None where the numbers are those of a store

    def __len__(self) -> int:
        return len(self.day)

    @property
    def coded(self) -> NDArray[np.bool_]:
        """Which of them only rows of others' event data tell."""
        kinds = np.array([telling.support == "coded" for telling in self.tellings], dtype=bool)
        return kinds[self.telling] if len(kinds) else np.zeros(len(self), dtype=bool)

    @classmethod
    def of(cls, deeds: Iterable[Deed]) -> Deeds:
        """Deeds as columns, in their order."""
        sides, ids = _Numbers[str](), _Numbers[str]()
        acts, tellings, theatres = _Numbers[Act](), _Numbers[Telling](), _Numbers[tuple[str, ...]]()
        kinds: dict[int, str] = {}
        rows, sure = [], []
        for one in deeds:
            initiator, recipient = sides[one.initiator], sides[one.recipient]
            kinds |= {initiator: one.kinds[0], recipient: one.kinds[1]}
            act = acts[Act(one.type, one.mode, one.symmetric, one.against)]
            telling = tellings[Telling(one.support, one.hedged)]
            rows.append(
                (initiator, recipient, act, telling, theatres[one.theatres], one.day.toordinal(), ids[one.event])
            )
            sure.append(one.confidence)
        columns = np.array(rows, dtype=np.int64).reshape(-1, 7).T
        return cls(
            sides=tuple(sides),
            kinds=tuple(kinds[number] for number in range(len(sides))),
            acts=tuple(acts),
            tellings=tuple(tellings),
            theatres=tuple(theatres),
            initiator=columns[0].astype(np.int32),
            recipient=columns[1].astype(np.int32),
            act=columns[2].astype(np.int16),
            telling=columns[3].astype(np.int8),
            theatre=columns[4].astype(np.int16),
            day=columns[5].astype(np.int32),
            event=columns[6],
            confidence=np.array(sure, dtype=np.float32),
            ids=tuple(ids),
        )

    @classmethod
    def of_events(cls, events: Iterable[Event]) -> Deeds:
        """The deeds of events as columns."""
        return cls.of(deed for event in events for deed in deeds_of(event))

    def where(self, chosen: NDArray[np.bool_] | NDArray[np.integer] | slice) -> Deeds:
        """Those of a mask, a stretch, or numbers of rows; the tables stay as they are."""
        return replace(
            self,
            initiator=self.initiator[chosen],
            recipient=self.recipient[chosen],
            act=self.act[chosen],
            telling=self.telling[chosen],
            theatre=self.theatre[chosen],
            day=self.day[chosen],
            event=self.event[chosen],
            confidence=self.confidence[chosen],
        )

    def during(self, since: date | None, until: date | None) -> Deeds:
        """Those from the day `since` to the day `until`, both included; None: open."""
        chosen = np.ones(len(self), dtype=bool)
        if since:
            chosen &= self.day >= since.toordinal()
        if until:
            chosen &= self.day <= until.toordinal()
        return self.where(chosen)

    def between(self, one: str, other: str) -> Deeds:
        """Those of one pair, in either direction; none where a side is not there."""
        if one not in self.sides or other not in self.sides:
            return self.where(slice(0))
        a, b = self.sides.index(one), self.sides.index(other)
        there = (self.initiator == a) & (self.recipient == b)
        return self.where(there | ((self.initiator == b) & (self.recipient == a)))

    def within(self, theatre: str | None) -> Deeds:
        """Those that count in a theatre; all of them for None."""
        if theatre is None:
            return self
        holds = np.array([theatre in several for several in self.theatres], dtype=bool)
        return self.where(holds[self.theatre] if len(holds) else slice(0))

    def of_kinds(self, kinds: Iterable[str]) -> Deeds:
        """Those of which both sides are of some kinds."""
        wanted = set(kinds)
        fits = np.array([kind in wanted for kind in self.kinds], dtype=bool)
        return self.where(fits[self.initiator] & fits[self.recipient] if len(fits) else slice(0))


Thing = TypeVar("Thing")


class _Numbers(dict[Thing, int]):
    """Numbers for things, in the order in which they are first asked for."""

    def __missing__(self, thing: Thing) -> int:
        self[thing] = len(self)
        return self[thing]
