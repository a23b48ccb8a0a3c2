"""Tell where an act happened.

Takes a reading and the word that expresses the act, gives its Place: the named
place that modifies the act or its clause ("in Aleppo", "the Mosul offensive"),
or that it strikes ("bombed Raqqa"), looked up in the tables of places.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from dragoman.claims.clause import children, governors
from dragoman.records import Place, Reading
from dragoman.vocabulary.places import Known, places

WHERE = frozenset(
    ("in", "at", "near", "inside", "across", "around", "outside", "throughout", "within", "off", "along", "over", "on",
     "above", "between", "under", "beyond", "via", "through", "surrounding", "beside", "north", "south", "east", "west",
     "northeast", "northwest", "southeast", "southwest", "neighboring", "neighbouring")
)  # fmt: skip
WHENCE_WHITHER = frozenset(("from", "to", "into", "toward", "towards", "onto", "for", "against", "of"))
ENTERED = ("obj", "nsubj:pass")
WITHIN_PHRASE = ("nmod", "compound", "appos", "flat", "conj", "nmod:poss", "nmod:desc", "amod", "obl", "list", "dep")
AREAS = frozenset(
    ("province", "region", "governorate", "district", "oblast", "city", "town", "village", "countryside", "suburb",
     "suburbs", "area", "state", "county", "peninsula", "front", "airport", "border")
)  # fmt: skip
PEOPLE = frozenset(("PER", "ORG"))


class Named(NamedTuple):
    """A name in the sentence and what the tables have of it."""

    first: int
    last: int
    known: Known | None


def find_place(reading: Reading, word: int, context: Collection[str] = ()) -> Place | None:
    """Where the act expressed at `word` happened, or None where the sentence does not tell.

    `context` are the states that the report is about (ISO 3166-1 alpha-3); they settle names that several places
    bear. A name that no table holds is kept, without country and position.
    """
    unknown: Named | None = None
    for head in _modifiers(reading, word):
        for named in _names(reading, head, context):
            if named.known is not None:
                return _place(reading, named)
            unknown = unknown or named
    return _place(reading, unknown) if unknown else None


def _modifiers(reading: Reading, word: int) -> Iterator[int]:
    """Heads of phrases that may tell where, likeliest first: those of the act itself before those of its clause."""
    chain = list(governors(reading, word))
    for governor in chain:
        yield from _located(reading, governor, word)
    for governor in chain:
        yield from _role_heads(reading, governor, word)
    yield from _struck(reading, word)


def _located(reading: Reading, governor: int, word: int) -> Iterator[int]:
    for child in children(reading, governor):
        relation = reading.deprels[child]
        if child == word:
            continue
        if relation.startswith(("obl", "nmod", "advmod")) and _prepositions(reading, child) & WHERE:
            yield child
        elif relation in ("compound", "nmod:poss") and governor == word:
            # "the Mosul offensive" happened there; "Russia's offensive" did not.
            if relation == "compound" and _names_no_state(reading, child):
                yield child
        elif relation.startswith("acl") and governor == word:
            yield from _located(reading, child, word)


def _role_heads(reading: Reading, governor: int, word: int) -> Iterator[int]:
    for predicate in reading.predicates:
        if predicate.word != governor:
            continue
        for argument in predicate.arguments:
            if argument.role in ("ARGM-LOC", "ARGM-DIR") and not argument.first <= word < argument.last:
                inside = range(argument.first, argument.last)
                head = next((at for at in inside if reading.heads[at] not in inside), argument.first)
                if argument.role == "ARGM-LOC" or _names_no_state(reading, head):
                    yield head


def _struck(reading: Reading, word: int) -> Iterator[int]:
    """What the act was done to, or moved to or from, where that is a place and no state: "bombed Raqqa"."""
    for child in children(reading, word):
        relation = reading.deprels[child]
        moved = relation.startswith(("obl", "nmod")) and _prepositions(reading, child) & WHENCE_WHITHER
        if (relation in ENTERED or moved) and _names_no_state(reading, child):
            yield child


def _names_no_state(reading: Reading, head: int) -> bool:
    """Whether the phrase at `head` is the name of a known place that is not a state."""
    return any(
        named.known is not None and named.known.kind != "state" and not _is_person_or_body(reading, named)
        for named in _names(reading, head, ())
    )


def _prepositions(reading: Reading, head: int) -> set[str]:
    return {reading.lemmas[child].lower() for child in children(reading, head) if reading.deprels[child] == "case"}


def _names(reading: Reading, head: int, context: Collection[str]) -> Iterator[Named]:
    """The names in the phrase at `head`, outermost first: "the town of Azaz in Syria" is Azaz, and in Syria."""
    found = list(_spans(reading, head))
    states = {
        known.country
        for first, last in found
        if (known := _known(reading, first, last, ())) and known.kind == "state" and known.country
    }
    about = {*context, *states} if len(found) > 1 else context
    named = [Named(first, last, _known(reading, first, last, about)) for first, last in found]
    # The more exact of several: the town before the state it lies in.
    yield from sorted(named, key=lambda one: one.known is not None and one.known.kind == "state")


def _spans(reading: Reading, head: int) -> Iterator[tuple[int, int]]:
    """Names at `head` and below it, within its noun phrase."""
    todo, seen = [head], set[int]()
    while todo and len(seen) < 12:
        at = todo.pop(0)
        if at in seen:
            continue
        seen.add(at)
        span = _name_at(reading, at)
        if span:
            yield span
            seen.update(range(*span))
        todo += [
            child
            for child in children(reading, at)
            if reading.deprels[child].startswith(WITHIN_PHRASE) and child not in seen and not _verbal(reading, child)
        ]


def _verbal(reading: Reading, word: int) -> bool:
    return reading.upos[word] in ("VERB", "AUX")


def _name_at(reading: Reading, word: int) -> tuple[int, int] | None:
    """The name that holds `word`, no person's or body's: as the reader marked it, else the proper nouns in a row."""
    for name in reading.names:
        if name.first <= word < name.last:
            return None if name.kind in PEOPLE else (name.first, name.last)
    if reading.upos[word] != "PROPN":
        return None
    first, last = word, word + 1
    while first > 0 and reading.upos[first - 1] == "PROPN":
        first -= 1
    while last < len(reading.upos) and reading.upos[last] == "PROPN":
        last += 1
    # Without the reader's mark a name must be one that the tables hold: "June" and "Great Hall" are proper nouns too.
    return (first, last) if _known(reading, first, last, ()) else None


def _known(reading: Reading, first: int, last: int, context: Collection[str]) -> Known | None:
    """The place of a name: with the word for its kind ("Idlib province"), as it is, then its last and first words."""
    table = places()
    after = last < len(reading.lemmas) and reading.lemmas[last].lower() in AREAS
    for one, two in ((first, last + 1 if after else last), (first, last)):
        found = table.find(_words(reading, one, two), context)
        if found:
            return found
    if last - first > 1 and reading.sentence.tokens[last - 1].text.lower() in AREAS:
        return table.find(_words(reading, first, last - 1), context)
    return None


def _is_person_or_body(reading: Reading, named: Named) -> bool:
    return any(
        name.kind in PEOPLE and name.first < named.last and named.first < name.last for name in reading.names
    )  # fmt: skip


def _place(reading: Reading, named: Named) -> Place:
    known = named.known
    first, last = named.first, named.last
    while first > 0 and _narrows(reading, first - 1, range(first, last)):
        first -= 1
    if last < len(reading.lemmas) and reading.lemmas[last].lower() in AREAS and reading.heads[last - 1] == last:
        last += 1
    text = _words(reading, first, last)
    if known is None:
        name = _words(reading, named.first, named.last)
        return Place(text=text, name=name, country=None, latitude=None, longitude=None)
    return Place(
        text=text, name=known.name, country=known.country, latitude=known.latitude, longitude=known.longitude
    )  # fmt: skip


def _narrows(reading: Reading, word: int, name: range) -> bool:
    """ "northern" of "northern Syria"."""
    return reading.deprels[word] in ("amod", "compound") and reading.heads[word] in name


def _words(reading: Reading, first: int, last: int) -> str:
    sentence = reading.sentence
    start, end = sentence.tokens[first].start, sentence.tokens[last - 1].end
    return sentence.text[start - sentence.start : end - sentence.start]
