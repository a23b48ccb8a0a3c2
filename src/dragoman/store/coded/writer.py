"""Write to a project's event data of others: keep tables as parts, drop datasets, then swap in an index of them."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Self

from dragoman.coding import Form, Sheet
from dragoman.errors import InputError, KnownInput, ProjectError, UsageError
from dragoman.store.coded.index import BUILDING, Building, drop_building, is_behind
from dragoman.store.coded.meanings import write_meanings
from dragoman.store.coded.parts import (
    Part,
    Rejected,
    digest_of,
    drop_partial,
    known_of,
    meanings_path,
    part_numbers,
    part_path,
)
from dragoman.store.coded.reading import write_rows
from dragoman.store.files import PARTIAL, sync_folder
from dragoman.store.full_disk import full_disk_told
from dragoman.store.generation import Building as Store
from dragoman.store.generations import newest_generation
from dragoman.store.judgements import mark_of as judgements_mark
from dragoman.store.lock import WriterLock
from dragoman.store.shield import undisturbed
from dragoman.store.telling import Tell, say_nothing

if TYPE_CHECKING:
    from dragoman.store.project import Project


KEPT = "What was kept before stays as it was, and nothing is left half written."


class Taken(NamedTuple):
    """What came of a table."""

    rows: int  # that came, with those that are left out; 0: none could be kept, and nothing is
    faults: tuple[str, ...]  # why some are not kept


class CodedWriter:
    """The one who writes; a context manager that holds the project's lock."""

    def __init__(self, project: Project, tell: Tell = say_nothing) -> None:
        self.project, self.tell = project, tell
        self._lock = WriterLock(project.lock)

    def __enter__(self) -> Self:
        with writing(self.project.folder):
            self.project.coded_parts.mkdir(parents=True, exist_ok=True)
            self.project.coded_index.mkdir(parents=True, exist_ok=True)
        self._lock.__enter__()
        try:
            with writing(self.project.folder):
                drop_partial(self.project.coded_parts)
            numbers = part_numbers(self.project.coded_parts)
            self.last = max(numbers, default=0)
            known = [self._known_of(number) for number in numbers]
            self._known = {(one.dataset, one.digest): one.file for one in known}
            self._forms = {one.dataset: one.form for one in known}
        except BaseException:
            self._lock.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._lock.__exit__()

    def _known_of(self, number: int) -> Part:
        return known_of(part_path(self.project.coded_parts, number))

    def check(self, dataset: str, form: Form) -> None:
        """Raise UsageError where a dataset holds rows of another format, which are right more or less often."""
        held = self._forms.get(dataset, form.name)
        if held != form.name:
            raise UsageError(
                f"Dataset {dataset!r} holds {held}, not {form.name}: how far rows are to be trusted, and whom to cite, "
                f"is told of a dataset as a whole. Give these another name with --name."
            )

    def take(self, sheet: Sheet, form: Form, dataset: str) -> Taken:
        """Keep the rows of a table as a part; InputError where it cannot be read, KnownInput where it was before."""
        about = self._about(sheet, form, dataset)
        if earlier := self._known.get((dataset, about.digest)):
            as_ = "" if earlier == sheet.name else f" as {earlier}"
            raise KnownInput(sheet.name, f"is in {dataset} already{as_}, and is left as it is")
        number = self.last + 1
        rows, meanings = (path(self.project.coded_parts, number) for path in (part_path, meanings_path))
        partial = [path.with_name(path.name + PARTIAL) for path in (rows, meanings)]
        try:
            with writing(self.project.coded_parts), tempfile.TemporaryDirectory(prefix="dragoman-") as scratch:
                taken = self._write(sheet, form, about, partial, Path(scratch))
                if taken.rows:
                    for whole, part in zip((meanings, rows), reversed(partial), strict=True):
                        part.replace(whole)
                    sync_folder(self.project.coded_parts)
        finally:
            for part in partial:
                part.unlink(missing_ok=True)
        if taken.rows:
            self.last = number
            self._known[dataset, about.digest] = sheet.name
            self._forms[dataset] = form.name
        return taken

    def _about(self, sheet: Sheet, form: Form, dataset: str) -> Part:
        try:
            digest = digest_of(sheet.path)
        except OSError as fault:
            raise InputError(sheet.name, f"cannot be read ({fault.strerror})") from None
        return Part(
            dataset=dataset,
            form=form.name,
            citation=form.citation,
            file=short(sheet.name),
            shape=sheet.shape.name,
            mentions=sheet.shape.mentions,
            digest=digest,
            imported=date.today(),
        )

    def _write(self, sheet: Sheet, form: Form, about: Part, partial: list[Path], scratch: Path) -> Taken:
        import duckdb

        with duckdb.connect(config={"memory_limit": BUILDING, "temp_directory": str(scratch)}) as tables:
            read = write_rows(tables, sheet, about, partial[0])
            if read.rows:
                write_meanings(tables, partial[0], form, Rejected(why=read.rejected), partial[1])
        return Taken(read.rows and read.rows + sum(read.rejected.values()), read.faults)

    def remove(self, dataset: str) -> None:
        """Drop a dataset and the parts that hold it; UsageError, with those there are, where none is called so."""
        numbers = part_numbers(self.project.coded_parts)
        known = {number: self._known_of(number).dataset for number in numbers}
        if dataset not in known.values():
            names = ", ".join(sorted(set(known.values())))
            told = f"Datasets: {names}." if names else "There are none yet; bring one in with: dragoman import"
            raise UsageError(f"No dataset is called {dataset!r}. {told}")
        with writing(self.project.coded_parts), undisturbed():
            for number, name in known.items():
                if name == dataset:
                    part_path(self.project.coded_parts, number).unlink()
                    meanings_path(self.project.coded_parts, number).unlink(missing_ok=True)

    def publish(self) -> None:
        """Let readers see all that is kept; a project that holds no reports can be looked at from now on, too."""
        if newest_generation(self.project.store) is None:
            store = Store(self.project.store, self.project.kept)
            store.judged = judgements_mark(self.project.judgements)
            store.finish()
        if not is_behind(self.project.coded_parts, self.project.coded_index):
            return
        with writing(self.project.coded_index):
            try:
                with contextlib.closing(Building(self.project.coded_index, self.project.coded_parts)) as building:
                    building.bring_up_to_date(self.tell)
                    with undisturbed():
                        building.finish()
            finally:
                drop_building(self.project.coded_index)


@contextlib.contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Let what is in the way of writing come as DiskFull or ProjectError, which say that what was kept stays."""
    import duckdb

    try:
        with full_disk_told(folder):
            yield
    except OSError as fault:
        raise ProjectError(f"{folder} cannot be written ({fault.strerror}). {KEPT}") from None
    except duckdb.Error as fault:
        raise ProjectError(f"{folder} cannot be written ({str(fault).splitlines()[0]}). {KEPT}") from None


def short(name: str) -> str:
    """The name of a file without its folder; of one in an archive with the archive's."""
    archive, colon, member = name.partition(": ")
    return f"{Path(archive).name}{colon}{member}"
