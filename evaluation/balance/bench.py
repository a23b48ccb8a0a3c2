"""Measure how long balance takes: `SHARED=folder python -m evaluation.balance.bench`.

Takes the folder of labelled data, gives seconds on one core: the index of each
window of the Correlates of War system, its blocs, both with all that the best
divisions share, and a what-if on it; and what is found of the Bitcoin OTC
network in a minute. `start_up` is what loading the solver takes, once.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from dragoman import system
from dragoman.exchange.networks import read_network
from dragoman.records import SignedTie

LARGE, SECONDS = "bitcoin_otc.csv", 60.0
LONG = 60.0
TIMED = ("index", "blocs", "both, explained", "what-if")

Measure = dict[str, Any]
Seconds = tuple[float, float]


def main() -> int:
    """Print the measures as JSON."""
    shared = os.environ.get("SHARED")
    if not shared:
        print("SHARED=folder is needed: the networks are not in the repository.", file=sys.stderr)
        return 1
    print(json.dumps(measure(Path(shared) / "data" / "balance"), indent=2))
    return 0


def measure(folder: Path) -> Measure:
    """All measures of the networks in a folder."""
    windows = [read_network(path).ties for path in sorted((folder / "cow").glob("*.csv"))]
    taken: Measure = {"start_up": round(timed(loaded)[0], 3), "windows": len(windows)}
    system.solve(windows[0])
    taken["index"] = spread([timed(lambda ties=ties: index(ties)) for ties in windows])
    taken["blocs"] = spread([timed(lambda ties=ties: blocs(ties)) for ties in windows])
    taken["both, explained"] = spread([timed(lambda ties=ties: system.solve(ties, seconds=LONG)) for ties in windows])
    taken["what-if"] = spread([what_if(ties) for ties in windows])
    large = read_network(folder / LARGE).ties
    found = system.solve(large, seconds=SECONDS)
    names = ("n", "m", "index", "bound", "bloc_cost", "bloc_bound", "proved", "explained", "seconds")
    taken[LARGE] = {name: getattr(found, name) for name in names}
    return taken


def lines(measured: Measure) -> Iterator[tuple[str, str]]:
    """The measures in words and seconds, for a table."""
    for name in TIMED if measured else ():
        one = measured[name]
        yield f"{name}: {measured['windows']} windows, median and most", f"{one['median']:g} s, {one['most']:g} s"
    if large := measured.get(LARGE):
        found = f"{large['index']:g}, at least {large['bound']:g}"
        yield f"index of {large['m']:,} ties ({found})", f"{large['seconds']:g} s"


def loaded() -> None:
    """Load the solver."""
    import dragoman.system.balance.blocs
    import dragoman.system.balance.sides  # noqa: F401


def index(ties: Sequence[SignedTie]) -> None:
    """Solve the frustration index alone."""
    from dragoman.system.balance.network import network
    from dragoman.system.balance.sides import divide

    divide(network(ties, weighted=False), None, time.perf_counter() + LONG)


def blocs(ties: Sequence[SignedTie]) -> None:
    """Solve the blocs alone."""
    from dragoman.system.balance.blocs import join
    from dragoman.system.balance.network import network

    join(network(ties, weighted=False), None, time.perf_counter() + LONG)


def what_if(ties: list[SignedTie]) -> Seconds:
    """The seconds it takes to solve a window with its first frustrated tie turned around, from its balance."""
    now = system.solve(ties, explain=False)
    turned = now.frustrated[0]
    changed = [replace(tie, sign="+" if tie.sign == "-" else "-") if tie == turned else tie for tie in ties]
    return timed(lambda: system.solve(changed, explain=False, start=now))


def timed(work: Callable[[], object]) -> Seconds:
    """The seconds that work takes, by the clock and of the processor: they differ where others use it too."""
    begun, used = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - begun, time.process_time() - used


def spread(seconds: Sequence[Seconds]) -> Measure:
    """The median of seconds and the most, by the clock, and the same of the processor."""
    clock, processor = zip(*seconds, strict=True)
    return {
        "median": round(statistics.median(clock), 4),
        "most": round(max(clock), 4),
        "processor_median": round(statistics.median(processor), 4),
        "processor_most": round(max(processor), 4),
    }


if __name__ == "__main__":
    sys.exit(main())
