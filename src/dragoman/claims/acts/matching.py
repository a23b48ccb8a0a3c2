"""Find the rows of the table of acts that hold at a word.

Takes the syntax of a sentence and a word, gives ActEntry, best first. What the
conditions of a row mean is in docs/reference/acts.md; this file is that meaning.
"""

from __future__ import annotations

from dragoman.claims.syntax import CLAUSES, Syntax
from dragoman.vocabulary.acts import ActEntry, Condition, Pos, lookup, phrase_head, phrases
from dragoman.vocabulary.classes import classes
from dragoman.vocabulary.forms import lemma_of

POS: dict[str, tuple[Pos, ...]] = {
    "VERB": ("verb", "adj"), "AUX": ("verb",), "ADJ": ("adj", "verb"), "NOUN": ("noun",), "PROPN": ("noun",),
}  # fmt: skip
PARTICLES = frozenset({"in", "over"})  # which are prepositions more often
BARE = ("pro", "anti")  # prefixes that stand as words of their own
TOGETHER = frozenset({"joint", "jointly", "together", "combined", "common", "bilateral", "trilateral", "mutual"})


def matches(syntax: Syntax, word: int, *, announced: bool = False) -> tuple[ActEntry, ...]:
    """The entries that hold at a word, best first: longer phrases, then a known sense, then more conditions.

    With `announced`, PLOVER's own rows for acts that are only announced ("future": a meeting to come is AGREE) come
    first; without it they are left out, since a claim says by its aspect that it lies ahead.
    """
    kinds = POS.get(syntax.upos[word], ())
    if not kinds and syntax.lower[word] not in BARE:
        return ()
    if _in_a_name(syntax, word) or syntax.deprels[word] in ("case", "mark", "fixed"):
        return ()
    found: list[ActEntry] = []
    for pos in kinds:
        lemma = lemma_of(syntax.lower[word], syntax.lemmas[word], pos)
        if pos == "verb" and syntax.upos[word] == "ADJ" and lemma == syntax.lower[word]:
            continue  # "feel free", "a clear winner": no participle
        if several := phrases(lemma, pos):
            below = _below(syntax, word)
            found.extend(entry for entry in several if _spelled(syntax, word, lemma, below, entry))
        found.extend((*_hyphenated(syntax, word, lemma, pos), *lookup(lemma, pos)))
    if syntax.lower[word] in BARE and syntax.lower[word + 1 : word + 2] == ("-",):
        found.extend(lookup(syntax.lower[word] + "-", "adj"))
    if not found:
        return ()
    rolesets = {predicate.roleset for predicate in syntax.reading.predicates if predicate.word == word} - {None}
    holding = [
        entry
        for entry in found
        if (entry.roleset is None or not rolesets or entry.roleset in rolesets)
        and (announced or not entry.announced)
        and all(_holds(syntax, word, condition) for condition in entry.conditions)
    ]

    # Where the reader gave another sense than a row's, the row is out; where it gave none, the row counts as any other.
    def rank(entry: ActEntry) -> tuple[bool, bool, int]:
        guessed = entry.roleset is not None and not rolesets
        return not entry.announced, " " not in entry.lemma, -entry.specificity + 4 * guessed

    return tuple(sorted(holding, key=rank))


def _in_a_name(syntax: Syntax, word: int) -> bool:
    """Whether a word is part of a name ("United Nations", "March"); in a headline acts may pass for names."""
    named = syntax.xpos[word] in ("NNP", "NNPS", "PROPN")
    return named and syntax.reading.sentence.block not in ("title", "heading")


def _hyphenated(syntax: Syntax, word: int, lemma: str, pos: Pos) -> tuple[ActEntry, ...]:
    """The rows of a word whose parts are read as words of their own: "cease - fire", "Norland - backed"."""
    if word < 2 or syntax.lower[word - 1] != "-":
        return ()
    whole = lookup(f"{syntax.lower[word - 2]}-{lemma}", pos)
    return whole or (lookup("-" + syntax.lower[word], "adj") if pos == "adj" else ())


def _below(syntax: Syntax, word: int) -> frozenset[str]:
    """The lemmas of what hangs on a word or on its children, where a verb's particle or fixed object may stand.

    Not the "on" of "on Friday": who calls somebody on Friday does not call on them.
    """
    below = [child for child in syntax.children[word] if syntax.lower[child] not in classes("calendar")]
    parts = (part for child in below for part in (child, *syntax.children[child]))
    return frozenset(syntax.lemmas[part] for part in parts if part > word or syntax.deprels[part].startswith("obl"))


def _spelled(syntax: Syntax, word: int, lemma: str, below: frozenset[str], entry: ActEntry) -> bool:
    """Whether the other words of a phrase stand where they should: round a noun, below a verb."""
    words = entry.lemma.split()
    head = phrase_head(entry.lemma, entry.pos)
    first = word - head
    if entry.pos == "noun" or first < 0:
        if first < 0:
            return False
        around = (*syntax.lemmas[first:word], lemma, *syntax.lemmas[word + 1 : first + len(words)])
        forms = syntax.lower[first : first + len(words)]  # "war of words" is not in the singular
        return len(around) == len(words) and all(map(_either, words, around, forms))
    if len(words) == 2 and words[1] in PARTICLES and not _particle(syntax, word, words[1]):
        return False
    return all(part in below for part in words[1:])


