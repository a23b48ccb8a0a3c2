"""Tell where an act happened.

Takes a reading and the word that expresses the act, gives its Place: the named
place that modifies the act or its clause ("in Aleppo", "the Mosul offensive"),
or that it strikes ("bombed Raqqa"), looked up in the tables of places.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from dragoman.claims.clause import children, governors
from dragoman.records import Name, Place, Reading
from dragoman.vocabulary.places import Known, fold, places

WHERE = frozenset(
    ("in", "at", "near", "inside", "across", "around", "outside", "throughout", "within", "off", "along",
     "surrounding", "north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest")
)  # fmt: skip
# Where only the name itself tells: "flew over Raqqa", not "talks over the raids in Raqqa".
TOUCHED = frozenset(
    ("on", "over", "above", "under", "via", "through", "from", "to", "into", "toward", "towards", "onto", "for",
     "against", "of")
)  # fmt: skip
ENTERED = ("obj", "nsubj:pass")
PARTIES = ("nsubj", "nsubj:pass", "obj", "obl:agent", "obl", "nmod")
INSIDE = frozenset(("in", "near", "inside", "across", "around", "within", "off"))
WITHIN_PHRASE = ("compound", "appos", "flat", "conj", "nmod:desc", "amod", "list", "dep")
AREAS = frozenset(
    ("province", "region", "governorate", "district", "oblast", "city", "town", "village", "countryside", "suburb",
     "suburbs", "area", "state", "county", "peninsula", "front", "airport", "border", "airspace", "territory", "waters",
     "water", "soil", "north", "south", "east", "west", "capital", "coast", "outskirts", "outskirt", "part", "half",
     "stronghold", "port", "camp", "base", "side", "valley", "mountain", "island", "enclave", "center", "centre")
)  # fmt: skip
DATES = frozenset(
    ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
     "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
)  # fmt: skip
# Acts of going somewhere: a state they go to is the place too ("visited Romania", "an incursion into Chad").
GOING = frozenset(
    ("visit", "trip", "travel", "tour", "arrive", "arrival", "enter", "entry", "land", "fly", "invade", "invasion",
     "incursion", "deploy", "deployment", "withdraw", "withdrawal", "pull", "pullout", "occupy", "occupation")
)  # fmt: skip
DIRECTIONS = frozenset(
    ("northern", "southern", "eastern", "western", "central", "northeastern", "northwestern", "southeastern",
     "southwestern", "greater", "upper", "lower", "rural", "downtown", "mainland", "occupied")
)  # fmt: skip
VERY_LARGE = 1_000_000  # people: so known that another name of it will do ("New York", "Kiev")
LARGE = 100_000  # people: a name that the reader did not mark must be a place one has heard of
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
    for governor in chain:
        yield from _where_parties_are(reading, governor, word)


def _where_parties_are(reading: Reading, governor: int, word: int) -> Iterator[int]:
    """Where those are who act or are acted upon: "militants in Mali attacked", "fighting rebels near Aden"."""
    for child in children(reading, governor):
        if child != word and reading.deprels[child] in PARTIES:
            for below in children(reading, child):
                if reading.deprels[below].startswith("nmod") and _prepositions(reading, below) & INSIDE:
                    yield below


def _located(reading: Reading, governor: int, word: int) -> Iterator[int]:
    for child in children(reading, governor):
        relation = reading.deprels[child]
        if child == word:
            continue
        if relation.startswith(("obl", "nmod", "advmod")) and _prepositions(reading, child) & WHERE:
            yield child
        elif relation == "compound" and governor == word and _names_no_state(reading, child):
            yield child  # "the Mosul offensive" happened there; "Russia's offensive" did not
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
    going = reading.lemmas[word].lower() in GOING
    for child in children(reading, word):
        relation = reading.deprels[child]
        moved = relation.startswith(("obl", "nmod")) and _prepositions(reading, child) & TOUCHED
        if (relation in ENTERED or moved) and (going or _names_no_state(reading, child)):
            yield child


def _names_no_state(reading: Reading, head: int) -> bool:
    """Whether the phrase at `head` is itself the name of a place that is not a state, or an area named by one."""
    if _name_at(reading, head) is None and reading.lemmas[head].lower() not in AREAS:
        return False
    return any(named.known is not None and named.known.kind != "state" for named in _names(reading, head, ()))


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
        todo += [child for child in children(reading, at) if child not in seen and _belongs(reading, child, at)]


def _belongs(reading: Reading, child: int, head: int) -> bool:
    """Whether a place named at `child` is where `head` is: "a base in Syria", "Turkey's airspace"."""
    relation = reading.deprels[child]
    if relation in ("nmod:poss", "compound", "amod"):
        return reading.lemmas[head].lower() in AREAS
    if relation.startswith(("nmod", "obl")) and relation != "nmod:desc":
        return bool(_prepositions(reading, child) & (WHERE | {"of"}))
    return relation.startswith(WITHIN_PHRASE) and not _verbal(reading, child)


def _verbal(reading: Reading, word: int) -> bool:
    return reading.upos[word] in ("VERB", "AUX")


def _name_at(reading: Reading, word: int) -> tuple[int, int] | None:
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
    """The marked name with the words before it that the reader cut off: "South" of "South China Sea"."""
    for first in range(max(0, name.first - 2), name.first):
        if all(_proper(reading, word) for word in range(first, name.first)) and _known(reading, first, name.last, ()):
            return first, name.last
    return name.first, name.last


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
