"""Ask the reader whether a sentence claims anything of two actors.

Takes what a reader answers for two spans, gives its chances by type for a
Dyad. The reader sees the sentence again with both marked, which takes about
as long as reading it: each pair is asked for once, and only where the other
witnesses leave a chance.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from dragoman.claims.dyads import Dyad
from dragoman.claims.mentions.records import Mention
from dragoman.records import EventType, Reading, Sentence, Span

Ask = Callable[[Sequence[Sentence], Span, Span], Sequence[tuple[EventType, float]]]
Claimed = Mapping[EventType, float]


class Asked:
    """What a reader says of the pairs of one sentence; nothing where there is no one to `ask`."""

    def __init__(self, reading: Reading, ask: Ask | None) -> None:
        self._reading, self._ask = reading, ask
        self._known: dict[tuple[int, int, int, int], Claimed] = {}

    def of(self, dyad: Dyad) -> Claimed | None:
        """The chance of each type that such an act of the one to the other is claimed; None where it is not known."""
        if self._ask is None or dyad.recipient is None:
            return None
        one, other = dyad.initiator.mention, dyad.recipient.mention
        key = (one.first, one.last, other.first, other.last)
        if key not in self._known:
            self._known[key] = dict(self._ask([self._reading.sentence], self._span(one), self._span(other)))
        return self._known[key] or None

    def _span(self, mention: Mention) -> Span:
        tokens = self._reading.sentence.tokens
        return Span(start=tokens[mention.first].start, end=tokens[mention.last - 1].end)