def _particle(syntax: Syntax, word: int, particle: str) -> bool:
    """Whether it is the verb's own, or stands right behind it: "took over the town", not "gave aid in 2006"."""
    if syntax.lower[word + 1 : word + 2] == (particle,):
        return True
    return any(syntax.lower[child] == particle and syntax.deprels[child] != "case" for child in syntax.children[word])


def _either(word: str, lemma: str, form: str) -> bool:
    return word in (lemma, form)


def _holds(syntax: Syntax, word: int, condition: Condition) -> bool:
    match condition.kind:
        case "future":
            return True  # asked by `announced`
        case "object":
            return _in_class(syntax, _things(syntax, word), condition.value)
        case "subject":
            subject = syntax.subject(word)
            return subject is not None and _in_class(syntax, syntax.conjuncts(subject), condition.value)
        case "modifier":
            return _in_class(syntax, _related(syntax, word, "amod", "compound", "advmod", "nmod:poss"), condition.value)
        case "complement":
            return _in_class(syntax, _complements(syntax, word), condition.value)
        case "prep":
            return _preposition(syntax, word, condition.value or "")
        case "noprep":
            return not _preposition(syntax, word, condition.value or "")
        case "clause":
            return bool(_related(syntax, word, "acl", *CLAUSES))
        case "must":
            return any(_must(syntax, clause) for clause in _related(syntax, word, "ccomp"))
        case "joint":
            return _joint(syntax, word)
        case "plural":
            return syntax.xpos[word] == "NNS" or syntax.lower[word] != syntax.lemmas[word]
        case "noparticle":
            return syntax.child(word, "compound:prt") is None
    raise AssertionError(f"no check for the condition {condition.kind}")


def _must(syntax: Syntax, clause: int) -> bool:
    """Whether a clause says what ought to be done: "must leave", "should leave", "has to leave"."""
    if any(syntax.lemmas[child] in classes("duty") for child in _related(syntax, clause, "aux")):
        return True
    return syntax.lemmas[clause] in classes("compulsion") and any(
        syntax.child(below, "mark") is not None for below in _related(syntax, clause, "xcomp")
    )


def _related(syntax: Syntax, word: int, *deprels: str) -> list[int]:
    return [child for child in syntax.children[word] if syntax.deprels[child] in deprels]


def _preposition(syntax: Syntax, word: int, preposition: str) -> bool:
    """Whether something hangs on the word by this preposition, or it alone ("the war they took part in")."""
    if next(syntax.after(word, preposition), None) is not None:
        return True
    alone = _related(syntax, word, "obl", "compound:prt", "advmod", "case")
    return any(syntax.lower[child] == preposition for child in alone)


def _in_class(syntax: Syntax, words: list[int], name: str | None) -> bool:
    members = classes(name or "")
    return any(syntax.lemmas[word] in members or syntax.lower[word] in members for word in words)


def _things(syntax: Syntax, word: int) -> list[int]:
    """The nouns of what is done, given or used: its object, what an event noun is "of", ARG1's head."""
    heads = [syntax.object(word)] if syntax.upos[word] in ("VERB", "AUX") else []
    if syntax.upos[word] in ("NOUN", "PROPN"):
        heads += [*syntax.after(word, "of"), *_related(syntax, word, "compound")]
    else:
        heads += [child for child in syntax.after(word, "from") if syntax.object(word) is None]
    heads += [_head(syntax, first, last) for first, last in _spans(syntax, word, "ARG1")]
    found: list[int] = []
    for head in heads:
        if head is not None:
            for one in syntax.conjuncts(head):
                found += [one, *syntax.after(one, "of"), *_related(syntax, one, "compound")]
    return found


def _complements(syntax: Syntax, word: int) -> list[int]:
    """What something is called or seen as: "called him a dictator", "described the raid as illegal"."""
    heads = [*_related(syntax, word, "xcomp"), *syntax.after(word, "as")]
    heads += [_head(syntax, first, last) for first, last in _spans(syntax, word, "ARG2")]
    ones = [one for head in heads for one in syntax.conjuncts(head)]
    return ones + [part for one in ones for part in _related(syntax, one, "amod", "compound")]


def _joint(syntax: Syntax, word: int) -> bool:
    around = syntax.children[word]
    if any(syntax.lemmas[child] in TOGETHER for child in around):
        return True
    return any(_preposition(syntax, word, preposition) for preposition in ("with", "between", "alongside"))


def _spans(syntax: Syntax, word: int, role: str) -> list[tuple[int, int]]:
    return [
        (argument.first, argument.last)
        for predicate in syntax.reading.predicates
        if predicate.word == word
        for argument in predicate.arguments
        if argument.role == role
    ]


def _head(syntax: Syntax, first: int, last: int) -> int:
    return next((word for word in range(first, last) if not first <= syntax.heads[word] < last), first)
