"""Give a claim its id: from few, raw, stable fields, so that better code does not rename history.

Takes a report's text and where trigger, initiator, recipient and innermost source stand in it.
"""

from __future__ import annotations

from hashlib import blake2b

from dragoman.records import ActorMention, Source, Trigger


def digest(text: str) -> bytes:
    """What stands for a report's text in the ids of its claims."""
    return blake2b(text.encode(), digest_size=16).digest()


def identify(text: bytes, *parts: Trigger | ActorMention | Source | None) -> str:
    """The id of a claim, or, from the trigger alone, of its act; `text` is a digest."""
    where = ";".join(f"{part.start}-{part.end}" if part else "" for part in parts)
    return blake2b(text + where.encode(), digest_size=8).hexdigest()
