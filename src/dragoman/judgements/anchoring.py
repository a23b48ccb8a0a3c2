"""Find judged claims again, though a new reader may have given them other ids.

Takes an anchor and claims, gives the ids of those that it means. A claim's
id holds as long as its words do; where they have moved, the claim of the
same document is meant that stands in the same place, if there is just one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from dragoman.records import ActorMention, Anchor, Claim, Source, Span, Trigger

Part = ActorMention | Source | Trigger
GONE = "no claim stands there any more"
SEVERAL = "several claims stand there now, and none of them fits best"


class Lapsed(LookupError):
    """An anchor that means no claim, or several."""


class Claims:
    """Claims among which anchors find theirs."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self.by_id: dict[str, list[Claim]] = {}
        self.by_document: dict[str, list[Claim]] = {}
        for claim in claims:
            self.by_id.setdefault(claim.id, []).append(claim)
            self.by_document.setdefault(claim.document, []).append(claim)

    def meant(self, anchor: Anchor) -> tuple[str, ...]:
        """The ids of the claims that an anchor means; Lapsed, saying why, when there are none.

        Two only where a copy of the report was not read anew: its claim has
        the old id, that of the report itself another.
        """
        exact = self.by_id.get(anchor.claim, [])
        if any(claim.document == anchor.document for claim in exact):
            return (anchor.claim,)
        found = best(anchor, self.by_document.get(anchor.document, []))
        ids = ((anchor.claim,) if exact else ()) + ((found[0].id,) if len(found) == 1 else ())
        if not ids:
            raise Lapsed(SEVERAL if found else GONE)
        return ids


def anchor(claim: Claim) -> Anchor:
    """Where a claim stands."""
    source = claim.sources[-1] if claim.sources else None
    trigger, initiator = span(claim.trigger), span(claim.initiator)
    assert trigger is not None
    assert initiator is not None
    return Anchor(
        claim=claim.id,
        document=claim.document,
        sentence=claim.sentence,
        sentence_start=claim.sentence_start,
        trigger=trigger,
        initiator=initiator,
        recipient=span(claim.recipient),
        source=span(source),
    )


def said(claim: Claim) -> dict[str, Any]:
    """What a claim says in short: who did what to whom, according to whom, how firmly."""
    return {
        "type": claim.type,
        "initiator": claim.initiator.id,
        "recipient": claim.recipient.id if claim.recipient else None,
        "source": claim.sources[-1].id if claim.sources else None,
        "stance": claim.stance,
    }


def span(part: Part | None) -> Span | None:
    """Where the words of a part stand; None when it has none, as the source of "reportedly"."""
    if part is None or part.start is None or part.end is None:
        return None
    return Span(start=part.start, end=part.end)


def best(wanted: Anchor, claims: Sequence[Claim]) -> list[Claim]:
    """The claims that fit an anchor, each part in each; of several, those most of whose parts have not moved."""
    found = [(fit, claim) for claim in claims if (fit := fit_of(wanted, claim)) is not None]
    most = max((fit for fit, _ in found), default=0)
    ids = {claim.id: claim for fit, claim in found if fit == most}
    return list(ids.values())


def fit_of(wanted: Anchor, claim: Claim) -> int | None:
    """How many parts of a claim stand exactly where the anchor has them; None where a part stands elsewhere."""
    here = anchor(claim)
    if not overlap(wanted.trigger, here.trigger) or not either(wanted.source, here.source):
        return None
    ways = [(here.initiator, here.recipient)]
    if claim.symmetric and here.recipient is not None:
        ways.append((here.recipient, here.initiator))
    fits = [
        sum((wanted.trigger == here.trigger, wanted.source == here.source, wanted.initiator == one,
             wanted.recipient == other))
        for one, other in ways
        if overlap(wanted.initiator, one) and either(wanted.recipient, other)
    ]  # fmt: skip
    return max(fits, default=None)


def either(one: Span | None, other: Span | None) -> bool:
    """Whether neither is there, or both and they overlap."""
    return one is other if one is None or other is None else overlap(one, other)


def overlap(one: Span, other: Span) -> bool:
    """Whether two spans share a character; a span of no length is only like itself."""
    return one == other or max(one.start, other.start) < min(one.end, other.end)
