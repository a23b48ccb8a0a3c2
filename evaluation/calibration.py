"""Whether the packaged reader is as sure as it is right: its confidences beside labelled data.

Takes a Set of the task calibration, gives a result as the other tasks do.
Only what readings expose is measured: confidences in int8, from the reader's
floors upwards. How each head was calibrated is in calibration.json.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from dragoman import __version__, pipeline
from dragoman.evaluate.attribution import as_row, distinct, linked, pieces
from dragoman.evaluate.classify import CLASSIFY, label
from dragoman.evaluate.lines import load
from dragoman.evaluate.matching import pair
from dragoman.evaluate.program import Program, document_of, sentence_of
from dragoman.evaluate.reliability import reliability
from dragoman.records import Act, Reading
from evaluation.sets import ROOT, Set

Progress = Callable[[int, int], None]


class Judged(NamedTuple):
    """One thing that the reader said of a document."""

    figure: str
    confidence: float
    right: bool


def measure(one: Set, progress: Progress | None = None, program: Program | None = None) -> dict[str, Any]:
    """For each kind of confidence, in percent: `ece`, its mean, how many are right; with intervals and curves."""
    judge, program = JUDGES[one.options[0]], program or Program()
    told: dict[str, list[tuple[float, bool, int]]] = defaultdict(list)
    documents = 0
    for documents, (judged, total) in enumerate(judge(one.path, program), 1):
        for figure, confidence, right in judged:
            told[figure].append((confidence, right, documents))
        if progress:
            progress(documents, total)
    measured = {figure: reliability(*zip(*rows, strict=True)) for figure, rows in told.items()}
    figures: dict[str, float | None] = {}
    for figure, rows in told.items():
        figures[f"{figure}.ece"] = measured[figure]["ece"]
        figures[f"{figure}.confidence"] = round(100 * sum(row[0] for row in rows) / len(rows), 2)
        figures[f"{figure}.right"] = round(100 * sum(row[1] for row in rows) / len(rows), 2)
    return {
        "task": one.task,
        "file": one.name,
        "version": __version__,
        "reader": program.reader.version,
        "n": documents,
        "unit": "documents",
        "not_scored": 0,
        "figures": figures,
        "gold": {figure: len(rows) for figure, rows in told.items()},
        "intervals": {f"{figure}.ece": reliable["interval"] for figure, reliable in measured.items()},
        "curves": {figure: reliable["curve"] for figure, reliable in measured.items()},
        "options": list(one.options),
    }


def attributions(path: Path, program: Program) -> Iterator[tuple[list[Judged], int]]:
    """The attributions of each article: whether the cue is exact, and whether every part overlaps the labelled one."""
    rows = load(path)
    groups = (pipeline.split(document_of(row["text"], id=str(i))) for i, row in enumerate(rows))
    for row, readings in zip(rows, program.read(groups), strict=True):
        gold = [one for one in row["attributions"] if one["cue"]]
        found = distinct(readings)
        ours = [as_row(attribution) for attribution in found]
        cues, joined = {pieces(one["cue"]) for one in gold}, set(pair(gold, ours, linked).values())
        judged = []
        for number, (attribution, said) in enumerate(zip(found, ours, strict=True)):
            judged.append(Judged("cue", attribution.confidence, pieces(said["cue"]) in cues))
            judged.append(Judged("triple", attribution.confidence, number in joined))
        yield judged, len(rows)


def acts(path: Path, program: Program) -> Iterator[tuple[list[Judged], int]]:
    """The acts of each report that training left out, against the claims annotated there."""
    reports = held_reports(path.parents[2])
    groups = (
        [sentence_of(piece.words, document=str(number)) for piece in report] for number, report in enumerate(reports)
    )
    for report, readings in zip(reports, program.read(groups), strict=True):
        judged = [
            one
            for piece, reading in zip(report, readings, strict=True)
            for one in acts_of(reading, piece.claims)
        ]  # fmt: skip
        yield judged, len(reports)


def held_reports(shared: Path) -> list[list[Any]]:
    """The annotated reports that training left out, as it tells them, as lists of sentences with their claims."""
    sys.path.append(str(ROOT / "training"))
    try:
        from corpus import silver  # type: ignore[import-not-found]
        from corpus.passes import held_out  # type: ignore[import-not-found]

        found: list[list[Any]] = silver.documents(shared, held_out(shared), held_ones=True)
    finally:
        sys.path.remove(str(ROOT / "training"))
    return found


def acts_of(reading: Reading, claims: Iterable[dict[str, Any]]) -> Iterator[Judged]:
    """Whether a claim at the word has the type; where one is, whether it has the stance and the linked word."""
    for act in reading.acts:
        here = [claim for claim in claims if act.word in claim["trigger"]]
        for kind, confidence in act.types:
            yield Judged("type", confidence, any(kind in claim["types"] for claim in here))
        if here:
            yield from of_trigger(act, here)


def of_trigger(act: Act, claims: list[dict[str, Any]]) -> Iterator[Judged]:
    """The stance and the links of an act that is annotated."""
    stance, confidence = act.stances[0]
    yield Judged("stance", confidence, any(claim["stance"] == stance for claim in claims))
    for link in act.links:
        yield Judged("link", link.confidence, any(link.word in claim[link.part] for claim in claims))


def coding(path: Path, program: Program) -> Iterator[tuple[list[Judged], int]]:
    """The likeliest label of PLV by the coding head, for each line."""
    rows = load(path)
    for row, answer in zip(rows, CLASSIFY.predict(rows, program), strict=True):
        right = answer["code"] == label(row["events"][0]["code"])
        yield ([] if answer["confidence"] is None else [Judged("type", answer["confidence"], right)]), len(rows)


JUDGES: dict[str, Callable[[Path, Program], Iterator[tuple[list[Judged], int]]]] = {
    "attributions": attributions,
    "acts": acts,
    "coding": coding,
}
