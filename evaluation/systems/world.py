"""Make a system: what is planted, what happens, and what a corpus tells of it.

Takes a seed and Settings, gives a World; the same seed gives the same world.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random

from dragoman.deeds import Deeds
from dragoman.records import Event
from evaluation.systems.acts import acts
from evaluation.systems.settings import CORPORA, NEWS, Corpus, Settings
from evaluation.systems.streams import Stream, spans, streams
from evaluation.systems.structure import MONTH, Structure, plant
from evaluation.systems.telling import Happening, happen, noted, tell


@dataclass(frozen=True, kw_only=True)
class World:
    """A system that is known."""

    name: str
    settings: Settings
    structure: Structure
    streams: tuple[Stream, ...]
    happenings: tuple[Happening, ...]

    @property
    def until(self) -> date:
        """Its last day."""
        return date.fromordinal(self.structure.ends - 1)

    def chosen(self, corpus: Corpus) -> float:
        """The chance with which a corpus tells of what it takes note of."""
        amount = sum(
            part.rate * (last - first) / MONTH * sum(
                share * noted(act, corpus) for share, act in zip(part.mix, acts(), strict=True)
            )
            for one in self.streams for first, last, part in spans(one, self.structure.ends)
        )  # fmt: skip
        return corpus.events / amount / most()

    def events(self, corpus: Corpus) -> list[Event]:
        """What a corpus tells of it, in the order of days."""
        chance = Random(f"{self.name} {corpus.name}")
        return list(tell(self.happenings, corpus, self.chosen(corpus), self.structure, self.settings, chance))

    def deeds(self, corpus: Corpus) -> Deeds:
        """What these events add to pairs."""
        return Deeds.of_events(self.events(corpus))


def world(seed: int, settings: Settings = NEWS) -> World:
    """The world of a seed."""
    chance = Random(seed)
    structure = plant(settings, chance)
    planted = streams(structure, settings, chance)
    happenings = happen(planted, most(), structure, settings, chance)
    return World(
        name=str(seed), settings=settings, structure=structure, streams=tuple(planted), happenings=tuple(happenings)
    )


def most() -> int:
    """How many events happen: as many as the corpus that tells most of them can tell."""
    return max(corpus.events for corpus in CORPORA)
