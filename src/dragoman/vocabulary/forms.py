"""Dictionary forms of the words that the tables know.

Takes a word's form, the lemma that the reader gave it and its part of speech, gives the lemma that the tables have:
a reader is sure of the lemmas that it was trained on, and the tables of theirs ("bombed" → bomb).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from dragoman.vocabulary.acts import entries, phrase_head
from dragoman.vocabulary.classes import class_names, classes
from dragoman.vocabulary.cues import cues
from dragoman.vocabulary.stance import governors

# Endings of English inflection and what may stand in their place in the dictionary form.
ENDINGS = (
    ("ies", ("y",)), ("ied", ("y",)), ("es", ("e", "")), ("s", ("",)), ("ed", ("", "e")), ("ing", ("", "e")),
)  # fmt: skip
SHORTEST = 3  # letters that must be left before an ending


# Past forms that follow no ending, of verbs that matter here and are rare elsewhere.
IRREGULAR = {
    "overran": "overrun", "retook": "retake", "retaken": "retake", "overthrew": "overthrow", "overthrown": "overthrow",
    "withdrew": "withdraw", "withdrawn": "withdraw", "forbade": "forbid", "slew": "slay", "slain": "slay",
    "sank": "sink", "sunk": "sink", "swore": "swear", "undertook": "undertake", "rearmed": "rearm",
}  # fmt: skip


@cache
def known_lemmas(pos: str) -> frozenset[str]:
    """Every word that a table has as the lemma of a verb, noun or adjective, phrases by the word that heads them."""
    acts = {entry.lemma.split()[phrase_head(entry.lemma, entry.pos)] for entry in entries() if entry.pos == pos}
    others = (entry.lemma.split()[0] for table in (cues(), governors()) for entry in table if entry.pos == pos)
    return frozenset(acts.union(others, *(_singular(name) for name in class_names() if pos == "noun")))


@lru_cache(maxsize=65_536)
def lemma_of(form: str, lemma: str, pos: str) -> str:
    """The lemma of a lower-case form: the given one if the tables know it, else one they know that it inflects."""
    if lemma in known_lemmas(pos):
        return lemma
    guesses = (IRREGULAR.get(form, ""), *_uninflected(form))
    return next((guess for guess in guesses if guess in known_lemmas(pos)), lemma)


def _singular(name: str) -> set[str]:
    """The words of a class, without those that are the plural of another of them."""
    words = classes(name)
    return {word for word in words if not words.intersection(_uninflected(word))}


def _uninflected(form: str) -> Iterator[str]:
    for ending, stems in ENDINGS:
        stem = form[: -len(ending)]
        if form.endswith(ending) and len(stem) >= SHORTEST:
            yield from (stem + rest for rest in stems)
            if ending in ("ed", "ing") and stem[-1] == stem[-2]:
                yield stem[:-1]  # "planning" → plan
