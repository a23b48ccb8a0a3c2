"""Fit the confidence of claims: `python -m evaluation.fit_confidence`.

Takes the reports with labelled claims (those of examples/, and of SHARED where
there are any), gives src/dragoman/claims/weighing/confidence.json: logistic models of
whether a candidate is a claim that an annotator made, required or optional,
with and without what the reader answers of its pair. Prints what each gives
on reports it was not fitted on, one left out at a time, and keeps how often
claims were right there beside how sure they were (`unseen`). With --weights
it is fitted to a reader of your own, what it gives printed, and nothing kept.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from dragoman.actors import registry
from dragoman.claims.mentions.find import find_mentions
from dragoman.claims.syntax import Syntax
from dragoman.claims.weighing.candidates import LEAST, SURE, WORTH_ASKING, Weighing
from dragoman.claims.weighing.confidence import MODELS, NAMES, TABLE, answers, features
from dragoman.documents import split
from dragoman.evaluate.claims import gathered, reports_of, same_pair, squash
from dragoman.evaluate.reliability import reliability
from dragoman.reader import Reader

ROOT = Path(__file__).parents[1]
PENALTY = 2.0  # of the squared weights: some three thousand candidates are few
THRESHOLDS = np.arange(0.1, 0.61, 0.05)
Matrix = NDArray[np.float64]


class Candidate(NamedTuple):
    """A deed with a dyad in a report: what is weighed, whether it is right, which required claims it finds."""

    report: int
    values: tuple[float, ...]  # those of MODELS["asked"], so those of "unasked" first
    right: bool
    finds: frozenset[int]
    key: tuple[str, ...]


def labelled() -> list[dict[str, Any]]:
    """The reports with labelled claims, of the examples and of SHARED."""
    rows = reports_of(ROOT / "examples/gold", ROOT / "examples/reports")
    if shared := os.environ.get("SHARED"):
        rows += reports_of(Path(shared) / "gold", Path(shared) / "reports")
    return rows


def candidates_of(number: int, row: dict[str, Any], reader: Reader) -> list[Candidate]:
    """All candidates of one report, judged by its labelled claims."""
    document = gathered(row)
    readings = reader.read(split(document))
    found = []
    weighing = Weighing(
        readings,
        find_mentions(document, readings, registry()),
        lambda number: Syntax(readings[number]),
        reader.claimed,
    )
    for place, reading in enumerate(readings):
        text = squash(reading.sentence.text)
        here = [(n, gold) for n, gold in enumerate(row["claims"]) if squash(gold["anchor"]) in text]
        every = list(weighing.candidates(place, ask_of_all=True))
        weighing.sift(every, place)
        for deed, dyad, claimed, *_ in every:
            if dyad.recipient is None:
                continue
            values = features(deed, dyad) | answers(deed, claimed or {})
            actors = [msgspec.to_builtins(part.mention.actor) for part in (dyad.initiator, dyad.recipient)]
            claim = {"initiator": actors[0], "recipient": actors[1]}
            hits = [(n, gold) for n, gold in here if deed.type in gold["types"] and same_pair(gold, claim)]
            found.append(
                Candidate(
                    report=number,
                    values=tuple(values.values()),
                    right=bool(hits),
                    finds=frozenset(n for n, gold in hits if not gold["optional"]),
                    key=(text, actors[0]["id"], actors[1]["id"], deed.type),
                )
            )
    return found


def fitted(values: Matrix, right: Matrix, penalty: float = PENALTY) -> Matrix:
    """Weights of a logistic model, the bias first, by Newton's method with an L2 penalty on all but the bias."""
    design = np.hstack([np.ones((len(values), 1)), values])
    ridge = penalty * np.eye(design.shape[1])
    ridge[0, 0] = 1e-6
    weights = np.zeros(design.shape[1])
    for _ in range(50):
        chance = 1 / (1 + np.exp(-design @ weights))
        slope = design.T @ (right - chance) - ridge @ weights
        curve = (design * (chance * (1 - chance))[:, None]).T @ design + ridge
        step = np.linalg.solve(curve, slope)
        weights = weights + step
        if np.abs(step).max() < 1e-8:
            break
    return weights


