"""Sayings of a headline that names who says so before a colon: "Analysts: Norland Arms Rebels".

Takes the Syntax of a title, gives the Saying or none. "Norland: The Forgotten
War" names a topic, for what follows is no clause.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.claims.sources.sayings import Saying
from dragoman.claims.sources.spans import span
from dragoman.claims.syntax import Syntax
from dragoman.vocabulary.cues import cue

LONGEST = 6  # words of a source before a colon
SUBJECTS = ("nsubj", "nsubj:pass")


def headlined(number: int, syntax: Syntax) -> Iterator[Saying]:
    """What somebody is quoted with in a headline."""
    colon = next((word for word, text in enumerate(syntax.lower) if text == ":"), 0)
    named = all(syntax.upos[word] in ("NOUN", "PROPN", "ADJ", "ADP", "DET") for word in range(colon))
    clause = any(
        syntax.deprels[word] in SUBJECTS or syntax.upos[word] == "AUX" for word in range(colon + 1, len(syntax))
    )
    if 0 < colon <= LONGEST and named and clause:
        yield Saying(
            sentence=number,
            word=None,
            entry=cue("say", "verb"),
            cue=span(syntax, colon, colon + 1),
            source=(span(syntax, 0, colon),),
            content=(span(syntax, colon + 1, len(syntax)),),
        )
