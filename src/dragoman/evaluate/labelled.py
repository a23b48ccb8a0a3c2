"""Labelled claims of reports, by where they stand in them.

Takes a file of labels, each with the characters of a trigger and of the
parties, and the folder of the reports; gives one row a report and tells which
claim that the program makes is the labelled one. Without words of the
reports: their texts may not be copied.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from dragoman import pipeline
from dragoman.errors import UsageError
from dragoman.evaluate.claims import described, gathered, listed
from dragoman.evaluate.lines import Row, load
from dragoman.records import Document

PLACES = ("report", "start", "end", "initiator", "recipient")


def reports_of(gold: Path, reports: Path, *, needs: Sequence[str], task: str) -> list[Row]:
    """One row a report with its labelled claims; `report` is the name of a file or the `id` of a line of a list."""
    by_report: dict[str, list[Row]] = {}
    for number, row in enumerate(load(gold), 1):
        if missing := [field for field in needs if field not in row]:
            raise UsageError(
                f"{gold}, line {number}: {task} needs {', '.join(missing)} on each line; found {', '.join(row)}."
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


def in_sentence(label: Row, claim: Row) -> bool:
    """Whether the labelled trigger stands in the sentence of the claim."""
    return bool(claim["sentence_start"] <= label["start"] < claim["sentence_end"])


def same_parties(label: Row, claim: Row) -> bool:
    """Whether the parties are the labelled words, the other way round too where the claim is symmetric."""
    ours, labels = (claim["initiator"], claim["recipient"]), (label["initiator"], label["recipient"])
    turned = bool(claim["symmetric"]) and touch(ours[0], labels[1]) and touch(ours[1], labels[0])
    return turned or (touch(ours[0], labels[0]) and touch(ours[1], labels[1]))


def touch(one: Row | None, other: Row | None) -> bool:
    """Whether two stretches of a report share a character; nobody is the same as nobody."""
    if one is None or other is None:
        return one is other
    return bool(one["start"] < other["end"] and other["start"] < one["end"])
