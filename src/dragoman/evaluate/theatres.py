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

from dragoman import pipeline
from dragoman.errors import UsageError
from dragoman.evaluate.claims import described, gathered, listed
from dragoman.evaluate.figures import Counts, Figures, found, share, tally
from dragoman.evaluate.lines import Row, load
from dragoman.evaluate.program import Program
from dragoman.evaluate.task import Task
from dragoman.records import Document
from dragoman.vocabulary.theatres import theatres

NEEDS = ("report", "start", "end", "initiator", "recipient", "theatres", "open", "part")
PARTS = ("dev", "final", "fresh")


def reports_of(gold: Path, reports: Path) -> list[Row]:
    """One row a report with its labelled claims; `report` is the name of a file or the `id` of a line of a list."""
    by_report: dict[str, list[Row]] = {}
    for number, row in enumerate(load(gold), 1):
        if missing := [field for field in NEEDS if field not in row]:
            raise UsageError(
                f"{gold}, line {number}: theatres needs {', '.join(missing)} on each line; found {', '.join(row)}."
            )
        by_report.setdefault(row["report"], []).append(row)
    in_files, in_lists = listed(reports), _in_lists(reports)
    return [
        {"report": name, **(in_lists.get(name) or described(name, reports, in_files)), "claims": rows}
        for name, rows in by_report.items()
    ]


def _in_lists(folder: Path) -> dict[str, Row]:
    """Which list of the folder holds the text of which report, by the `id` of its line."""
    lists = {str(path): load(path) for path in sorted(folder.rglob("*.jsonl*"))}
    return {row["id"]: {"list": path} for path, rows in lists.items() for row in rows if "id" in row and "text" in row}


def documents_of(rows: Sequence[Row]) -> list[Document]:
    """The reports as `dragoman read` takes them in, those of a list with the whole list."""
    read = {path: _gathered_list(Path(path)) for path in sorted({row["list"] for row in rows if "list" in row})}
    return [read[row["list"]][row["report"]] if "list" in row else gathered(row) for row in rows]


def _gathered_list(path: Path) -> dict[str, Document]:
    """The documents of a list by the `id` of their line."""
    documents = pipeline.gather([str(path)], outlet=None, published=None)
    return {
        row["id"]: document
        for row, document in zip(load(path), documents, strict=True)
        if "id" in row and isinstance(document, Document)
    }


def predict(rows: Sequence[Row], program: Program) -> Iterator[Row]:
    """For each labelled claim of a report the theatres of the claim made there; None where none was made."""
    for row, claims in zip(rows, program.claims(documents_of(rows)), strict=True):
        made = msgspec.to_builtins(claims)
        yield {"theatres": [theatres_found(label, made) for label in row["claims"]]}


def theatres_found(label: Row, claims: Sequence[Row]) -> list[str] | None:
    """The theatres of the claim with the labelled parties whose trigger is the labelled one, or else nearest to it.

    The nearest within the sentence: the word taken for the trigger may change ("imposed", "sanctions") while what is
    claimed of the two stays the same.
    """
    same = [one for one in claims if _in_sentence(label, one) and _same_parties(label, one)]
    if not same:
        return None
    nearest = min(same, key=lambda one: abs(one["trigger"]["start"] - label["start"]))
    return list(nearest["theatres"])


def _in_sentence(label: Row, claim: Row) -> bool:
    return bool(claim["sentence_start"] <= label["start"] < claim["sentence_end"])


def _same_parties(label: Row, claim: Row) -> bool:
    """Whether the parties are the labelled words, the other way round too where the claim is symmetric."""
    ours, labels = (claim["initiator"], claim["recipient"]), (label["initiator"], label["recipient"])
    turned = bool(claim["symmetric"]) and _touch(ours[0], labels[1]) and _touch(ours[1], labels[0])
    return turned or (_touch(ours[0], labels[0]) and _touch(ours[1], labels[1]))


def _touch(one: Row | None, other: Row | None) -> bool:
    """Whether two mentions share a character; nobody is the same as nobody."""
    if one is None or other is None:
        return one is other
    return bool(one["start"] < other["end"] and other["start"] < one["end"])


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
