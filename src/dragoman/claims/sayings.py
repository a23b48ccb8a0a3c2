"""Sayings: that a source says something, with the words of all three.

Takes a Reading, gives Sayings: those that the reader marked, and for cues that
it left out those that the syntax shows ("said that …", "according to …",
"accused of …", "reportedly"). Positions are characters of the document.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from dragoman.claims.syntax import Syntax
from dragoman.records import Attribution, Reading, Record, Span
from dragoman.vocabulary.classes import classes
from dragoman.vocabulary.cues import Cue, cue

POS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adj", "ADV": "adv"}
MOST = 64  # cues in one sentence; more is no sentence
QUOTES = frozenset('“”"')
BREAKS = frozenset((",", "-", "–", "—", "--", ";"))
ABOUT = ("of", "for", "about", "over", "on")  # "accused of", "blamed for", "warned about"


class Saying(Record, frozen=True, kw_only=True):
    """One attribution: who says so, the words that mark it, and what is said."""

    sentence: int  # the reading that holds the cue
    word: int | None  # the cue's head; None: a quotation that goes on without one
    entry: Cue | None  # what the cue does; None: a cue that the table does not know
    cue: Span | None
    source: tuple[Span, ...]  # several: several say so together; (): nobody is named
    content: tuple[Span, ...]
    negated: bool = False  # "did not confirm", "could not rule out"
    aside: bool = False  # said of something already told: "…, which Norland denies"

    def covers(self, at: int) -> bool:
        """Whether a character of the document is part of what is said."""
        return any(piece.start <= at < piece.end for piece in self.content)

    @property
    def length(self) -> int:
        """How many characters are said."""
        return sum(piece.end - piece.start for piece in self.content)


def doubtful(text: str, syntax: Syntax, saying: Saying) -> bool:
    """Whether a marked attribution is none: its cue is no word of saying and nothing of its content is quoted.

    An attitude to one's own acts ("hopes to", "agreed to") is no report of them either.
    """
    if any(text[piece.start : piece.start + 1] in QUOTES or text[piece.end - 1] in QUOTES for piece in saying.content):
        return False
    if saying.cue is None:
        return False
    if saying.entry is None or saying.word is None:
        return True
    lemma = saying.entry.lemma.split()[0]
    own = lemma in classes("own_plan") and syntax.child(saying.word, "ccomp", "obj") is None
    nobodys = not saying.source and saying.entry.pos == "verb" and not nobody(syntax, saying.word)
    return own or nobodys or lemma in classes("never_saying")


def marked(number: int, syntax: Syntax, attribution: Attribution) -> Saying:
    """The saying of an attribution that the reader marked; `number` counts the reading that holds its cue."""
    words = _inside(syntax.reading, attribution.cue)
    head = _cue_word(syntax, words)
    entry = _entry(syntax, head) if head is not None else None
    if entry is None:
        head, entry = _spelled(syntax, words, head)
    nameless = entry is not None and entry.pos in ("adv", "adj")  # "reportedly" has no words for who says so
    return Saying(
        sentence=number,
        word=head,
        entry=entry,
        cue=_whole(attribution.cue),
        source=() if nameless else _spoken(syntax, head, _nearest(syntax, attribution)) or _told(syntax, head),
        content=attribution.content,
        negated=head is not None and _negated(syntax, head),
    )


def takes_up(syntax: Syntax, content: tuple[Span, ...]) -> bool:
    """Whether a content is but a word for what was told just before it: "…, which", "…, a charge that"."""
    words = list(_inside(syntax.reading, content))
    if not words or words[0] == 0 or syntax.lower[words[0] - 1] not in BREAKS:
        return False
    named = [at for at in words if syntax.lower[at] == "which" or syntax.lemmas[at] in classes("said_noun")]
    small = all(at in named or syntax.upos[at] in ("DET", "PRON", "SCONJ", "ADJ") for at in words)
    return bool(named) and small


def shown(number: int, syntax: Syntax) -> Iterator[Saying]:
    """The sayings that the syntax of a sentence shows, without regard to what the reader marked."""
    cues = ((word, entry) for word in range(len(syntax)) if (entry := _entry(syntax, word)))
    for word, entry in islice(cues, MOST):
        if entry.pos == "verb" and syntax.deprels[word].startswith("aux"):
            continue
        for sources, content in _linked(syntax, word, entry):
            pieces = _pieces(syntax, content)
            if pieces:
                yield Saying(
                    sentence=number,
                    word=word,
                    entry=entry,
                    cue=_span(syntax, word, word + 1),
                    source=tuple(phrase(syntax, source) for source in sources),
                    content=pieces,
                    negated=_negated(syntax, word),
                    aside=_about_it(syntax, word) or (entry.polarity == "-" and syntax.deprels[word] == "parataxis"),
                )


def _entry(syntax: Syntax, word: int) -> Cue | None:
    """The row of a word as a cue, with its preposition where the two are one: "call for", "according to"."""
    pos = POS.get(syntax.upos[word], "")
    lemma = syntax.lemmas[word]
    if syntax.deprels[word] in ("case", "mark"):
        fixed = [syntax.lower[child] for child in syntax.children[word] if syntax.deprels[child] == "fixed"]
        return cue(" ".join([syntax.lower[word], *fixed]), "prep")
    if pos == "verb":
        particle = syntax.child(word, "compound:prt")
        words = [syntax.lower[particle]] if particle is not None else []
        cases = (syntax.case(child) for child in syntax.children[word])
        words += [case for case in cases if case in ("for", "on", "upon", "off")]
        several = (cue(f"{lemma} {other}", "verb") for other in words)
        return next((found for found in several if found), None) or cue(lemma, "verb")
    return cue(lemma, pos) or (cue(syntax.lower[word], pos) if pos == "adj" else None)


def _linked(syntax: Syntax, word: int, entry: Cue) -> Iterator[tuple[list[int], set[int]]]:
    """The heads of the sources and the words of the content of a cue; nothing when it attributes nothing here."""
    match entry.pos:
        case "verb":
            content = _said(syntax, word, entry)
            source = _speaker(syntax, word)
            if content and (source is not None or nobody(syntax, word)):
                yield (syntax.conjuncts(source) if source is not None else []), content - {word}
        case "noun":
            yield from _of_noun(syntax, word)
        case "prep":
            named = syntax.heads[word]
            if named >= 0 and syntax.heads[named] >= 0:
                own = set(syntax.subtree(named))
                yield syntax.conjuncts(named), set(syntax.subtree(_clause(syntax, syntax.heads[named]))) - own
        case "adv" | "adj":
            if syntax.heads[word] >= 0 and syntax.deprels[word] in ("advmod", "amod"):
                yield [], set(syntax.subtree(syntax.heads[word])) - {word}


def _said(syntax: Syntax, word: int, entry: Cue) -> set[int]:
    """The words of what a verb says: its clause, what it stands beside, the noun it tells or accuses of."""
    content: set[int] = set()
    lemma = entry.lemma.split()[0]
    if lemma in classes("never_saying"):
        return content
    for child in syntax.children[word]:
        relation, case = syntax.deprels[child], syntax.case(child)
        own = lemma in classes("own_plan") and syntax.child(word, "obj") is None
        clause = relation == "ccomp" or (relation == "xcomp" and not own)
        quoted = relation == "parataxis" and child > word and syntax.lower[child - 1] in ('"', "“", ":", "``")
        noun = relation in ("obj", "nsubj:pass") and lemma in classes("noun_content") and syntax.upos[child] == "NOUN"
        asked = lemma in classes("about_content") or " " in entry.lemma
        about = relation in ("obl", "advcl") and case in ABOUT and asked
        if clause or quoted or noun or about:
            content |= set(syntax.subtree(child))
    if content:
        return content
    head, relation = syntax.heads[word], syntax.deprels[word]
    if head < 0:
        return content
    beside = relation == "parataxis" and syntax.child(word, "obj") is None
    if _about_it(syntax, word):
        return set(syntax.subtree(_clause(syntax, head))) - set(syntax.subtree(word))
    if beside:
        return set(syntax.subtree(head)) - set(syntax.subtree(word))
    if relation == "advcl" and syntax.lower[word] in ("citing", "quoting"):
        return set(syntax.subtree(head)) - set(syntax.subtree(word))
    return content


def _spoken(syntax: Syntax, word: int | None, source: tuple[Span, ...]) -> tuple[Span, ...]:
    """The source, unless it cannot speak: a lone "the" or "it", or whom a passive cue is about ("was accused of")."""
    words = list(_inside(syntax.reading, source))
    if all(syntax.upos[at] == "DET" or syntax.lower[at] in ("it", "there") for at in words):
        return source if any(syntax.lower[at] == "it" and not _idle(syntax, word) for at in words) else ()
    if word is None or syntax.upos[word] != "VERB" or not syntax.passive(word):
        return source
    about = syntax.child(word, "nsubj:pass")
    about = syntax.heads[word] if about is None and syntax.deprels[word] == "acl" else about
    return () if about in words else source


def _idle(syntax: Syntax, word: int | None) -> bool:
    """Whether the "it" of a cue stands for nobody: "it was reported that"."""
    return word is not None and (syntax.child(word, "expl") is not None or syntax.passive(word))


def _told(syntax: Syntax, word: int | None) -> tuple[Span, ...]:
    """The words of a verb's speaker, () for another cue or one without."""
    speaker = _speaker(syntax, word) if word is not None and syntax.upos[word] == "VERB" else None
    return () if speaker is None else (phrase(syntax, speaker),)


