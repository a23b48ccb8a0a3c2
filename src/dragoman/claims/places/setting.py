"""Tell which theatres a report is about, as a whole and around each sentence.

Takes readings, the mentions in them and the day of publication; gives a
Setting. Used where an act's own words tell no theatre: "the minister met his
counterpart", in a report on a war that both take part in.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date

from dragoman.claims.mentions.records import Mention
from dragoman.claims.places.theatres import ids_of
from dragoman.records import Reading
from dragoman.vocabulary.places import Known, places
from dragoman.vocabulary.theatres import LATE, Theatre, theatres_of, words_in

# How strongly a sentence points to a theatre, and how much that counts beside the mean over the whole report. Chosen on
# the part `dev` of evaluation/theatres, where a quarter more or less of each changes next to nothing.
TOLD = 1.0  # by a place or a word
MET = 0.7  # by those it is about
NAMED = 0.3  # by the state in which it is fought, named alone: "Syrian forces"
HERE = 0.7
BEFORE = 0.25
FIRST = 0.4  # the report's first, which tells the matter even where it is no title

Find = Callable[[str], Known | None]


class Setting:
    """Which theatres the sentences of a report point to."""

    def __init__(
        self,
        readings: Sequence[Reading],
        mentions: Sequence[Sequence[Mention]],
        published: date | None,
        context: Collection[str] = (),
    ) -> None:
        """`context` are the states the report is about, which settle names that several places bear."""
        find = functools.cache(functools.partial(places().find, context=context))
        named = frozenset().union(*map(_all_ids, mentions))
        self._pointed = [
            dict(_pointed(reading, found, published, find, named))
            for reading, found in zip(readings, mentions, strict=True)
        ]
        sums: dict[str, float] = {}
        for pointed in self._pointed:
            for id, weight in pointed.items():
                sums[id] = sums.get(id, 0.0) + weight
        first = self._pointed[0] if self._pointed else {}
        self._whole = {id: weight / len(readings) + FIRST * first.get(id, 0.0) for id, weight in sums.items()}

    def around(self, number: int) -> Mapping[str, float]:
        """How strongly the report, sentence `number` and the one before it point to each theatre, by id."""
        here, before = self._pointed[number], self._pointed[max(number - 1, 0)]
        return {
            id: whole + HERE * here.get(id, 0.0) + BEFORE * before.get(id, 0.0) for id, whole in self._whole.items()
        }  # fmt: skip


def _pointed(
    reading: Reading, mentions: Sequence[Mention], published: date | None, find: Find, named: frozenset[str]
) -> Iterator[tuple[str, float]]:
    """The theatres that a sentence points to: by a place or a word, less by those it is about.

    "Nuclear" tells of no issue whose own parties the report does not name (`named`: whom it names).
    """
    ids = _all_ids(mentions)
    where = frozenset(_places(reading, find))
    said = words_in(reading.sentence.text)
    for one in theatres_of(ids | where):
        if not one.is_open(published, published, late=LATE):
            continue
        told = one.id in said and (one.kind != "issue" or not one.core or bool(one.core & named))
        if told or any(one.kind != "issue" or not place.isupper() for place in where & one.places):
            yield one.id, TOLD
        elif _met(one, ids):
            yield one.id, MET
        elif one.kind != "issue" and ids & one.core & one.places:
            yield one.id, NAMED


def _all_ids(mentions: Sequence[Mention]) -> frozenset[str]:
    """The ids under which those mentioned count."""
    return frozenset().union(*(ids_of(mention.actor) for mention in mentions))


def _met(theatre: Theatre, ids: frozenset[str]) -> bool:
    """Whether those it is about are named: two of them, or one of a war with another party, or a group of its own."""
    core = ids & theatre.core
    if theatre.kind == "issue":
        return len(core) >= 2
    return any(not id.isupper() for id in core) or (bool(core) and len(ids & theatre.parties) >= 2)


def _places(reading: Reading, find: Find) -> Iterator[str]:
    """The names of the places in a sentence, and the states they lie in."""
    sentence, tokens = reading.sentence, reading.sentence.tokens
    for name in reading.names:
        if name.kind == "LOC":
            start, end = tokens[name.first].start - sentence.start, tokens[name.last - 1].end - sentence.start
            known = find(sentence.text[start:end])
            if known is not None:
                yield known.name
                if known.country:
                    yield known.country
