"""Tell what an act is about: what was given, moved, used, taken, imposed or agreed.

Takes the Syntax of a sentence, the word that expresses the act and its
predicate, gives the items among its arguments: drones, troops, money, a deal,
with how many. What else an act of giving, taking or agreeing governs ("ambassadors")
is an item of no known kind. Who acts or is acted upon is no item, unless counted
("killed 18 soldiers").
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import islice

from dragoman.claims.items.phrases import ASKED, NAMELY, described, head_of, phrases
from dragoman.claims.items.things import (
    counted,
    counts,
    is_nothing,
    is_number,
    is_sign,
    item_at,
    kind_at,
    preposition,
    text,
)
from dragoman.claims.syntax import Syntax
from dragoman.records import EventType, Item, Predicate
from dragoman.vocabulary.classes import classes

# Nouns of these kinds name the act and what is given, imposed or agreed at once ("sanctions on Norland").
NAMED = frozenset(("aid", "agreement", "sanctions", "training", "money"))
STRIKING = frozenset(("aircraft", "drone", "missile", "artillery"))  # "an air strike" names the act and its tool
# Acts whose verbs govern what is given, taken or agreed; those of other acts govern whom it is done to.
HANDED = frozenset(
    ("AGREE", "COOPERATE", "AID", "SANCTION", "REJECT", "CONCEDE", "RETREAT", "MOBILIZE", "COERCE", "REQUEST")
)  # fmt: skip
STANDINGS = frozenset(("ALLY", "RIVAL"))  # no acts: nothing is given or taken
MOVED = frozenset(("MOBILIZE", "RETREAT", "COOPERATE", "CONCEDE", "COERCE", "AGREE", "REJECT"))  # of people as well
ADDRESSED = frozenset(("ACCUSE", "REQUEST", "THREATEN", "CONSULT", "SUPPORT"))
HANDING = frozenset(
    ("send", "provide", "deploy", "dispatch", "contribute", "lend", "supply", "offer", "commit", "second", "return",
     "transfer", "release", "accept", "take", "resettle", "host", "deployment", "contribution", "give", "grant",
     "deliver", "hand", "sell", "open", "guarantee", "share", "pay", "receive", "donate", "extend", "allow")
)  # fmt: skip
TAKING = frozenset(
    ("seize", "capture", "recapture", "retake", "overrun", "conquer", "lose", "liberate", "occupy", "annex", "control",
     "reclaim", "take", "regain", "recover", "annexation", "seizure", "capture", "occupation", "conquest", "invade",
     "loss", "fall", "liberation", "cede", "return", "hold", "surrender", "partition", "takeover", "evacuate", "vacate")
)  # fmt: skip
KILLING = frozenset(("kill", "wound", "injure", "destroy", "damage", "execute", "behead", "displace", "sink", "down"))
COUNTED_ACTS = frozenset(("ASSAULT", "COERCE", "RETREAT", "SANCTION"))
PEOPLE = classes("person") | classes("troops") | classes("unnamed")
HOLDING = frozenset(("of", "in", "for", "including", "such as", "on", "worth", "with", "involving", "over"))
DEEPEST = 4  # phrases within phrases


def find_items(
    syntax: Syntax,
    word: int,
    predicate: Predicate | None,
    *,
    type: EventType | None = None,
    actors: Collection[int] = (),
) -> tuple[Item, ...]:
    """What the act expressed at `word` is about, in the order of the text; () where nothing is told.

    `predicate` is the reader's at that word, if it saw one, `type` the act's, `actors` the words of the sentence that
    stand for actors. A quantity's `low` and `high` are what its words commit to; `unit` is the measure ("ton",
    "battery") or the currency (ISO 4217).
    """
    if type in STANDINGS:
        return ()
    found = dict(_act_itself(syntax, word, type))
    for head in dict.fromkeys(phrases(syntax, word, predicate, type)):
        if word in found and syntax.deprels[head] == "compound" and syntax.heads[head] == word:
            continue  # "asset freeze" is no asset
        for at, item in _items(syntax, head, word):
            if _belongs(syntax, at, item, word, type, actors):
                found.setdefault(at, item)
    found |= {at: item for at, item in _taken_places(syntax, word, type, actors) if at not in found}
    if type in HANDED and not any(_is_object(syntax, at, word) for at in found):
        governed = _governed(syntax, word, predicate, type, actors)
        found |= {at: item_at(syntax, at, None) for at in governed if at not in found}
    found |= {at: item for at, item in _victims(syntax, word, type) if at not in found}
    if type in HANDED:  # "technology and materials": what is joined to a thing is one
        joined = [two for one in found if one != word for two in syntax.conjuncts(one) if not _of_its_own(syntax, two)]
        found |= {at: item_at(syntax, at, None) for at in joined if at not in found and _common(syntax, at, actors)}
    return tuple(found[at] for at in sorted(found))


def _act_itself(syntax: Syntax, word: int, type: EventType | None) -> Iterator[tuple[int, Item]]:
    """ "Military aid to rebels", "three air strikes": the act's noun, where it names what is given or is counted."""
    if syntax.upos[word] not in ("NOUN", "PROPN") or counts(syntax, word):
        return
    for at in syntax.conjuncts(word):
        kind = kind_at(syntax, at)
        item = item_at(syntax, at, kind)
        struck = type == "ASSAULT" and kind in STRIKING
        numbered = type in COUNTED_ACTS and kind is None and is_number(item)
        if kind in NAMED or struck or (numbered and at == word):
            yield at, _measured(syntax, at, item)


