"""Ask the reader whether a sentence claims anything of two actors.

Takes what a reader answers for two spans, gives its chances by type for a
Dyad. The reader sees the sentence again with both marked, which takes about
as long as reading it: each pair is asked for once, and only where the other
witnesses leave a chance.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from dragoman.claims.acts.dyads import Dyad
from dragoman.claims.acts.sides import Part
from dragoman.records import EventType, Reading, Sentence, Span

Ask = Callable[[Sequence[Sentence], Span, Span], Sequence[tuple[EventType, float]]]
Claimed = Mapping[EventType, float]


class Asked:
    """What a reader says of the pairs of one sentence; nothing where there is no one to `ask`.

    Of an actor whom an earlier sentence names it is asked with that sentence before this one.
    """

    def __init__(self, readings: Sequence[Reading], number: int, ask: Ask | None) -> None:
        self._readings, self._number, self._ask = readings, number, ask
        self._known: dict[tuple[Span, Span], Claimed] = {}

    def of(self, dyad: Dyad) -> Claimed | None:
        """The chance of each type that such an act of the one to the other is claimed; None where it is not known."""
        if self._ask is None or dyad.recipient is None:
            return None
        one, other = self._span(dyad.initiator), self._span(dyad.recipient)
        if (one, other) not in self._known:
            first = min(self._where(dyad.initiator), self._where(dyad.recipient))
            sentences = [self._readings[number].sentence for number in sorted({first, self._number})]
            self._known[one, other] = dict(self._ask(sentences, one, other))
        return self._known[one, other] or None

    def _where(self, part: Part) -> int:
        return self._number if part.reading is None else part.reading

    def _span(self, part: Part) -> Span:
        tokens, mention = self._readings[self._where(part)].sentence.tokens, part.mention
        return Span(start=tokens[mention.first].start, end=tokens[mention.last - 1].end)
