"""Tell what was given, moved or used.

Takes a reading, the word that expresses the act and its predicate, gives the
items among its arguments: drones, missiles, troops, money, with how many. The
kinds are those of vocabulary/items.csv. What else an act of giving, taking or
agreeing is about ("ambassadors", "the accord") is an item of no known kind.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from dragoman.claims.clause import children
from dragoman.claims.numbers import NUMBER_WORDS
from dragoman.claims.quantities import CURRENCIES, Amount, find_quantity
from dragoman.records import EventType, Item, Predicate, Reading
from dragoman.vocabulary.items import NO_ITEM, item_words, normal

OBJECTS = ("obj", "iobj", "nsubj:pass", "csubj:pass", "obl:arg")
WITH = frozenset(("with", "using", "of", "for", "in", "via", "including", "involving"))
TOOL = frozenset(("with", "using", "by", "via"))
OF = frozenset(("of", "in", "for", "including", "such", "on", "worth", "with", "involving"))
USING = frozenset(("use", "employ", "deploy", "fire", "include", "involve", "launch"))
ACTING = frozenset(  # kinds that, as the subject, are tools; troops and fighters who attack are actors, no items
    ("drone", "missile", "air_defence", "aircraft", "tank", "artillery", "ammunition", "ship", "weapons", "money",
     "vehicle", "chemical_weapons", "small_arms", "grain", "oil", "gas")
)  # fmt: skip
NAMING = ("compound", "amod", "flat", "nmod:desc", "goeswith", "nmod:unmarked", "appos")
NAMELY = frozenset(("including", "such", "like"))
EMPTY = frozenset(
    ("more", "many", "several", "few", "other", "additional", "further", "such", "same", "first", "own", "last", "next",
     "extra", "numerous", "much", "various", "certain", "least", "total", "only", "some", "any")
)  # fmt: skip
UNCOUNTED = frozenset(("money", "aid", "training", "intelligence", "oil", "gas", "grain", "food", "fuel", "nuclear"))
# Nouns that name the act and what is given, imposed or agreed at once.
GIVEN = frozenset(
    ("aid", "assistance", "sanction", "embargo", "deal", "agreement", "accord", "pact", "treaty", "truce", "ceasefire",
     "exercise", "drill")
)  # fmt: skip
# Acts whose verbs govern what is given, taken or agreed; those of other acts govern whom it is done to.
HANDED = frozenset(
    ("AGREE", "COOPERATE", "AID", "SANCTION", "REJECT", "CONCEDE", "RETREAT", "MOBILIZE", "COERCE")
)  # fmt: skip


def find_items(
    reading: Reading,
    word: int,
    predicate: Predicate | None,
    *,
    type: EventType | None = None,
    actors: Collection[int] = (),
) -> tuple[Item, ...]:
    """What was given, moved or used in the act expressed at `word`, in the order of the text; () where nothing is told.

    `predicate` is the reader's at that word, if it saw one, `type` the act's, `actors` the words of the sentence that
    stand for actors. A quantity's `low` and `high` are what its words commit to; `unit` is the measure ("ton",
    "battery") or the currency (ISO 4217).
    """
    found: dict[int, Item] = {}
    if reading.lemmas[word].lower() in GIVEN:
        # "military aid to the rebels": the act is named for what is given
        found[word] = _item(reading, word, _kind_at(reading, word))
    for head in dict.fromkeys(_candidates(reading, word, predicate)):
        for at, item in _items(reading, head, word):
            found.setdefault(at, item)
    if not found and type in HANDED:
        found = {at: _item(reading, at, None) for at in _governed(reading, word) if at not in actors}
    return tuple(found[at] for at in sorted(found))


def _governed(reading: Reading, word: int) -> Iterator[int]:
    """The common nouns that the act's word governs, whatever they name."""
    for child in children(reading, word):
        relation = reading.deprels[child]
        of = relation == "nmod" and reading.upos[word] == "NOUN" and "of" in _case(reading, child)
        if relation in ("obj", "nsubj:pass") or of:
            yield from (at for at in (child, *_joined(reading, child)) if _common(reading, at))
    if reading.deprels[word] == "acl:relcl" and reading.upos[word] == "VERB" and _describes_object(reading, word):
        yield from (at for at in (reading.heads[word],) if _common(reading, at))


