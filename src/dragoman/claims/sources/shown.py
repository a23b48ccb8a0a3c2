"""Sayings that the syntax shows.

Takes the Syntax of a sentence, gives Sayings: "said that …", "according to …",
"accused of …", "reportedly", "Norland's claim that …".
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from dragoman.claims.sources.cues import entry_of, is_negated
from dragoman.claims.sources.sayings import Saying
from dragoman.claims.sources.spans import joined_phrases, phrase, pieces_of, span
from dragoman.claims.syntax import Syntax
from dragoman.records import Span
from dragoman.vocabulary.classes import classes
from dragoman.vocabulary.cues import Cue

MOST = 64  # cues in one sentence; more is no sentence
CALLED = ("xcomp", "obl", "advcl")
ABOUT = ("of", "for", "about", "over", "on")  # "accused of", "blamed for", "warned about"


def shown(number: int, syntax: Syntax) -> Iterator[Saying]:
    """The sayings that the syntax of a sentence shows, without regard to what the reader marked."""
    cues = ((word, entry) for word in range(len(syntax)) if (entry := entry_of(syntax, word)))
    for word, entry in islice(cues, MOST):
        if entry.pos == "verb" and syntax.deprels[word].startswith("aux"):
            continue
        for sources, content in _linked(syntax, word, entry):
            pieces = pieces_of(syntax, content)
            if pieces:
                yield Saying(
                    sentence=number,
                    word=word,
                    entry=entry,
                    cue=span(syntax, word, word + 1),
                    source=tuple(sources),
                    content=pieces,
                    negated=is_negated(syntax, word),
                    aside=about_it(syntax, word) or (entry.polarity == "-" and syntax.deprels[word] == "parataxis"),
                )


def _linked(syntax: Syntax, word: int, entry: Cue) -> Iterator[tuple[list[Span], set[int]]]:
    """The words of the sources and the words of the content of a cue; nothing when it attributes nothing here."""
    match entry.pos:
        case "verb":
            content = _said(syntax, word, entry)
            source = speaker(syntax, word)
            if content and (source is not None or nobody(syntax, word)):
                yield (joined_phrases(syntax, source) if source is not None else []), content - {word}
        case "noun":
            yield from _of_noun(syntax, word)
        case "prep":
            named = syntax.heads[word]
            if named >= 0 and syntax.heads[named] >= 0:
                yield joined_phrases(syntax, named), _according(syntax, named)
        case "adv" | "adj":
            if syntax.heads[word] >= 0 and syntax.deprels[word] in ("advmod", "amod"):
                yield [], _alone(syntax, syntax.heads[word]) - {word}


def _according(syntax: Syntax, named: int) -> set[int]:
    """The words of what "according to" somebody holds: the whole sentence before it, else its clause."""
    own = set(syntax.subtree(named))
    after = range(max(own) + 1, len(syntax))
    if all(syntax.deprels[word] == "punct" for word in after):
        root = next((word for word in (named, *syntax.path(named)) if syntax.heads[word] < 0), named)
        return set(syntax.subtree(root)) - own
    return set(syntax.subtree(_clause(syntax, syntax.heads[named]))) - own


def _alone(syntax: Syntax, word: int) -> set[int]:
    """A word with what hangs on it, but without clauses joined to it that have a subject of their own."""
    found = set(syntax.subtree(word))
    for child in syntax.children[word]:
        if syntax.deprels[child] == "conj" and syntax.child(child, "nsubj", "nsubj:pass") is not None:
            found -= set(syntax.subtree(child))
    return found


def _said(syntax: Syntax, word: int, entry: Cue) -> set[int]:
    """The words of what a verb says: its clause, what it stands beside, the noun it tells or accuses of."""
    content: set[int] = set()
    lemma = entry.lemma.split()[0]
    if lemma in classes("never_saying"):
        return content
    if entry.lemma == "call":
        return _called(syntax, word)
    for child in syntax.children[word]:
        relation, case = syntax.deprels[child], syntax.case(child)
        own = (
            lemma in classes("own_plan") and syntax.child(word, "obj") is None and syntax.child(child, "nsubj") is None
        )
        clause = relation == "ccomp" or (relation == "xcomp" and not own)
        quoted = relation == "parataxis" and child > word and syntax.lower[child - 1] in ('"', "“", ":", "``")
        noun = relation in ("obj", "nsubj:pass") and lemma in classes("noun_content") and syntax.upos[child] == "NOUN"
        asked = lemma in classes("about_content") or " " in entry.lemma
        preposition = case in ABOUT or (lemma == "charge" and case == "with")
        about = relation in ("obl", "advcl") and preposition and asked
        if clause or quoted or noun or about:
            content |= set(syntax.subtree(child))
    if content:
        return content
    head, relation = syntax.heads[word], syntax.deprels[word]
    if head < 0:
        return content
    beside = relation == "parataxis" and syntax.child(word, "obj") is None
    if about_it(syntax, word):
        return set(syntax.subtree(_clause(syntax, head))) - set(syntax.subtree(word))
    if beside:
        return set(syntax.subtree(head)) - set(syntax.subtree(word))
    if relation == "advcl" and syntax.lower[word] in ("citing", "quoting"):
        return set(syntax.subtree(head)) - set(syntax.subtree(word))
    return content


def _called(syntax: Syntax, word: int) -> set[int]:
    """The words of what somebody calls something: "called it an act of aggression"; who calls on another says none."""
    name = syntax.child(word, "xcomp")
    if name is None or syntax.child(word, "obj") is None or syntax.upos[name] in ("VERB", "AUX"):
        return set()
    behind = (child for child in syntax.children[word] if child >= name and syntax.deprels[child] in CALLED)
    return {below for child in behind for below in syntax.subtree(child)}


def about_it(syntax: Syntax, word: int) -> bool:
    """Whether a verb speaks of the clause just told: "…, which Norland denied", "…, a charge Norland denied"."""
    found, head = syntax.child(word, "obj"), syntax.heads[word]
    beside = syntax.deprels[word].endswith(":relcl") or syntax.deprels[word] == "advcl"
    if not beside or head < 0:
        return False
    if found is not None and syntax.lower[found] == "which":
        return syntax.lower[found - 1] == ","
    return syntax.deprels[head] in ("appos", "parataxis") and syntax.lemmas[head] in classes("said_noun")


def speaker(syntax: Syntax, word: int) -> int | None:
    """Who says so: the subject, or that of the clause to which "saying", "accusing" belongs."""
    if syntax.lower[word] in ("citing", "quoting") and syntax.deprels[word] in ("advcl", "acl"):
        return syntax.child(word, "obj")
    if syntax.deprels[word] == "acl" and syntax.xpos[word] == "VBG":
        return syntax.heads[word]  # "officials accusing Norland of …": whoever stands behind it is accused
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


def _of_noun(syntax: Syntax, word: int) -> Iterator[tuple[list[Span], set[int]]]:
    """The owner and the content of "Norland's claim that …", "accusations by Sudland of …"."""
    if syntax.lemmas[word] not in classes("said_noun"):
        return
    content: set[int] = set()
    below = list(syntax.children[word])
    verb = syntax.heads[word]
    if verb >= 0 and syntax.deprels[word] == "nsubj" and syntax.lemmas[verb] in classes("spreading_verb"):
        below += [child for child in syntax.children[verb] if syntax.deprels[child] == "ccomp"]
    for child in below:
        clause = syntax.deprels[child] in ("acl", "ccomp") and syntax.child(child, "mark", "nsubj") is not None
        if clause or (syntax.deprels[child] == "nmod" and syntax.case(child) in ("of", "for", "about")):
            content |= set(syntax.subtree(child))
    owner = syntax.child(word, "nmod:poss")
    if owner is None:
        owner = next((child for by in ("by", "from") for child in syntax.after(word, by)), None)
    if owner is None:
        names = (child for child in syntax.children[word] if syntax.deprels[child] in ("compound", "amod"))
        tokens = syntax.reading.sentence.tokens
        owner = next((child for child in names if tokens[child].text[0].isupper()), None)
    if owner is None and verb >= 0 and syntax.deprels[word] in ("obj", "obl"):
        made = syntax.lemmas[verb] in ("make", "issue", "voice", "express", "repeat", "raise", "give", "level")
        owner = speaker(syntax, verb) if made or syntax.case(word) == "with" else None
    if content and (owner is not None or syntax.lemmas[word] in classes("unowned_noun")):
        yield ([phrase(syntax, owner)] if owner is not None else []), content


def _clause(syntax: Syntax, word: int) -> int:
    """The verb, or the root, of the clause that a word stands in."""
    for at in (word, *syntax.path(word)):
        if syntax.upos[at] in ("VERB", "AUX") or syntax.heads[at] < 0 or syntax.child(at, "cop") is not None:
            return at
    return word
