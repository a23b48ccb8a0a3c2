"""Give a claim its id: from few, raw, stable fields, so that better code does not rename history.

Takes a report's text and where trigger, initiator, recipient and innermost source stand in it.
"""

from __future__ import annotations

from hashlib import blake2b

import msgspec

from dragoman.records import ActorMention, Claim, Source, Trigger


def digest(text: str) -> bytes:
    """What stands for a report's text in the ids of its claims."""
    return blake2b(text.encode(), digest_size=16).digest()


def identify(text: bytes, *parts: Trigger | ActorMention | Source | None) -> str:
    """The id of a claim, or, from the trigger alone, of its act; `text` is a digest."""
    where = ";".join(f"{part.start}-{part.end}" if part else "" for part in parts)
    return blake2b(text + where.encode(), digest_size=8).hexdigest()


class Joint:
    """Tells apart the claims of several whom the same words name: "both denied", "U.S. and British officials"."""

    def __init__(self, text: bytes) -> None:
        self._text = text
        self._named: dict[str, list[tuple[str | None, ...]]] = {}

    def apart(self, claim: Claim) -> Claim:
        """The claim with an id of its own, if those told before with its id are of others.

        By whom it is told, or, where the outlet tells it, who did it to whom:
        "they" in what several say may well be themselves, and is told once.
        """
        source = claim.sources[-1].id if claim.sources else None
        parties = (claim.initiator.id, claim.recipient.id if claim.recipient else None)
        who = (source,) if source else parties
        named = self._named.setdefault(claim.id, [])
        if who not in named:
            named.append(who)
        number = named.index(who)
        own = blake2b(self._text + f"{claim.id};{number}".encode(), digest_size=8).hexdigest()
        return msgspec.structs.replace(claim, id=own) if number else claim
