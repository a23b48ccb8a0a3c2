"""Files, folders, patterns and archives into tables of events that the store can read.

Takes names, gives Sheets, one at a time. A file of another format is told
with what it looks like; what holds no events among many files is passed over.
"""

from __future__ import annotations

import difflib
import os
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Sequence
from glob import glob
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from dragoman.coding import Form, Shape, Sheet
from dragoman.errors import InputError
from dragoman.exchange.coded import kinds
from dragoman.exchange.coded.recognising import Looks, looks, named, other_words
from dragoman.exchange.coded.straight import beginning, refusal, straightened, text_of

Columns = Callable[[Path], tuple[str, ...]]
HEAD = 1 << 18  # bytes that tell what a table looks like
LONGEST_LIST = 5  # of names in a fault
OWN = "For a table of your own: dragoman import coded-csv FILE --columns …"
SIDE_FILES = (".pdf", ".md", ".doc", ".docx", ".rtf", ".html", ".json", ".xml", ".py", ".r", ".yml", ".yaml", ".sha256")


class PassedOver(NamedTuple):
    """A file of a folder or an archive that holds no table of events."""

    name: str
    why: str


Found = Sheet | InputError | PassedOver


class _Asked(NamedTuple):
    """What is looked for, and with what."""

    form: Form
    known: Sequence[Form]
    workplace: Path
    columns_of: Columns


def tables(
    form: Form, places: Sequence[str | Path], *, workplace: Path, columns_of: Columns, known: Sequence[Form] = ()
) -> Iterator[Found]:
    """The tables of one format in files, folders (with all below them), patterns and archives, in order of names.

    `columns_of` gives the columns of a Parquet file; `known` are the formats
    that a file of another one may be told to be. What is unpacked or
    rewritten lies below `workplace` until the next is asked for.
    """
    asked = _Asked(form, known, workplace, columns_of)
    for place in places:
        for path, alone in files(str(place)):
            if isinstance(path, InputError):
                yield path
            else:
                yield from _of_file(path, str(path), asked, alone=alone)


def files(place: str) -> Iterator[tuple[Path | InputError, bool]]:
    """The files of a name, each with whether it was named alone, or an InputError for a name of nothing."""
    try:
        path = Path(place)
        if path.is_dir():
            shut: list[OSError] = []
            below = sorted(_below(path, shut))
            yield from ((one, False) for one in below)
            for fault in shut:
                yield InputError(str(fault.filename), f"is a folder that {refusal(fault)}"), False
            if not below and not shut:
                yield InputError(place, "is a folder without files. Name one with tables of events."), False
        elif path.exists():
            yield path, True
        elif any(mark in place for mark in "*?["):
            matching = sorted(one for one in map(Path, glob(place, recursive=True)) if one.is_file())  # noqa: PTH207 (Path.glob takes no absolute pattern)
            yield from ((one, False) for one in matching)
            if not matching:
                yield InputError(place, "matches no file. Check the pattern."), False
        else:
            yield InputError(place, f"does not exist.{_nearest(path)}"), True
    except OSError as fault:
        yield InputError(place, f"cannot be opened ({fault.strerror or fault})."), True


def _below(folder: Path, shut: list[OSError]) -> Iterator[Path]:
    """The files below a folder, without hidden ones; folders that cannot be looked into are added to `shut`."""
    for root, folders, names in os.walk(folder, onerror=shut.append):
        folders[:] = [name for name in folders if not _hidden(Path(name))]
        yield from (path for name in names if not _hidden(Path(name)) and (path := Path(root, name)).is_file())


def _of_file(path: Path, name: str, asked: _Asked, *, alone: bool) -> Iterator[Found]:
    """The tables of a file; several of an archive."""
    try:
        with path.open("rb") as raw:
            packing = kinds.packing(raw.read(8))
        if packing == kinds.ZIP:
            yield from _of_archive(path, name, asked)
        elif packing == kinds.PARQUET:
            yield _of_parquet(path, name, asked)
        else:
            yield from _of_text(path, name, asked, alone=alone)
    except InputError as fault:
        yield InputError(name, fault.why)
    except OSError as fault:
        yield InputError(name, refusal(fault))


