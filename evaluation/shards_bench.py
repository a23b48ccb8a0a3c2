"""Measure what reading by shards costs and gains: `python -m evaluation.shards_bench`.

Engines: each drives a stand-in that takes a millisecond a report, so that
what the engine itself takes shows. The real reader: short reports, the
paragraphs of a corpus, with one worker and with two, in turns; and a longer
run in which memory is watched. Every measure runs in a process of its own.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from dragoman import pipeline
from dragoman.records import Claim, Document, Reading, Sentence
from dragoman.shards import ENGINES, Failed, Shard, at_work, plan
from dragoman.store import Project
from evaluation.memory import watched

A_SHARD = 200  # reports of the stand-in in a shard: a fifth of a second, where the real one takes twenty seconds
MILLISECOND = 0.001
SHORT = 60  # characters that a paragraph must have to count as a report
ROUNDS = 3  # times that the reports are read under other outlets while memory is watched

Measure = dict[str, Any]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure everything, or, as a child, one thing."""
    ask = argparse.ArgumentParser(prog="python -m evaluation.shards_bench", description=__doc__.splitlines()[0])
    ask.add_argument("--stand-ins", type=int, default=100_000, help="reports that each engine drives")
    ask.add_argument("--reports", type=int, default=2000, help="that the real reader reads")
    ask.add_argument("--pairs", type=int, default=5, help="of runs, one with one worker and one with two")
    ask.add_argument("--workers", type=int, default=2, help=argparse.SUPPRESS)
    ask.add_argument("--child", choices=CHILDREN, help=argparse.SUPPRESS)
    ask.add_argument("--engine", choices=ENGINES, help=argparse.SUPPRESS)
    ask.add_argument("--corpus", type=Path, help=argparse.SUPPRESS)
    asked = ask.parse_args(arguments)
    if asked.child:
        print(json.dumps(CHILDREN[asked.child](asked)))
        return 0
    print(json.dumps(measure(asked.stand_ins, asked.reports, asked.pairs), indent=2))
    return 0


def measure(stand_ins: int, reports: int, pairs: int) -> Measure:
    """The engines on stand-ins, and the real reader with one worker and with two."""
    with tempfile.TemporaryDirectory() as folder:
        taken: Measure = {"stand_ins": stand_ins, "engines": {}}
        for engine in installed():
            taken["engines"][engine] = child("stand-in", "--stand-ins", str(stand_ins), "--engine", engine)
        pool = taken["engines"]["pool"]["seconds"]
        for one in taken["engines"].values():
            one["overhead"] = round(one["seconds"] / pool - 1, 3)
        corpus = Path(folder) / "short.jsonl"
        write(corpus, reports, 1)
        runs = [
            [child("real", "--corpus", str(corpus), "--workers", str(workers)) for workers in (1, 2)]
            for _ in range(pairs)
        ]
        write(corpus, reports, ROUNDS)
        long = child("real", "--corpus", str(corpus), "--workers", "2")
        return taken | paired(reports, runs) | {"long": long}


def installed() -> list[str]:
    """The engines that can be measured here."""
    return [name for name in ENGINES if name == "pool" or importlib.util.find_spec(name)]


def paired(reports: int, runs: Sequence[Sequence[Measure]]) -> Measure:
    """The figures of paired runs: medians, and how much two workers are worth."""
    ratios = {
        name: [round(one[name] / two[name], 3) for one, two in runs] for name in ("reading_seconds", "seconds")
    }  # fmt: skip
    ones, twos = zip(*runs, strict=True)
    return {
        "reports": reports,
        "one": {name: statistics.median(one[name] for one in ones) for name in ones[0]},
        "two": {name: statistics.median(two[name] for two in twos) for name in twos[0]},
        "speed_up": statistics.median(ratios["reading_seconds"]),
        "speed_up_to_the_end": statistics.median(ratios["seconds"]),
        "speed_ups": ratios["reading_seconds"],
    }


def child(*arguments: str) -> Measure:
    """What a child measures, with the memory of the largest process below it and its growth."""
    told, watch = watched("evaluation.shards_bench", "--child", *arguments)
    return {**told, "together_mb": watch.together(), "growth_mb": watch.memory()["growth_mb"]}


def lines(measured: Measure) -> Iterator[tuple[str, ...]]:
    """The figures as rows of a table: measure, processes, value, against one or the pool, peak, growth."""
    for name, one in measured.get("engines", {}).items():
        title = f"{measured['stand_ins']:,} stand-ins by {name}"
        yield title, "2", f"{one['seconds']} s", f"{one['overhead']:+.1%}", str(one["together_mb"]), ""
    if measured:
        title = f"{measured['reports']:,} short reports by shards"
        yield title, "1", f"{measured['one']['reading_seconds']} s", "", str(measured["one"]["peak_mb"]), ""
        ratio = f"{measured['speed_up']:.2f} ×"
        growth = str(measured["long"]["growth_mb"])
        yield title, "2", f"{measured['two']['reading_seconds']} s", ratio, str(measured["two"]["peak_mb"]), growth


# --- the stand-in -------------------------------------------------------------------


