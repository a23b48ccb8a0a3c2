"""Why a claim was made: which witnesses spoke for it, and how surely.

Takes what `finding` weighed, gives a Trace that people can read. Nothing of it
is kept with a claim: it is found again when it is asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dragoman.claims.acts.deeds import Deed
from dragoman.claims.acts.dyads import Dyad
from dragoman.claims.acts.sides import Part
from dragoman.claims.stance.firmness import CueEffect, Factuality
from dragoman.claims.weighing.asking import Claimed
from dragoman.records import Trace

SEVERAL = 3  # types of the reader's answer that are told


class Grounds(NamedTuple):
    """What was weighed for a claim."""

    deed: Deed
    dyad: Dyad
    claimed: Claimed | None
    before: float
    chance: float


def trace(claim: str, grounds: Grounds, firm: Factuality, effects: Sequence[CueEffect]) -> Trace:
    """The grounds of a claim as a Trace."""
    deed, dyad, claimed, before, chance = grounds
    return Trace(
        claim=claim,
        act=deed.trace,
        initiator=_part(dyad.initiator),
        recipient=_part(dyad.recipient) if dyad.recipient else None,
        answer=None if claimed is None else _answer(claimed),
        before=round(before, 3),
        confidence=round(chance, 3),
        sources=tuple(_effect(effect) for effect in effects),
        stance=firm.trace,
    )


def _part(part: Part) -> str:
    if part.beside:
        return f"“{part.mention.actor.text}”: named in the sentence, not by the act"
    if part.before:
        return f"“{part.mention.actor.text}”: known from a claim of an earlier sentence"
    return f"“{part.mention.actor.text}”: slot {part.slot:.2f}, link of the head {part.link:.2f}"


def _answer(claimed: Claimed) -> str:
    best = sorted(claimed.items(), key=lambda pair: -pair[1])[:SEVERAL]
    return ", ".join(f"{type} {chance:.2f}" for type, chance in best)


def _effect(effect: CueEffect) -> str:
    aspect = f", {effect.aspect}" if effect.aspect else ""
    sign = "affirms" if effect.polarity == "+" else "denies"
    return f"{effect.lemma or 'a cue that no table knows'}: {sign}, {effect.certainty}{aspect}"