def _of_text(path: Path, name: str, asked: _Asked, *, alone: bool) -> Iterator[Found]:
    """The table of a plain or gzipped file."""
    head = beginning(path, HEAD)
    if not head.strip():
        raise InputError(name, "is empty. Download it again." if alone else "is empty.")
    if kind := kinds.not_a_table(head):
        if alone or kind.startswith("a web page"):
            raise InputError(name, f"is {kind}. {asked.form.title} comes as a table in text.")
        yield PassedOver(name, kind)
        return
    text = text_of(head if len(head) < HEAD else head[: head.rfind(b"\n") + 1] or head)
    found = looks(text, [asked.form])
    if found is None:
        other = looks(text, asked.known)
        if other is None and not alone and not _tabular(path):
            yield PassedOver(name, other_words(text, asked.known))
            return
        raise InputError(name, _of_another(other, other_words(text, asked.known), asked.form))
    with tempfile.TemporaryDirectory(dir=asked.workplace) as folder:
        straight = straightened(path, Path(folder) / "straight.txt")
        yield Sheet(
            path=straight, name=name, shape=found.shape, columns=found.columns, skip=found.skip,
            delimiter=found.delimiter, quoted=found.quoted,
        )  # fmt: skip


def _of_parquet(path: Path, name: str, asked: _Asked) -> Sheet:
    columns = asked.columns_of(path)
    for shape in asked.form.shapes:
        if names := named(columns, shape):
            return Sheet(path=path, name=name, shape=shape, columns=names, parquet=True)
    other = next((one.title for one in asked.known for shape in one.shapes if named(columns, shape)), None)
    looks_like = f"looks like {other}" if other else f"has the columns {_listed(columns)}"
    lacking = min((_lacking(columns, shape) for shape in asked.form.shapes), key=len)
    raise InputError(
        name, f"is a Parquet file that {looks_like}, not {asked.form.title}: it lacks {_listed(lacking)}. {OWN}"
    )  # fmt: skip


def _of_archive(path: Path, name: str, asked: _Asked) -> Iterator[Found]:
    """The tables of a zip archive, each unpacked while it is read."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = [one for one in archive.infolist() if not one.is_dir() and not _hidden(Path(one.filename))]
            if any(one.filename == "[Content_Types].xml" for one in members):
                raise InputError(name, "is an Excel or Word file, not a table in text. Save it as CSV.")
            if not members:
                raise InputError(name, "is an archive without files.")
            for member in members:
                yield from _of_member(archive, member, f"{name}: {member.filename}", asked, alone=len(members) == 1)
    except zipfile.BadZipFile as fault:
        raise InputError(name, f"is a zip archive that is cut short or damaged ({fault}). Download it again.") from None
    except (RuntimeError, NotImplementedError) as fault:  # locked by a password; packed in an unknown way
        raise InputError(name, f"cannot be unpacked ({fault}). Unpack it yourself.") from None


def _of_member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, asked: _Asked, *, alone: bool
) -> Iterator[Found]:
    with tempfile.TemporaryDirectory(dir=asked.workplace) as folder:
        try:
            unpacked = Path(archive.extract(member, folder))
        except (zipfile.BadZipFile, EOFError) as fault:
            yield InputError(name, f"is damaged in its archive ({fault}). Nothing of it was taken; download it again.")
            return
        yield from _of_file(unpacked, name, asked, alone=alone)


def _of_another(other: Looks | None, words: str, form: Form) -> str:
    """That a table is of another format, which, and what to do."""
    if other is not None:
        return f"looks like {other.words}, not {form.title}. Import it with: dragoman import {other.form} FILE"
    return f"is {words}. {form.title}: {_shapes(form)}. {OWN}"


def _shapes(form: Form) -> str:
    """How many columns the tables of a format have, or which they must have."""
    counted = [str(len(shape.columns)) for shape in form.shapes if not shape.header]
    named = [_listed(shape.columns) for shape in form.shapes if shape.header]
    told = [f"{' or '.join(counted)} columns, without a header"] if counted else []
    return "; ".join([*told, *(f"columns {names}" for names in named)])


def _tabular(path: Path) -> bool:
    return path.suffix.lower() not in SIDE_FILES and "readme" not in path.name.lower() and path.suffix.lower() != ""


def _lacking(columns: Sequence[str], shape: Shape) -> list[str]:
    have = {name.casefold() for name in columns}
    return [name for name in shape.columns if name.casefold() not in have]


def _listed(names: Sequence[str]) -> str:
    more = len(names) - LONGEST_LIST
    return ", ".join(names[:LONGEST_LIST]) + (f" and {more} more" if more > 0 else "")


def _hidden(path: Path) -> bool:
    return any(part.startswith((".", "__MACOSX")) for part in path.parts)


def _nearest(path: Path) -> str:
    """A hint at files of similar name in the same folder."""
    try:
        beside = [other.name for other in islice(path.parent.iterdir(), 5000)]
    except OSError:
        return f" There is no folder {str(path.parent)!r}."
    names = difflib.get_close_matches(path.name, beside, n=3)
    return f" Did you mean {', '.join(names)}?" if names else " Check the name."