def _joined(reading: Reading, word: int) -> list[int]:
    return [child for child in children(reading, word) if reading.deprels[child] == "conj"]


def _common(reading: Reading, word: int) -> bool:
    """Whether a word is a noun that names a thing, be it of no kind in the table."""
    return reading.upos[word] == "NOUN" and not _counts(reading, word) and _kind_at(reading, word) is None


def _candidates(reading: Reading, word: int, predicate: Predicate | None) -> Iterator[int]:
    """Heads of the phrases that may hold an item."""
    for child in children(reading, word):
        yield from _of_child(reading, child, word)
    if reading.deprels[word].startswith("acl") and _describes_object(reading, word):
        yield reading.heads[word]  # "the missiles that it supplied"
    elif reading.deprels[word] == "amod" and reading.upos[word] == "VERB":
        yield reading.heads[word]  # "captured tanks"
    for argument in predicate.arguments if predicate else ():
        if argument.role in ("ARG1", "ARG2", "ARG3", "ARGM-MNR") and not argument.first <= word < argument.last:
            inside = range(argument.first, argument.last)
            head = next((at for at in inside if reading.heads[at] not in inside), argument.first)
            if reading.upos[head] in ("NOUN", "PROPN", "SYM", "NUM"):
                yield head


def _describes_object(reading: Reading, word: int) -> bool:
    """Whether the noun before a relative clause is what its verb acts on, or a tool that acts."""
    if _kind_at(reading, reading.heads[word]) in ACTING:
        return True
    if any(
        reading.deprels[child] in ("obj", "ccomp") and not _relative(reading, child)
        for child in children(reading, word)
    ):
        return False
    subjects = [child for child in children(reading, word) if reading.deprels[child] in ("nsubj", "csubj")]
    return reading.xpos[word] != "VBG" and not any(_relative(reading, child) for child in subjects)


def _relative(reading: Reading, word: int) -> bool:
    return reading.lemmas[word].lower() in ("that", "which", "who", "whom")


def _of_child(reading: Reading, child: int, word: int) -> Iterator[int]:
    relation = reading.deprels[child]
    oblique = relation.startswith(("obl", "nmod")) and _case(reading, child) & (TOOL if relation[0] == "o" else WITH)
    acting = relation.startswith("nsubj") and _kind_at(reading, child) in ACTING
    if relation in OBJECTS or relation == "compound" or oblique or acting:
        yield child
    elif relation == "xcomp" and reading.upos[child] == "VERB" and reading.lemmas[child].lower() not in USING:
        yield from (at for one in children(reading, child) for at in _of_child(reading, one, child))
    elif relation in ("advcl", "xcomp", "acl") and reading.lemmas[child].lower() in USING:
        yield from (one for one in children(reading, child) if reading.deprels[one] in OBJECTS)
    elif relation == "conj" and reading.upos[word] == reading.upos[child] == "VERB" and not _has_object(reading, word):
        # "bought and shipped drones": the object stands with the second verb.
        yield from (one for one in children(reading, child) if reading.deprels[one] == "obj")


def _has_object(reading: Reading, word: int) -> bool:
    return any(reading.deprels[one] in OBJECTS for one in children(reading, word))


