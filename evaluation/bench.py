"""Measure speed, memory and start-up, and keep them in bench.json.

    make bench [SHARED=folder] [ARGS="--seconds 60 --claims 1000000"]
    make bench ARGS="--only web --readers 600 --project DIR"

Reads the Voice of America articles of SHARED, or else examples/, again and
again under new outlets, so that each counts as a new report, makes events of
generated claims (events_bench.py) and ties of invented deeds (ties_bench.py),
imports generated event data (store_bench.py), asks for pages of both
(web_bench.py), and reads web archives of invented pages (webarchives_bench.py).
Every measure runs in processes of its own; figures hold for this machine and
its load. With --only one of them is taken anew, and the others stay as they
are; it bears a date of its own.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import cycle
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from evaluation import events_bench, shards_bench, store_bench, ties_bench, web_bench, webarchives_bench
from evaluation.balance import bench as balance_bench
from evaluation.memory import MEGABYTE, Watch
from evaluation.run import commit
from evaluation.sets import ROOT

HERE = Path(__file__).parent
CHARACTERS_A_SECOND = 150_000  # more than any machine reads: how much text a measure is given to be sure not to run dry
CHARACTERS_AT_LEAST = 15_000  # about as many as any machine reads in a second
BATCH = 30_000  # characters handed to the reader at a time, as the pipeline does
TRIAL = 90_000  # characters read first, to tell how many a measure needs
STARTS = 5
COMMAND = "from dragoman.show.cli import main; main()"

Measure = dict[str, Any]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure everything, or, in a child process, the one thing it was started for."""
    ask = argparse.ArgumentParser(prog="python -m evaluation.bench", description=__doc__.splitlines()[0])
    ask.add_argument("--seconds", type=float, default=30, help="about how long each of the four speeds is measured")
    ask.add_argument("--claims", type=int, default=1_000_000, help="of how many claims events are made; 0: of none")
    ask.add_argument("--deeds", type=int, default=20_000_000, help="of how many deeds ties are weighed; 0: of none")
    ask.add_argument("--rows", type=int, default=20_000_000, help="of how many imported events is asked; 0: of none")
    ask.add_argument("--stand-ins", type=int, default=100_000, help="reports that each engine drives; 0: none")
    ask.add_argument("--readers", type=float, default=600, help="seconds that ten readers ask for pages; 0: none")
    ask.add_argument("--only", choices=ALONE, help="take this measure alone anew")
    ask.add_argument("--project", type=Path, help="with --only web: a project that is there; none: one is made")
    ask.add_argument("--out", type=Path, default=HERE / "bench.json")
    ask.add_argument("--child", choices=CHILDREN, help=argparse.SUPPRESS)
    ask.add_argument("--corpus", type=Path, help=argparse.SUPPRESS)
    ask.add_argument("--workers", type=int, default=1, help=argparse.SUPPRESS)
    asked = ask.parse_args(arguments)
    if asked.child:
        print(json.dumps(CHILDREN[asked.child](asked.corpus, asked.workers, asked.seconds)))
        return 0
    if asked.only:
        before = json.loads(asked.out.read_text(encoding="utf-8")) if asked.out.exists() else {}
        asked.out.write_text(json.dumps(before | alone(asked), indent=2) + "\n", encoding="utf-8")
        return 0
    measured = measure(
        asked.seconds, asked.claims, asked.deeds, asked.rows, asked.stand_ins, Console(), readers=asked.readers
    )  # fmt: skip
    asked.out.write_text(json.dumps(measured, indent=2) + "\n", encoding="utf-8")
    Console().print(table(measured))
    return 0


def alone(asked: argparse.Namespace) -> dict[str, Any]:
    """One measure by its name, with where and when it was taken."""
    when = {"date": datetime.now(UTC).date().isoformat(), "commit": commit()}
    load = {"cores": os.cpu_count(), "load_before": round(os.getloadavg()[0], 2)}
    return {asked.only: {**when, **load, **ALONE[asked.only](asked)}}


