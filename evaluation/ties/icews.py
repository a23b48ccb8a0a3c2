"""A year of world news, from the Integrated Crisis Early Warning System (ICEWS): its events of 2014 as deeds.

Takes the archive of the forecasting benchmark ICEWS14 (quadruples of source,
relation, target and hour), gives Deeds between states. Who counts as a state:
the state itself, and whoever has its name in brackets ("Military (Japan)"), as
in the table of dyads that the scores are held against; people and bodies with
names of their own do not, there or here.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from dragoman.actors import registry
from dragoman.actors.spelling import words_of
from dragoman.actors.states import codes_of
from dragoman.deeds import Deeds
from dragoman.errors import InputError
from dragoman.records import Deed
from dragoman.vocabulary import cameo

BEGINS = date(2014, 1, 1)
ENDS = date(2014, 12, 31)
PARTS = ("train", "valid", "test")
# The table calls them otherwise than the registry: its Congo is the Republic's.
OTHER_NAMES = {"Congo": "COG"}


class Happening(NamedTuple):
    """A quadruple between two states."""

    source: str  # ISO 3166-1 alpha-3
    target: str
    relation: str
    day: date


def happenings(archive: Path) -> Iterator[Happening]:
    """The quadruples between two different states, in the order of the files."""
    names = {kind: _names(archive, kind) for kind in ("entity", "relation")}
    for part in PARTS:
        for line in _member(archive, f"{part}.txt"):
            source, relation, target, hour = (int(cell) for cell in line.split("\t")[:4])
            one, other = (state_of(names["entity"][number]) for number in (source, target))
            if one and other and one != other:
                day = date.fromordinal(BEGINS.toordinal() + hour // 24)
                yield Happening(one, other, names["relation"][relation], day)


def deeds(several: Iterator[Happening]) -> Deeds:
    """What of them is an act, as deeds; statements and appeals are none."""
    found = []
    for number, one in enumerate(several):
        coded = cameo.of_name(one.relation)
        if coded and coded.type:
            found.append(Deed(
                event=str(number), initiator=one.source, recipient=one.target, kinds=("state", "state"),
                symmetric=False, against=False, type=coded.type, mode=coded.mode, support="single", hedged=False,
                day=one.day, theatres=(),
            ))  # fmt: skip
    return Deeds.of(found)


@cache
def state_of(name: str) -> str | None:
    """The state of "Japan" or "Military (Japan)"; None of any other name."""
    whole = name.replace("_", " ")
    state = whole[whole.rindex("(") + 1 : -1] if whole.endswith(")") and "(" in whole else whole
    if state in OTHER_NAMES:
        return OTHER_NAMES[state]
    words = words_of(state)
    match = registry().longest(words, 0, BEGINS)
    known = match is not None and match.last == len(words) and match.actor.kind == "state" and match.form == "name"
    return match.actor.id if match and known else None


def cow_of(state: str) -> int | None:
    """The number that the Correlates of War project gives a state."""
    code = codes_of(state, BEGINS).get("cow")
    return int(code) if code else None


def _names(archive: Path, kind: str) -> dict[int, str]:
    rows = (line.split("\t") for line in _member(archive, f"{kind}2id.txt"))
    return {int(number): name if kind == "entity" else name.replace("_", " ") for name, number in rows}


def _member(archive: Path, name: str) -> list[str]:
    """The lines of one file of the archive."""
    command = ["tar", "--zstd", "-xOf", str(archive), f"icews14/{name}"]
    try:
        done = subprocess.run(command, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as fault:
        raise InputError(str(archive), f"{name} cannot be taken out of it: it takes tar and zstd ({fault})") from fault
    return done.stdout.decode("utf-8").splitlines()
