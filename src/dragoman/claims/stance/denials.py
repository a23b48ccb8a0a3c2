"""Denials of what was told just before: "Norland denied the charge.", "Sudland rejects this."

Takes the syntax of a sentence, gives Retorts: who turns down a charge that
another sentence tells; and of the claims told before, gives those that they
turn down. Who denies, denies a deed of its own: another's stays as it was told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.claims.sources.cues import entry_of
from dragoman.claims.sources.sayings import Saying
from dragoman.claims.sources.shown import speaker
from dragoman.claims.sources.spans import phrase, span
from dragoman.claims.stance.scope import walk
from dragoman.claims.syntax import Syntax
from dragoman.records import ActorMention, Claim, Record, Source, Span
from dragoman.vocabulary.classes import classes

BACK = 2  # sentences between a charge and its denial, at most
TAKEN_UP = frozenset(("it", "this", "that", "these", "them"))
OWN_CONTENT = ("acl", "ccomp", "nmod")  # "the charge that …", "reports of …": told in this sentence
SPOKEN = frozenset(("ACCUSE", "REJECT", "REQUEST"))  # who denies a charge does not deny that it was made


class Retort(Record, frozen=True, kw_only=True):
    """Somebody denying what was told before: the saying without its content, and the words for what is denied."""

    saying: Saying
    charge: Span


def retorts(number: int, syntax: Syntax) -> Iterator[Retort]:
    """The denials of a sentence (the `number`-th) that say no more of what they deny than "it" or "the charge"."""
    for word in range(len(syntax)):
        entry = entry_of(syntax, word) if syntax.upos[word] == "VERB" else None
        if entry is None or entry.polarity == "+" or syntax.deprels[word].endswith(":relcl"):
            continue
        charge, who = syntax.object(word), speaker(syntax, word)
        if charge is None or who is None or not _takes_up(syntax, charge) or not walk(syntax, word).positive:
            continue
        yield Retort(
            saying=Saying(
                sentence=number,
                word=word,
                entry=entry,
                cue=span(syntax, word, word + 1),
                source=tuple(phrase(syntax, one) for one in syntax.conjuncts(who)),
                content=(),
            ),
            charge=phrase(syntax, charge),
        )


def denied(source: Source, before: Sequence[Claim]) -> list[Claim]:
    """Which of the claims made before, the last ones first, are deeds that a source denies as its own."""
    return [
        claim
        for claim in reversed(before)
        if claim.type not in SPOKEN
        and claim.stance != "denies"
        and _same(source, claim.initiator)
        and claim.sources
        and not _same(source, claim.sources[-1])
    ]


def _takes_up(syntax: Syntax, word: int) -> bool:
    """Whether a word stands for what was told before, without a content of its own."""
    if syntax.lower[word] in TAKEN_UP:
        return True
    told = syntax.lemmas[word] in classes("said_noun")
    return told and not any(syntax.deprels[child].split(":")[0] in OWN_CONTENT and child > word
                            for child in syntax.children[word])  # fmt: skip


def _same(source: Source, actor: ActorMention | Source) -> bool:
    """Whether two act for one state, or are one."""
    return source.id == actor.id or (source.acts_for is not None and source.acts_for == actor.acts_for)