def pages(asked: argparse.Namespace) -> Measure:
    """Pages under readers, of a project that is there or is made for it."""
    if asked.project:
        return web_bench.of_project(asked.project, seconds=asked.readers)
    return web_bench.measure(asked.rows, asked.claims, seconds=asked.readers)


ALONE: dict[str, Callable[[argparse.Namespace], Measure]] = {
    "events": lambda asked: events_bench.measure(asked.claims, workers=2),
    "ties": lambda asked: ties_bench.measure(asked.deeds),
    "store": lambda asked: store_bench.measure(asked.rows, asked.claims),
    "web": pages,
}


def measure(
    seconds: float, claims: int, deeds: int, rows: int, stand_ins: int, console: Console, *, readers: float = 0
) -> dict[str, Any]:
    """All measures, with where and when they were taken."""
    shared = os.environ.get("SHARED")
    name, reports = articles(Path(shared) if shared else None)
    asked = f"--seconds {seconds:g} --claims {claims} --deeds {deeds} --rows {rows}"
    taken: dict[str, Any] = {
        "date": datetime.now(UTC).date().isoformat(),
        "commit": commit(),
        "command": f'make bench{" SHARED=…" if shared else ""} ARGS="{asked}"',
        "corpus": name,
        "cores": os.cpu_count(),
        "load_before": round(os.getloadavg()[0], 2),
    }
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus.jsonl"
        corpus.write_text("".join(repeated(reports, seconds)), encoding="utf-8")
        for child in SPEEDS:
            for workers in (1, 2):
                console.print(f"{child}, {workers} of {os.cpu_count()} cores, {seconds:g} s …")
                taken[f"{child}_{workers}"] = STARTED[child](child, corpus, workers, seconds)
        console.print("processor time by stage …")
        taken["stages"] = by_stage(corpus, seconds)
        console.print("start-up …")
        taken["start_up"] = start_up(reports[:3], Path(folder))
    if shared and (networks := Path(shared) / "data" / "balance").is_dir():
        console.print("balance of signed networks …")
        taken["balance"] = balance_bench.measure(networks)
    if claims:
        console.print(f"events of {claims:,} claims …")
        taken["events"] = events_bench.measure(claims, workers=2)
    if deeds:
        console.print(f"ties of {deeds:,} deeds …")
        taken["ties"] = ties_bench.measure(deeds)
    if rows:
        console.print(f"{rows:,} imported events …")
        taken["store"] = store_bench.measure(rows, claims)
    if readers:
        console.print(f"pages under {web_bench.READERS} readers …")
        taken["web"] = web_bench.measure(rows, claims, seconds=readers)
    if stand_ins:
        console.print(f"engines on {stand_ins:,} reports, and what a second worker is worth …")
        taken["shards"] = shards_bench.measure(stand_ins, reports=2000, pairs=5)
        console.print("pages of web archives …")
        taken["webarchives"] = webarchives_bench.measure(pages=2000)
    return taken


def articles(shared: Path | None) -> tuple[str, list[dict[str, Any]]]:
    """The name of the corpus and its reports, as lines of a list."""
    if shared and (path := shared / "reports" / "voa.jsonl.gz").exists():
        rows = [json.loads(line) for line in gzip.decompress(path.read_bytes()).decode("utf-8").splitlines()]
        return "voa", [{key: row.get(key) for key in ("text", "outlet", "published", "title")} for row in rows]
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "examples" / "reports").glob("*.txt"))]
    return "examples", [{"text": text, "outlet": "Examples", "published": "2020-01-01"} for text in texts]


def repeated(reports: Sequence[dict[str, Any]], seconds: float) -> Iterator[str]:
    """Lines enough for a measure, each round of reports from an outlet of its own."""
    size = 0
    for number, report in enumerate(cycle(reports)):
        if size > seconds * CHARACTERS_A_SECOND:
            return
        size += len(report["text"])
        yield json.dumps(report | {"outlet": f"{report['outlet']} {number // len(reports)}"}) + "\n"


