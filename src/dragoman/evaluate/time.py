"""Time expressions and what they mean, by rules alone, on TempEval-3's articles.

Takes lines with id, text, dct (the day of writing) and timex (span, value).
Of a file, the articles whose sha1(id) mod 10 is 0 are scored: the rules were
made on the others.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from dragoman.evaluate.figures import Counts, Figures, found, tally
from dragoman.evaluate.lines import Row
from dragoman.evaluate.matching import pair
from dragoman.evaluate.program import Program
from dragoman.evaluate.task import Task

PARTS = 10


def predict(rows: Sequence[Row], program: Program) -> Iterator[Row]:
    """The expressions of each text with their TIMEX3 values."""
    from dragoman.claims.time import find_expressions

    for row in rows:
        found_there = find_expressions(row["text"], date.fromisoformat(row["dct"][:10]))
        yield {"timex": [{"span": [one.start, one.end], "value": one.value} for one in found_there]}


def choose(rows: Sequence[Row]) -> list[bool]:
    """One article in ten, by the hash of its id; all when a file has none of those."""
    kept = [int(hashlib.sha1(str(row["id"]).encode()).hexdigest(), 16) % PARTS == 0 for row in rows]
    return kept if any(kept) else [True] * len(rows)


def touch(one: Row, other: Row) -> bool:
    """Whether two expressions share a character."""
    return bool(one["span"][0] < other["span"][1] and other["span"][0] < one["span"][1])


def count(row: Row, predicted: Row) -> Counts:
    """Right, found and labelled expressions: same span, overlapping, and of those with the same value."""
    gold, ours = row["timex"], predicted["timex"]
    sizes = {"found": len(ours), "gold": len(gold)}
    spans = {tuple(one["span"]) for one in gold} & {tuple(one["span"]) for one in ours}
    touching = pair(gold, ours, touch)
    valued = pair(gold, ours, lambda one, other: touch(one, other) and one["value"] == other["value"])
    counts: Counter[str] = tally("span", right=len(spans), **sizes)
    counts.update(tally("overlap", right=len(touching), **sizes))
    counts.update(tally("value", right=len(valued), **sizes))
    return counts


def figures(counts: Counts) -> Figures:
    """In percent: exact spans, overlapping spans, and values of overlapping spans as TempEval-3 counts them."""
    return {name: figure for what in ("span", "overlap", "value") for name, figure in found(counts, what).items()}


TIME = Task(
    name="time", unit="articles", needs=("id", "text", "dct"), gold=("timex",),
    predict=predict, count=count, figures=figures, choose=choose,
)  # fmt: skip