def _measured(syntax: Syntax, word: int, item: Item) -> Item:
    """The item with the quantity of what stands above it: "$5 million in aid", "$2 billion worth of loans"."""
    for above in islice(syntax.path(word), 2):
        if not counts(syntax, above):
            break
        item = counted(syntax, above, item)
    return item


def _items(syntax: Syntax, head: int, word: int, depth: int = 0) -> Iterator[tuple[int, Item]]:
    """The items of the phrase at `head`: itself, or what it measures or holds, and those joined to it."""
    if depth > DEEPEST or head == word:
        return
    kind = kind_at(syntax, head)
    held = _held(syntax, head, word) if counts(syntax, head) else ()
    contents = [item for one in held for item in _items(syntax, one, word, depth + 1)]
    if contents:
        at, item = contents[0]
        yield at, counted(syntax, head, item)
        yield from contents[1:]
    elif kind is not None:
        yield head, item_at(syntax, head, kind)
    for child in syntax.children[head]:
        if syntax.upos[child] not in ("NOUN", "PROPN", "SYM"):
            continue
        if syntax.deprels[child] in ("conj", "appos") and not _anothers(syntax, child):
            yield from _items(syntax, child, word, depth + 1)
        elif kind is not None and syntax.case(child) in NAMELY:
            for at in syntax.conjuncts(child):
                yield at, item_at(syntax, at, kind_at(syntax, at) or kind)


def _held(syntax: Syntax, head: int, word: int) -> Iterator[int]:
    """What a noun that counts or holds is followed by: "shipment of", "$40 million in"."""
    for child in syntax.children[head]:
        if syntax.deprels[child].startswith(("nmod", "obl")) and syntax.case(child) in HOLDING:
            yield child
    if head + 1 < len(syntax) and syntax.lower[head + 1] == "of" and syntax.heads[syntax.heads[head + 1]] != head:
        yield syntax.heads[head + 1]  # what follows "of", wherever a parse hangs it
    if is_sign(syntax, head):
        for child in syntax.children[syntax.heads[head]] if syntax.heads[head] >= 0 else ():
            # a parse may hang "in military aid" on the verb: "committed $40 million in military aid"
            if child > head and syntax.deprels[child] == "obl" and syntax.case(child) in ("in", "worth"):
                yield child


def _of_its_own(syntax: Syntax, word: int) -> bool:
    """Whether a noun opens a clause: in "drones or plans to build a factory" the plans are no such thing."""
    return any(
        syntax.deprels[child] == "acl" and syntax.child(child, "mark") is not None for child in syntax.children[word]
    )


def _is_object(syntax: Syntax, at: int, word: int) -> bool:
    """Whether an item is more than the tool that acts: the vessel that seized something tells not what it seized."""
    return not (syntax.heads[at] == word and syntax.deprels[at] == "nsubj")


def _anothers(syntax: Syntax, word: int) -> bool:
    """Whether a phrase is somebody's by name: "… and Norland's supply of rockets" is a thing of its own."""
    return any(
        syntax.deprels[child] == "nmod:poss" and syntax.upos[child] == "PROPN" for child in syntax.children[word]
    )


def _belongs(
    syntax: Syntax, at: int, item: Item, word: int, type: EventType | None, actors: Collection[int]
) -> bool:  # fmt: skip
    """Whether people are what an act moves or takes, not whom it is done to."""
    if type in ADDRESSED and at in actors and syntax.deprels[at] in ("obj", "iobj", "nsubj:pass"):
        return False  # "accused the warships"
    if item.kind != "personnel" or type is None or is_number(item):
        return True
    if type in ("AID", "REQUEST"):
        return at not in actors or syntax.lemmas[word] in HANDING
    return type in MOVED


def _governed(
    syntax: Syntax, word: int, predicate: Predicate | None, type: EventType | None, actors: Collection[int]
) -> Iterator[int]:
    """The common nouns that the act's word governs, whatever they name."""
    heads = [child for child in syntax.children[word] if _governs(syntax, word, child, type)]
    heads += described(syntax, word)
    if type in ASKED:
        heads += _promised(syntax, word)
    for argument in predicate.arguments if predicate else ():
        head = head_of(syntax, argument) if argument.role == "ARG1" else None
        if (
            head not in (None, word)
            and syntax.deprels[head] not in ("iobj", "compound")
            and not preposition(syntax, head)
        ):
            heads.append(head)
    yield from (at for head in heads for at in syntax.conjuncts(head) if _common(syntax, at, actors))


