"""What the ties of one pair rest on, all in all and in each theatre."""

from __future__ import annotations

from typing import NamedTuple

from dragoman.deeds import Deeds
from dragoman.records import Standing
from dragoman.ties.evidence import evidence
from dragoman.ties.standings import standings
from dragoman.ties.tally import by_theatre, pooled
from dragoman.ties.weights import Weights


class Resting(NamedTuple):
    """What a tie rests on."""

    evidence: tuple[str, ...]  # ids of events, the heaviest first
    standings: tuple[Standing, ...]


def resting(own: Deeds, weights: Weights, *, until: int, half_life: float | None) -> dict[str | None, Resting]:
    """What ties of the one pair that some deeds are of rest on: all in all (None), and in each theatre."""
    found: dict[str | None, Resting] = {}
    for units in (pooled(own), by_theatre(own)):
        rested, said = evidence(own, units, weights, until=until, half_life=half_life), standings(own, units)
        for unit, theatre in enumerate(units.theatre.tolist()):
            name = None if theatre < 0 else units.theatres[theatre]
            found[name] = Resting(rested[unit], said.get(unit, ()))
    return found
