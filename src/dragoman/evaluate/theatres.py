"""Theatres of claims against labelled ones.

Takes a file of labelled claims (where trigger, initiator and recipient stand in
their report, and the theatres the claim counts in) and the folder of the
reports. Only claims that the program makes can be scored; how many of the
labelled ones it makes is a figure of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from dragoman.evaluate import labelled
from dragoman.evaluate.figures import Counts, Figures, found, share, tally
from dragoman.evaluate.lines import Row
from dragoman.evaluate.program import Program
from dragoman.evaluate.task import Task
from dragoman.vocabulary.theatres import theatres

NEEDS = (*labelled.PLACES, "theatres", "open", "part")
PARTS = ("dev", "final", "fresh")


def reports_of(gold: Path, reports: Path) -> list[Row]:
    """One row a report with its labelled claims."""
    return labelled.reports_of(gold, reports, needs=NEEDS, task="theatres")


def predict(rows: Sequence[Row], program: Program) -> Iterator[Row]:
    """For each labelled claim of a report the theatres of the claim made there; None where none was made."""
    for row, claims in zip(rows, program.claims(labelled.documents_of(rows)), strict=True):
        made = msgspec.to_builtins(claims)
        yield {"theatres": [theatres_found(label, made) for label in row["claims"]]}


def theatres_found(label: Row, claims: Sequence[Row]) -> list[str] | None:
    """The theatres of the claim with the labelled parties whose trigger is the labelled one, or else nearest to it.

    The nearest within the sentence: the word taken for the trigger may change ("imposed", "sanctions") while what is
    claimed of the two stays the same.
    """
    same = [one for one in claims if labelled.in_sentence(label, one) and labelled.same_parties(label, one)]
    if not same:
        return None
    nearest = min(same, key=lambda one: abs(one["trigger"]["start"] - label["start"]))
    return list(nearest["theatres"])


def count(row: Row, predicted: Row) -> Counts:
    """Of one report: labelled claims, those made, those with the right theatres; ids right, found and labelled.

    An id that a label leaves open is neither missed nor wrong.
    """
    counts: Counter[str] = Counter()
    for label, ours in zip(row["claims"], predicted["theatres"], strict=True):
        counts["labelled"] += 1
        if ours is None:
            continue
        gold, answer = set(label["theatres"]), set(ours) - (set(label["open"]) - set(label["theatres"]))
        right = gold == answer
        kinds = ["", f"{label['part']}.", "" if gold else "none."]
        for kind in dict.fromkeys(kinds):
            counts[f"{kind}made"] += 1
            counts[f"{kind}right"] += right
        counts.update(tally("theatres", right=len(gold & answer), found=len(answer), gold=len(gold)))
        for one in gold | answer:
            counts.update(tally(one, right=one in gold & answer, found=one in answer, gold=one in gold))
    return counts


def figures(counts: Counts) -> Figures:
    """In percent: claims with exactly the labelled theatres, all and by part, then ids together and each."""
    shown: Figures = {"accuracy": share(counts, "right", "made")}
    for part in (*PARTS, "none"):
        shown[f"{part}.accuracy"] = share(counts, f"{part}.right", f"{part}.made")
    shown["made"] = share(counts, "made", "labelled")
    for name in ("theatres", *(one.id for one in theatres() if counts.get(f"{one.id}.gold"))):
        shown |= found(counts, name)
    return shown


THEATRES = Task(
    name="theatres", unit="reports", needs=("report",), gold=("claims",),
    predict=predict, count=count, figures=figures,
)  # fmt: skip