def _promised(syntax: Syntax, word: int) -> Iterator[int]:
    """ "Willing to provide a safe exit": what is to be handed over by what is asked for or agreed."""
    for clause in syntax.children[word]:
        if syntax.deprels[clause] in ("xcomp", "ccomp", "acl", "advcl") and syntax.lemmas[clause] in HANDING:
            yield from (one for one in syntax.children[clause] if syntax.deprels[one] in ("obj", "nsubj:pass"))


def _governs(syntax: Syntax, word: int, child: int, type: EventType | None) -> bool:
    relation, case = syntax.deprels[child], syntax.case(child)
    if relation in ("obj", "nsubj:pass"):
        return True
    if not relation.startswith(("nmod", "obl")):
        return False
    if type == "REQUEST":
        return case == "for"
    if type == "AID" and syntax.upos[word] == "VERB":
        return case == "with"
    return case == "of" and syntax.upos[word] == "NOUN"


def _common(syntax: Syntax, word: int, actors: Collection[int]) -> bool:
    """Whether a word is a noun that names a thing, be it of no kind in the table, or people who are counted."""
    if syntax.upos[word] != "NOUN" or counts(syntax, word) or is_nothing(syntax, word):
        return False
    if word in actors or syntax.lemmas[word] in PEOPLE:
        return is_number(item_at(syntax, word, None))
    return kind_at(syntax, word) is None


def _taken_places(
    syntax: Syntax, word: int, type: EventType | None, actors: Collection[int]
) -> Iterator[tuple[int, Item]]:  # fmt: skip
    """ "The annexation of Crimea", "retook Mosul": named places that change hands."""
    if syntax.lemmas[word] not in TAKING or type not in ("COERCE", "ASSAULT", "CONCEDE", "RETREAT"):
        return
    for at in (one for head in _taken(syntax, word) for one in syntax.conjuncts(head)):
        name = next((n for n in syntax.reading.names if n.first <= at < n.last), None)
        if name and name.kind in ("LOC", "MISC") and syntax.upos[at] == "PROPN" and at not in actors:
            yield at, Item(name=text(syntax, name.first, name.last), kind="territory", quantity=None, unit=None)


def _taken(syntax: Syntax, word: int) -> Iterator[int]:
    """What a word of taking or losing governs, or holds: "seized control of", "the fall of"."""
    for child in syntax.children[word]:
        of = syntax.case(child) == "of" and syntax.upos[word] == "NOUN"
        if of or syntax.deprels[child] in ("obj", "nsubj:pass"):
            yield child
            if counts(syntax, child):
                yield from _held(syntax, child, word)
    yield from described(syntax, word)


def _victims(syntax: Syntax, word: int, type: EventType | None) -> Iterator[tuple[int, Item]]:
    """Whom or what an attack struck and how many: "killed 18 soldiers", "in an attack that left 12 people dead"."""
    if type not in COUNTED_ACTS | HANDED:
        return
    clauses = [word, *(child for child in syntax.children[word] if _kills(syntax, child))]
    if type == "SANCTION" and syntax.deprels[word] == "obj":
        clauses.append(syntax.heads[word])  # "slapped sanctions on 13 officials"
    if syntax.deprels[word] == "nsubj" and syntax.lemmas[syntax.heads[word]] in KILLING:
        clauses.append(syntax.heads[word])  # "the shelling killed six"
    for clause in clauses:
        for child in syntax.children[clause]:
            struck = syntax.deprels[child] in ("obj", "nsubj:pass")
            if struck or (type == "SANCTION" and syntax.case(child) in ("on", "against")):
                yield from _numbered(syntax, child)


def _numbered(syntax: Syntax, head: int) -> Iterator[tuple[int, Item]]:
    """Those of a phrase that are counted: "18 soldiers and 3 drivers", "thousands of civilians"."""
    for at in syntax.conjuncts(head):
        noun = at
        for _ in range(DEEPEST):  # "tens of thousands of": what is held at last
            noun = next(_held(syntax, noun, noun), noun) if counts(syntax, noun) else noun
        item = counted(syntax, at, item_at(syntax, noun, kind_at(syntax, noun)))
        named = syntax.upos[noun] in ("NOUN", "PROPN") and not counts(syntax, noun) and not is_nothing(syntax, noun)
        if named and is_number(item):
            yield noun, item


def _kills(syntax: Syntax, word: int) -> bool:
    clause = syntax.deprels[word].startswith(("advcl", "acl", "conj", "parataxis"))
    return clause and syntax.lemmas[word] in KILLING
