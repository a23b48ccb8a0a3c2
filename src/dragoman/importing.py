"""Other people's data into a project: lists as layers beside behaviour, and event data as events coded elsewhere.

Takes files of a known format, keeps what they hold; gives the layer or the
dataset, and what of the files could not be used.
"""

from __future__ import annotations

import itertools
import re
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.actors import registry
from dragoman.coding import Sheet
from dragoman.errors import InputError, KnownInput, UsageError
from dragoman.exchange.coded import FORMS as CODED_FORMS
from dragoman.exchange.coded import PassedOver, tables
from dragoman.exchange.layers import FORMS, Asked
from dragoman.exchange.sheets import Line, csv_lines
from dragoman.records import Dataset, Layer
from dragoman.store import Project, Tell, parquet_columns, parquet_rows, say_nothing

if TYPE_CHECKING:
    from dragoman.actors.states import System
    from dragoman.coding import Form

BEHAVIOUR = "behaviour"
AT_ONCE = 1000
NAME = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What came of a list."""

    layer: Layer | None  # None: nothing of it could be used, and nothing was kept
    faults: tuple[str, ...]  # of lines that are left out
    unknown: Mapping[str, int]  # whom no table knows, and in how many lines


def import_layer(
    file: Path,
    project: Project,
    *,
    form: str,
    name: str | None = None,
    codes: System | None = None,
    roll_calls: Path | None = None,
    advance: Callable[[int], object] = lambda _: None,
) -> Imported:
    """Keep the bonds of a list as a layer, in the place of one of the same name.

    Without a `name` it is called as its format, or as the file where that has
    no name of its own. `advance` is told how many lines more were read. Raises
    UsageError for a name that no layer can have, InputError where nothing of
    the file can be read.
    """
    read, usual, citation = FORMS[form]
    layer = checked(name if name is not None else usual or file.name.partition(".")[0].lower())
    names = registry(project.lists())
    found = read(
        Asked(
            file=file,
            layer=layer,
            lines=partial(lines, advance=advance),
            names=names,
            codes=codes,
            roll_calls=roll_calls,
        )
    )
    bonds = iter(found.bonds)
    kept = None
    if (first := next(bonds, None)) is not None:
        about = Layer(
            name=layer, form=form, file=file.name, citation=citation, bonds=0, positive=0, negative=0, lasting=0,
            actors=0, since=None, until=found.until, imported=date.today(),
        )  # fmt: skip
        kept = project.keep_layer(itertools.chain((first,), bonds), about)
    return Imported(layer=kept, faults=tuple(found.faults), unknown=found.unknown)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedEvents:
    """What came of files of event data."""

    dataset: Dataset | None  # as it is now; None: there is none, as nothing of the files could be used
    rows: int  # that came of these files, those that are left out among them
    mentions: int  # of events, that came
    files: int  # of which some rows or mentions came
    faults: tuple[str, ...]  # files that could not be read, and rows that are left out, with their first lines
    known: tuple[str, ...]  # files that were taken in before, and are left as they are
    passed_over: tuple[str, ...]  # files that hold no table of events


def import_coded(
    files: Sequence[Path | str],
    project: Project,
    *,
    form: Form,
    name: str | None = None,
    advance: Callable[[str, int], object] = lambda _name, _rows: None,
    tell: Tell = say_nothing,
) -> ImportedEvents:
    """Keep event data that others have coded as a dataset, beside what earlier files of that name brought.

    Files may be folders, patterns and archives. Without a `name` the dataset
    is called as its format. `advance` is told each table and how many rows of
    it were kept, `tell` of the work when all are. What was kept stays, however
    this ends. Raises UsageError for a name that no dataset can have, or that
    one of another format has, ProjectError where the project cannot be written.
    """
    dataset = checked(name if name is not None else form.name)
    faults: list[str] = []
    known: list[str] = []
    passed_over: list[str] = []
    rows: list[int] = []
    mentions: list[int] = []
    with (
        project.coded_writer(tell) as writer,
        tempfile.TemporaryDirectory(prefix="dragoman-") as workplace,
    ):
        writer.check(dataset, form)
        found = tables(
            form, files, workplace=Path(workplace), columns_of=parquet_columns, known=list(CODED_FORMS.values())
        )
        try:
            for one in found:
                if isinstance(one, PassedOver):
                    passed_over.append(f"{one.name}: {one.why}")
                elif isinstance(one, Sheet):
                    try:
                        taken = writer.take(one, form, dataset)
                    except KnownInput as same:
                        known.append(str(same))
                        continue
                    except InputError as fault:
                        faults.append(str(fault))
                        continue
                    faults.extend(taken.faults)
                    (mentions if one.shape.mentions else rows).append(taken.rows)
                    advance(one.name, taken.rows)
                else:
                    faults.append(str(one))
        finally:
            writer.publish()
    return ImportedEvents(
        dataset=next((one for one in project.datasets() if one.name == dataset), None),
        rows=sum(rows),
        mentions=sum(mentions),
        files=sum(count > 0 for count in (*rows, *mentions)),
        faults=tuple(faults),
        known=tuple(known),
        passed_over=tuple(passed_over),
    )


def checked(name: str) -> str:
    """A name that a layer can have; UsageError for another."""
    if name == BEHAVIOUR:
        raise UsageError(f'"{BEHAVIOUR}" is what the reports tell, not a layer. Choose another with --name.')
    if not NAME.fullmatch(name):
        raise UsageError(f"{name!r} is no name for a layer or dataset. Choose one of a-z, 0-9, - and _ with --name.")
    return name


def lines(file: Path, faults: list[str], *, advance: Callable[[int], object]) -> Iterator[Line]:
    """The lines of a table, CSV or Parquet."""
    for count, line in enumerate(_lines(file, faults), 1):
        if count % AT_ONCE == 0:
            advance(AT_ONCE)
        yield line


def _lines(file: Path, faults: list[str]) -> Iterator[Line]:
    if file.suffix.lower() != ".parquet":
        return csv_lines(file, faults)
    name = file.name
    return (Line(name, number, row) for number, row in enumerate(parquet_rows(file), 1))
