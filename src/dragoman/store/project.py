"""The project folder: what lies where, and whether it is one.

dragoman.json    the format of the folder and who made it
kept/            parts: documents, claims, removals; written once, never changed
store/           the newest generation made from them; may be deleted, is made again
judgements.jsonl what people judged; written at the end, never changed
runs/            one note a run
actors/          the user's own lists of actors, one CSV file each, if any
shards/          what workers have read and is not yet kept, and markers of what they read; may be deleted
ready/           sums of deeds, so that ties are weighed at once; may be deleted, is made again
coded/           event data of others: kept/ parts, written once; index/ the newest index made from them
layers/          other layers than behaviour (alliances, votes …), one Parquet file each, if any
feeds.json       what is remembered of feeds between two times of asking them
weights.csv      what deeds are worth, and factors.csv how it is told, in the place of the packaged tables, if there
lock             held by the one process that writes
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from dragoman import __version__
from dragoman.errors import ProjectError
from dragoman.records import Bond, Dataset, Feed, Judgement, Layer, Record
from dragoman.store import layers, ready
from dragoman.store.coded import index
from dragoman.store.coded.generations import newest_generation as coded_generation
from dragoman.store.files import PARTIAL, write_whole
from dragoman.store.generations import newest_generation
from dragoman.store.judgements import Ledger, append, mark_of, read_ledger
from dragoman.store.kept import part_numbers
from dragoman.store.runs import Run, read_runs
from dragoman.store.telling import Tell, say_nothing

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dragoman.store.coded.writer import CodedWriter
    from dragoman.store.view import View
    from dragoman.store.writer import Writer

# Moves only when the parts change their form.
FORMAT = 1
MARK = "dragoman.json"
ELSEWHERE = "Give another folder with --project."


class Mark(Record, frozen=True, kw_only=True):
    """What `dragoman.json` says."""

    format: int
    dragoman: str  # version that made the folder


class Project:
    """A folder that holds documents, their claims and how they came."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.kept = folder / "kept"
        self.store = folder / "store"
        self.runs_folder = folder / "runs"
        self.shards_folder = folder / "shards"
        self.actors_folder = folder / "actors"
        self.layers_folder = folder / "layers"
        self.coded_parts = folder / "coded" / "kept"
        self.coded_index = folder / "coded" / "index"
        self.judgements = folder / "judgements.jsonl"
        self.feeds_file = folder / "feeds.json"
        self.weights = folder / "weights.csv"
        self.factors = folder / "factors.csv"
        self.ready = folder / "ready"
        self.lock = folder / "lock"

    @classmethod
    def open(cls, folder: Path) -> Project:
        """The project in `folder`; ProjectError when there is none or it is of another format."""
        if not folder.exists() or (folder.is_dir() and is_empty(folder)):
            raise ProjectError(f"No project at {folder}. Make one with: dragoman read REPORT --project {folder}")
        check_mark(folder)
        return cls(folder)

    @classmethod
    def create(cls, folder: Path) -> Project:
        """The project in `folder`, made when there is nothing yet; ProjectError when it holds something else."""
        if folder.exists() and not (folder.is_dir() and is_empty(folder)):
            check_mark(folder)
        project = cls(folder)
        try:
            for part in (project.kept, project.store, project.runs_folder):
                part.mkdir(parents=True, exist_ok=True)
            if not (folder / MARK).exists():
                write_whole(folder / MARK, msgspec.json.encode(Mark(format=FORMAT, dragoman=__version__)) + b"\n")
        except OSError as fault:
            raise ProjectError(f"{folder} cannot be written ({fault.strerror}). {ELSEWHERE}") from None
        return project

    def lists(self) -> tuple[Path, ...]:
        """The user's own lists of actors, in the order of their names."""
        return tuple(sorted(self.actors_folder.glob("*.csv")))

    def list_path(self, name: str) -> Path:
        """Where the list of that name lies, once it is kept."""
        return self.actors_folder / f"{name}.csv"

    def keep_list(self, name: str, content: bytes) -> Path:
        """Keep a list of actors, in the place of one of the same name."""
        try:
            self.actors_folder.mkdir(exist_ok=True)
            write_whole(self.list_path(name), content)
        except OSError as fault:
            raise ProjectError(f"{self.actors_folder} cannot be written ({fault.strerror}). {ELSEWHERE}") from None
        return self.list_path(name)

    def layers(self) -> list[Layer]:
        """The layers other than behaviour that the project keeps, by name; ProjectError where a file is none."""
        return layers.layers_in(self.layers_folder)

    def layers_named(self, names: str) -> list[Layer]:
        """The layers of a name, or of several ("alliances+rivalries"); UsageError, with all there are, for no name."""
        return layers.layers_named(self.layers_folder, names)

    def bonds(
        self,
        layer: str | None = None,
        *,
        on: date | None = None,
        since: date | None = None,
        until: date | None = None,
        between: tuple[str, str] | None = None,
    ) -> Iterator[Bond]:
        """What a layer, several ("alliances+rivalries"), or each of them has of pairs, by layer, pair and day.

        With `on`, what holds that day; with `since` or `until`, what holds on
        some day of that period. A bond without `until` lasts: its list tells
        of no end. `between` is two ids in either order. A pair may have several
        bonds in one layer at a time: two treaties, two disputes. UsageError,
        with the layers that there are, where none is called `layer`.
        """
        return layers.bonds_in(self.layers_folder, layer=layer, on=on, since=since, until=until, between=between)

    def keep_layer(self, bonds: Iterable[Bond], about: Layer) -> Layer:
        """Keep bonds as a layer, in the place of one of the same name; gives `about` with what they come to."""
        try:
            return layers.write_layer(self.layers_folder, bonds, about)
        except OSError as fault:
            raise ProjectError(f"{self.layers_folder} cannot be written ({fault.strerror}). {ELSEWHERE}") from None

    def remove_layer(self, name: str) -> None:
        """Drop a layer; UsageError, with those there are, where none is called so."""
        layers.remove_layer(self.layers_folder, name)

    def datasets(self) -> list[Dataset]:
        """The event data of others that the project has taken in, by name."""
        from dragoman.store.coded import datasets_in

        return datasets_in(self)

    def coded_writer(self, tell: Tell = say_nothing) -> CodedWriter:
        """For taking in event data of others; a context manager that holds the lock."""
        from dragoman.store.coded.writer import CodedWriter

        return CodedWriter(self, tell)

    def remove_dataset(self, name: str, tell: Tell = say_nothing) -> None:
        """Drop event data of others; UsageError, with the datasets there are, where none is called so."""
        with self.coded_writer(tell) as writer:
            writer.remove(name)
            writer.publish()

    def feeds(self) -> dict[str, Feed]:
        """What is remembered of feeds, by the address they were given by; nothing where the file is damaged."""
        try:
            feeds = msgspec.json.decode(self.feeds_file.read_bytes(), type=list[Feed])
        except (FileNotFoundError, msgspec.MsgspecError):  # all it costs is to ask them once in full
            return {}
        return {feed.url: feed for feed in feeds}

    def keep_feeds(self, feeds: Iterable[Feed]) -> None:
        """Remember feeds, each in the place of what was remembered of it."""
        if not (changed := {feed.url: feed for feed in feeds}):
            return
        kept = self.feeds() | changed
        try:
            write_whole(self.feeds_file, msgspec.json.format(msgspec.json.encode(list(kept.values()))) + b"\n")
        except OSError as fault:
            raise ProjectError(f"{self.feeds_file} cannot be written ({fault.strerror}). {ELSEWHERE}") from None

    def own(self, table: Path) -> Path | None:
        """A table of the user's own, `weights` or `factors`; None where there is none, and the packaged one holds."""
        return table if table.exists() else None

    def writer(self, tell: Tell = say_nothing) -> Writer:
        """For adding documents and claims; a context manager that holds the lock. Long work is told of to `tell`."""
        from dragoman.store.writer import Writer

        return Writer(self, tell)

    def view(self, *, patience: float | None = None) -> View:
        """For looking at the newest generation; a context manager. Questions may take `patience` seconds each."""
        from dragoman.store.view import View

        return View(self, patience=patience)

    def generation(self) -> tuple[str, ...]:
        """What is newest of what was made from what is kept: while it is the same, so are all answers."""
        both = newest_generation(self.store), coded_generation(self.coded_index)
        folders = zip(both, (self.store, self.coded_index), strict=True)
        return tuple(one.path(folder).name if one else "" for one, folder in folders)

    def open_ready(self, name: str) -> tuple[dict[str, NDArray[Any]], dict[str, Any]] | None:
        """What was made ready under a name: columns, mapped into memory, and values; None where there is none."""
        return ready.open_ready(self.ready, name)

    def keep_ready(self, name: str, columns: Mapping[str, NDArray[Any]], values: Mapping[str, Any]) -> bool:
        """Keep what was made ready under a name; False where it cannot be written."""
        return ready.write_ready(self.ready, name, columns, values)

    def is_behind(self) -> bool:
        """Whether parts are kept, or judgements made, that the newest generation does not hold.

        So a killed run leaves them, and who judges while another writes.
        """
        newest = newest_generation(self.store)
        if newest is None:
            return bool(part_numbers(self.kept))
        return max(part_numbers(self.kept), default=0) > newest.last or mark_of(self.judgements) != newest.judged

    def is_index_behind(self) -> bool:
        """Whether event data of others are kept that the newest index of them does not hold, or it holds what is gone.

        So a killed import leaves them, and a version that makes another index of them.
        """
        return index.is_behind(self.coded_parts, self.coded_index)

    def has_answers(self) -> bool:
        """Whether anything was made of what is kept, so that there is something to look at."""
        return newest_generation(self.store) is not None or coded_generation(self.coded_index) is not None

    def judge(self, judgement: Judgement) -> None:
        """Keep a judgement for ever; it is on the disk when this comes back, and in the answers of the next view."""
        append(self.judgements, judgement)

    def ledger(self) -> Ledger:
        """All judgements, and what is wrong with lines that are none."""
        return read_ledger(self.judgements)

    def runs(self) -> list[Run]:
        """What was done to the project, in order."""
        return read_runs(self.runs_folder)


def is_empty(folder: Path) -> bool:
    """Whether a folder holds nothing but what a stop in the first moment leaves: empty folders, a half-written mark."""
    return all(path.name.endswith(PARTIAL) or (path.is_dir() and not any(path.iterdir())) for path in folder.iterdir())


def check_mark(folder: Path) -> None:
    """Nothing, or ProjectError saying why `folder` is not a project that this version can use."""
    if not folder.is_dir():
        raise ProjectError(f"{folder} is a file, not a project folder. {ELSEWHERE}")
    try:
        mark = msgspec.json.decode((folder / MARK).read_bytes(), type=Mark)
    except FileNotFoundError:
        raise ProjectError(f"{folder} holds files but no {MARK}, so it is not a project. {ELSEWHERE}") from None
    except (OSError, msgspec.MsgspecError) as fault:
        raise ProjectError(f"{folder / MARK} is damaged ({fault}). Bring it back from a copy. {ELSEWHERE}") from None
    if mark.format != FORMAT:
        raise ProjectError(
            f"{folder} is a project of format {mark.format}, made by Dragoman {mark.dragoman}; "
            f"this is Dragoman {__version__}, which knows format {FORMAT}. "
            "Use a version that knows it, or read the reports again into a new folder with --project."
        )
