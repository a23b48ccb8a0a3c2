"""Read files, and the files of folders and patterns.

Takes paths, gives Documents one at a time: lists first, so that a file which
a list names is read once, as the list has it.
"""

from __future__ import annotations

import os
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from datetime import date
from pathlib import Path

from dragoman.documents.containers import ENDINGS, Input, ending, read
from dragoman.documents.drafts import Found, Options, Unreadable
from dragoman.documents.webarchives.naming import can_hold
from dragoman.errors import InputError
from dragoman.records import LeftOut

OWN_FOLDER = "dragoman-project"  # what a reading left behind is not read again
NAMING = ("list", "table")  # what may name other files


def walk(folder: Path) -> list[Path]:
    """The files below `folder`, by name; hidden ones and the project's own are passed over.

    A folder that cannot be looked into is among them, so that it is told.
    """
    found: list[Path] = []
    shut: list[OSError] = []
    for root, folders, files in os.walk(folder, onerror=shut.append):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name != OWN_FOLDER)
        found.extend(Path(root, name) for name in sorted(files) if not name.startswith("."))
    found.extend(Path(fault.filename) for fault in shut)
    return found


def several(files: Iterable[Path], place: str, options: Options, all_kinds: bool = False) -> Iterator[Found]:
    """The documents of several files: lists first, then the files that no list has named.

    With `all_kinds` also those whose endings promise no report.
    """
    seen: set[Path] = set()
    for one in read_in_turn(files, place, seen, all_kinds=all_kinds):
        if isinstance(one, InputError):
            yield one
        else:
            yield from read_file(one, options, seen if is_list(one) else None)


def read_in_turn(
    files: Iterable[Path], place: str, seen: Set[Path], *, all_kinds: bool = False
) -> Iterator[Path | InputError]:
    """Which of several files are read, in their order, and at last what is to be said of the others.

    Lists come first: whoever takes them puts into `seen` the files that they name.
    """
    files = list(files)
    others: Counter[str] = Counter()
    lists = dict.fromkeys(path for path in files if is_list(path))
    yield from lists
    read_any = bool(lists)
    for path in files:
        if path in lists or path.resolve() in seen:
            continue
        if all_kinds or ending(path.name) in ENDINGS:
            read_any = True
            yield path
        elif path.is_dir():
            read_any = True
            yield InputError(str(path), "is a folder that cannot be looked into. Check its permissions.")
        else:
            others[ending(path.name) or "without extension"] += 1
    if others:
        kinds = ", ".join(f"{count} {kind}" for kind, count in others.most_common(8))
        yield InputError(place, f"{others.total()} files of kinds that are not read were passed over ({kinds}).")
    if not read_any and not others:
        yield InputError(place, "holds no file to read.")


def is_list(path: Path) -> bool:
    """Whether a file may name other files."""
    return ENDINGS.get(ending(path.name)) in NAMING


def read_file(path: Path, options: Options, seen: set[Path] | None = None) -> Iterator[Found]:
    """The documents of one file; `seen` gets the files that it names, if it is a list."""
    place = str(path)
    try:
        if not path.is_file():
            raise Unreadable("is not a file.")
        if not can_hold(path.name, options.since, options.until):
            yield LeftOut(place=place, counts={"archives whose names tell of other days, unopened": 1})
            return
        with path.open("rb") as stream:
            yield from read(Input(place=place, stream=stream, options=options, path=path, seen=seen))
    except Unreadable as error:
        yield InputError(place, str(error))
    except (OSError, EOFError, zlib.error) as error:
        yield InputError(place, f"cannot be opened ({getattr(error, 'strerror', None) or error}).")


def read_archive(
    path: Path,
    *,
    outlet: str | None = None,
    published: date | None = None,
    today: date | None = None,
    since: date | None = None,
    until: date | None = None,
    sites: Sequence[str] = (),
) -> Iterator[Found]:
    """The documents of one file, an archive or a list: the same each time, from the file alone.

    Gives an InputError for what cannot be read and a LeftOut for what was not
    asked for: reports published before `since` or after `until`, or of other
    `sites` than those.
    """
    options = Options(outlet, published, today or date.today(), since=since, until=until, sites=tuple(sites))
    return read_file(path, options)
