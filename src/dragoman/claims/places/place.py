"""Tell where an act happened.

Takes a reading and the word that expresses the act, gives its Place: the named
place that modifies the act or its clause ("in Aleppo", "the Mosul offensive"),
or that it strikes ("bombed Raqqa"), looked up in the tables of places.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from dragoman.claims.clause import children, governors
from dragoman.claims.mentions.records import Mention
from dragoman.claims.places.named import AREAS, WHERE, Named, name_at, names_at, place_of, prepositions
from dragoman.records import EventType, Place, Reading

# Where only the name itself tells: "flew over Raqqa", not "talks over the raids in Raqqa".
TOUCHED = frozenset(
    ("on", "over", "above", "under", "via", "through", "from", "to", "into", "toward", "towards", "onto", "for",
     "against", "of")
)  # fmt: skip
EDGES = frozenset(("border", "frontier"))  # "in Chad near the border of Mali" is in Chad
HIT = frozenset(("on", "of", "into", "over"))  # "raids on Chad"; "a struggle against Chad" may be anywhere
ENTERED = ("obj", "nsubj:pass")
PARTIES = ("nsubj", "nsubj:pass", "obj", "obl:agent", "obl", "nmod")
INSIDE = frozenset(("in", "near", "inside", "across", "around", "within", "off"))
# Acts of going somewhere: a state they go to is the place too ("visited Romania", "an incursion into Chad").
GOING = frozenset(
    ("visit", "trip", "travel", "tour", "arrive", "arrival", "enter", "entry", "land", "fly", "invade", "invasion",
     "incursion", "deploy", "deployment", "withdraw", "withdrawal", "pull", "pullout", "occupy", "occupation")
)  # fmt: skip


def find_place(
    reading: Reading,
    word: int,
    context: Collection[str] = (),
    *,
    type: EventType | None = None,
    mentions: Sequence[Mention] = (),
) -> Place | None:
    """Where the act expressed at `word` happened, or None where the sentence does not tell.

    `context` are the states that the report is about (ISO 3166-1 alpha-3); they settle names that several places
    bear. A name that no table holds is kept, without country and position. Violence (`type` ASSAULT) against a state
    happens in it: "bombed Norland", unlike "sent Norland tanks". `mentions` are the actors of the sentence, who are
    no places: a capital that is spoken to ("appealed to Moscow"), a group that the reader takes for a place.
    """
    harmed = type == "ASSAULT"
    spoken_to = not harmed and reading.lemmas[word].lower() not in GOING
    capitals = {one.word for one in mentions if spoken_to and one.form == "metonym" and not one.as_place}
    acting = {one.word for one in mentions if not one.as_place}
    unknown: Named | None = None
    for head in _modifiers(reading, word, harmed=harmed, capitals=capitals):
        for named in names_at(reading, head, context):
            if named.known is not None:
                return place_of(reading, named)
            if acting.isdisjoint(range(named.first, named.last)):
                unknown = unknown or named
    return place_of(reading, unknown) if unknown else None


def _modifiers(reading: Reading, word: int, *, harmed: bool, capitals: Collection[int]) -> Iterator[int]:
    """Heads of phrases that may tell where, likeliest first: those of the act itself before those of its clause."""
    chain = list(governors(reading, word))
    located = [head for governor in chain for head in _located(reading, governor, word)]
    yield from sorted(located, key=lambda head: reading.lemmas[head].lower() in EDGES)
    for governor in chain:
        yield from _role_heads(reading, governor, word)
    yield from (head for head in _struck(reading, word, harmed=harmed) if head not in capitals)
    for governor in chain[1:]:
        if reading.lemmas[governor].lower() in GOING:
            yield from _struck(reading, governor)
    for governor in chain:
        yield from _where_parties_are(reading, governor, word)
    for child in children(reading, word):
        if reading.deprels[child] == "xcomp":
            yield from _located(reading, child, word)
    if reading.sentence.block == "caption" or reading.sentence.text.startswith("FILE"):
        yield from _where_it_was_taken(reading)


def _where_it_was_taken(reading: Reading) -> Iterator[int]:
    """The last "in …" of a caption, wherever the parse hangs it: "… in Tehran, Iran, Jan. 4, 2016"."""
    words = range(len(reading.heads) - 1, -1, -1)
    yield from (word for word in words if reading.upos[word] == "PROPN" and "in" in prepositions(reading, word))


def _where_parties_are(reading: Reading, governor: int, word: int) -> Iterator[int]:
    """Where those are who act or are acted upon: "militants in Mali attacked", "fighting rebels near Aden"."""
    for child in children(reading, governor):
        if child != word and reading.deprels[child] in PARTIES:
            for below in children(reading, child):
                if reading.deprels[below].startswith("nmod") and prepositions(reading, below) & INSIDE:
                    yield below


def _located(reading: Reading, governor: int, word: int) -> Iterator[int]:
    for child in children(reading, governor):
        relation = reading.deprels[child]
        if child == word:
            continue
        if relation.startswith(("obl", "nmod", "advmod")) and prepositions(reading, child) & WHERE:
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


def _struck(reading: Reading, word: int, *, harmed: bool = False) -> Iterator[int]:
    """What the act was done to, or moved to or from, where that is a place: "bombed Raqqa".

    A state is one only to those who go there and to violence: "visited Romania", "attacks on Romania".
    """
    going = reading.lemmas[word].lower() in GOING
    for child in children(reading, word):
        relation, cases = reading.deprels[child], prepositions(reading, child)
        if relation not in ENTERED and not (relation.startswith(("obl", "nmod")) and cases & TOUCHED):
            continue
        open_to_states = going or (harmed and (relation in ENTERED or bool(cases & HIT)))
        if open_to_states or _names_no_state(reading, child):
            yield child


def _names_no_state(reading: Reading, head: int) -> bool:
    """Whether the phrase at `head` is itself the name of a place that is not a state, or an area named by one."""
    if name_at(reading, head) is None and reading.lemmas[head].lower() not in AREAS:
        return False
    return any(named.known is not None and named.known.kind != "state" for named in names_at(reading, head, ()))
