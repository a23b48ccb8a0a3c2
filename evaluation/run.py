"""Score every task on the labelled sets, keep the results, fail below the floors.

    make evaluate [SHARED=folder] [ARGS="--task names --raise-floors"]

Without SHARED, the folder of labelled data, only what the repository holds
(examples/, their theatres, evaluation/speech.txt, generated worlds) is scored.
A set that belongs in SHARED and is not there is a failure. With --weights a
reader of your own reads in place of the packaged one, and what no reader reads
is left out.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from dragoman.errors import DragomanError
from dragoman.evaluate import TASKS, run
from dragoman.evaluate.program import Program
from dragoman.reader import Reader
from evaluation import calibration, floors, generated
from evaluation.balance import score as balance
from evaluation.remembering import Remembering
from evaluation.sets import HEADLINES, ROOT, Set, sets
from evaluation.shifts import score as shifts
from evaluation.systems import score as systems
from evaluation.ties import score as ties

HERE = Path(__file__).parent
SCORED = (
    "evaluation/*.py",
    "evaluation/*.txt",
    "evaluation/theatres",
    "evaluation/worlds",
    "evaluation/systems",
    "evaluation/shifts",
    "evaluation/balance",
    "evaluation/merging",
    "evaluation/ties",
)  # of this folder, what the figures hang on
MACHINE = ("sentences_per_second",)  # what depends on the machine stays out of results.json

Result = dict[str, Any]


def main(arguments: Sequence[str] | None = None) -> int:
    """0 when all that was asked for was scored and stands above its floors, else 1."""
    asked = options(arguments)
    console = Console()
    shared = Path(os.environ["SHARED"]) if os.environ.get("SHARED") else None
    if shared and not shared.is_dir():
        console.print(f"SHARED is {shared}, which is no folder.")
        return 1
    try:
        reader = reader_of(asked.weights)
    except DragomanError as none:
        console.print(str(none), soft_wrap=True)
        return 1
    chosen = [one for one in sets(shared, held=asked.held) if not asked.task or one.task in asked.task]
    if asked.weights:
        chosen = [one for one in chosen if one.read]
    results, faults = score(chosen, console, reader)
    console.print(table(results, beside=kept_in(HERE / "results.json") if asked.weights else {}))
    if asked.results:
        keep(asked.results, results, command_of(asked))
    if asked.raise_floors:
        floors.save(asked.floors, floors.raised(floors.load(asked.floors), results))
    held = floors.load(asked.floors)
    faults += floors.breaches(held, results) + floors.orphans(held, [one.key for one in sets(HERE, held=True)])
    for fault in faults:
        console.print(f"[bold red]fault[/] {fault}", soft_wrap=True)
    if shared is None:
        console.print("Scored what the repository holds alone; SHARED=folder scores the labelled sets too.")
    return 1 if faults else 0


def options(arguments: Sequence[str] | None) -> argparse.Namespace:
    """What the command was asked for."""
    ask = argparse.ArgumentParser(prog="python -m evaluation", description=__doc__.splitlines()[0])
    ask.add_argument(
        "--task",
        action="append",
        choices=(*TASKS, "ties", "system", "shifts", "balance", "calibration"),
        help="score this task alone; may be repeated",
    )
    ask.add_argument("--held", action="store_true", help="score the generated worlds that are held back, too")
    ask.add_argument("--weights", type=Path, help="score a folder of weights in place of the packaged ones")
    ask.add_argument("--raise-floors", action="store_true", help="lift the floors to just below what is measured")
    ask.add_argument("--results", type=Path, help="the file to keep them in, evaluation/results.json unless said")
    ask.add_argument("--floors", type=Path, default=HERE / "floors.json")
    asked = ask.parse_args(arguments)
    if asked.weights and asked.raise_floors:
        ask.error("floors stand under the packaged weights: package yours first, or leave --raise-floors out")
    if not asked.weights:
        asked.results = asked.results or HERE / "results.json"
    return asked


def reader_of(weights: Path | None) -> Remembering:
    """The packaged reader, loaded when it is first asked, or that of a folder of weights, loaded now.

    Raises DragomanError if the folder holds none, so that it is told once and not of each set.
    """
    if weights is None:
        return Remembering()
    reader = Reader.load(weights)
    return Remembering(lambda: reader)


def score(chosen: Sequence[Set], console: Console, reader: Remembering) -> tuple[dict[str, Result], list[str]]:
    """The results of the sets by their keys, read with this reader, and what could not be scored."""
    results: dict[str, Result] = {}
    faults: list[str] = []
    for one in chosen:
        if not one.path.exists():
            faults.append(f"{one.key}: {one.path} is missing")
            continue
        try:
            results[one.key] = score_one(one, console, reader)
        except DragomanError as fault:
            faults.append(f"{one.key}: {fault}")
        except Exception as fault:  # one stage that breaks must not hide how the others do
            faults.append(f"{one.key}: broke with {type(fault).__name__}: {fault}")
    return results, faults


def score_one(one: Set, console: Console, reader: Remembering) -> Result:
    """The result of one set, read with this reader, with a bar while it runs."""
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bars:
        bar = bars.add_task(one.key)

        def progress(done: int, total: int) -> None:
            bars.update(bar, completed=done, total=total)

        if one.task == "calibration":
            return calibration.measure(one, progress, Program(reader))
        if one.task == "merging" and one.reports is None:
            return generated.measure(one, progress)
        if one.task == "balance":
            return balance.measure(one, progress)
        if one.task == "ties":
            return ties.measure(one, progress)
        if one.task == "system":
            return systems.measure(one, progress)
        if one.task == "shifts":
            return shifts.measure(one, progress)
        return run(
            one.task,
            one.path,
            reports=one.reports,
            raw="raw" in one.options,
            spans="spans" in one.options,
            reader=reader,
            progress=progress,
        )


def table(results: dict[str, Result], beside: dict[str, Result]) -> Table:
    """The headline figures, with their intervals, and those of the packaged weights where there are any beside."""
    shown = Table("set", "lines", "figure", "value", "95 %", *(["packaged"] if beside else []), box=None)
    for key, result in results.items():
        for place, name in enumerate(HEADLINES[key.partition("/")[0]]):
            low, high = result["intervals"].get(name, (None, None))
            shown.add_row(
                "" if place else key, "" if place else str(result["n"]), name, written(result["figures"][name]),
                "" if low is None else f"{written(low)} – {written(high)}",
                *([written(beside[key]["figures"].get(name))] if key in beside else []),
            )  # fmt: skip
    return shown


def written(value: float | None) -> str:
    """A figure for the table."""
    return "–" if value is None else f"{value:g}"


def keep(path: Path, results: dict[str, Result], command: str) -> None:
    """Put the results into the file, each with its date, commit and command; those of other sets stay."""
    kept = kept_in(path)
    stamp = {"date": datetime.now(UTC).date().isoformat(), "commit": commit(), "command": command}
    for key, result in results.items():
        kept[key] = stamp | {name: value for name, value in result.items() if name not in MACHINE}
    path.write_text(json.dumps(dict(sorted(kept.items())), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def kept_in(path: Path) -> dict[str, Result]:
    """The results that a file holds; none where there is no file."""
    results: dict[str, Result] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return results


def command_of(asked: argparse.Namespace) -> str:
    """The command that gives these results again, without paths of this machine."""
    options = [f"--task {task}" for task in asked.task or []] + ["--held"] * asked.held
    options += ["--weights …"] if asked.weights else []
    arguments = " ".join(options)
    shared = " SHARED=…" if os.environ.get("SHARED") else ""
    return f"make evaluate{shared}" + (f' ARGS="{arguments}"' if arguments else "")


def commit() -> str | None:
    """The commit that is checked out, with a plus when files it tracks are changed; None outside a repository."""
    try:
        head = git("rev-parse", "--short=12", "HEAD")
        changed = git("status", "--porcelain", "--untracked-files=no", "--", "src", "examples", *SCORED)
    except (OSError, subprocess.CalledProcessError):
        return None
    return head + ("+" if changed else "")


def git(*arguments: str) -> str:
    """What git says."""
    return subprocess.run(["git", *arguments], cwd=ROOT, check=True, capture_output=True, text=True).stdout.strip()


if __name__ == "__main__":
    sys.exit(main())
