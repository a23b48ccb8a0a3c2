"""What deeds are worth: the channel each counts in and how much, by type and mode and by how it is told.

Reads weights.csv and factors.csv, or an analyst's own tables in their place,
gives Weights. The tables say where their figures come from.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple, get_args

import numpy as np
from numpy.typing import NDArray

from dragoman.deeds import Act, Deeds, Telling
from dragoman.errors import VocabularyError
from dragoman.records import EventType, Support
from dragoman.vocabulary.acts import MODES
from dragoman.vocabulary.tables import Row, read_table

TABLE = Path(__file__).with_name("weights.csv")
FACTORS = Path(__file__).with_name("factors.csv")
COLUMNS = ("type", "mode", "channel", "weight", "against")
FACTOR_COLUMNS = ("support", "hedged", "factor")
NEITHER, COOPERATION, CONFLICT = 0, 1, 2  # channels, as numbers in columns
CHANNELS = {"none": NEITHER, "cooperation": COOPERATION, "conflict": CONFLICT}
HEAVIEST = 100.0  # a slip of the pen is likelier than an act a hundred times as heavy as a middling one
STANDINGS = frozenset({"ALLY", "RIVAL"})


class Worth(NamedTuple):
    """What an act is worth."""

    channel: int  # NEITHER, COOPERATION or CONFLICT
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What acts are worth towards the recipient and towards a third party, and what the telling makes of it."""

    acts: Mapping[tuple[str, str | None], Worth]  # by type and mode; without a mode: every mode that is not there
    against: Mapping[tuple[str, str | None], Worth]
    tellings: Mapping[Telling, float]

    def worth(self, act: Act) -> Worth:
        """What an act is worth when two reports of different origin assert it."""
        table = self.against if act.against else self.acts
        return table.get((act.type, act.mode)) or table[act.type, None]

    def channels(self, deeds: Deeds) -> NDArray[np.int8]:
        """The channel of each act of a table of deeds."""
        return np.array([self.worth(act).channel for act in deeds.acts], dtype=np.int8)

    def of(self, deeds: Deeds) -> tuple[NDArray[np.int8], NDArray[np.float64]]:
        """The channel of each deed and what it weighs in it, before it ages; 0 where it is denied or expected.

        A deed weighs less the less surely its reports were read right.
        """
        acts = np.array([self.worth(act).weight for act in deeds.acts])
        tellings = np.array([self.tellings[telling] for telling in deeds.tellings])
        if not len(deeds):
            return np.empty(0, dtype=np.int8), np.empty(0)
        return self.channels(deeds)[deeds.act], acts[deeds.act] * tellings[deeds.telling] * deeds.confidence

    def sure(self, deeds: Deeds) -> NDArray[np.float64]:
        """How much of a deed each is: of a coded one the share of such rows that are right, of any other all."""
        return np.where(deeds.coded, deeds.confidence, 1.0).astype(np.float64)


def load(path: Path | None = None, factors: Path | None = None) -> Weights:
    """The packaged weights, or those of an analyst's own tables. Raises VocabularyError naming every faulty line."""
    return _read(path or TABLE, factors or FACTORS) if path or factors else packaged()


@cache
def packaged() -> Weights:
    """The packaged weights."""
    return _read(TABLE, FACTORS)


def _read(path: Path, factors: Path) -> Weights:
    acts: dict[tuple[str, str | None], Worth] = {}
    against: dict[tuple[str, str | None], Worth] = {}

    def act(row: Row) -> None:
        key = (_type(row), _mode(row))
        if key in acts:
            raise ValueError(f"{' '.join(filter(None, key))} stands twice")
        acts[key] = Worth(_channel(row), _number(row, "weight", HEAVIEST))
        third = _number(row, "against", HEAVIEST)
        against[key] = Worth(CONFLICT if third else NEITHER, third)

    read_table(path, COLUMNS, act)
    if missing := [type for type in get_args(EventType) if (type, None) not in acts]:
        raise VocabularyError(f"{path.name}: no row without a mode for {', '.join(missing)}. Each type needs one.")
    return Weights(acts=acts, against=against, tellings=_tellings(factors))


def _tellings(path: Path) -> dict[Telling, float]:
    tellings: dict[Telling, float] = {}

    def telling(row: Row) -> None:
        support, hedged = row.cells["support"], row.cells["hedged"]
        if support not in get_args(Support):
            raise ValueError(f'support "{support}" is none of {", ".join(get_args(Support))}')
        if hedged not in ("yes", "no"):
            raise ValueError(f'hedged "{hedged}" is neither yes nor no')
        key = Telling(support, hedged == "yes")  # type: ignore[arg-type]  # checked above
        if key in tellings:
            raise ValueError(f"{support}, hedged {hedged} stands twice")
        tellings[key] = _number(row, "factor", 1)
        if support in ("denied", "expected") and tellings[key]:
            raise ValueError(f"what is only {support} is in no channel: its factor is 0")

    read_table(path, FACTOR_COLUMNS, telling)
    if path != FACTORS:  # tables of users' own may be older than others' event data here
        tellings = {one: factor for one, factor in packaged().tellings.items() if one.support == "coded"} | tellings
    wanted = [Telling(support, hedged) for support in get_args(Support) for hedged in (False, True)]
    if missing := [f"{one.support} ({'hedged' if one.hedged else 'firm'})" for one in wanted if one not in tellings]:
        raise VocabularyError(f"{path.name}: no row for {', '.join(missing)}. Each needs one.")
    return tellings


def _type(row: Row) -> str:
    type = row.cells["type"]
    if type not in get_args(EventType):
        raise ValueError(f'type "{type}" is none of {", ".join(get_args(EventType))}')
    return type


def _mode(row: Row) -> str | None:
    type, mode = row.cells["type"], row.cells["mode"]
    if mode and mode not in MODES.get(type, ()):
        raise ValueError(f'{type} has no mode "{mode}"; it has {", ".join(sorted(MODES.get(type, ()))) or "none"}')
    return mode or None


def _channel(row: Row) -> int:
    channel = row.cells["channel"]
    if channel not in CHANNELS:
        raise ValueError(f'channel "{channel}" is none of {", ".join(CHANNELS)}')
    if row.cells["type"] in STANDINGS and channel != "none":
        raise ValueError(f"{row.cells['type']} is a standing, which is in no channel: its channel is none")
    return CHANNELS[channel]


def _number(row: Row, column: str, highest: float) -> float:
    text = row.cells[column]
    try:
        number = float(text)
    except ValueError:
        number = float("nan")
    if not 0 <= number <= highest:
        raise ValueError(f'{column} "{text}" is not a number from 0 to {highest:g}')
    return number
