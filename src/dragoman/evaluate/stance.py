"""How firmly a word's happening is said to be so: −3 (certainly not) to 3 (certainly).

Takes UDS lines (tokens, predicates with tok and score) or factuality lines
(text split at spaces, targets with tok [first, last) and factuality). The
answer is what the reader's stance head says of the word. Beside it the rules
of claims are scored, whose three fields are turned into one number: certain
3, probable 2, possible 1, none 0, with the sign of the polarity; what is
hypothetical or demanded is 0; what lies ahead keeps its certainty.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from dragoman.evaluate.figures import Counts, Figure, Figures
from dragoman.evaluate.lines import Row
from dragoman.evaluate.program import Program, sentence_of
from dragoman.evaluate.task import Task
from dragoman.records import Reading

CONSTANT = 3.0  # what always saying "certain" scores is shown beside


def predict(rows: Sequence[Row], program: Program) -> Iterator[Row]:
    """One number for each predicate of a line, in its order."""
    sentences = ([sentence_of(row["tokens"], document=str(i))] for i, row in enumerate(rows))
    for row, (reading,) in zip(rows, program.read(sentences), strict=True):
        words = [predicate["tok"] for predicate in row["predicates"]]
        yield {"score": [judged(reading, word) for word in words], "rules": [ruled(reading, word) for word in words]}


def predict_targets(rows: Sequence[Row], program: Program) -> Iterator[Row]:
    """One number for each target of a line, in its order."""
    sentences = ([sentence_of(row["text"].split(), document=str(i))] for i, row in enumerate(rows))
    for row, (reading,) in zip(rows, program.read(sentences), strict=True):
        words = [top(reading, *target["tok"]) for target in row["targets"]]
        yield {
            "factuality": [judged(reading, word) for word in words],
            "rules": [ruled(reading, word) for word in words],
        }  # fmt: skip


def judged(reading: Reading, word: int) -> float:
    """What the stance head says of one word of a reading; what the rules say if the reader has no such head."""
    return reading.factuality[word] if reading.factuality else ruled(reading, word)


def ruled(reading: Reading, word: int) -> float:
    """What the rules of claims say of it."""
    from dragoman.claims.stance.firmness import factuality_score, stance_of

    said = stance_of(reading, word)
    return factuality_score(said.polarity, said.certainty, said.aspect)


def top(reading: Reading, first: int, last: int) -> int:
    """The word of a span whose head lies outside it."""
    return next((at for at in range(first, last) if not first <= reading.heads[at] < last), first)


def choose(rows: Sequence[Row]) -> list[bool]:
    """The dev lines of a set that names its own parts; all of any other."""
    dev = [row.get("split1", "dev") == "dev" for row in rows]
    return dev if any(dev) else [True] * len(rows)


def count(row: Row, predicted: Row) -> Counts:
    """The sums of a UDS line."""
    return sums([predicate["score"] for predicate in row["predicates"]], predicted["score"], predicted["rules"])


def count_targets(row: Row, predicted: Row) -> Counts:
    """The sums of a factuality line."""
    return sums([target["factuality"] for target in row["targets"]], predicted["factuality"], predicted["rules"])


def sums(gold: Sequence[float], ours: Sequence[float], rules: Sequence[float]) -> Counts:
    """The sums from which correlation and error follow, of the answer and of the rules."""
    counts = {"n": len(gold), "x": sum(gold), "xx": sum(x * x for x in gold)}
    counts["constant"] = sum(abs(x - CONSTANT) for x in gold)
    for name, said in (("", ours), ("rules.", rules)):
        counts[f"{name}y"], counts[f"{name}yy"] = sum(said), sum(y * y for y in said)
        counts[f"{name}xy"] = sum(x * y for x, y in zip(gold, said, strict=True))
        counts[f"{name}error"] = sum(abs(x - y) for x, y in zip(gold, said, strict=True))
    return counts


def figures(counts: Counts) -> Figures:
    """Pearson's r and the mean absolute error, in points of the scale; the constant +3 has no r."""
    n = counts["n"]
    if not n:
        nothing = Figure(None, 0)
        return dict.fromkeys(("pearson", "mae", "rules.pearson", "rules.mae", "mae of +3"), nothing)
    found: Figures = {}
    for name in ("", "rules."):
        found[f"{name}pearson"] = Figure(correlation(counts, name), n)
        found[f"{name}mae"] = Figure(counts[f"{name}error"] / n, n)
    return {**found, "mae of +3": Figure(counts["constant"] / n, n)}


def correlation(counts: Counts, name: str) -> float | None:
    """Pearson's r of what is labelled with the answer or the rules; None where either is constant."""
    n = counts["n"]
    mean_x, mean_y = counts["x"] / n, counts[f"{name}y"] / n
    spread = (counts["xx"] / n - mean_x**2) * (counts[f"{name}yy"] / n - mean_y**2)
    return (counts[f"{name}xy"] / n - mean_x * mean_y) / math.sqrt(spread) if spread > 1e-12 else None


STANCE = Task(
    name="stance", unit="sentences", needs=("tokens", "predicates"), gold=("predicates",),
    predict=predict, count=count, figures=figures,
)  # fmt: skip
STANCE_TARGETS = Task(
    name="stance", unit="sentences", needs=("text", "targets"), gold=("targets",),
    predict=predict_targets, count=count_targets, figures=figures, choose=choose,
)  # fmt: skip
