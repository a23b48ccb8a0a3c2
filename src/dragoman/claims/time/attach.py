"""Tell when an act happened.

Takes a reading and the word that expresses the act, gives its Time: of the
time expressions in the sentence, the one that modifies the act or its clause,
else what its tense tells. In "said on Friday that rebels attacked the town"
Friday is when it was said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from dragoman.claims.clause import children, finite, governors
from dragoman.claims.time.bounds import bound, scheduled
from dragoman.claims.time.expressions import Expression, find_expressions
from dragoman.claims.time.placed import Dated, expressions_in, text_of, word_at
from dragoman.claims.time.tense import told_by_tense
from dragoman.records import Reading, Time
from dragoman.vocabulary.cues import cue

FILED = ("FILE -", "FILE –", "FILE —")  # how agencies begin the caption of an older picture
YEAR = re.compile(r"\d{4}")
MODIFIERS = ("obl", "nmod", "advmod", "compound", "amod", "nummod", "obj", "dep", "appos", "advcl", "acl", "det")


def find_time(
    reading: Reading,
    word: int,
    published: date | None,
    expressions: Sequence[Expression] | None = None,
    *,
    spoken: bool = False,
) -> Time | None:
    """When the act expressed at `word` happened, or None where the sentence does not tell.

    `expressions` are those of the document in order (positions in its text), found here where they are not given.
    `spoken` acts lie in the words: who "agreed on Friday to restore ties" did so on Friday, who threatened to strike
    did not strike yet. Days are ISO dates no more precise than the text.
    """
    if expressions is None:
        expressions = find_expressions(reading.sentence.text, published, start=reading.sentence.start)
    dated = expressions_in(reading, expressions)
    intended, verb = False, word
    for verb in _clauses(reading, word, spoken=spoken):
        # "in May it threatened to strike" dates the threat, "threatened to strike on Friday" the strike.
        here = [one for one in dated if _modifies(reading, one, verb) and (one.first > word or not intended)]
        if here:
            return scheduled(reading, verb, bound(reading, here, published), published)
        intended = intended or (reading.deprels[verb] == "xcomp" and not spoken)
    if here := _beside(reading, verb, dated, intended) or _shown(reading, dated):
        return bound(reading, here, published)
    said_of = _said_of(reading, word)
    if here := [one for one in dated if any(_modifies(reading, one, noun) for noun in said_of)]:
        return bound(reading, here, published)
    return None if intended else told_by_tense(reading, verb, published)


def _said_of(reading: Reading, word: int) -> list[int]:
    """The nouns that may be said to be what `word` tells: "the May 3 test of a missile, which was a *breach*"."""
    below = children(reading, word)
    which = any(reading.sentence.tokens[child].text.lower() in ("which", "that") for child in below)
    if reading.heads[word] < 0 or not which or all(reading.deprels[child] != "cop" for child in below):
        return []  # the tree may hang such a clause up as any other; "which was" tells it
    nouns = [reading.heads[word]]
    while reading.deprels[nouns[-1]] == "nmod" and len(nouns) < 3:
        nouns.append(reading.heads[nouns[-1]])
    return nouns


def _clauses(reading: Reading, word: int, *, spoken: bool) -> Iterator[int]:
    """The words above `word` in its clause, and in that of who told what was then going on, or promised.

    "On Friday he said that they were shelling the town" is about Friday; "that they had shelled" is not. A promise is
    made when it is told: "On Friday they announced that they would restore ties".
    """
    verb = word
    for verb in governors(reading, word):
        yield verb
    above = reading.heads[verb]
    if reading.deprels[verb] == "ccomp" and _says(reading, above):
        promised = spoken and _has(reading, verb, "aux", "will", "would")
        if promised or (reading.xpos[verb] == "VBG" and _has(reading, verb, "aux", "was", "were")):
            yield from governors(reading, above)


def _has(reading: Reading, verb: int, relation: str, *words: str) -> bool:
    return any(
        reading.deprels[child] == relation and word_at(reading, child) in words for child in children(reading, verb)
    )


def _says(reading: Reading, verb: int) -> bool:
    return reading.xpos[verb] == "VBD" and cue(reading.lemmas[verb].lower(), "verb") is not None


def _beside(reading: Reading, verb: int, dated: list[Dated], intended: bool) -> list[Dated]:
    """Expressions that tell of the clause of `verb` without hanging from it."""
    described = [one for one in dated if one.first <= reading.heads[verb] < one.last]
    if described and reading.deprels[verb].startswith("acl:relcl"):
        return described  # "in September, when they were attacked"
    if when := _when(reading, verb):
        return [one for one in dated if 0 <= when - one.last <= 1]
    if reading.heads[verb] >= 0 or intended:
        return []
    return [one for one in dated if _opens(reading, one, verb)]


def _when(reading: Reading, verb: int) -> int | None:
    """The "when" that a clause begins with."""
    return next((child for child in children(reading, verb) if word_at(reading, child) == "when"), None)


def _opens(reading: Reading, dated: Dated, root: int) -> bool:
    """Whether an expression stands at the head of the sentence, cut off by a comma: "At talks Tuesday, they signed"."""
    if dated.last >= root or word_at(reading, dated.last) != ",":
        return False
    return not any(reading.upos[word] == "VERB" and finite(reading, word) and reading.deprels[word] != "amod"
                   for word in range(dated.last))  # fmt: skip


def _shown(reading: Reading, dated: list[Dated]) -> list[Dated]:
    """Where the sentence tells what a picture shows, the one day in it, or the one with its year, is that of it."""
    if reading.sentence.block != "caption" and not reading.sentence.text.startswith(FILED):
        return []
    full = [one for one in dated if YEAR.search(text_of(reading, one.first, one.last))]
    return next((some for some in (dated, full) if len(some) == 1), [])


def _modifies(reading: Reading, dated: Dated, word: int) -> bool:
    """Whether the expression hangs from `word`, plays its ARGM-TMP, or dates a participle that describes it."""
    if dated.first <= word < dated.last:
        return False
    if _hangs_from(reading, dated.head, word):
        return True
    for predicate in reading.predicates:
        if predicate.word == word:
            return any(
                argument.role.endswith("ARGM-TMP")
                and argument.first <= dated.first
                and dated.last <= argument.last
                and _shallow(reading, dated.head, argument.first, argument.last)
                for argument in predicate.arguments
            )
    return reading.upos[word] == "NOUN" and any(
        reading.deprels[child].startswith("acl") and _hangs_from(reading, dated.head, child)
        for child in children(reading, word)
    )


def _hangs_from(reading: Reading, head: int, word: int) -> bool:
    """Directly, or through a noun of time or a preposition: "at the end of June", "early on Friday"."""
    for _ in range(3):
        relation, above = reading.deprels[head], reading.heads[head]
        if above == word:
            return relation.startswith(MODIFIERS)
        within = _temporal(reading, above) or _meeting(reading, above) if above >= 0 else False
        if not (within and relation.startswith(("nmod", "obl", "compound", "advmod"))):
            return False
        head = above
    return False


def _meeting(reading: Reading, word: int) -> bool:
    """Whether a noun is an occasion at which the rest of its clause happened: "at a session Tuesday, envoys said"."""
    return reading.lemmas[word].lower() in OCCASIONS and reading.deprels[word].startswith("obl")


def _temporal(reading: Reading, word: int) -> bool:
    return reading.lemmas[word].lower() in TEMPORAL


OCCASIONS = frozenset(
    ("session", "meeting", "summit", "conference", "interview", "speech", "address", "statement", "briefing",
     "ceremony", "hearing", "rally", "vote", "debate", "talk", "visit", "call", "letter", "message", "forum")
)  # fmt: skip
TEMPORAL = frozenset(
    ("end", "start", "beginning", "middle", "early", "late", "later", "earlier", "course", "evening", "morning",
     "night", "afternoon", "day", "week", "month", "year", "period", "wake", "eve", "hour", "half", "part", "time")
)  # fmt: skip


def _shallow(reading: Reading, head: int, first: int, last: int) -> bool:
    """Whether no verb stands between the expression and the top of the argument: not "after he left on Friday"."""
    word = head
    while first <= reading.heads[word] < last:
        word = reading.heads[word]
        if reading.upos[word] == "VERB":
            return False
    return True
