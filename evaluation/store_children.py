"""What each process of the bench of the store does: fill a project, import, ask, or let a data frame do so.

Takes a folder and sizes, gives what was measured, as JSON can hold it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from evaluation.store_rivals import LAST, MANY, QUESTIONS, RIVALS, Answer, Asked, parsing, timed
from evaluation.worlds import stream

DATASET = "gdelt"
ASKED = Asked(one="USA", other="RUS", actor="IRN", type="ASSAULT")
READER = "none"
TARGETS = {"pair": 10, "partners": 20, "months": 60, "latest": 20}  # milliseconds

Measure = dict[str, Any]


def tell(folder: Path, _: int, claims: int) -> Measure:
    """Reports with that many claims, kept and made into events."""
    from dragoman import pipeline
    from dragoman.store import Project

    begun, kept = time.perf_counter(), 0
    with Project.create(folder / "project").writer() as writer:
        for document, of_one in stream(claims=claims):
            writer.add(document, of_one, reader=READER)
            kept += len(of_one)
        writer.flush()
        pipeline.publish(writer, pipeline.Stages(), workers=2)
    return {"claims": kept, "seconds": round(time.perf_counter() - begun, 2)}


def take(folder: Path, _: int, __: int) -> Measure:
    """The files that are there, imported."""
    return imported(folder / "coming", folder / "project")


def read(folder: Path, _: int, __: int) -> Measure:
    """One file, imported into a project of its own."""
    return imported(folder / "one.CSV", folder / "alone")


def imported(files: Path, at: Path) -> Measure:
    """Seconds until all rows are kept as parts, and until questions can be asked of them."""
    from dragoman.exchange.coded import FORMS
    from dragoman.importing import import_coded
    from dragoman.store import Project

    project = Project.open(at) if at.exists() else Project.create(at)
    begun = time.perf_counter()
    kept = [begun]
    done = import_coded(
        [files], project, form=FORMS["gdelt"], name=DATASET, advance=lambda *_: kept.append(time.perf_counter())
    )
    seconds = time.perf_counter() - begun
    if done.faults:
        raise SystemExit(f"not all could be imported, which makes the speed meaningless: {done.faults[0]}")
    keeping = kept[-1] - begun
    return {
        "kept_seconds": round(keeping, 2),
        "seconds": round(seconds, 2),
        "kept_per_second": round(done.rows / keeping),
        "rows_per_second": round(done.rows / seconds),
    }


def ours(folder: Path, _: int, claims: int) -> Measure:
    """The questions, of a view of the project that is open; with claims and without, which must cost no more."""
    from dragoman.store import Project

    with Project.open(folder / "project").view() as view:
        ways: dict[str, Callable[[Any], Callable[[Asked], Any]]] = {
            "pair": lambda which: lambda of: view.months(of.one, of.other, coded=which),
            "partners": lambda which: lambda of: view.partners(of.actor, MANY, coded=which),
            "months": lambda which: lambda of: view.type_months(of.type, coded=which),
            "latest": lambda which: lambda of: view.latest(LAST, coded=which),
        }
        found: Measure = {}
        answers = []
        for name in QUESTIONS:
            alone, answer = timed(ways[name]("only"), ASKED)
            both, _answer = timed(ways[name]("all"), ASKED)
            found[name] = both | {"coded_only_ms": alone["ms"], "target_ms": TARGETS[name]}
            answers.append(plain(name, answer))
    return found | {"answers": answers}


def plain(name: str, answer: Sequence[Any]) -> Answer:
    """An answer of ours, as those of the data frames are written."""
    if name == "pair":
        return sorted([str(one.month), one.initiator, one.type, one.coded] for one in answer)
    if name == "partners":
        return sorted(([one.id, one.coded] for one in answer), key=lambda one: (-one[1], one[0]))
    if name == "months":
        return [[str(one.month), one.coded] for one in answer]
    return [[one.time.start] for one in answer]


def rival(name: str) -> Callable[[Path, int, int], Measure]:
    """The questions, of a data frame."""

    def ask(folder: Path, _: int, __: int) -> Measure:
        frame = RIVALS[name](sorted((folder / "held").glob("*.parquet")))
        told = {question: timed(getattr(frame, question), ASKED) for question in QUESTIONS}
        return {question: took for question, (took, _) in told.items()} | {"answers": [one for _, one in told.values()]}

    return ask


def rival_reading(name: str) -> Callable[[Path, int, int], Measure]:
    """One file, read by a data frame."""

    def parse(folder: Path, rows: int, _: int) -> Measure:
        seconds = parsing(name, folder / "one.CSV")
        return {"seconds": round(seconds, 2), "rows_per_second": round(rows / seconds)}

    return parse


CHILDREN: dict[str, Callable[[Path, int, int], Measure]] = {
    "tell": tell, "take": take, "read": read, "ours": ours,
    **{name: rival(name) for name in RIVALS}, **{f"read_{name}": rival_reading(name) for name in RIVALS},
}  # fmt: skip