def end_to_end(corpus: Path, workers: int, seconds: float) -> Measure:
    """Reports into a new project, keeping included: as many as one process reads in about that time.

    All of what is begun is read and counted, so the time taken may differ
    from the time asked for: the amount is set by a first read of a few reports.
    """
    with tempfile.TemporaryDirectory() as folder:
        few, many = Path(folder) / "few.jsonl", Path(folder) / "many.jsonl"
        size = beginning(corpus, few, TRIAL)
        trial = read_all(few, Path(folder) / "trial", 1)
        beginning(corpus, many, workers * size / trial["seconds"] * seconds)
        return read_all(many, Path(folder) / "project", workers)


def beginning(corpus: Path, out: Path, characters: float) -> int:
    """Copy whole lines up to that many characters, at least one; gives how many were copied."""
    size = 0
    with corpus.open(encoding="utf-8") as lines, out.open("w", encoding="utf-8") as copy:
        for line in lines:
            size += copy.write(line)
            if size >= characters:
                break
    return size


def read_all(reports: Path, project: Path, workers: int) -> Measure:
    """What came of a list of reports, and the seconds from opening it to the project being ready for questions."""
    from dragoman import pipeline
    from dragoman.store import Project

    begun = time.perf_counter()
    outcomes = list(pipeline.read([str(reports)], Project.create(project), workers=workers))
    taken = time.perf_counter() - begun
    if failed := next((outcome for outcome in outcomes if outcome.status == "failed"), None):
        raise SystemExit(f"a report could not be read, which makes the speed meaningless: {failed.why}")
    return {
        "sentences": sum(outcome.sentences for outcome in outcomes),
        "reports": len(outcomes),
        "claims": sum(outcome.claims for outcome in outcomes),
        "seconds": round(taken, 2),
    }


def reader_alone(corpus: Path, workers: int, seconds: float) -> Measure:
    """Sentences that are cut already, through the reader until the time is up; loading does not count."""
    from dragoman import pipeline

    reader = pipeline.load()
    batches = sentence_batches(corpus)
    reader.read(batches[0])
    begun = time.perf_counter()
    sentences = 0
    for batch in cycle(batches):
        sentences += len(reader.read(batch))
        if time.perf_counter() - begun > seconds:
            break
    return {"sentences": sentences, "seconds": round(time.perf_counter() - begun, 2)}


def sentence_batches(corpus: Path) -> list[list[Any]]:
    """The sentences of the first million characters of the corpus, in batches as the pipeline makes them."""
    from dragoman import pipeline
    from dragoman.records import Document

    batches: list[list[Any]] = [[]]
    size = 0
    for document in pipeline.gather([str(corpus)], outlet=None, published=None):
        if isinstance(document, Document):
            batches[-1] += pipeline.split(document)
            size += len(document.text)
        if size > BATCH * len(batches):
            batches.append([])
        if size > MEGABYTE:
            break
    return [batch for batch in batches if batch]


def stages(corpus: Path, workers: int, seconds: float) -> Measure:
    """The processor time of each stage, over about as many reports as are read in that time."""
    from evaluation.stages import stage_times

    with tempfile.TemporaryDirectory() as folder:
        few = Path(folder) / "few.jsonl"
        beginning(corpus, few, seconds * CHARACTERS_AT_LEAST)
        return stage_times([str(few)], Path(folder) / "project")


SPEEDS = {"end_to_end": end_to_end, "reader": reader_alone}
CHILDREN = {**SPEEDS, "stages": stages}


def whole(child: str, corpus: Path, workers: int, seconds: float) -> Measure:
    """One child that shares its work among processes itself."""
    return together([start(child, corpus, workers, seconds)])


def side_by_side(child: str, corpus: Path, workers: int, seconds: float) -> Measure:
    """As many children as processes, at the same time, their sentences added."""
    return together([start(child, corpus, 1, seconds) for _ in range(workers)])


STARTED = {"end_to_end": whole, "reader": side_by_side}


def by_stage(corpus: Path, seconds: float) -> Measure:
    """What the child tells that measures stages."""
    child = start("stages", corpus, 1, seconds)
    told, _ = child.communicate()
    if child.returncode:
        raise SystemExit(f"a measure ended with code {child.returncode}")
    measured: Measure = json.loads(told)
    return measured


