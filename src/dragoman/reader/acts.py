"""Acts between actors as the claim head sees them: runs of words, their types, stances and links."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter
from typing import cast

import numpy as np
from numpy.typing import NDArray

from dragoman.reader.windows import Window
from dragoman.records import Act, ActLink, EventType, Stance

ACT_FLOOR, LINK_FLOOR = 0.03, 0.03  # calibrated chances of what is rare
Chances = NDArray[np.float32]


def acts_in(
    window: Window,
    at: NDArray[np.int64],
    types: Chances,
    stances: Chances,
    links: Chances,
    labels: Mapping[str, Sequence[str]],
) -> dict[int, list[Act]]:
    """The acts of each stretch: words `at` with their types and stances (a row each) and links [parts, at, words]."""
    found: dict[int, list[Act]] = {}
    top = types.max(1)
    places = at.tolist()
    for run in _runs(places, [window.of[place] for place in places], types.argmax(1).tolist()):
        best = max(run, key=lambda row: top[row])
        stretch = window.of[places[best]]
        first = window.starts[stretch]
        own = links[:, run, first : first + window.lengths[stretch]].max(1)
        act = Act(
            word=places[best] - first,
            types=cast("tuple[tuple[EventType, float], ...]", _ranked(types[run].max(0), labels["act"], ACT_FLOOR)),
            stances=cast("tuple[tuple[Stance, float], ...]", _ranked(stances[best], labels["stance"], 0.0)),
            links=tuple(_links(own, labels["part"])),
        )
        found.setdefault(stretch, []).append(act)
    return found


def _runs(places: list[int], stretches: list[int], kinds: list[int]) -> Iterator[list[int]]:
    """Rows of neighbouring words of one stretch whose likeliest type is the same."""
    run: list[int] = []
    for row, (place, stretch, kind) in enumerate(zip(places, stretches, kinds, strict=True)):
        if run and (place - 1, stretch, kind) != (places[row - 1], stretches[row - 1], kinds[row - 1]):
            yield run
            run = []
        run.append(row)
    if run:
        yield run


def _ranked(scores: Chances, labels: Sequence[str], floor: float) -> tuple[tuple[str, float], ...]:
    pairs = zip(labels, scores.tolist(), strict=True)
    likely = sorted((pair for pair in pairs if pair[1] >= floor), key=itemgetter(1), reverse=True)
    return tuple((label, round(score, 3)) for label, score in likely)


def _links(scores: Chances, parts: Sequence[str]) -> Iterator[ActLink]:
    part, word = np.nonzero(scores >= LINK_FLOOR)
    for of, at, chance in zip(part.tolist(), word.tolist(), scores[part, word].tolist(), strict=True):
        yield ActLink(part=parts[of], word=at, confidence=round(chance, 3))