def chances(weights: Matrix, values: Matrix) -> Matrix:
    return 1 / (1 + np.exp(-(weights[0] + values @ weights[1:])))


def f1(chosen: Sequence[Candidate], required: int) -> float:
    """F1 of the claims task for one report: recall over required claims, precision over distinct ones."""
    distinct = {candidate.key: candidate.right for candidate in chosen}
    found = set().union(*(candidate.finds for candidate in chosen)) if chosen else set()
    if not distinct or not required:
        return 0.0
    precision, recall = sum(distinct.values()) / len(distinct), len(found) / required
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def unseen(every: Sequence[Candidate], names: Sequence[str]) -> Matrix:
    """The chance of each candidate by a model of those features that is fitted on all other reports."""
    values = np.array([candidate.values[: len(names)] for candidate in every])
    right = np.array([float(candidate.right) for candidate in every])
    report = np.array([candidate.report for candidate in every])
    found = np.zeros(len(every))
    for number in set(report.tolist()):
        here = report == number
        found[here] = chances(fitted(values[~here], right[~here]), values[here])
    return found


def as_asked(first: Matrix, found: Matrix) -> Matrix:
    """The chance with an answer where it is asked for, else that without one; none of what is not worth asking."""
    return np.where(first >= SURE, first, np.where(first >= WORTH_ASKING, found, 0.0))


def told(every: Sequence[Candidate], unseen: Matrix, rows: Sequence[dict[str, Any]]) -> None:
    """Print F1 by threshold, and how right is what was said, both on unseen reports."""
    for threshold in THRESHOLDS:
        scores = [
            f1(
                [c for c, p in zip(every, unseen, strict=True) if c.report == n and p >= threshold],
                sum(not gold["optional"] for gold in row["claims"]),
            )
            for n, row in enumerate(rows)
        ]
        print(f"  from {threshold:.2f}: F1 {np.mean(scores):.3f}, {', '.join(f'{score:.2f}' for score in scores)}")
    right = np.array([float(candidate.right) for candidate in every])
    for low in np.arange(0, 1, 0.1):
        inside = (unseen >= low) & (unseen < low + 0.1)
        if inside.any():
            print(f"  said {unseen[inside].mean():.2f}: {right[inside].mean():.2f} right of {int(inside.sum())}")


def weights_of(every: Sequence[Candidate], names: Sequence[str]) -> dict[str, float]:
    """The weights of a model fitted on all candidates, the bias first."""
    values = np.array([candidate.values[: len(names)] for candidate in every])
    weights = fitted(values, np.array([float(candidate.right) for candidate in every]))
    return {name: round(float(weight), 4) for name, weight in zip(("bias", *names), weights, strict=True)}


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ask.add_argument("--weights", type=Path, help="fit to this folder of weights, print what it gives, keep nothing")
    weights = ask.parse_args().weights
    rows, reader = labelled(), Reader.load(weights)
    every = [candidate for n, row in enumerate(rows) for candidate in candidates_of(n, row, reader)]
    print(f"{len(every)} candidates in {len(rows)} reports, {sum(one.right for one in every)} right")
    first = unseen(every, NAMES)
    for model, names in MODELS.items():
        print(model)
        found = unseen(every, names)
        told(every, as_asked(first, found), rows)
    given = as_asked(first, found)
    kept = [at for at, chance in enumerate(given) if chance >= LEAST]
    measured = reliability(given[kept], [every[at].right for at in kept], [every[at].report for at in kept])
    print(f"claims that are made: said {given[kept].mean():.2f}, ECE {measured['ece']} %")
    if weights:
        return
    table = {
        "about": "python -m evaluation.fit_confidence",
        "date": datetime.now(UTC).date().isoformat(),
        "reader": reader.version,
        "candidates": len(every),
        "reports": len(rows),
        "unseen": measured,
        "weights": {model: weights_of(every, names) for model, names in MODELS.items()},
    }
    TABLE.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