def _items(reading: Reading, head: int, word: int, depth: int = 0) -> Iterator[tuple[int, Item]]:
    """The items of the phrase at `head`: itself, or what it measures or holds, and those joined to it."""
    if depth > 4 or head == word:
        return
    held = [one for one in children(reading, head) if _holds(reading, one)]
    kind = _kind_at(reading, head)
    contents = (
        [item for one in held for item in _items(reading, one, word, depth + 1)] if _counts(reading, head) else []
    )
    if contents:
        at, item = contents[0]
        yield at, _counted(reading, head, item)
        yield from contents[1:]
    elif kind is not None:
        yield head, _item(reading, head, kind)
    for child in children(reading, head):
        if reading.upos[child] not in ("NOUN", "PROPN", "SYM"):
            continue
        if reading.deprels[child] in ("conj", "appos"):
            yield from _items(reading, child, word, depth + 1)
        elif kind is not None and _case(reading, child) & NAMELY:
            for at in (child, *_joined(reading, child)):
                yield at, _item(reading, at, _kind_at(reading, at) or kind)


def _holds(reading: Reading, child: int) -> bool:
    return reading.deprels[child].startswith(("nmod", "obl")) and bool(_case(reading, child) & OF)


def _counts(reading: Reading, head: int) -> bool:
    """Whether the noun only counts or holds: "tons of", "a shipment of", "$40 billion in"."""
    lemma = normal(reading.lemmas[head])
    table = item_words()
    return lemma in table.measures or lemma in table.containers or _is_sign(reading, head)


def _kind_at(reading: Reading, head: int) -> str | None:
    """The kind of the noun phrase that ends at `head`: by its longest known ending, else by what it holds."""
    if _is_sign(reading, head):
        return "money"
    table = item_words()
    first = _name_start(reading, head)
    words = normal(_text(reading, first, head) + f" {reading.lemmas[head]}").split()
    exact = normal(_text(reading, first, head + 1)).split()
    for one in (words, exact):
        for start in range(max(0, len(one) - table.longest), len(one)):
            if kind := table.kinds.get(" ".join(one[start:])):
                return kind if kind != NO_ITEM else None
    if reading.upos[head] not in ("NOUN", "PROPN"):
        return None
    return _kind_within(exact[:-1]) if normal(reading.lemmas[head]) in table.containers | table.measures else None


def _kind_within(words: list[str]) -> str | None:
    """ "drone shipments": the kind of what is shipped."""
    table = item_words()
    for end in range(len(words), 0, -1):
        for start in range(max(0, end - table.longest), end):
            if kind := table.kinds.get(normal(" ".join(words[start:end]))):
                return kind
    return None


def _item(reading: Reading, head: int, kind: str | None) -> Item:
    amount = _amount(reading, head, kind)
    if amount and kind is None and amount.quantity.text.lower() in ("a", "an"):
        amount = None
    unit = amount.currency if amount else None
    if unit is None and kind == "money":
        unit = CURRENCIES.get(reading.lemmas[head].lower()) if amount else None
    name = _text(reading, _name_start(reading, head), head + 1)
    return Item(
        name=amount.quantity.text if amount and _is_sign(reading, head) else name, kind=kind,
        quantity=amount.quantity if amount else None, unit=unit,
    )  # fmt: skip


def _counted(reading: Reading, head: int, item: Item) -> Item:
    """The item with the quantity of what counts it: "two batteries of missiles", "$40 billion in arms"."""
    amount = _amount(reading, head, "money" if _is_sign(reading, head) else "container")
    if amount is None or item.quantity is not None:
        return item
    unit = amount.currency or _measure(normal(reading.lemmas[head]))
    return Item(name=item.name, kind=item.kind, quantity=amount.quantity, unit=unit)


def _measure(lemma: str) -> str | None:
    table = item_words()
    counted = lemma in table.measures or (lemma in table.containers and lemma not in SCALES)
    return CURRENCIES.get(lemma) or (lemma if counted else None)