def _about_it(syntax: Syntax, word: int) -> bool:
    """Whether a verb speaks of the clause just told: "…, which Norland denied", "…, a charge Norland denied"."""
    found, head = syntax.child(word, "obj"), syntax.heads[word]
    beside = syntax.deprels[word].endswith(":relcl") or syntax.deprels[word] == "advcl"
    if not beside or head < 0:
        return False
    if found is not None and syntax.lower[found] == "which":
        return syntax.lower[found - 1] == ","
    return syntax.deprels[head] in ("appos", "parataxis") and syntax.lemmas[head] in classes("said_noun")


def _speaker(syntax: Syntax, word: int) -> int | None:
    """Who says so: the subject, or that of the clause to which "saying", "accusing" belongs."""
    if syntax.lower[word] in ("citing", "quoting") and syntax.deprels[word] == "advcl":
        return syntax.child(word, "obj")
    for at in (word, *syntax.path(word)):
        if syntax.upos[at] not in ("VERB", "AUX"):
            return None
        found = syntax.subject(at)
        if found is not None:
            return None if syntax.lower[found] in ("it", "there") and syntax.deprels[found] == "expl" else found
        if syntax.passive(at) or syntax.deprels[at] not in ("advcl", "xcomp", "conj", "parataxis"):
            return None
    return None


