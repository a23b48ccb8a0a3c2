"""Learn what each finding says of two tellings: `python -m evaluation.fit_likeness`.

Takes generated worlds of seeds that are not scored, and where SHARED is given the
labelled happenings of its reports; gives src/dragoman/events/likeness.csv. Claims
are put into their true groups one by one, in the order in which they were
told; before each, it is compared with the groups that are there, as merging
does. A logistic regression with a squared penalty tells how much each finding
weighs for the right group against the others.
"""

from __future__ import annotations

import os
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import msgspec
import numpy as np

from dragoman.evaluate import happenings, labelled
from dragoman.evaluate.lines import Row
from dragoman.evaluate.program import Program
from dragoman.events.dyads import dyad
from dragoman.events.findings import COMPARISONS, GAPS, RULED_OUT, SHARED, STANDING_GAPS
from dragoman.events.likeness import START, TABLE
from dragoman.events.order import order
from dragoman.events.profile import Profile, joined, profile_of
from dragoman.records import Claim
from evaluation.sets import MERGING
from evaluation.worlds import world

SEEDS = range(100, 125)
REPORTS = ("newspapers", "voa")  # those of examples/ are for scoring alone
PENALTY = 3.0
OF_REPORTS = 6.0  # how many compared claims of generated worlds one of real reports counts for
HEADER = (
    "# What each finding says of two tellings being of one happening, in log odds, and how often it was right among\n"
    "# the compared claims that it was learned from. Made by `python -m evaluation.fit_likeness`.\n"
)

# What is held to speak so much against it, or more, whatever generated worlds say, whose readers lose and invent things
# more often than the packaged one: what is told of other things, of places far apart, of the other direction is
# another happening even in the same words.
AGAINST = MappingProxyType(
    {
        "other things": -4.0, "other exact things": -2.0, "place far": -4.0, "country other": -4.0, "way turned": -4.0,
        "only described": -0.5, "no day": -0.5,
    }
)  # fmt: skip
FOR = ("place same", "country same", "same number", "exact things", "mode same")  # what never speaks against
# Findings of which each speaks for one happening at least as much as the next.
LADDERS = (
    *(tuple(form.format(gap) for gap in GAPS) for form in ("told within {}", "told within {} of its day")),
    tuple(f"told {gap} before its day" for gap in GAPS),
    tuple(f"standing {gap}" for gap in STANDING_GAPS),
    ("same day", "same week", "same month told together", "same year told together"),
    ("same month", "same year"),
    tuple(reversed(SHARED)),
    ("word same", "word of one meaning", "word other"),
    ("type same", "type near", "type far"),
    ("place same", "place near", "place not far", "place far"),
    ("things of one kind", "things of a wider kind", "other things"),
)

Named = Callable[[Claim], Hashable]


class Compared(NamedTuple):
    """A claim beside a group, what was found, and whether it is of that happening."""

    findings: tuple[str, ...]
    right: bool
    weight: float


def compared(
    claims: Iterable[Claim],
    happening: Named,
    *,
    weight: float = 1.0,
    is_open: Callable[[Claim, Claim], bool] | None = None,
) -> Iterator[Compared]:
    """Each claim beside the groups of its dyad that were told before it."""
    groups: defaultdict[tuple[str, str], dict[Hashable, tuple[Profile, Claim]]] = defaultdict(dict)
    for claim in sorted(claims, key=order):
        own, there, profile = happening(claim), groups[dyad(claim)], profile_of(claim)
        for name, (group, first) in there.items():
            if name != own and is_open and is_open(first, claim):
                continue
            found = tuple(f for compare in COMPARISONS.values() if (f := compare(group, profile)) is not None)
            if RULED_OUT not in found:
                yield Compared(found, name == own, weight)
        before = there.get(own)
        there[own] = (joined(before[0], profile), before[1]) if before else (profile, claim)


def generated(seeds: Iterable[int]) -> Iterator[Compared]:
    """Compared claims of generated worlds."""
    for seed in seeds:
        made = world(seed)
        events = {line.claim.id: line.event for line in made.lines}
        claims = {line.claim.id: line.claim for line in made.lines if not line.is_misread}
        yield from compared(claims.values(), lambda claim, events=events: events[claim.id])  # type: ignore[misc]


