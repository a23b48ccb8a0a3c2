"""Three regions over some twenty years, from the Kansas Event Data System (KEDS): their WEIS events as deeds.

Takes the folder of its files, gives Regions.
"""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

import numpy as np

from dragoman.deeds import Act, Deeds, Telling
from evaluation.sets import REGIONS

HERE = Path(__file__).parent
NO_SIDE = "-"
MEETINGS = ("CONSULT",)


class TurningPoint(NamedTuple):
    """A day on which what passes between two sides is known to have turned."""

    one: str
    other: str
    channel: str
    direction: str
    day: date
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """One data set."""

    name: str
    deeds: Deeds
    goldstein: np.ndarray  # of each deed
    turning_points: list[TurningPoint]


def region(name: str, folder: Path) -> Region:
    """A data set of REGIONS in a folder, with its known turning points."""
    file, begins = REGIONS[name]
    codes = {int(row["code"]): row for row in table("weis.csv") if row["type"]}
    acts = tuple(dict.fromkeys((row["type"], row["mode"] or None) for row in codes.values()))
    number = {code: acts.index((row["type"], row["mode"] or None)) for code, row in codes.items()}
    scale = {code: float(row["goldstein"]) for code, row in codes.items()}
    sides = _Sides(name)
    rows = []
    with gzip.open(folder / file, "rt", encoding="utf-8") as lines:
        for place, row in enumerate(csv.DictReader(lines)):
            code = int(row["relation_id"])
            one, other = sides[row["source"]], sides[row["target"]]
            if code in number and one != other and NO_SIDE not in (one, other):
                day = begins.toordinal() + int(row["time_index"]) - 1
                rows.append((sides.number(one), sides.number(other), number[code], day, place, scale[code]))
    columns = np.array(rows).T
    deeds = Deeds(
        sides=tuple(sides.numbers),
        kinds=("state",) * len(sides.numbers),
        acts=tuple(Act(type, mode, type in MEETINGS, False) for type, mode in acts),  # type: ignore[arg-type]
        tellings=(Telling("single", False),),
        theatres=((),),
        initiator=columns[0].astype(np.int32),
        recipient=columns[1].astype(np.int32),
        act=columns[2].astype(np.int16),
        telling=np.zeros(len(rows), dtype=np.int8),
        theatre=np.zeros(len(rows), dtype=np.int16),
        day=columns[3].astype(np.int32),
        event=columns[4].astype(np.int64),
        confidence=np.ones(len(rows), dtype=np.float32),
    )
    return Region(name=name, deeds=deeds, goldstein=columns[5], turning_points=turning_points(name))


def turning_points(name: str) -> list[TurningPoint]:
    """Those of a data set that are known."""
    return [
        TurningPoint(
            row["one"], row["other"], row["channel"], row["direction"], date.fromisoformat(row["day"]), row["name"]
        )
        for row in table("turning_points.csv")
        if row["data"] == name
    ]


def table(name: str) -> Iterator[dict[str, str]]:
    """The rows of a table beside this file."""
    with (HERE / name).open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(line for line in lines if not line.startswith("#"))


class _Sides(dict[str, str]):
    """Whom codes stand for, and numbers for those."""

    def __init__(self, data: str) -> None:
        self.beginnings = {row["code"]: row["side"] for row in table("sides.csv") if row["data"] == data}
        self.numbers: dict[str, int] = {}

    def __missing__(self, code: str) -> str:
        fitting = [beginning for beginning in self.beginnings if code.startswith(beginning)]
        self[code] = self.beginnings[max(fitting, key=len)] if fitting else code[:3]
        return self[code]

    def number(self, side: str) -> int:
        return self.numbers.setdefault(side, len(self.numbers))