def nobody(syntax: Syntax, word: int) -> bool:
    """Whether a verb says that someone says so without saying who: "is believed to have", "it was reported that"."""
    if syntax.lemmas[word] in classes("known_passive"):
        return False  # "is known to", "is expected to": nobody needs to say so
    return syntax.passive(word) or syntax.child(word, "aux:pass", "expl") is not None


def _of_noun(syntax: Syntax, word: int) -> Iterator[tuple[list[int], set[int]]]:
    """The owner and the content of "Norland's claim that …", "accusations by Sudland of …"."""
    if syntax.lemmas[word] not in classes("said_noun"):
        return
    content: set[int] = set()
    for child in syntax.children[word]:
        clause = syntax.deprels[child] in ("acl", "ccomp") and syntax.child(child, "mark") is not None
        if clause or (syntax.deprels[child] == "nmod" and syntax.case(child) in ("of", "for", "about")):
            content |= set(syntax.subtree(child))
    owner = syntax.child(word, "nmod:poss")
    if owner is None:
        owner = next((child for by in ("by", "from") for child in syntax.after(word, by)), None)
    if owner is None:
        names = (child for child in syntax.children[word] if syntax.deprels[child] in ("compound", "amod"))
        tokens = syntax.reading.sentence.tokens
        owner = next((child for child in names if tokens[child].text[0].isupper()), None)
    verb = syntax.heads[word]
    if owner is None and verb >= 0 and syntax.deprels[word] in ("obj", "obl"):
        made = syntax.lemmas[verb] in ("make", "issue", "voice", "express", "repeat", "raise", "give", "level")
        owner = _speaker(syntax, verb) if made or syntax.case(word) == "with" else None
    if content and (owner is not None or syntax.lemmas[word] in classes("unowned_noun")):
        yield ([owner] if owner is not None else []), content


def _clause(syntax: Syntax, word: int) -> int:
    """The verb, or the root, of the clause that a word stands in."""
    for at in (word, *syntax.path(word)):
        if syntax.upos[at] in ("VERB", "AUX") or syntax.heads[at] < 0 or syntax.child(at, "cop") is not None:
            return at
    return word


def _negated(syntax: Syntax, word: int) -> bool:
    """Whether a cue is itself denied: "did not confirm", "refused to say", "could not rule out"."""
    if any(syntax.lemmas[child] in ("not", "n't", "never") and syntax.deprels[child] == "advmod"
           for child in syntax.children[word]):  # fmt: skip
        return True
    head = syntax.heads[word]
    return head >= 0 and syntax.deprels[word] == "xcomp" and syntax.lemmas[head] in ("refuse", "decline", "fail")