def start(child: str, corpus: Path, workers: int, seconds: float) -> subprocess.Popen[str]:
    """A child process that measures one thing."""
    command = [sys.executable, "-m", "evaluation.bench", "--child", child, "--corpus", str(corpus)]
    command += ["--workers", str(workers), "--seconds", str(seconds)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def together(children: Sequence[subprocess.Popen[str]]) -> Measure:
    """The sum of what the children measured, with the memory of every process below them."""
    watch = Watch([child.pid for child in children])
    told = [child.communicate()[0] for child in children]
    watch.stop()
    if failed := next((child.returncode for child in children if child.returncode), 0):
        raise SystemExit(f"a measure ended with code {failed}")
    measures = [json.loads(line) for line in told]
    speed = sum(one["sentences"] / one["seconds"] for one in measures)
    summed = {name: sum(one[name] for one in measures) for name in measures[0] if name != "seconds"}
    seconds = max(one["seconds"] for one in measures)
    return {**summed, "seconds": seconds, "sentences_per_second": round(speed, 1), **watch.memory()}


def start_up(reports: Sequence[dict[str, Any]], folder: Path) -> Measure:
    """Seconds that `dragoman claims` takes on a project of a few reports: median of five."""
    corpus, project = folder / "few.jsonl", folder / "few"
    corpus.write_text("".join(json.dumps(report) + "\n" for report in reports), encoding="utf-8")
    dragoman("read", str(corpus), "--project", str(project))
    times = [dragoman("claims", "--project", str(project)) for _ in range(STARTS)]
    return {"seconds": round(statistics.median(times), 3), "all": [round(one, 3) for one in times]}


def dragoman(*arguments: str) -> float:
    """Seconds that a command of ours takes, from start to end."""
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", COMMAND, *arguments], cwd=ROOT, check=True, capture_output=True)
    return time.perf_counter() - begun


def table(measured: dict[str, Any]) -> Table:
    """The measures, each speed beside that of one process doing the same."""
    shown = Table("measure", "processes", "sentences/s", "against one", "peak MB", "growth MB", box=None)
    for child in SPEEDS:
        for workers in (1, 2):
            one, base = measured[f"{child}_{workers}"], measured[f"{child}_1"]["sentences_per_second"]
            ratio = f"{one['sentences_per_second'] / base:.2f} ×" if base else "–"
            cells = one["sentences_per_second"], ratio, one["peak_mb"], one["growth_mb"]
            shown.add_row(child.replace("_", " "), str(workers), *map(str, cells))
    start = measured["start_up"]["seconds"]
    shown.add_row("start-up (dragoman claims)", "1", f"{start} s", "", "", "")
    for name, milliseconds in measured["stages"]["milliseconds"].items():
        shown.add_row(f"{name}: processor time a sentence", "1", f"{milliseconds} ms", "", "", "")
    for size in measured.get("events", {}).get("sizes", ()):
        shown.add_row(f"events of {size['claims']:,} claims", "2", f"{size['seconds']} s", "", str(size["peak_mb"]), "")
        if "later_seconds" in size:
            shown.add_row(f"{size['later_claims']:,} claims more", "2", f"{size['later_seconds']} s", "", "", "")
    for size in measured.get("ties", {}).get("sizes", ()):
        shown.add_row(f"ties of {size['deeds']:,} deeds", "1", f"{size['seconds']} s", "", str(size["peak_mb"]), "")
    for name, cells in store_bench.lines(measured.get("store", {})):
        shown.add_row(name, "1", cells, "", "", "")
    for line in shards_bench.lines(measured.get("shards", {})):
        shown.add_row(*line)
    for name, cells in web_bench.lines(measured.get("web", {})):
        shown.add_row(name, "1", cells, "", "", "")
    for name, cells in webarchives_bench.lines(measured.get("webarchives", {})):
        shown.add_row(name, "1", cells, "", "", "")
    for line in balance_bench.lines(measured.get("balance", {})):
        shown.add_row(line[0], "1", line[1], "", "", "")
    shown.caption = f"{measured['corpus']}, {measured['cores']} cores, load {measured['load_before']} before"
    return shown


if __name__ == "__main__":
    sys.exit(main())
