"""What deeds come to in a tally, by what is done and how it is told: millions of deeds are of a few hundred classes.

Takes Deeds and Weights, gives Classes, and the class of each deed.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dragoman.deeds import Deeds
from dragoman.ties.tally import LEAST
from dragoman.ties.weights import CONFLICT, COOPERATION, NEITHER, Weights

Floats = NDArray[np.float64]
STRETCH = 2_000_000  # deeds looked at together

# The columns of a tally, and with which power of what is left of a deed they age.
COLUMNS = {
    "acts_cooperation": 0, "acts_conflict": 0, "weight_cooperation": 1, "weight_conflict": 1,
    "square_cooperation": 2, "square_conflict": 2, "sure_cooperation": 0, "sure_conflict": 0,
    "expected_cooperation": 0, "expected_conflict": 0, "contested": 0, "denied": 0, "coded": 0,
    "reported": 0, "other": 0, "lasting": 1,
}  # fmt: skip
PLACE = {name: place for place, name in enumerate(COLUMNS)}
POWERS = np.array(list(COLUMNS.values()), dtype=np.float64)


@dataclass(frozen=True, slots=True, kw_only=True)
class Classes:
    """A row a class; the last one is of deeds that add nothing."""

    adds: Floats  # to each of COLUMNS, on its day
    channel: NDArray[np.int8]
    weight: Floats  # before it ages
    coded: NDArray[np.bool_]

    @property
    def none(self) -> int:
        """The class of deeds that add nothing."""
        return len(self.channel) - 1

    def weights(self, channel: int) -> Floats:
        """What each class weighs in a channel."""
        return np.where(self.channel == channel, self.weight, 0.0)


def classes_of(deeds: Deeds, weights: Weights) -> tuple[Classes, NDArray[np.int32]]:
    """The classes of deeds, and the class of each."""
    stretches = [slice(first, first + STRETCH) for first in range(0, len(deeds), STRETCH)]
    some = [np.unique(_keys(deeds, part)) for part in stretches] or [np.empty(0, dtype=np.int64)]
    keys = np.unique(np.concatenate(some))
    what = np.empty(len(deeds), dtype=np.int32)
    rows = np.empty(len(keys), dtype=np.int64)  # a deed of each class
    for part in stretches:
        found = np.searchsorted(keys, _keys(deeds, part))
        what[part] = found
        rows[found] = np.arange(part.start, part.start + len(found))
    return _table(deeds.where(rows), weights), what


def _keys(deeds: Deeds, part: slice) -> NDArray[np.int64]:
    """A number for what is done and how it is told."""
    sure = np.ascontiguousarray(deeds.confidence[part]).view(np.int32).astype(np.int64)
    act = deeds.act[part].astype(np.int64) * max(len(deeds.tellings), 1) + deeds.telling[part]
    keys: NDArray[np.int64] = (act << 32) | sure
    return keys


def _table(deeds: Deeds, weights: Weights) -> Classes:
    """The classes of which each deed is one."""
    channel, weight = weights.of(deeds)
    share, coded = weights.sure(deeds), deeds.coded
    kind = np.array([telling.support for telling in deeds.tellings], dtype=object)
    support = kind[deeds.telling] if len(kind) else kind
    in_either = (channel == COOPERATION) | (channel == CONFLICT)
    counts = weight > 0
    adds = np.zeros((len(deeds), len(COLUMNS)))
    for number, name in ((COOPERATION, "cooperation"), (CONFLICT, "conflict")):
        there = channel == number
        adds[:, PLACE[f"acts_{name}"]] = there & counts
        adds[:, PLACE[f"weight_{name}"]] = np.where(there, weight, 0.0)
        adds[:, PLACE[f"square_{name}"]] = np.where(there, weight**2 / np.maximum(share, LEAST), 0.0)
        adds[:, PLACE[f"sure_{name}"]] = np.where(there & counts, share, 0.0)
        adds[:, PLACE[f"expected_{name}"]] = there & (support == "expected")
    adds[:, PLACE["contested"]] = in_either & counts & (support == "contested")
    adds[:, PLACE["denied"]] = in_either & (support == "denied")
    adds[:, PLACE["coded"]] = in_either & counts & coded
    adds[:, PLACE["reported"]] = ~coded
    adds[:, PLACE["other"]] = coded
    adds[:, PLACE["lasting"]] = np.where(coded, share, 0.0)
    return Classes(
        adds=np.vstack([adds, np.zeros(len(COLUMNS))]),
        channel=np.append(channel, NEITHER).astype(np.int8),
        weight=np.append(weight, 0.0),
        coded=np.append(coded, False),
    )
