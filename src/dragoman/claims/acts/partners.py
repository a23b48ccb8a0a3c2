"""Who may stand on the other side of an act whose own words name one side alone.

Takes the side that is known, gives dyads with others of the sentence ("Despite
Norlandic shelling, Sudland held the town") and with those who had to do with
it in what was claimed just before ("The Norlandic shelling went on"). That one
of them is meant is for the reader to say when it is asked.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence

import msgspec

from dragoman.claims.acts.deeds import Deed
from dragoman.claims.acts.dyads import Dyad
from dragoman.claims.acts.sides import ARMED, Part, Side, different, political
from dragoman.claims.mentions.records import Mention
from dragoman.claims.syntax import Syntax
from dragoman.records import Record
from dragoman.vocabulary.cues import cue

BACK = 3  # sentences: what is further back is seldom still meant
WAR = frozenset({"ASSAULT", "COERCE", "THREATEN", "MOBILIZE"})
ALIKE, UNLIKE = 1.0, 0.5


class Earlier(Record, frozen=True, kw_only=True):
    """What was claimed of an earlier sentence."""

    number: int
    deed: Deed
    initiator: Mention
    recipient: Mention


class Past:
    """What the last sentences of a report claimed in so many words, both sides named."""

    def __init__(self) -> None:
        self._kept: deque[Earlier] = deque()

    def keep(self, number: int, deed: Deed, dyad: Dyad) -> None:
        """Remember what a sentence claims."""
        one, two = dyad.initiator, dyad.recipient
        if two is not None and one.reading is None and two.reading is None:
            self._kept.append(Earlier(number=number, deed=deed, initiator=one.mention, recipient=two.mention))

    def before(self, number: int) -> Sequence[Earlier]:
        """What may still be meant in a sentence; its successors ask for no more."""
        while self._kept and number - self._kept[0].number > BACK:
            self._kept.popleft()
        return tuple(self._kept)


class Partners:
    """Who of one sentence, or of what was claimed before it, may be meant."""

    def __init__(self, syntax: Syntax, mentions: Sequence[Mention], past: Sequence[Earlier]) -> None:
        self._syntax, self._mentions, self._past = syntax, mentions, past

    def of(self, deed: Deed, initiators: Side, recipients: Side) -> list[Dyad]:
        """The dyads that a deed with one side may have."""
        found = []
        telling = self._telling(deed.word) if initiators else frozenset()
        for known in (initiators or recipients).values():
            striking = known if initiators and deed.type in WAR else None
            others = [
                *self._beside(deed.word, initiators or recipients, striking, telling),
                *self._before(deed, known, initiators),
            ]
            for other in others:
                if different(known.mention.actor, other.mention.actor):
                    one, two = (known, other) if initiators else (other, known)
                    found.append(Dyad(initiator=one, recipient=two, against=None))
        return found

    def _telling(self, word: int) -> frozenset[int]:
        """Who tells of an act; of those, one without a state is not whom it is done to: "…, the Red Cross said"."""
        syntax = self._syntax
        above = [*syntax.path(word), *(c for c in syntax.children[word] if syntax.deprels[c] == "parataxis")]
        subjects = (syntax.subject(verb) for verb in above if cue(syntax.lemmas[verb], "verb"))
        return frozenset(subject for subject in subjects if subject is not None)

    def _beside(self, word: int, side: Side, striking: Part | None, telling: frozenset[int]) -> Iterator[Part]:
        """Others whom the sentence names for themselves, not to describe something, each where it stands nearest."""
        nearest: dict[str, Part] = {}
        for number, mention in enumerate(self._mentions):
            part = Part(mention=mention, slot=0.0, link=0.0, beside=True)
            meant = _at_home(striking, mention) if mention.as_place else political(part)
            if number in side or mention.form == "adjective" or not meant:
                continue
            known = nearest.get(mention.actor.id)
            if known is None or abs(mention.word - word) < abs(known.mention.word - word):
                nearest[mention.actor.id] = part
        yield from (
            part for part in _crowded(nearest) if part.mention.word not in telling or part.mention.actor.acts_for
        )

    def _before(self, deed: Deed, known: Part, initiators: Side) -> Iterator[Part]:
        """Those who stood on the other side of the one that is known, unless the sentence names them itself."""
        here = {_stands_for(mention) for mention in self._mentions}
        latest: dict[str, Part] = {}
        for past in self._past:
            own, other = (past.initiator, past.recipient) if initiators else (past.recipient, past.initiator)
            if _stands_for(own) == _stands_for(known.mention) and (who := _stands_for(other)) not in here:
                alike = ALIKE if past.deed.type == deed.type else UNLIKE
                earlier = latest.get(who)
                latest[who] = Part(
                    mention=other, slot=0.0, link=0.0, reading=past.number,
                    before=max(alike, earlier.before if earlier else 0.0),
                )  # fmt: skip
        yield from _crowded(latest)


def _crowded(parts: dict[str, Part]) -> Iterator[Part]:
    """The parts, each with how many there are to choose from."""
    for part in parts.values():
        yield msgspec.structs.replace(part, crowd=len(parts))


def _at_home(striking: Part | None, place: Mention) -> bool:
    """Whether a state may be whom an armed group strikes there: "a rebel attack in Norland"."""
    if striking is None or place.actor.kind != "state":
        return False
    return striking.mention.actor.kind == "group" and striking.mention.actor.sector in ARMED


def _stands_for(mention: Mention) -> str:
    return mention.actor.acts_for or mention.actor.id
