"""Names against labelled ones: exact spans of persons, organisations and places.

Takes lines with tokens and ner (BIO). Sets differ in what else they mark
(dates, money, products), so all other kinds are one, MISC, left out of `all`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from dragoman.evaluate.figures import Counts, Figures, found, tally
from dragoman.evaluate.lines import Row
from dragoman.evaluate.program import Program, sentence_of
from dragoman.evaluate.task import Task
from dragoman.records import Reading

COMPARED = ("PER", "ORG", "LOC")


def predict(rows: Sequence[Row], program: Program) -> Iterator[Row]:
    """BIO tags for each line."""
    sentences = ([sentence_of(row["tokens"], row.get("space"), document=str(i))] for i, row in enumerate(rows))
    for (reading,) in program.read(sentences):
        yield {"ner": tags(reading)}


def tags(reading: Reading) -> list[str]:
    """The names of a reading as BIO tags."""
    marked = ["O"] * len(reading.sentence.tokens)
    for name in reading.names:
        marked[name.first : name.last] = [f"B-{name.kind}", *[f"I-{name.kind}"] * (name.last - name.first - 1)]
    return marked


def spans(marked: Sequence[str]) -> set[tuple[str, int, int]]:
    """(kind, first, last) of BIO tags; an I that continues nothing begins a name, as conlleval has it."""
    found_spans: set[tuple[str, int, int]] = set()
    first, kind = 0, "O"
    for at, tag in enumerate([*marked, "O"]):
        begins = tag[:2] != "I-" or tag[2:] != kind
        if begins:
            if kind != "O":
                found_spans.add((kind, first, at))
            first, kind = at, tag[2:] or "O"
    return {(kind if kind in COMPARED else "MISC", first, last) for kind, first, last in found_spans}


def count(row: Row, predicted: Row) -> Counts:
    """Right, found and labelled names of each kind."""
    gold, ours = spans(row["ner"]), spans(predicted["ner"])
    counts = Counter[str]()
    for kind in (*COMPARED, "MISC"):
        wanted, got = ({span for span in side if span[0] == kind} for side in (gold, ours))
        counts.update(tally(kind, right=len(wanted & got), found=len(got), gold=len(wanted)))
        if kind in COMPARED:
            counts.update(tally("all", right=len(wanted & got), found=len(got), gold=len(wanted)))
    return counts


def figures(counts: Counts) -> Figures:
    """Precision, recall and F1 in percent of persons, organisations and places together, then of each kind."""
    return {name: figure for kind in ("all", *COMPARED, "MISC") for name, figure in found(counts, kind).items()}


NAMES = Task(
    name="names", unit="sentences", needs=("tokens",), gold=("ner",), predict=predict, count=count, figures=figures
)
