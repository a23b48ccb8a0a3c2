"""Read the names of places in a phrase.

Takes a reading and the head of a phrase, gives the names of places in it with
what the tables have of them, the most exact first: "the town of Azaz in Syria"
is Azaz, and in Syria.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from dragoman.claims.clause import children
from dragoman.records import Name, Place, Reading
from dragoman.vocabulary.places import Known, fold, places

WHERE = frozenset(
    ("in", "at", "near", "inside", "across", "around", "outside", "throughout", "within", "off", "along",
     "surrounding", "north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest")
)  # fmt: skip
WITHIN_PHRASE = ("compound", "appos", "flat", "conj", "nmod:desc", "amod", "list", "dep")
AREAS = frozenset(
    ("province", "region", "governorate", "district", "oblast", "city", "town", "village", "countryside", "suburb",
     "suburbs", "area", "state", "county", "peninsula", "front", "airport", "border", "airspace", "territory",
     "waters", "water", "soil", "north", "south", "east", "west", "capital", "coast", "outskirts", "outskirt", "part",
     "half", "stronghold", "port", "camp", "base", "side", "outside", "inside", "rest", "most", "much", "heart",
     "middle", "edge", "stretch", "swath", "valley", "mountain", "island", "enclave", "center", "centre")
)  # fmt: skip
DATES = frozenset(
    ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
     "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
)  # fmt: skip
DIRECTIONS = frozenset(
    ("northern", "southern", "eastern", "western", "central", "northeastern", "northwestern", "southeastern",
     "southwestern", "greater", "upper", "lower", "rural", "downtown", "mainland", "occupied")
)  # fmt: skip
VERY_LARGE = 1_000_000  # people: so known that another name of it will do ("New York", "Kiev")
LARGE = 100_000  # people: a name that the reader did not mark must be a place one has heard of
PEOPLE = frozenset(("PER", "ORG"))
HYPHENS = ("-", "‐", "–")
POSSESSIVE = ("'s", "’s", "'", "’")


class Named(NamedTuple):
    """A name in the sentence and what the tables have of it."""

    first: int
    last: int
    known: Known | None


def prepositions(reading: Reading, head: int) -> set[str]:
    """The prepositions of the phrase at `head`."""
    return {reading.lemmas[child].lower() for child in children(reading, head) if reading.deprels[child] == "case"}


def names_at(reading: Reading, head: int, context: Collection[str]) -> Iterator[Named]:
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
    if owner := _owner(reading, head):
        yield owner
    todo, seen = [head], set[int]()
    while todo and len(seen) < 12:
        at = todo.pop(0)
        if at in seen:
            continue
        seen.add(at)
        span = name_at(reading, at)
        if span:
            yield span
            seen.update(range(*span))
        todo += [child for child in children(reading, at) if child not in seen and _belongs(reading, child, at)]


def _owner(reading: Reading, head: int) -> tuple[int, int] | None:
    """The name right before an area that is its own, whatever the parse makes of it: "the unrest in Norland's east"."""
    if (
        head < 2
        or reading.lemmas[head].lower() not in AREAS
        or reading.sentence.tokens[head - 1].text not in POSSESSIVE
    ):
        return None
    return name_at(reading, head - 2)


def _belongs(reading: Reading, child: int, head: int) -> bool:
    """Whether a place named at `child` is where `head` is: "a base in Syria", "Turkey's airspace"."""
    relation = reading.deprels[child]
    if relation in ("nmod:poss", "compound", "amod"):
        return reading.lemmas[head].lower() in AREAS
    if relation.startswith(("nmod", "obl")) and relation != "nmod:desc":
        cases = prepositions(reading, child)
        return bool(cases & WHERE) or ("of" in cases and (_is_area(reading, head) or not _names_state(reading, child)))
    return relation.startswith(WITHIN_PHRASE) and not _verbal(reading, child)


def _is_area(reading: Reading, head: int) -> bool:
    """Whether what is of a state lies in it: "parts of Norland", not "in support of Norland"."""
    return reading.lemmas[head].lower() in AREAS or reading.upos[head] in ("PROPN", "DET", "PRON", "NUM")


def _names_state(reading: Reading, head: int) -> bool:
    span = name_at(reading, head)
    known = _known(reading, *span, ()) if span else None
    return known is not None and known.kind == "state"


def _verbal(reading: Reading, word: int) -> bool:
    return reading.upos[word] in ("VERB", "AUX")


def name_at(reading: Reading, word: int) -> tuple[int, int] | None:
    """The name that holds `word`, no person's or body's: as the reader marked it, else the proper nouns about it."""
    for name in reading.names:
        if name.first <= word < name.last:
            return None if name.kind in PEOPLE or _is_date(reading, name.first) else _whole(reading, name)
    if reading.upos[word] != "PROPN" or _is_date(reading, word):
        return None
    first, last = word, word + 1
    while first > 0 and _proper(reading, first - 1):
        first -= 1
    while last < len(reading.upos) and reading.upos[last] == "PROPN":
        last += 1
    while reading.sentence.tokens[first].text.lower() in DIRECTIONS and not _large(reading, first, last):
        first += 1  # "Northern" of "Northern Iraq", but not "New" of "New York"
    return (first, last) if _large(reading, first, last) else None


def _whole(reading: Reading, name: Name) -> tuple[int, int]:
    """The marked name with what the reader cut off: "South" of "South China Sea", "i-Sharif" of "Mazar-i-Sharif"."""
    last = _joined(reading, name.last)
    for first in range(max(0, name.first - 2), name.first):
        if all(_proper(reading, word) for word in range(first, name.first)) and _known(reading, first, last, ()):
            return first, last
    return name.first, last


def _joined(reading: Reading, last: int) -> int:
    """The end of a name with the words that hyphens join to it."""
    tokens = reading.sentence.tokens
    while last + 1 < len(tokens) and tokens[last].text in HYPHENS and tokens[last - 1].end == tokens[last].start:
        if tokens[last].end != tokens[last + 1].start:
            break
        last += 2
    return last


def _is_date(reading: Reading, word: int) -> bool:
    return reading.lemmas[word].lower() in DATES


def _proper(reading: Reading, word: int) -> bool:
    if reading.upos[word] == "PROPN":
        return True
    return reading.upos[word] == "ADJ" and reading.sentence.tokens[word].text[:1].isupper()


def _large(reading: Reading, first: int, last: int) -> bool:
    """Whether the tables hold the name as a place of its own that is widely known: "June" and "Linda" are names too."""
    known = _known(reading, first, last, ())
    if known is None or known.kind != "city":
        return known is not None
    own = fold(known.name) == fold(_words(reading, first, last))
    return known.people >= (LARGE if own else VERY_LARGE)


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


def place_of(reading: Reading, named: Named) -> Place:
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
