"""Events with the claims that tell of them, some hundred asked for together; and what several forms ask of both.

Takes a stream of events, gives it back with claims, holding no more than those
of a batch.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

from dragoman.records import Claim, Event, Party

AT_ONCE = 500
Thing = TypeVar("Thing")
ClaimsOf = Callable[[Sequence[Event]], Iterable[Claim]]


def batches(things: Iterable[Thing]) -> Iterator[list[Thing]]:
    """Some hundred at a time."""
    coming = iter(things)
    while some := list(islice(coming, AT_ONCE)):
        yield some


def with_claims(events: Sequence[Event], claims_of: ClaimsOf) -> list[tuple[Event, list[Claim]]]:
    """Events with their claims in the order of their evidence, those of copies of a report side by side."""
    claims: dict[str, list[Claim]] = {}
    found = claims_of([event for event in events if event.coded is None])
    for claim in sorted(found, key=lambda claim: (claim.published is None, claim.published, claim.document)):
        claims.setdefault(claim.id, []).append(claim)
    return [(event, [claim for id in event.evidence for claim in claims.get(id, ())]) for event in events]


def told(events: Iterable[Event], claims_of: ClaimsOf) -> Iterator[tuple[Event, list[Claim]]]:
    """A stream of events with their claims."""
    for some in batches(events):
        yield from with_claims(some, claims_of)


def cameo_of(event: Event, claims: Sequence[Claim]) -> str | None:
    """The CAMEO code of an event: that of its row, or of most of its claims."""
    if event.coded:
        return event.coded.code
    codes = Counter(one.cameo for one in claims if one.cameo)
    return codes.most_common(1)[0][0] if codes else None


def pairs(event: Event) -> Iterator[tuple[Party, Party]]:
    """Who did it to whom; of what runs both ways, each pair once."""
    for one in event.initiators:
        for other in event.recipients:
            if one.id != other.id:
                yield one, other


def words_of(event: Event, claims: Sequence[Claim]) -> str | None:
    """The sentence that tells of it, or what a dataset says."""
    if event.coded:
        return event.coded.words
    asserted = next((one for one in claims if one.stance == "asserts"), None) or next(iter(claims), None)
    return asserted.sentence if asserted else None