class StandIn:
    """A reader that takes a millisecond a report and finds nothing."""

    version = "stand-in 1"

    def read(self, sentences: Sequence[Sentence]) -> list[Reading]:
        until = time.perf_counter() + MILLISECOND * len(sentences)
        while time.perf_counter() < until:
            pass
        return [
            Reading(
                sentence=sentence, upos=(), xpos=(), lemmas=(), heads=(), deprels=(), names=(), predicates=(),
                attributions=(), acts=(),
            )
            for sentence in sentences
        ]  # fmt: skip


def invented(inputs: Sequence[str], **_: object) -> Iterator[Document]:
    """Reports of a sentence: as many as a file says, from the number that it says."""
    for name in inputs:
        first, count = map(int, Path(name).read_text().split())
        for number in range(first, first + count):
            text = f"Party {number} met party {number + 1} on the border, and nothing came of it."
            yield Document(id=f"{number:016x}", origin=f"{number:016x}", text=text, published=date(2020, 1, 1))


def one_sentence(document: Document) -> tuple[Sentence, ...]:
    """The report as one sentence."""
    return (
        Sentence(
            document=document.id, number=0, text=document.text, start=0, end=len(document.text), block="body",
            paragraph=0, tokens=(),
        ),
    )  # fmt: skip


def nothing(document: Document, readings: Sequence[Reading], *, reader: StandIn) -> list[Claim]:
    """No claim."""
    return []


def unsigned(text: str) -> None:
    """No signature."""


STAND_INS = pipeline.Stages(gather=invented, split=one_sentence, load=StandIn, find=nothing, signature=unsigned)


def stand_in(asked: argparse.Namespace) -> Measure:
    """Seconds that an engine takes for the stand-in, from nothing to the last shard, and to the first."""
    with tempfile.TemporaryDirectory() as folder:
        shards = []
        for first in range(0, asked.stand_ins, A_SHARD):
            path = Path(folder) / f"{first}.txt"
            path.write_text(f"{first} {min(A_SHARD, asked.stand_ins - first)}")
            shards.append(Shard(inputs=(str(path),)))
        project = Project.create(Path(folder) / "project")
        with at_work(project, STAND_INS, StandIn.version, outlet=None, published=None) as work:
            begun, first_done, reports = time.perf_counter(), 0.0, 0
            for result in ENGINES[asked.engine](shards, work, asked.workers):
                if isinstance(result, Failed):
                    raise SystemExit(result.why)
                first_done = first_done or time.perf_counter() - begun
                reports += len(result.outcomes)
            seconds = time.perf_counter() - begun
    if reports != asked.stand_ins:
        raise SystemExit(f"{reports} reports of {asked.stand_ins} came back")
    return {"seconds": round(seconds, 2), "first_seconds": round(first_done, 2), "shards": len(shards)}


# --- the real reader ----------------------------------------------------------------


def write(path: Path, count: int, rounds: int) -> None:
    """A list of short reports, under as many outlets as rounds: paragraphs of a corpus, each a report of its own."""
    from evaluation.bench import articles

    shared = os.environ.get("SHARED")
    _, reports = articles(Path(shared) if shared else None)
    short = [
        {"text": text.strip(), "outlet": report["outlet"], "published": report["published"]}
        for report in reports
        for text in report["text"].split("\n")
        if len(text.strip()) >= SHORT
    ]
    with path.open("w", encoding="utf-8") as lines:
        for number in range(rounds):
            for report in (short * (count // len(short) + 1))[:count]:
                lines.write(json.dumps(report | {"outlet": f"{report['outlet']} {number}"}) + "\n")


def real(asked: argparse.Namespace) -> Measure:
    """Seconds that reading takes by shards, from nothing to the last of them, and to a project that can be asked."""
    with tempfile.TemporaryDirectory() as folder:
        project = Project.create(Path(folder) / "project")
        stages = pipeline.Stages()
        version = stages.load().version
        begun = time.perf_counter()
        with at_work(project, stages, version, outlet=None, published=None) as work:
            shards = (one for one in plan([str(asked.corpus)]) if isinstance(one, Shard))
            done = [one for one in ENGINES["pool"](shards, work, asked.workers) if not isinstance(one, Failed)]
        read = time.perf_counter() - begun
        for _ in pipeline.read([str(asked.corpus)], project, engine="pool", workers=asked.workers):
            pass
        whole = time.perf_counter() - begun
        parts = sum(path.stat().st_size for path in project.kept.iterdir())
        stored = sum(path.stat().st_size for path in project.store.rglob("*") if path.is_file())
    outcomes = [outcome for one in done for outcome in one.outcomes]
    peaks = [one.peak_mb for one in done if one.peak_mb]
    return {
        "reading_seconds": round(read, 2),
        "seconds": round(whole, 2),
        "worker_seconds": round(sum(one.seconds for one in done), 2),
        "shards": len(done),
        "sentences": sum(outcome.sentences for outcome in outcomes),
        "claims": sum(outcome.claims for outcome in outcomes),
        "characters": sum(len(json.loads(line)["text"]) for line in asked.corpus.open(encoding="utf-8")),
        "peak_mb": max(peaks, default=0),
        "part_bytes": parts,
        "store_bytes": stored,
    }


CHILDREN = {"stand-in": stand_in, "real": real}

if __name__ == "__main__":
    sys.exit(main())
