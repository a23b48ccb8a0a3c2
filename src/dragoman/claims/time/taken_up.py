"""When something happened that a report has dated elsewhere: "the deal", "the new sanctions".

Takes the readings of a report and its time expressions. An agreement is taken
up by its name alone once the report tells when it was signed; anything else
only by the same words that tell it apart, for there are many attacks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from dragoman.claims.clause import children
from dragoman.claims.time.attach import find_time
from dragoman.claims.time.expressions import Expression
from dragoman.claims.time.placed import expressions_in
from dragoman.records import Reading, Time
from dragoman.vocabulary.forms import known_lemmas

AGREEMENTS = frozenset(
    ("accord", "agreement", "armistice", "cease-fire", "ceasefire", "deal", "memorandum", "pact", "treaty", "truce")
)
MADE = frozenset(("agree", "broker", "clinch", "conclude", "finalize", "ink", "negotiate", "reach", "seal", "sign",
                  "strike"))  # fmt: skip
DEFINITE = frozenset({"the", "that", "this"})
ANY = frozenset(
    ("earlier", "further", "major", "more", "other", "past", "previous", "recent", "same")
)  # tell none apart


class Known(NamedTuple):
    """Something that the report dates."""

    number: int  # of its sentence
    lemma: str
    kinds: frozenset[str]  # "nuclear" of "the nuclear deal"
    time: Time
    agreed: bool  # an agreement, and the time that of its making


def dated_things(readings: Sequence[Reading], published: date | None, expressions: Sequence[Expression]) -> list[Known]:
    """What the report tells to have happened at some time that is over, in order."""
    found: list[Known] = []
    for number, reading in enumerate(readings):
        if reading.sentence.block != "body" or not expressions_in(reading, expressions):
            continue
        for word, lemma, agreed in _things(reading):
            verb = _maker(reading, word) if agreed else word
            time = find_time(reading, word if verb is None else verb, published, expressions)
            if time and time.start and (published is None or time.start <= str(published)):
                found.append(Known(number, lemma, _kinds(reading, word), time, verb is not None and agreed))
    return found


def time_taken_up(known: Sequence[Known], reading: Reading, number: int, word: int) -> Time | None:
    """When that at `word` happened: the last thing of its name and kind before it, else the first after."""
    lemma, kinds = reading.lemmas[word].lower(), _kinds(reading, word)
    if not any(reading.lemmas[child].lower() in DEFINITE for child in children(reading, word)):
        return None
    same = [one for one in known if one.lemma == lemma and kinds <= one.kinds and (kinds or one.agreed)]
    before = [one for one in same if one.number <= number]
    return before[-1].time if before else same[0].time if same else None


def _things(reading: Reading) -> Iterator[tuple[int, str, bool]]:
    """The nouns of acts, and whether each is an agreement."""
    nouns = known_lemmas("noun")
    for word, lemma in enumerate(reading.lemmas):
        if reading.upos[word] == "NOUN" and (lemma.lower() in AGREEMENTS or lemma.lower() in nouns):
            yield word, lemma.lower(), lemma.lower() in AGREEMENTS


def _maker(reading: Reading, word: int) -> int | None:
    """The verb by which an agreement is made: "signed the deal", "the truce reached"."""
    for predicate in reading.predicates:
        verb = predicate.word
        if reading.lemmas[verb].lower() in MADE and reading.xpos[verb] in ("VBD", "VBN"):
            own = any(one.role == "ARG1" and one.first <= word < one.last for one in predicate.arguments)
            if own or reading.heads[word] == verb or reading.heads[verb] == word:
                return verb
    return None


def _kinds(reading: Reading, word: int) -> frozenset[str]:
    relations = ("amod", "compound")
    return frozenset(
        lemma
        for child in children(reading, word)
        if reading.deprels[child] in relations and (lemma := reading.lemmas[child].lower()) not in ANY
    )
