"""What a noun phrase names: its kind, its name as worded, and how many or how much.

Takes the Syntax of a sentence and the phrase's head word. The kinds are those
of vocabulary/items.csv. Parses are not trusted within a name: "S-400 missile
system" is whole however its parts hang together.
"""

from __future__ import annotations

import re
from functools import lru_cache

from dragoman.claims.items.numbers import NUMBER_WORDS
from dragoman.claims.items.quantities import CURRENCIES, Amount, find_quantity
from dragoman.claims.syntax import Syntax
from dragoman.records import Item
from dragoman.vocabulary.items import NO_ITEM, item_words, normal

NAMING = ("compound", "amod", "flat", "nmod:desc", "goeswith", "nmod:unmarked", "appos")
EMPTY = frozenset(
    ("more", "many", "several", "few", "other", "additional", "further", "such", "same", "first", "own", "last", "next",
     "extra", "numerous", "much", "various", "certain", "least", "total", "only", "some", "any", "average", "estimated",
     "alleged", "reported", "so-called")
)  # fmt: skip
UNCOUNTED = frozenset(("money", "aid", "training", "intelligence", "fuel", "food", "nuclear", "sanctions"))
COUNTING_WORDS = NUMBER_WORDS | frozenset(
    ("more", "less", "fewer", "than", "at", "least", "most", "as", "many", "much", "few", "up", "to", "over", "under",
     "about", "around", "some", "roughly", "approximately", "estimated", "nearly", "almost", "close", "between", "from",
     "only", "just", "another", "additional", "or", "and", "of", "several", "handful", "dozens", "scores", "hundreds",
     "thousands", "tens", "millions", "numerous", "countless", "total", "the", "first", "-", "–", "so", "exactly",
     "average", "well", "initial", "further")
)  # fmt: skip
SCALES = frozenset(
    ("hundred", "thousand", "million", "billion", "dozen", "score", "ten", "number", "amount", "quantity", "couple",
     "handful")
)  # fmt: skip
SHIPS = frozenset(("uss", "usns", "hms", "hmas", "hmcs", "ins", "roks", "bap", "rfs"))  # before a warship's name
YEAR = re.compile(r"(?:19|20)\d\d")
WORTH = frozenset(("worth", "of", "totaling", "totalling"))
LONGEST_AMOUNT = 8  # words
HYPHENS = ("-", "–")
DEEPEST = 4  # links between a word of a name and the name's head


@lru_cache(maxsize=1024)  # the phrases of a few sentences: each act asks for them again
def kind_at(syntax: Syntax, head: int) -> str | None:
    """The kind of the noun phrase that ends at `head`: by its longest known ending, else by what it holds."""
    if is_sign(syntax, head):
        return "money"
    if syntax.upos[head] not in ("NOUN", "PROPN", "NUM", "X"):
        return None
    kind = _listed(syntax, head)
    if kind is not None:
        return kind if kind != NO_ITEM else None
    if syntax.lower[name_start(syntax, head)] in SHIPS:
        return "vessel"
    table = item_words()
    if normal(syntax.lemmas[head]) in table.containers | table.measures:
        return _kind_within(_words(syntax, head, lemma=False)[:-1])
    return None


def is_nothing(syntax: Syntax, head: int) -> bool:
    """Whether the table says that a noun phrase names no thing ("pressure", "arms control")."""
    return _listed(syntax, head) == NO_ITEM


def counts(syntax: Syntax, head: int) -> bool:
    """Whether the noun only counts or holds: "tons of", "a shipment of", "control of", "$40 billion in"."""
    lemma = normal(syntax.lemmas[head])
    table = item_words()
    if syntax.upos[head] == "NUM":
        return next(syntax.after(head, "of"), None) is not None  # "two of its crew"
    return lemma in table.measures or lemma in table.containers or is_sign(syntax, head)


def is_sign(syntax: Syntax, word: int) -> bool:
    """Whether a word is the sign of a currency that stands for its amount ("$ 40 billion")."""
    return syntax.upos[word] == "SYM" and syntax.lower[word] in CURRENCIES


def item_at(syntax: Syntax, head: int, kind: str | None) -> Item:
    """The item that the phrase names, with its quantity."""
    amount = _amount(syntax, head, kind)
    if amount is None or amount.quantity.text.lower() in ("a", "an"):
        amount = _worth(syntax, name_end(syntax, head)) or (amount if kind is not None else None)
    unit = amount.currency if amount else None
    if unit is None and kind == "money":
        unit = CURRENCIES.get(syntax.lemmas[head]) if amount else None
    name = text(syntax, name_start(syntax, head), name_end(syntax, head))
    return Item(
        name=amount.quantity.text if amount and is_sign(syntax, head) else name, kind=kind,
        quantity=amount.quantity if amount else None, unit=unit,
    )  # fmt: skip


