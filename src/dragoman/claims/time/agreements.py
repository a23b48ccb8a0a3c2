"""When the agreements that a report speaks of were made.

Takes the readings of a report and its time expressions, gives the day of "the
deal" wherever the report tells when it was signed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from dragoman.claims.clause import children
from dragoman.claims.time.attach import find_time
from dragoman.claims.time.expressions import Expression
from dragoman.records import Predicate, Reading, Time

AGREEMENTS = frozenset(
    ("accord", "agreement", "armistice", "cease-fire", "ceasefire", "deal", "memorandum", "pact", "treaty", "truce")
)
MADE = frozenset(("agree", "broker", "clinch", "conclude", "finalize", "ink", "negotiate", "reach", "seal", "sign",
                  "strike"))  # fmt: skip
OURS = frozenset({"the", "that", "this"})  # of an agreement that was told of


class Agreement(NamedTuple):
    """An agreement whose making is dated."""

    number: int  # of its sentence
    lemma: str
    kinds: frozenset[str]  # "nuclear" of "the nuclear deal"
    time: Time


def dated_agreements(
    readings: Sequence[Reading], published: date | None, expressions: Sequence[Expression]
) -> list[Agreement]:
    """The agreements that a report tells to have been made at some time that is over, in order."""
    found = []
    for number, reading in enumerate(readings):
        for predicate in reading.predicates:
            if reading.lemmas[predicate.word].lower() in MADE and reading.xpos[predicate.word] in ("VBD", "VBN"):
                time = find_time(reading, predicate.word, published, expressions)
                if time and time.start and (published is None or time.start <= str(published)):
                    found += [
                        Agreement(number, reading.lemmas[word].lower(), _kinds(reading, word), time)
                        for word in _made(reading, predicate)
                    ]
    return found


def time_of_agreement(agreements: Sequence[Agreement], reading: Reading, number: int, word: int) -> Time | None:
    """When "the deal" at `word` was made: of those told with its kind, the last one before it, else the first after."""
    lemma, kinds = reading.lemmas[word].lower(), _kinds(reading, word)
    if not any(reading.lemmas[child].lower() in OURS for child in children(reading, word)):
        return None
    same = [one for one in agreements if one.lemma == lemma and kinds <= one.kinds]
    before = [one for one in same if one.number <= number]
    return before[-1].time if before else same[0].time if same else None


def _made(reading: Reading, predicate: Predicate) -> Iterator[int]:
    """The agreements that a verb tells to have been made, as its object or as what it describes."""
    for word, lemma in enumerate(reading.lemmas):
        if lemma.lower() in AGREEMENTS:
            own = any(one.role == "ARG1" and one.first <= word < one.last for one in predicate.arguments)
            if own or reading.heads[word] == predicate.word or reading.heads[predicate.word] == word:
                yield word


def _kinds(reading: Reading, word: int) -> frozenset[str]:
    relations = ("amod", "compound")
    return frozenset(
        reading.lemmas[child].lower() for child in children(reading, word) if reading.deprels[child] in relations
    )
