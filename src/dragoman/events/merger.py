"""Merge a project's claims as its store asks for it: dyad by dyad, event by event, in streams.

Takes claims as JSON, each with the origin of its report as it is known now.
What there is much of is worked on by several processes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from hashlib import blake2b
from itertools import chain, islice
from pathlib import Path
from typing import Protocol, TypeVar

import msgspec

from dragoman.events import likeness
from dragoman.events.attaching import DAYS, attach
from dragoman.events.build import build
from dragoman.events.findings import EXPECTED, FARTHEST, STANDING_FARTHEST
from dragoman.events.grouping import Apart
from dragoman.events.joining import join
from dragoman.events.keeping import Regrouped, as_candidate, regroup
from dragoman.events.merge import Pairs, both_ways
from dragoman.events.ties import LONGEST
from dragoman.events.verbatim import RUN
from dragoman.records import Claim, Event, KeptGroup
from dragoman.vocabulary import common, near_types, wider_kinds
from dragoman.workers import in_order

BATCH = 4_000  # claims that are worked on together; fewer are not worth a process

Told = tuple[str, str]  # a claim as JSON, and the origin of its report
Built = tuple[Event, list[Claim]]
Job = TypeVar("Job")
Done = TypeVar("Done")

_claim = msgspec.json.Decoder(Claim).decode


class Dyad(Protocol):
    """Claims of one dyad that are to be grouped, and the groups that they may join."""

    @property
    def kept(self) -> Sequence[KeptGroup]:
        """In the order of their first claims."""

    @property
    def claims(self) -> Sequence[Told]:
        """In the order in which they were told, after all of `kept` or, with a week, all since it began."""

    @property
    def week(self) -> int | None:
        """The week that is told anew; None: none."""


@dataclass(frozen=True, kw_only=True)
class Merger:
    """Groups and events of a project, with what people have judged of them."""

    same: Pairs = ()
    different: Pairs = ()
    workers: int = 1
    # A claim of what happened longer ago than this, in days, may join any group.
    long_past: int = field(default=max(STANDING_FARTHEST, LONGEST) + FARTHEST, init=False)
    # Groups that were told longer ago than this, and ended before, are out of the reach of all others.
    reach: int = field(default=max(STANDING_FARTHEST, LONGEST) + FARTHEST + EXPECTED + FARTHEST + RUN, init=False)

    # Days between the first reports of a group that knows one side only and of the one that it is attached to, at most.
    apart: int = field(default=DAYS, init=False)

    @property
    def method(self) -> str:
        """A hash of the code and the tables of which events are made."""
        return method()

    @property
    def judged(self) -> frozenset[str]:
        """The claims that a person has put together or apart."""
        return frozenset(claim for pair in (*self.same, *self.different) for claim in pair)

    def group(self, dyads: Iterable[Dyad]) -> Iterator[Regrouped]:
        """What the claims of each dyad make of its groups."""
        work = partial(group_all, apart=both_ways(self.different))
        return self._spread(work, dyads, size=lambda dyad: len(dyad.claims))

    def attach(self, sides: Iterable[tuple[str, list[KeptGroup]]]) -> Iterator[list[tuple[int, int]]]:
        """For each side and the groups that it takes part in, the numbers of those that are attached to another's."""
        return self._spread(attach_all, sides, size=lambda side: len(side[1]))

    def join(self, groups: Sequence[KeptGroup]) -> list[list[KeptGroup]]:
        """The groups of each event."""
        places = {group.number: place for place, group in enumerate(groups)}
        attached = [(places[group.number], places[group.home]) for group in groups if group.home in places]
        return join(groups, attached=attached, same=self.same, apart=both_ways(self.different))

    def build(self, events: Iterable[list[Told]]) -> Iterator[Built]:
        """The record of each event, with its claims."""
        return self._spread(build_all, events, size=len)

    def _spread(
        self, work: Callable[[list[Job]], list[Done]], jobs: Iterable[Job], *, size: Callable[[Job], int]
    ) -> Iterator[Done]:
        """What comes of the jobs, in their order."""
        coming = batches(jobs, size)
        ahead = list(islice(coming, 2))
        if self.workers < 2 or len(ahead) < 2:
            for batch in chain(ahead, coming):
                yield from work(batch)
            return
        spread = in_order(work, chain(ahead, coming), argument=_itself, workers=self.workers, begin=_nothing)
        for _, done in spread:
            yield from done


@cache
def method() -> str:
    """A hash of this folder and of the tables that it asks for; a changed weight makes other events."""
    files = [
        *sorted(Path(__file__).parent.glob("*.py")),
        likeness.TABLE,
        near_types.TABLE,
        wider_kinds.TABLE,
        common.TABLE,
    ]
    return blake2b(b"".join(file.read_bytes() for file in files), digest_size=8).hexdigest()


def group_all(dyads: Sequence[Dyad], *, apart: Apart) -> list[Regrouped]:
    """What the claims of each of some dyads make of its groups."""
    return [regroup(dyad.kept, map(decoded, dyad.claims), week=dyad.week, apart=apart) for dyad in dyads]


def attach_all(sides: Sequence[tuple[str, list[KeptGroup]]]) -> list[list[tuple[int, int]]]:
    """What is attached to what, for each of some sides."""
    return [list(attach(side, map(as_candidate, groups))) for side, groups in sides]


def build_all(events: Sequence[list[Told]]) -> list[Built]:
    """The records of some events, with their claims."""
    return [(build(claims), claims) for claims in ([decoded(told) for told in event] for event in events)]


def decoded(told: Told) -> Claim:
    """A claim, of the origin that is known now."""
    text, origin = told
    claim = _claim(text)
    return claim if claim.origin == origin else msgspec.structs.replace(claim, origin=origin)


def batches(jobs: Iterable[Job], size: Callable[[Job], int]) -> Iterator[list[Job]]:
    """Jobs together that have enough claims to be worth it."""
    batch: list[Job] = []
    claims = 0
    for job in jobs:
        batch.append(job)
        claims += size(job)
        if claims >= BATCH:
            yield batch
            batch, claims = [], 0
    if batch:
        yield batch


def _itself(batch: list[Job]) -> list[Job]:
    return batch


def _nothing() -> None:
    """What a process does before its first batch."""
