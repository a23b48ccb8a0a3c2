"""Find signs, blocs and shifts as anyone would try first, so that other figures mean something.

Signs by the mean tone of all deeds, as users of event data take the mean
Goldstein score; blocs as the modules of the friendly ties; shifts as the
change points of the monthly mean tone.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from dragoman.deeds import Deeds
from evaluation.systems.acts import acts
from evaluation.systems.structure import Dyad, dyad

if TYPE_CHECKING:
    from numpy.typing import NDArray

PENALTY = 3.0  # times the logarithm of the number of months: as Bayes' criterion has it, and somewhat more


def mean_tones(deeds: Deeds) -> dict[Dyad, float]:
    """The mean tone of each pair's deeds: over 0 they are taken for friends, under 0 for enemies."""
    of_deeds = tones(deeds)
    found: dict[Dyad, list[float]] = {}
    for one, other, tone in zip(deeds.initiator.tolist(), deeds.recipient.tolist(), of_deeds.tolist(), strict=True):
        found.setdefault(dyad(deeds.sides[one], deeds.sides[other]), []).append(tone)
    return {pair: sum(several) / len(several) for pair, several in found.items()}


def blocs(signed: Mapping[Dyad, str | None]) -> dict[str, int]:
    """The modules of the friendly ties, found greedily (Clauset, Newman and Moore 2004); hostile ones are left out."""
    import networkx

    friendly = networkx.Graph()
    friendly.add_nodes_from(sorted({id for pair in signed for id in pair}))
    friendly.add_edges_from(sorted(pair for pair, sign in signed.items() if sign == "+"))
    if not friendly.number_of_edges():
        return {id: place for place, id in enumerate(friendly)}
    modules = networkx.community.greedy_modularity_communities(friendly)
    return {id: place for place, module in enumerate(modules) for id in module}


def shifts(deeds: Deeds, begins: date, until: date) -> list[int]:
    """The first days of the months at which the mean tone of a pair's deeds changes (PELT, Killick and others 2012,
    with squared errors)."""
    import ruptures

    months = [date(begins.year + place // 12, place % 12 + 1, 1).toordinal()
              for place in range(begins.month - 1, 12 * (until.year - begins.year) + until.month)]  # fmt: skip
    place = np.searchsorted(months, deeds.day, side="right") - 1
    counts = np.bincount(place, minlength=len(months))
    sums = np.bincount(place, weights=tones(deeds), minlength=len(months))
    series = np.divide(sums, counts, out=np.zeros(len(months)), where=counts > 0)
    if not series.std():
        return []
    signal = ((series - series.mean()) / series.std())[:, None]
    ends = ruptures.KernelCPD(kernel="linear", min_size=2).fit(signal).predict(pen=PENALTY * np.log(len(months)))
    return [months[end] for end in ends[:-1]]


def tones(deeds: Deeds) -> NDArray[np.float64]:
    """The tone of each deed, whoever denies or expects it: a table of scores knows no better."""
    known = {(act.type, act.mode): act.tone for act in acts()}
    return np.array([known[act.type, act.mode] for act in deeds.acts], dtype=float)[deeds.act]
