"""The manifest beside an exported file: what it was made of, and whether file and project are still so."""

from __future__ import annotations

import hashlib
import shlex
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from dragoman import __version__
from dragoman.errors import InputError
from dragoman.exporting.choice import Choice
from dragoman.exporting.terms import terms_of
from dragoman.records import Cited, Manifest
from dragoman.store import SCHEMA, Project, View, write_whole

ENDING = ".manifest.json"
WEIGHED = ("ties", "system", "shifts")


def beside(file: Path) -> Path:
    """Where the manifest of a file lies."""
    return file.with_name(file.name + ENDING)


def manifest(
    view: View,
    what: str,
    form: str,
    choice: Choice,
    file: Path,
    count: int,
    others: Sequence[Path],
    left_out: Mapping[str, int],
) -> Manifest:
    """What a file that was just written was made of."""
    return Manifest(
        file=file.name,
        what=what,
        form=form,
        count=count,
        left_out=dict(left_out),
        bytes=file.stat().st_size,
        sha256=digest(file),
        files={place(path, file): digest(path) for path in others},
        made=date.today(),
        dragoman=__version__,
        schema=SCHEMA,
        readers=tuple(view.readers()),
        command=command(what, form, choice, file, others),
        settings=choice.settings(what),
        contents=view.contents(),
        weights=weights_of(view.project) if what in WEIGHED and choice.layer is None else None,
        datasets=tuple(cited(view, what, choice.settings(what))),
    )


def keep(made: Manifest, file: Path) -> Path:
    """Write a manifest beside its file; gives where."""
    write_whole(beside(file), msgspec.json.format(msgspec.json.encode(made), indent=2) + b"\n")
    return beside(file)


def read(path: Path) -> Manifest:
    """The manifest in a file; InputError where it is none."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Manifest)
    except OSError as fault:
        raise InputError(str(path), f"cannot be read ({fault.strerror}). Give a file that ends in {ENDING}.") from None
    except (msgspec.MsgspecError, UnicodeDecodeError) as fault:
        raise InputError(str(path), f"is no manifest of an export ({fault}). These end in {ENDING}.") from None


def changes(made: Manifest, path: Path, view: View) -> Iterator[str]:
    """What is no longer as the manifest at `path` says, of the files beside it and of the project."""
    for name, sha256 in ((made.file, made.sha256), *made.files.items()):
        file = path.parent / name
        if not file.is_file():
            yield f"{name} is not there"
        elif digest(file) != sha256:
            yield f"{name} is another file: it was changed or written anew"
    contents = view.contents()
    for field, word in CONTENTS.items():
        before, now = getattr(made.contents, field), getattr(contents, field)
        if before != now:
            yield f"the project holds {now:,} {word}, not {before:,}"
    if made.contents.digest != contents.digest:
        yield "the project holds other reports or claims"
    if made.contents.judged != contents.judged:
        yield "claims were judged since"
    if made.weights and made.weights != weights_of(view.project):
        yield "deeds are worth something else: weights.csv or factors.csv changed"
    for what, then, today in (
        ("Dragoman", made.dragoman, __version__),
        ("the readers", ", ".join(made.readers), ", ".join(view.readers())),
    ):
        if then != today:
            yield f"it was written with {what} {then}; now there is {today or 'none'}"
    now = cited(view, made.what, made.settings)
    if {one.name: one.rows for one in made.datasets} != {one.name: one.rows for one in now}:
        yield "the event data of others or the layers are not the same"


CONTENTS = {"documents": "reports", "claims": "claims", "events": "events", "coded": "events that others have coded"}


def digest(file: Path) -> str:
    """The SHA-256 of a file, hexadecimal."""
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def place(path: Path, file: Path) -> str:
    """Where a file lies, from the folder of another; absolute where it is not within it."""
    inside = path.resolve()
    return (
        str(inside.relative_to(file.parent.resolve())) if inside.is_relative_to(file.parent.resolve()) else str(inside)
    )


def weights_of(project: Project) -> str:
    """A digest of what deeds are worth in a project, by act and by telling."""
    from dragoman.ties import weights

    tables = (project.own(project.weights) or weights.TABLE, project.own(project.factors) or weights.FACTORS)
    return hashlib.sha256(b"\0".join(table.read_bytes() for table in tables)).hexdigest()


def cited(view: View, what: str, settings: Mapping[str, Any]) -> Iterator[Cited]:
    """Others' data that an export draws on: whom to cite."""
    layer = settings.get("layer")
    if layer is None and (what == "datasets" or settings.get("coded", "none") != "none"):
        names = settings.get("datasets") or ()
        for data in view.datasets():
            if not names or data.name in names:
                yield Cited(
                    name=data.name, form=data.form, citation=data.citation, terms=terms_of(data.form), rows=data.rows
                )  # fmt: skip
    for one in view.project.layers() if what == "layers" or layer is not None else ():
        if layer is None or one.name in layer.split("+"):
            yield Cited(
                name=one.name, form=one.form, citation=one.citation, terms=terms_of(one.form), rows=one.bonds
            )  # fmt: skip


def command(what: str, form: str, choice: Choice, file: Path, others: Sequence[Path]) -> str:
    """The command that writes a file again."""
    words = ["dragoman", "export", what, file.name, "--format", form]
    for name, value in choice.settings(what).items():
        if value != getattr(Choice(), name):
            words += list(option(name, value))
    if others:
        words += ["--monthly", place(others[0].parent, file)]
    return shlex.join(words)


def option(name: str, value: Any) -> Iterator[str]:
    """An option as it is typed."""
    flag = OPTIONS.get(name, f"--{name.replace('_', '-')}")
    if value is True:
        yield flag
    elif name == "between":
        yield from (flag, *value)
    elif isinstance(value, tuple):
        for one in value:
            yield from (flag, one)
    else:
        yield from (flag, "none" if value is None else str(value))


OPTIONS: Mapping[str, str] = {"theatres": "--theatre", "datasets": "--dataset"}
