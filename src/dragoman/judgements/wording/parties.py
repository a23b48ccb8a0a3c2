"""Read who acts, whom it is done to and who says so: names and codes into actors, with their words in the sentence."""

from __future__ import annotations

import re

from dragoman.actors import Actor, Registry
from dragoman.errors import UsageError
from dragoman.records import ActorMention, Claim, Source

UNSPECIFIED = "unspecified"
IN_CHAIN = re.compile(r"\s*>\s*")


def mention(text: str, claim: Claim, actors: Registry) -> ActorMention:
    """The actor of a name, a code or an id: one that the claim names already, or one of the tables."""
    for one in named_in(claim):
        if is_called(one, text):
            at = claim.trigger.start  # where a source without words ("reportedly") gets some
            return ActorMention(
                id=one.id, name=one.name, kind=one.kind, sector=one.sector, acts_for=one.acts_for,
                text=one.text or text, start=at if one.start is None else one.start,
                end=at if one.end is None else one.end,
            )  # fmt: skip
    actor = known(text, claim, actors)
    words, start, end = words_in(claim, actor, text)
    day = claim.published
    return ActorMention(
        id=actor.id, name=actor.name, kind=actor.kind, sector=actor.sector_on(day), acts_for=actor.acts_for(day),
        text=words, start=start, end=end,
    )  # fmt: skip


def named_in(claim: Claim) -> list[ActorMention | Source]:
    """All whom a claim names."""
    parties = (claim.initiator, claim.recipient, claim.against)
    return [*(one for one in parties if one), *claim.sources]


def is_called(one: ActorMention | Source, text: str) -> bool:
    """Whether an actor of a claim goes by a name, an id or words."""
    return text.lower() in {form.lower() for form in (one.id, one.name, one.text) if form}


def known(text: str, claim: Claim, actors: Registry) -> Actor:
    """The actor of the tables; UsageError with the nearest names when none."""
    found = actors.meant(text, claim.published)
    if found:
        return found
    names = ", ".join(f"{form} ({actor.id})" for form, actor in actors.nearest(text))
    raise UsageError(
        f"No actor is called {text!r} on {claim.published or 'any day'}. Nearest: {names}. "
        "Add others with a list of your own: dragoman import actors FILE"
    )


def words_in(claim: Claim, actor: Actor, text: str) -> tuple[str, int, int]:
    """The words of the sentence that name an actor, and where; words of no length where the trigger stands if none do.

    The name as a person wrote it comes first, then the actor's own.
    """
    for name in (text, actor.name):
        found = re.search(rf"\b{re.escape(name)}\b", claim.sentence, re.IGNORECASE)
        if found:
            return found[0], claim.sentence_start + found.start(), claim.sentence_start + found.end()
    return text, claim.trigger.start, claim.trigger.start


def sources(text: str, claim: Claim, actors: Registry) -> list[Source]:
    """The chain of sources, outermost first, with > between: "The Courier > the Kremlin", "anonymous".

    A source that the claim has already stays as it is; the innermost other
    one is marked by the cue of the claim's.
    """
    cue = claim.sources[-1].cue if claim.sources else None
    return [source(name, claim, actors, cue) for name in IN_CHAIN.split(text) if name]


def source(text: str, claim: Claim, actors: Registry, cue: str | None) -> Source:
    """One source of a chain."""
    for one in claim.sources:
        if is_called(one, text):
            return one
    if text.lower() in (UNSPECIFIED, "anonymous"):
        return Source(
            id=UNSPECIFIED, name=UNSPECIFIED, kind="unknown", sector=None, acts_for=None, anonymous=True, cue=cue,
            text=None, start=None, end=None,
        )  # fmt: skip
    actor = mention(text, claim, actors)
    has_words = actor.end > actor.start
    return Source(
        id=actor.id, name=actor.name, kind=actor.kind, sector=actor.sector, acts_for=actor.acts_for, anonymous=False,
        cue=cue, text=actor.text if has_words else None, start=actor.start if has_words else None,
        end=actor.end if has_words else None,
    )  # fmt: skip
