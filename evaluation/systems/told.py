"""A generated system as a corpus tells it, with what is true of it."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from dragoman.deeds import Deeds
from dragoman.records import Event
from dragoman.ties.tying import FLOOR
from evaluation.systems.settings import Corpus
from evaluation.systems.structure import Dyad, dyad
from evaluation.systems.truth import Pair, Rates
from evaluation.systems.turning import PlantedDay
from evaluation.systems.world import World


class Told(NamedTuple):
    """What a corpus tells of a world, and what is true of it."""

    world: World
    corpus: Corpus
    events: list[Event]
    deeds: Deeds
    rated: dict[Pair, Rates]
    planted: dict[Dyad, list[PlantedDay]]  # the days on which pairs change

    @property
    def last(self) -> int:
        """The last day."""
        return self.world.structure.ends - 1

    def busy(self) -> list[Dyad]:
        """The pairs of which more than a little is told."""
        sides = self.deeds.sides
        pairs = zip(self.deeds.initiator.tolist(), self.deeds.recipient.tolist(), strict=True)
        counts = Counter(dyad(sides[one], sides[other]) for one, other in pairs)
        return sorted(pair for pair, number in counts.items() if number >= FLOOR)
