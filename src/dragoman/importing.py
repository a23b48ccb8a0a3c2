"""Other people's lists into a project, as layers beside behaviour: alliances, votes, rivalries, disputes.

Takes a file in one of `FORMS`, keeps its bonds; gives the layer, and what of
the list could not be used.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.actors import registry
from dragoman.errors import UsageError
from dragoman.exchange.layers import FORMS, Asked
from dragoman.exchange.sheets import Line, csv_lines
from dragoman.records import Layer
from dragoman.store import Project, parquet_rows

if TYPE_CHECKING:
    from dragoman.actors.states import System

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


def checked(name: str) -> str:
    """A name that a layer can have; UsageError for another."""
    if name == BEHAVIOUR:
        raise UsageError(f'"{BEHAVIOUR}" is what the reports tell, not a layer. Choose another with --name.')
    if not NAME.fullmatch(name):
        raise UsageError(f"{name!r} is no name for a layer. Choose one of a-z, 0-9, - and _ with --name.")
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