def fit(rows: Sequence[Compared]) -> dict[str, float]:
    """The weight of each finding, and of the start.

    Maximum a posteriori by Newton's method, with a normal prior about 0 for all but the start. Where learned weights
    stand against the order of a ladder they are levelled, and kept to what is held.
    """
    names = sorted({name for row in rows for name in row.findings})
    place = {name: number for number, name in enumerate(names)}
    table = np.zeros((len(rows), len(names) + 1), dtype=np.float32)
    table[:, -1] = 1
    for number, row in enumerate(rows):
        table[number, [place[name] for name in row.findings]] = 1
    right = np.array([row.right for row in rows], dtype=float)
    counted = np.array([row.weight for row in rows])
    penalty = np.full(len(names) + 1, PENALTY)
    penalty[-1] = 1e-3
    weights = np.zeros(len(names) + 1)
    for _ in range(40):
        chance = 1 / (1 + np.exp(-(table @ weights)))
        slope = table.T @ (counted * (right - chance)) - penalty * weights
        bend = (table.T * (counted * chance * (1 - chance))) @ table + np.diag(penalty)
        step = np.clip(np.linalg.solve(bend, slope), -2, 2)
        weights += step
        if np.abs(step).max() < 1e-4:
            break
    learned = {name: float(weights[number]) for name, number in place.items()}
    found = levelled(learned, Counter(name for row in rows for name in row.findings))
    found |= {name: max(0.0, found.get(name, 0.0)) for name in FOR}
    found |= {name: min(most, found.get(name, 0.0)) for name, most in AGAINST.items()}
    return {START: float(weights[-1]), **found}


def levelled(weights: dict[str, float], times: Mapping[str, int]) -> dict[str, float]:
    """Weights that fall along each ladder: neighbours against the order get their mean (pool adjacent violators).

    Barlow and others, Statistical inference under order restrictions (1972).
    """
    found = dict(weights)
    for ladder in LADDERS:
        pools: list[tuple[float, int, list[str]]] = []
        for name in (step for step in ladder if step in weights):
            mean, size, names = weights[name], times.get(name, 0) + 1, [name]
            while pools and pools[-1][0] < mean:
                above, more, before = pools.pop()
                mean, size, names = (above * more + mean * size) / (more + size), more + size, before + names
            pools.append((mean, size, names))
        found |= {name: mean for mean, _, names in pools for name in names}
    return found


def of_reports(shared: Path) -> Iterator[Compared]:
    """Compared claims of the labelled reports; the reader reads them first, which takes minutes."""
    for name in REPORTS:
        rows = happenings.reports_of(MERGING / f"{name}.jsonl", shared / "reports")
        yield from labelled_claims(rows, list(Program().claims(labelled.documents_of(rows))))


def labelled_claims(rows: Sequence[Row], claims: Sequence[Sequence[Claim]]) -> Iterator[Compared]:
    """Compared claims of some reports, those that have a label and are not misread."""
    units: dict[str, happenings.Unit] = {}
    known: dict[str, Claim] = {}
    for number, (row, of_one) in enumerate(zip(rows, claims, strict=True)):
        made, by_id = msgspec.to_builtins(of_one), {claim.id: claim for claim in of_one}
        for label in row["claims"]:
            found = happenings.claim_found(label, made)
            if found and not label["misread"]:
                known[found] = by_id[found]
                units[found] = happenings.Unit(label, number, by_id[found].published, event=found, story=found)
    yield from compared(
        known.values(),
        lambda claim: units[claim.id].label["happening"],
        weight=OF_REPORTS,
        is_open=lambda one, other: happenings.is_open(units[one.id], units[other.id]),
    )


def write(rows: Sequence[Compared], weights: dict[str, float], path: Path = TABLE) -> None:
    """Keep the weights, in the order in which they are asked for, with how often each finding was right."""
    every, right = Counter[str](), Counter[str]()
    for row in rows:
        every.update(row.findings)
        right.update(row.findings if row.right else ())
    ordered = [START, *sorted(name for name in weights if name != START)]
    lines = [f"{name},{weights[name]:.2f},{right[name] or ''},{every[name] or ''}\n" for name in ordered]
    path.write_text(HEADER + "finding,weight,right,all\n" + "".join(lines).replace('"', ""), encoding="utf-8")


def main() -> int:
    """Learn from what there is, and write the table."""
    rows = list(generated(SEEDS))
    if shared := os.environ.get("SHARED"):
        rows += of_reports(Path(shared))
    write(rows, fit(rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