COUNTING_WORDS = NUMBER_WORDS | frozenset(
    ("more", "less", "fewer", "than", "at", "least", "most", "as", "many", "much", "few", "up", "to", "over", "under",
     "about", "around", "some", "roughly", "approximately", "estimated", "nearly", "almost", "close", "between", "from",
     "only", "just", "another", "additional", "or", "and", "of", "several", "handful", "dozens", "scores", "hundreds",
     "thousands", "tens", "millions", "numerous", "countless", "total", "the", "first", "-", "–", "so", "exactly")
)  # fmt: skip
SCALES = frozenset(
    ("hundred", "thousand", "million", "billion", "dozen", "score", "ten", "number", "amount", "quantity")
)


def _amount(reading: Reading, head: int, kind: str | None) -> Amount | None:
    """The quantity told before the noun, its own number words included ("hundreds", "$40 billion")."""
    first, last = _counted_from(reading, head), _name_start(reading, head)
    if _is_sign(reading, head):
        last = max((one for one in _below(reading, head) if reading.upos[one] == "NUM"), default=head) + 1
    elif normal(reading.lemmas[head]) in SCALES:
        last = head + 1
    elif kind in UNCOUNTED and not any(reading.upos[one] in ("NUM", "SYM") for one in range(first, head)):
        return None  # "a loan" is one, "an aid" is nothing one counts
    after = last + 3 if last < len(reading.lemmas) and reading.lemmas[last].lower() == "or" else last
    words = _text(reading, first, min(max(last, after), len(reading.lemmas)))
    amount = find_quantity(words)
    if amount and amount.quantity.text.lower() in ("a", "an") and not _singular(reading, head):
        return None
    return amount


def _singular(reading: Reading, head: int) -> bool:
    return reading.xpos[head] in ("NN", "NNP", "NOUN", "PROPN")


def _is_sign(reading: Reading, word: int) -> bool:
    return reading.upos[word] == "SYM" and reading.sentence.tokens[word].text.lower() in CURRENCIES


def _below(reading: Reading, head: int) -> list[int]:
    """The words that hang from `head`, and from those."""
    direct = children(reading, head)
    return direct + [two for one in direct for two in children(reading, one)]


def _name_start(reading: Reading, head: int) -> int:
    """Where the noun's name begins: with its compounds and adjectives, without numbers and articles."""
    first = head
    while first > 0:
        one = first - 1
        if not _names(reading, one, head) or reading.lemmas[one].lower() in EMPTY:
            break
        first = one
    return first


def _names(reading: Reading, word: int, head: int) -> bool:
    """Whether `word` is a compound or adjective of the noun, or a hyphen or digits within such a one ("S-400")."""
    seen = 0
    while word != head and seen < 4:
        relation, above = reading.deprels[word], reading.heads[word]
        inner = relation == "punct" and reading.sentence.tokens[word].text in ("-", "–")
        designator = relation == "nummod" and word > 0 and reading.sentence.tokens[word - 1].text in ("-", "–")
        # "military and economic aid"
        joined = relation in ("cc", "conj") and above != head and reading.upos[above] == "ADJ"
        if not (relation.startswith(NAMING) or inner or designator or joined) or above < 0:
            return False
        word, seen = above, seen + 1
    return word == head


def _counted_from(reading: Reading, head: int) -> int:
    """Where the words that may count the noun begin: a row of numbers and hedges before its name, however parsed."""
    first = _name_start(reading, head)
    while first > 0 and (
        reading.upos[first - 1] in ("NUM", "SYM") or reading.sentence.tokens[first - 1].text.lower() in COUNTING_WORDS
    ):
        first -= 1
    return first


def _case(reading: Reading, head: int) -> set[str]:
    return {
        reading.lemmas[child].lower()
        for child in children(reading, head)
        if reading.deprels[child] in ("case", "mark", "fixed")
    }


def _text(reading: Reading, first: int, last: int) -> str:
    if first >= last:
        return ""
    sentence = reading.sentence
    start, end = sentence.tokens[first].start, sentence.tokens[last - 1].end
    return sentence.text[start - sentence.start : end - sentence.start]
