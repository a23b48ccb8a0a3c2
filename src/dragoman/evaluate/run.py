"""One task on one file: check it, predict, count, and read the figures.

Takes a task's name and a path; gives a dictionary that goes to JSON as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import compress
from pathlib import Path
from typing import Any

from dragoman import __version__
from dragoman.errors import UsageError
from dragoman.evaluate import claims, happenings, marked, theatres
from dragoman.evaluate.actors import ACTORS
from dragoman.evaluate.attribution import ATTRIBUTION, ATTRIBUTION_SPANS
from dragoman.evaluate.claims import CLAIMS
from dragoman.evaluate.classify import CLASSIFY
from dragoman.evaluate.coding import CODING
from dragoman.evaluate.figures import Counts, Figure, Figures, Interval, intervals, total
from dragoman.evaluate.happenings import HAPPENINGS
from dragoman.evaluate.lines import Row, check, has, load, write
from dragoman.evaluate.merging import MERGING
from dragoman.evaluate.names import NAMES
from dragoman.evaluate.program import Program
from dragoman.evaluate.roles import ROLES
from dragoman.evaluate.stance import STANCE, STANCE_TARGETS
from dragoman.evaluate.syntax import SYNTAX, SYNTAX_RAW
from dragoman.evaluate.task import Task
from dragoman.evaluate.theatres import THEATRES
from dragoman.evaluate.time import TIME
from dragoman.readers import ReadsSentences

ALL = (SYNTAX, NAMES, ROLES, ATTRIBUTION, CODING, CLASSIFY, STANCE, CLAIMS, THEATRES, TIME, ACTORS, MERGING)
TASKS = tuple(task.name for task in ALL)
PLAIN = {task.name: task for task in ALL}
FORMS = {
    "stance": (STANCE, STANCE_TARGETS),
    "merging": (MERGING, HAPPENINGS),
}  # tasks whose files come in several forms, told by their fields
VARIANTS = {("attribution", "spans"): ATTRIBUTION_SPANS, ("syntax", "raw"): SYNTAX_RAW}
OF_REPORTS = {CLAIMS: claims.reports_of, THEATRES: theatres.reports_of}  # whose labels are about texts elsewhere

Progress = Callable[[int, int], None]


def run(
    task: str,
    path: str | Path,
    *,
    spans: bool = False,
    raw: bool = False,
    reports: str | Path | None = None,
    predictions: str | Path | None = None,
    reader: ReadsSentences | None = None,
    progress: Progress | None = None,
) -> dict[str, Any]:
    """The figures of one task on one labelled file, and on the folder of the `reports` that its labels are about.

    Percent, but for claims (shares from 0 to 1) and stance (r, and points of
    the scale from −3 to 3). `intervals` has 95 % bootstrap intervals of the
    figures, over lines. `predictions` names a
    file that gets every input line with a `predicted` object; without it only
    lines that are scored are read. `reader` stands in for the packaged one;
    `progress` is told lines done and lines in all.
    Raises UsageError for an unknown task or a file that does not fit it.
    """
    chosen, path = choose(task, spans=spans, raw=raw), Path(path)
    rows = rows_for(chosen, path, Path(reports) if reports else None)
    chosen = fitting(chosen, rows)
    check(rows, path, task, chosen.needs, chosen.gold)
    scored = [ours and has(row, chosen.gold) for row, ours in zip(rows, chosen.choose(rows), strict=True)]
    # Of lines that are read beside each other, those without labels have a part in what comes of the others.
    every = bool(predictions or chosen.count_together)
    asked = rows if every else list(compress(rows, scored))
    program = Program(reader)
    predicted = []
    for answer in chosen.predict(asked, program):
        predicted.append(answer)
        if progress:
            progress(len(predicted), len(asked))
    if predictions:
        write(Path(predictions), rows, predicted)
    if every:
        asked, predicted = list(compress(rows, scored)), list(compress(predicted, scored))
    result = report(chosen, path, asked, predicted, program, left_out=len(rows) - len(asked))
    return result | {"options": options(spans=spans, raw=raw)}


def choose(task: str, *, spans: bool, raw: bool) -> Task:
    """The task of that name, in the variant asked for."""
    if task not in PLAIN:
        raise UsageError(f"No task is called {task}. Tasks: {', '.join(TASKS)}.")
    chosen = PLAIN[task]
    for name in options(spans=spans, raw=raw):
        if (task, name) not in VARIANTS:
            of = next(other for other, variant in VARIANTS if variant == name)
            raise UsageError(f"--{name} belongs to {of}, not to {task}.")
        chosen = VARIANTS[task, name]
    return chosen


def options(*, spans: bool, raw: bool) -> list[str]:
    """The names of the options that are on."""
    return [name for name, on in (("spans", spans), ("raw", raw)) if on]


def rows_for(task: Task, path: Path, reports: Path | None) -> list[Row]:
    """The lines to score; for claims, the reports with their labels; of a text with marks, its paragraphs."""
    if task in OF_REPORTS:
        if reports is None:
            raise UsageError(f"{task.name} needs --reports, the folder that holds the texts of the labelled reports.")
        return OF_REPORTS[task](path, reports)
    if reports is not None and task is MERGING:
        return happenings.reports_of(path, reports)
    if reports is not None:
        raise UsageError(f"--reports belongs to claims, theatres and merging, not to {task.name}.")
    return marked.rows(path) if task is ATTRIBUTION and path.suffix == ".txt" else load(path)


def fitting(task: Task, rows: Sequence[Row]) -> Task:
    """The form of the task that the first line has the fields for."""
    forms = FORMS.get(task.name, (task,))
    return next((form for form in forms if rows and has(rows[0], (*form.needs, *form.gold))), task)


def report(
    task: Task, path: Path, rows: Sequence[Row], predicted: Sequence[Row], program: Program, *, left_out: int
) -> dict[str, Any]:
    """The figures of lines that are for scoring, and what they rest on."""
    scored = task.counts(rows, predicted)
    counts = total(scored)
    digits = 3 if task in (CLAIMS, STANCE) else 2
    shown: dict[str, Any] = {
        "task": task.name,
        "file": path.name.split(".")[0],
        "version": __version__,
        "reader": program.reader.version if program.sentences else None,
        "n": len(scored),
        "unit": task.unit,
        "not_scored": left_out,
        "figures": {name: rounded(figure, digits) for name, figure in task.figures(counts).items()},
        "gold": bases(task.figures(counts)),
        "intervals": {name: [round(end, digits) for end in ends] for name, ends in spread(task, scored).items()},
    }
    if program.seconds:
        shown["sentences_per_second"] = round(program.sentences / program.seconds, 1)
    return shown


def spread(task: Task, scored: Sequence[Counts]) -> dict[str, Interval]:
    """The intervals of the figures; none from a single world, which cannot tell how much worlds differ."""
    return {} if task.count_together and len(scored) < 2 else intervals(scored, task.figures)


def bases(figures: Figures) -> dict[str, int]:
    """How many labelled items each group of figures rests on: "ARG0" for "ARG0.f1"."""
    return {name.rpartition(".")[0] or name: int(figure.base) for name, figure in figures.items()}


def rounded(figure: Figure, digits: int) -> float | None:
    """A figure for people; unknown stays unknown."""
    return None if figure.value is None else round(figure.value, digits)
