"""Tell where a deed of war happened whose sentence names no place.

Takes the theatres a claim counts in and the mentions of its report, gives the
Place of the one state where those wars are fought, in the words that named it
last. Only deeds that are done on the spot: a threat may be made anywhere.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from dragoman.claims.mentions.records import Mention
from dragoman.records import EventType, Place
from dragoman.vocabulary.places import places
from dragoman.vocabulary.theatres import theatres

ON_THE_SPOT: frozenset[EventType] = frozenset(("ASSAULT", "COERCE", "MOBILIZE", "RETREAT"))
FOUGHT = ("war", "region")
NAMING = ("name", "adjective", "demonym")  # not its capital, which is elsewhere, nor "the government"


def find_scene(
    type: EventType, counts_in: Collection[str], mentions: Sequence[Sequence[Mention]], number: int
) -> Place | None:
    """The state where a deed of sentence `number` happened; None where its theatres lie in several or none is named."""
    if type not in ON_THE_SPOT:
        return None
    chosen = [one for one in theatres() if one.id in counts_in]
    states = {place for one in chosen for place in one.places if place.isupper()}
    if len(states) != 1 or any(one.kind not in FOUGHT for one in chosen):
        return None
    state = next(iter(states))
    known, text = places().state(state), _named(state, mentions, number)
    if known is None or text is None:
        return None
    return Place(
        text=text, name=known.name, country=state, latitude=known.latitude, longitude=known.longitude
    )  # fmt: skip


def _named(state: str, mentions: Sequence[Sequence[Mention]], number: int) -> str | None:
    """The words that name the state, in the sentence or else nearest before it."""
    for found in reversed(mentions[: number + 1]):
        for mention in found:
            if mention.actor.id == state and mention.form in NAMING:
                return mention.actor.text
    return None
