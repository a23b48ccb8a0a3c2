"""Count the words in which claims tell of an act or call an actor.

Takes claims, gives Wording, commonest first. Words that only stand inside
quotation marks are counted apart: they are a source's more than the outlet's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dragoman.actors.spelling import NO_NAMES, POSSESSIVE
from dragoman.records import ActorMention, Claim, Source, Trigger, Wording
from dragoman.vocabulary.forms import known_lemmas, lemma_of

ARTICLE = re.compile(r"^(?:the|an?) ", re.IGNORECASE)
PRONOUNS = NO_NAMES | {
    "its", "their", "theirs", "his", "hers", "our", "ours", "my", "your", "itself", "themselves", "himself", "herself",
    "which", "whose", "whom",
}  # fmt: skip
# From an opening mark to its closing one; of a quotation over several sentences the first or the last part.
QUOTED = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)|^[^“”]*”")


@dataclass(slots=True)
class Uses:
    """Where a word stands: its spellings, and the claims that have it outside and inside quotation marks, with what
    stands there.
    """

    spellings: Counter[str] = field(default_factory=Counter)
    outside: list[tuple[Claim, str]] = field(default_factory=list)
    inside: list[tuple[Claim, str]] = field(default_factory=list)


def of_acts(claims: Iterable[Claim]) -> tuple[Wording, ...]:
    """The words that express the acts of these claims; an act counts once, however many claims it makes."""
    uses: dict[str, Uses] = {}
    seen = set()
    for claim in claims:
        if (claim.document, claim.act) not in seen:
            seen.add((claim.document, claim.act))
            note(uses, act_word(claim.trigger.text), claim, claim.trigger)
    return counted(uses)


def of_actors(claims: Iterable[Claim]) -> dict[str, tuple[Wording, ...]]:
    """The words for each actor that these claims name, by its id; a mention counts once."""
    uses: dict[str, dict[str, Uses]] = {}
    seen = set()
    for claim in claims:
        for mention in mentions(claim):
            word = actor_word(mention.text or "")
            place = (mention.id, claim.document, mention.start)
            if word and place not in seen:
                seen.add(place)
                note(uses.setdefault(mention.id, {}), word, claim, mention)
    return {id: counted(own) for id, own in uses.items()}


def mentions(claim: Claim) -> Iterator[ActorMention | Source]:
    """Everyone whom a claim names, as party or as source."""
    yield claim.initiator
    yield from (party for party in (claim.recipient, claim.against) if party)
    yield from claim.sources


def act_word(trigger: str) -> str:
    """The dictionary form of an act's words: "had supplied" and "supplies" are "supply", "shot down" "shoot down"."""
    first, *rest = ARTICLE.sub("", trigger.casefold()).split()
    if first not in known_lemmas("noun"):
        first = lemma_of(first, first, "verb")
    if not rest and first not in known_lemmas("verb"):
        first = lemma_of(first, first, "noun")
    return " ".join([first, *rest])


def actor_word(text: str) -> str | None:
    """An actor's words without article and "'s"; None for a pronoun."""
    word = POSSESSIVE.sub("", ARTICLE.sub("", " ".join(text.split())).rstrip(".,;:"))
    return word if word and word.casefold() not in PRONOUNS else None


def note(uses: dict[str, Uses], word: str, claim: Claim, part: Trigger | ActorMention | Source) -> None:
    """Count one use of a word, where a part of the claim stands."""
    use = uses.setdefault(word.casefold(), Uses())
    use.spellings[word] += 1
    (use.inside if in_quotation_marks(claim, part.start) else use.outside).append((claim, part.text or word))


def in_quotation_marks(claim: Claim, at: int | None) -> bool:
    """Whether a character of the document stands inside quotation marks of the claim's sentence."""
    if at is None:
        return False
    place = at - claim.sentence_start
    return any(quotation.start() <= place < quotation.end() for quotation in QUOTED.finditer(claim.sentence))


def counted(uses: dict[str, Uses]) -> tuple[Wording, ...]:
    """The words with their counts and a sentence, commonest first."""
    found = []
    for use in uses.values():
        standing = use.outside + use.inside
        first, text = standing[0]
        found.append(
            Wording(
                word=max(use.spellings, key=lambda spelling: (use.spellings[spelling], spelling)),
                count=len(standing),
                quoted=len(use.inside),
                sentence=first.sentence,
                text=text,
                evidence=tuple(dict.fromkeys(claim.id for claim, _ in standing)),
            )
        )
    return tuple(sorted(found, key=lambda one: (-one.count, one.word)))