def counted(syntax: Syntax, head: int, item: Item) -> Item:
    """The item with the quantity of what counts it: "two batteries of missiles", "$40 billion in arms"."""
    amount = _amount(syntax, head, "money" if is_sign(syntax, head) else "container")
    if amount is None or item.quantity is not None:
        return item
    unit = amount.currency or _measure(normal(syntax.lemmas[head]))
    return Item(name=item.name, kind=item.kind, quantity=amount.quantity, unit=unit)


def is_number(item: Item) -> bool:
    """Whether the item is counted by more than an article."""
    return item.quantity is not None and item.quantity.text.lower() not in ("a", "an")


@lru_cache(maxsize=1024)
def name_start(syntax: Syntax, head: int) -> int:
    """Where the noun's name begins: with its compounds and adjectives, without numbers and articles."""
    first = head
    while first > 0:
        one = first - 1
        if _designation(syntax, one):
            first = one - 1
            continue
        if not _names(syntax, one, head) or syntax.lemmas[one] in EMPTY:
            break
        first = one
    while first < head and syntax.lower[first] in (*HYPHENS, "“", '"'):
        first += 1
    return first


def name_end(syntax: Syntax, head: int) -> int:
    """Where the noun's name ends: after the number of a designation that follows it ("Su-24")."""
    after = head + 2
    designates = (
        after < len(syntax)
        and syntax.upos[head] == "PROPN"
        and syntax.lower[head + 1] == "-"
        and syntax.heads[after] == head
        and syntax.lower[after][:1].isdigit()
    )
    return head + 3 if designates else head + 1


def preposition(syntax: Syntax, head: int) -> str | None:
    """What stands before a phrase, in the syntax or, where a parse errs, in the text."""
    case = syntax.case(head)
    if case is not None:
        return case
    before = _counted_from(syntax, head) - 1
    while before >= 0 and syntax.upos[before] in ("DET", "PRON"):
        before -= 1
    return syntax.lower[before] if before >= 0 and syntax.xpos[before] in ("IN", "ADP") else None


def text(syntax: Syntax, first: int, last: int) -> str:
    """The words from `first` to before `last`, as printed."""
    if first >= last:
        return ""
    sentence = syntax.reading.sentence
    start, end = sentence.tokens[first].start, sentence.tokens[last - 1].end
    return sentence.text[start - sentence.start : end - sentence.start]


def _listed(syntax: Syntax, head: int) -> str | None:
    """The kind that the table gives the longest ending of a phrase that it has."""
    table = item_words()
    for words in (_words(syntax, head, lemma=True), _words(syntax, head, lemma=False)):
        for start in range(max(0, len(words) - table.longest), len(words)):
            if kind := table.kinds.get(" ".join(words[start:])):
                return kind
    return None


def _words(syntax: Syntax, head: int, *, lemma: bool) -> list[str]:
    first, last = name_start(syntax, head), name_end(syntax, head)
    if last > head + 1 or not lemma:
        return normal(text(syntax, first, last)).split()
    return normal(f"{text(syntax, first, head)} {syntax.lemmas[head]}").split()


def _kind_within(words: list[str]) -> str | None:
    """ "drone shipments": the kind of what is shipped."""
    table = item_words()
    for end in range(len(words), 0, -1):
        for start in range(max(0, end - table.longest), end):
            kind = table.kinds.get(normal(" ".join(words[start:end])))
            if kind and kind != NO_ITEM:
                return kind
    return None


def _measure(lemma: str) -> str | None:
    table = item_words()
    measured = lemma in table.measures or (lemma in table.containers and lemma not in SCALES)
    return CURRENCIES.get(lemma) or (lemma if measured else None)


