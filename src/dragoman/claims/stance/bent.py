"""What is left of "it happened" under the words that reach an act.

Gives Bent, which each word above or beside an act makes less sure, less real, or turns over.
"""

from __future__ import annotations

from typing import NamedTuple

from dragoman.records import Aspect, Certainty, Polarity
from dragoman.vocabulary.classes import classes
from dragoman.vocabulary.stance import Governor

CERTAINTIES: tuple[Certainty, ...] = ("none", "possible", "probable", "certain")  # the weaker of two holds
ASPECTS: tuple[Aspect, ...] = ("done", "ongoing", "future", "demanded", "hypothetical")  # the less real of two holds


class Bent(NamedTuple):
    """What is left of "it happened"."""

    positive: bool = True
    certainty: Certainty = "certain"
    aspect: Aspect = "done"
    trace: tuple[str, ...] = ()
    averted: bool = False  # somebody prevents it, which is all that turns it over

    def under(self, polarity: Polarity, certainty: Certainty, aspect: Aspect | None, because: str) -> Bent:
        """The same under one more word: turned over by "-", no surer and no more real than that word allows.

        What is turned over twice is at most probable: who denies having refused does not say that he did it. What
        somebody has yet to prevent is not denied: it lies ahead unless that is done.
        """
        if self.averted and polarity == "+" and aspect in ("future", "demanded"):
            return Bent(trace=self.trace).under("+", "probable", "future", because)
        if polarity == "-" and not self.positive:
            certainty = min(certainty, "probable", key=CERTAINTIES.index)
        return Bent(
            self.positive if polarity == "+" else not self.positive,
            min(self.certainty, certainty, key=CERTAINTIES.index),
            max(self.aspect, aspect or self.aspect, key=ASPECTS.index),
            (*self.trace, because),
        )

    def governed(self, row: Governor, *, negated: bool = False) -> Bent:
        """The same under a word of the table, itself negated or not."""
        if negated:
            return self.under(row.negated_polarity, row.negated_certainty, row.aspect, f"not {row.lemma}")
        bent = self.under(row.polarity, row.certainty, row.aspect, row.lemma)
        return bent._replace(averted=self.positive and row.lemma in classes("preventing"))
