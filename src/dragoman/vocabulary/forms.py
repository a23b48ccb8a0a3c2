"""Dictionary forms of the words that the tables know.

Takes a word's form and the lemma that the reader gave it, gives the lemma that the tables have: a reader is sure of
the lemmas that it was trained on, and the tables are sure of theirs ("bombed" → bomb).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from dragoman.vocabulary.acts import entries
from dragoman.vocabulary.classes import class_names, classes
from dragoman.vocabulary.cues import cues
from dragoman.vocabulary.stance import governors

# Endings of English inflection and what may stand in their place in the dictionary form.
ENDINGS = (
    ("ies", ("y",)), ("ied", ("y",)), ("es", ("e", "")), ("s", ("",)), ("ed", ("", "e")), ("ing", ("", "e")),
)  # fmt: skip
SHORTEST = 3   # letters that must be left before an ending


@cache
def known_lemmas() -> frozenset[str]:
    """Every word that a table has as a lemma, phrases by their words."""
    tables = (entry.lemma for table in (entries(), cues(), governors()) for entry in table)
    words = {word for lemma in tables for word in lemma.split()}
    return frozenset(words.union(*(classes(name) for name in class_names())))


@cache
def lemma_of(form: str, lemma: str) -> str:
    """The lemma of a lower-case form: the given one if the tables know it, else one they know that it inflects."""
    if lemma in known_lemmas():
        return lemma
    return next((guess for guess in _uninflected(form) if guess in known_lemmas()), lemma)


def _uninflected(form: str) -> Iterator[str]:
    for ending, stems in ENDINGS:
        stem = form[: -len(ending)]
        if form.endswith(ending) and len(stem) >= SHORTEST:
            yield from (stem + rest for rest in stems)
            if ending in ("ed", "ing") and stem[-1] == stem[-2]:
                yield stem[:-1]                    # "planning" → plan