def _cue_word(syntax: Syntax, words: list[int]) -> int | None:
    """The word of a cue that the table knows, a verb before others, else its head."""
    known = [word for word in words if _entry(syntax, word)]
    verbs = [word for word in known if syntax.upos[word] == "VERB"]
    head = [word for word in words if syntax.heads[word] not in words]
    return next(iter([*verbs, *known, *head]), None)


# From words to characters and back.


def _spelled(syntax: Syntax, words: list[int], head: int | None) -> tuple[int | None, Cue | None]:
    """The row that a cue has by its spelling alone, where the reader's tags mislead: "according to" without a case."""
    if phrase := cue(" ".join(syntax.lower[word] for word in words), "prep"):
        return head, phrase
    tags = {"VERB": ("verb",), "AUX": ()}
    rows = (
        (word, cue(syntax.lemmas[word], pos))
        for word in words
        for pos in tags.get(syntax.upos[word], ("verb", "noun", "adv"))
    )
    return next(((word, row) for word, row in rows if row), (head, None))


def _inside(reading: Reading, pieces: tuple[Span, ...]) -> list[int]:
    tokens = reading.sentence.tokens
    return [
        word for word, token in enumerate(tokens) if any(p.start <= token.start and token.end <= p.end for p in pieces)
    ]


def _span(syntax: Syntax, first: int, last: int) -> Span:
    tokens = syntax.reading.sentence.tokens
    return Span(start=tokens[first].start, end=tokens[last - 1].end)


def _nearest(syntax: Syntax, attribution: Attribution) -> tuple[Span, ...]:
    """The piece of a source that is nearest to the cue; in the cue's sentence, if one is there."""
    pieces = [piece for piece in attribution.source if piece.end > piece.start]
    if not pieces or not attribution.cue:
        return tuple(pieces[:1])
    sentence, cue = syntax.reading.sentence, attribution.cue[0]

    def distance(piece: Span) -> tuple[bool, int]:
        outside = not sentence.start <= piece.start < sentence.end
        return outside, max(piece.start - cue.end, cue.start - piece.end)

    return (min(pieces, key=distance),)


def _whole(pieces: tuple[Span, ...]) -> Span | None:
    return Span(start=min(p.start for p in pieces), end=max(p.end for p in pieces)) if pieces else None


def _pieces(syntax: Syntax, words: set[int]) -> tuple[Span, ...]:
    """The stretches that words make up."""
    found: list[list[int]] = []
    for word in sorted(words):
        if found and found[-1][1] == word:
            found[-1][1] = word + 1
        else:
            found.append([word, word + 1])
    return tuple(_span(syntax, first, last) for first, last in found)


def phrase(syntax: Syntax, head: int) -> Span:
    """The noun phrase of a source, without clauses, appositions and what is joined to it."""
    outer = ("acl", "acl:relcl", "conj", "cc", "appos", "parataxis", "punct", "case", "advcl")
    words, rest = {head}, [head]
    while rest:
        for child in syntax.children[rest.pop()]:
            if syntax.deprels[child] not in outer or syntax.deprels[syntax.heads[child]] == "nmod":
                words.add(child)
                rest.append(child)
    first = last = head
    while first - 1 in words:
        first -= 1
    while last + 1 in words:
        last += 1
    return _span(syntax, first, last + 1)


def relative(syntax: Syntax, word: int) -> int | None:
    """The noun that a relative pronoun stands for: the pilot of "a pilot who said"."""
    clause = next((above for above in syntax.path(word) if syntax.deprels[above].endswith(":relcl")), None)
    return None if clause is None else syntax.heads[clause]


def parted(syntax: Syntax, pieces: tuple[Span, ...]) -> tuple[Span, ...]:
    """The sources of an attribution, one span for each of those joined by "and"; `syntax` is of their sentence."""
    if len(pieces) != 1:
        return (Span(start=pieces[0].start, end=pieces[-1].end),)
    words = _inside(syntax.reading, pieces)
    head = next((word for word in words if syntax.heads[word] not in words), None)
    if head is None:
        return pieces
    joined = [word for word in syntax.conjuncts(head) if word in words]
    return pieces if len(joined) < 2 else tuple(phrase(syntax, word) for word in joined)
