"""Which two sides a claim is about.

A side is the state that an actor acts for, or else the actor: Tehran,
its ministers and its Quds Force are one.
"""

from __future__ import annotations

from dragoman.records import ActorMention, Claim

NOBODY = ""  # the side of a recipient whom the claim does not name

Dyad = tuple[str, str]


def side(mention: ActorMention | None) -> str:
    """The id under which an actor takes part in events."""
    return (mention.acts_for or mention.id) if mention else NOBODY


def dyad(claim: Claim) -> Dyad:
    """The two sides of a claim, in the order of their ids, so that both directions are one dyad."""
    one, other = side(claim.initiator), side(claim.recipient)
    return (one, other) if one <= other else (other, one)
