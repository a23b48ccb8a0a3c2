"""The true rates and leans of a world, as the ties of its last day define them.

Takes a World and a corpus, gives what intervals should cover. A rate is aged
as ties age deeds. A lean is a comparison with what is usual, so it is asked of
the ties themselves: of a corpus that tells many times as much, without chance.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from dragoman.deeds import Act, Deeds, Telling
from dragoman.ties import weigh
from dragoman.ties.decay import HALF_LIFE, left
from dragoman.ties.weights import COOPERATION, NEITHER, Weights
from evaluation.systems.acts import acts
from evaluation.systems.settings import Corpus
from evaluation.systems.streams import Stream, spans
from evaluation.systems.structure import MONTH, Dyad, dyad
from evaluation.systems.telling import Told, noted, tellings
from evaluation.systems.truth import Pair, Rates, Worth, deed_act, rates
from evaluation.systems.world import World, most

if TYPE_CHECKING:
    from numpy.typing import NDArray

ROWS = 300_000  # deeds of a corpus without chance, about


def worth_by(weights: Weights) -> Worth:
    """What a deed is worth by tables of weights."""

    def worth(act: Act, told: Told) -> tuple[float, float]:
        channel, weight = weights.worth(act)
        value = weight * weights.tellings[Telling(told.support, told.hedged)] * told.confidence
        return (0.0, 0.0) if channel == NEITHER else (value, 0.0) if channel == COOPERATION else (0.0, value)

    return worth


def true_rates(world: World, corpus: Corpus, weights: Weights) -> dict[Pair, Rates]:
    """What the corpus tells of each pair in the long run, day by day, in weight and acts a month."""
    return rates(world, corpus, worth_by(weights))


def aged(rated: Rates) -> NDArray[np.float64]:
    """Both rates as of the last day: the mean over all days, each by what is left of a deed of that day."""
    days = rated.weight.shape[1]
    share = left(np.arange(days - 1, -1, -1, dtype=np.int32), HALF_LIFE)
    found: NDArray[np.float64] = rated.weight @ (share / share.sum())
    return found


def true_leans(world: World, corpus: Corpus, weights: Weights) -> dict[Dyad, float]:
    """The lean of each pair, all theatres together, that very many deeds come to."""
    ties = weigh(without_chance(world, corpus, weights), until=world.until, weights=weights)
    return {dyad(tie.one, tie.other): tie.lean for tie in ties}


def without_chance(world: World, corpus: Corpus, weights: Weights) -> Deeds:
    """What a corpus would tell if it told everything many times over, evenly, and nothing by chance.

    All ways of telling an act are one here, with the confidence that makes it
    weigh what they weigh in the mean.
    """
    sides, cast = tuple(sorted(world.structure.kinds)), []
    of_acts = [deed_act(act, against) for against in (False, True) for act in acts()]
    times = world.chosen(corpus) * most() * ROWS / corpus.events
    owed = 0.0
    for stream in world.streams:
        if stream.support is None:
            for first, last, number, amount in _told_acts(stream, world, corpus):
                owed += amount * times
                count = int(owed)
                owed -= count
                days = np.linspace(first, last, count, endpoint=False).astype(np.int32)
                for one, other, against in stream.cast:
                    cast.append((sides.index(one), sides.index(other), number + len(acts()) * against, days))
    rows = np.repeat(np.arange(len(cast)), [len(days) for *_, days in cast])
    one, other, act = (np.array([row[place] for row in cast])[rows] for place in range(3))
    sure = np.array([_sureness(place, corpus, weights) for place in range(len(acts()))] * 2)
    return Deeds(
        sides=sides, kinds=tuple(world.structure.kinds[id] for id in sides), acts=tuple(of_acts),
        tellings=(Telling("corroborated", False),), theatres=((),), initiator=one.astype(np.int32),
        recipient=other.astype(np.int32), act=act.astype(np.int16), telling=np.zeros(len(rows), dtype=np.int8),
        theatre=np.zeros(len(rows), dtype=np.int16), day=np.concatenate([days for *_, days in cast]),
        event=np.arange(len(rows)), confidence=sure[act].astype(np.float32),
    )  # fmt: skip


def _told_acts(stream: Stream, world: World, corpus: Corpus) -> Iterator[tuple[int, int, int, float]]:
    """The first and last day, the number of an act, and how many of it are told where the world has one event."""
    for first, last, part in spans(stream, world.structure.ends):
        for number, (share, act) in enumerate(zip(part.mix, acts(), strict=True)):
            if amount := part.rate * (last - first) / MONTH * share * noted(act, corpus):
                yield first, last, number, amount


def _sureness(number: int, corpus: Corpus, weights: Weights) -> float:
    """What an act weighs in the mean of all ways to tell it, beside one that is told firmly by two."""
    ways = tellings(acts()[number], None, corpus)
    return sum(way.share * weights.tellings[Telling(way.support, way.hedged)] * way.confidence for way in ways)