def _amount(syntax: Syntax, head: int, kind: str | None) -> Amount | None:
    """The quantity told before the noun, its own number words included ("hundreds", "$40 billion")."""
    first, last = _counted_from(syntax, head), name_start(syntax, head)
    if is_sign(syntax, head):
        last = max((one for one in _below(syntax, head) if syntax.upos[one] == "NUM"), default=head) + 1
    elif syntax.upos[head] == "NUM" or normal(syntax.lemmas[head]) in SCALES:
        last = head + 1
    elif kind in UNCOUNTED and not any(syntax.upos[one] in ("NUM", "SYM") for one in range(first, head)):
        return None  # "a loan" is one, "an aid" is nothing one counts
    after = last + 3 if last < len(syntax) and syntax.lower[last] == "or" else last
    amount = find_quantity(text(syntax, first, min(max(last, after), len(syntax))))
    if amount is None or not _singular(syntax, head):
        return None if amount is None or amount.quantity.text.lower() in ("a", "an") else amount
    return None if YEAR.fullmatch(amount.quantity.text) else amount  # "the 2015 accord"


def _worth(syntax: Syntax, after: int) -> Amount | None:
    """The money told right after a thing: "aid worth about $24 billion", "a loan of $5 million"."""
    if after >= len(syntax) or syntax.lower[after] not in WORTH:
        return None
    words = text(syntax, after + 1, min(after + LONGEST_AMOUNT, len(syntax)))
    amount = find_quantity(words)
    return amount if amount and amount.currency and words.startswith(amount.quantity.text) else None


def _singular(syntax: Syntax, head: int) -> bool:
    return syntax.xpos[head] in ("NN", "NNP", "NOUN", "PROPN")


def _below(syntax: Syntax, head: int) -> list[int]:
    """The words that hang from `head`, and from those."""
    direct = syntax.children[head]
    return direct + [two for one in direct for two in syntax.children[one]]


def _names(syntax: Syntax, word: int, head: int) -> bool:
    """Whether `word` is a part of the noun's name: a compound, an adjective, the number of a designation."""
    if syntax.upos[word] not in ("DET", "PRON") and _glued(syntax, word) and syntax.lower[word + 1] not in ("'s", "’s"):
        return True  # "surface-to-air", "S-400"
    seen = 0
    while word != head and seen < DEEPEST:
        relation, above = syntax.deprels[word], syntax.heads[word]
        # "military and economic aid"
        joined = relation in ("cc", "conj") and above != head and syntax.upos[above] == "ADJ"
        if not (relation.startswith(NAMING) or _designates(syntax, word) or joined) or above < 0:
            return False
        word, seen = above, seen + 1
    return word == head


def _designation(syntax: Syntax, number: int) -> bool:
    """Whether a number ends a designation that the table knows, however parsed: "Shahed 136 drones"."""
    if number == 0 or not syntax.lower[number].isdigit() or not syntax.lower[number - 1][:1].isalnum():
        return False
    kinds = item_words().kinds
    before = syntax.lower[number - 1]
    return f"{before} {syntax.lower[number]}" in kinds or (before in kinds and syntax.upos[number - 1] != "NOUN")


def _glued(syntax: Syntax, word: int) -> bool:
    """Whether a word runs into the next with a hyphen between them, or is that hyphen."""
    tokens = syntax.reading.sentence.tokens
    if word + 1 == len(syntax):
        return False
    if syntax.lower[word] in HYPHENS or syntax.lower[word + 1] in HYPHENS:
        return tokens[word].end == tokens[word + 1].start
    after_hyphen = word > 1 and syntax.lower[word - 1] in HYPHENS
    return after_hyphen and tokens[word - 2].end == tokens[word].start - 1


def _designates(syntax: Syntax, word: int) -> bool:
    """Whether a number belongs to the name before it: "Shahed 136 drones", not "gave Norland 136 drones"."""
    if word == 0 or syntax.upos[word] != "NUM" or syntax.deprels[word] not in ("nummod", "flat", "compound"):
        return syntax.deprels[word] == "punct" and syntax.lower[word] in HYPHENS
    before = word - 1
    if syntax.lower[before] in HYPHENS:
        return True
    same = syntax.heads[before] in (word, syntax.heads[word]) or syntax.heads[word] == before
    return syntax.upos[before] == "PROPN" and syntax.deprels[before].startswith(NAMING) and same


def _counted_from(syntax: Syntax, head: int) -> int:
    """Where the words that may count the noun begin: a row of numbers and hedges before its name, however parsed."""
    first = name_start(syntax, head)
    while first > 0 and (syntax.upos[first - 1] in ("NUM", "SYM") or syntax.lower[first - 1] in COUNTING_WORDS):
        if _ends_designation(syntax, first - 1):
            break  # "the Fateh-110 and Zolfaghar" are not 110
        first -= 1
    return first


def _ends_designation(syntax: Syntax, number: int) -> bool:
    return number > 1 and syntax.lower[number - 1] in HYPHENS and syntax.upos[number - 2] in ("PROPN", "NOUN")
