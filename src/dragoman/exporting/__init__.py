"""What a project holds, out into a file for another program, with a manifest beside it.

Takes a view of a project and a Choice; writes one of the forms of `FORMS`,
whole or not at all. Which forms there are of what is told by one table.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO

from dragoman.errors import UsageError
from dragoman.exporting import graphs, others
from dragoman.exporting.choice import CONDITIONS as CONDITIONS
from dragoman.exporting.choice import WHATS as WHATS
from dragoman.exporting.choice import Choice as Choice
from dragoman.exporting.manifest import beside as beside
from dragoman.exporting.manifest import changes as changes
from dragoman.exporting.manifest import keep, manifest
from dragoman.exporting.manifest import read as read
from dragoman.exporting.records import found
from dragoman.exporting.terms import KEPT_BACK as KEPT_BACK
from dragoman.records import Manifest
from dragoman.store import View, whole, write_parquet

Write = Callable[[View, str, Choice, IO[bytes]], int]


def jsonl(view: View, what: str, choice: Choice, file: IO[bytes]) -> int:
    """Records, one a line."""
    from dragoman.exchange import write_jsonl

    records, _ = found(what, view, choice, rows=False)
    return write_jsonl(records, file)


def csv(view: View, what: str, choice: Choice, file: IO[bytes]) -> int:
    """Records as the rows of a table."""
    from dragoman.exchange import write_csv

    records, kind = found(what, view, choice, rows=True)
    text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    try:
        return write_csv(records, kind, text)
    finally:
        text.detach()


RECORDS: Mapping[str, Write] = {"jsonl": jsonl, "csv": csv}
GRAPHS: Mapping[str, Write] = {"graphml": graphs.graphml, "graphology": graphs.graphology}
ENTITIES: Mapping[str, Write] = {"ftm": others.ftm, "ftm-statements": others.ftm_statements}
PARQUET = "parquet"  # is no stream: it goes to a file alone
GEXF = "gexf"
FORMS: Mapping[str, Mapping[str, Write]] = {
    "claims": {**RECORDS, **ENTITIES, "annotations": others.web_annotations},
    "events": {**RECORDS, **ENTITIES, "plover": others.plover, "cameo": others.cameo},
    "documents": {**RECORDS, **ENTITIES},
    "ties": {**RECORDS, **GRAPHS, GEXF: graphs.gexf},
    "system": {**RECORDS, **GRAPHS},
    "shifts": RECORDS,
    "layers": RECORDS,
    "actors": RECORDS,
    "datasets": RECORDS,
}


def forms_of(what: str) -> list[str]:
    """The forms in which something can be exported."""
    first, second, *others = FORMS[what]
    return [first, second, PARQUET, *others]


def check(what: str, form: str, choice: Choice) -> None:
    """Raise UsageError where something cannot be exported so, or is asked by what it has not."""
    if form not in forms_of(what):
        able = [one for one in WHATS if form in forms_of(one)]
        raise UsageError(
            f"{what} cannot be written as {form}: choose from {', '.join(forms_of(what))}, or write "
            f"{' or '.join(able)} as {form}."
        )
    for name, value in vars_of(choice).items():
        if name not in CONDITIONS[what] and value != getattr(Choice(), name):
            raise UsageError(f"{what} are not chosen by {name.replace('_', ' ')}. Leave it out.")
    if what in ("ties", "system", "shifts") and len(choice.theatres) > 1:
        raise UsageError(f"{what} are of one theatre, or of all together. Give one --theatre, or none.")


def vars_of(choice: Choice) -> dict[str, object]:
    """The conditions by name."""
    return {name: getattr(choice, name) for name in Choice.__slots__}


def write(view: View, what: str, form: str, choice: Choice, out: IO[bytes]) -> int:
    """Write to a stream, without a manifest; gives how many records or edges."""
    check(what, form, choice)
    return FORMS[what][form](view, what, choice, out)


def export(
    view: View, what: str, form: str, file: Path, choice: Choice | None = None, *, monthly: Path | None = None
) -> Manifest:
    """Write to a file, whole or not at all, and its manifest beside it; gives the manifest.

    With `monthly`, of GEXF, a folder for one file a month besides. Raises
    UsageError for a form that there is not, NothingFound where there is nothing
    to write, OSError where the file cannot be written.
    """
    choice = choice or Choice()
    check(what, form, choice)
    if monthly is not None and form != GEXF:
        raise UsageError("Files of one month each are of --format gexf.")
    months: list[Path] = []
    left_out: dict[str, int] = {}
    if form == PARQUET:
        records, kind = found(what, view, choice, rows=True)
        count = write_parquet(records, kind, file)
    elif form == GEXF:
        over_time = graphs.over_time(view, choice)
        with whole(file) as out:
            count = over_time.write(out)
        left_out = over_time.left_out(count)
        months = over_time.write_each(monthly) if monthly else []
    else:
        with whole(file) as out:
            count = write(view, what, form, choice, out)
    made = manifest(view, what, form, choice, file, count, months, left_out)
    keep(made, file)
    return made
