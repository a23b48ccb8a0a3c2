"""What is kept ready of a project's deeds, so that ties of any day are weighed at once.

It is made when it is first asked for, of projects with many deeds: those of a
few are weighed as fast from all of them.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future
from datetime import date
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, TypeVar

from dragoman.asking.counted import Counted, check, known
from dragoman.errors import ProjectError
from dragoman.records import Claim, Event
from dragoman.store import Project, Tell, View, say_nothing

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from dragoman.deeds import Deeds
    from dragoman.ties.ready import Ready
    from dragoman.ties.weights import Weights

# Deeds, from which on they are made ready.
MANY = 100_000
# Moves when what is kept does, or how deeds are put in order, counted and added up: what was kept is then made again.
METHOD = 2
# Ways of counting that one process has open at a time.
OPEN = 6
# Seconds to wait while another question has it made.
WAIT = 5.0
# How much is kept of answers of each, in actors of systems, by far the largest of them: of thirty actors, of which five
# years are asked for ahead (`show.web.ahead`), two hundred days. What changed of all pairs takes as much as twenty of
# these, and is kept of a few days.
ANSWERS = 6000
CHANGES = 8

Answer = TypeVar("Answer")

_open: OrderedDict[tuple[str, ...], Readied] = OrderedDict()
_opening = threading.Lock()
_making = threading.Lock()


class Answers:
    """The last answers, up to a size, each of which is made once however many ask for it at a time."""

    def __init__(self, most: int) -> None:
        self._most, self._size = most, 0
        self._answers: OrderedDict[tuple[Any, ...], tuple[Future[Any], int]] = OrderedDict()
        self._lock = threading.Lock()

    def __call__(self, asked: tuple[Any, ...], make: Callable[[], Answer], *, size: int = 1) -> Answer:
        """The answer to what was asked; what could not be made is tried again when it is asked for again."""
        with self._lock:
            before = self._answers.get(asked)
            found: Future[Answer] = before[0] if before else Future()
            if not before:
                self._answers[asked] = found, size
                self._size += size
            self._answers.move_to_end(asked)
            while self._size > self._most:
                self._let_go(next(iter(self._answers)))
        if not before:
            try:
                found.set_result(make())
            except BaseException as fault:
                with self._lock:
                    self._let_go(asked)
                found.set_exception(fault)
        return found.result()

    def _let_go(self, asked: tuple[Any, ...]) -> None:
        if gone := self._answers.pop(asked, None):
            self._size -= gone[1]


class Readied:
    """What is ready of those events of a project that count; what is asked of a view beside it is asked once."""

    def __init__(self, ready: Ready, weights: Weights) -> None:
        self.ready, self.weights = ready, weights
        self.answer, self.changes = Answers(ANSWERS), Answers(CHANGES)
        self._kinds: dict[str, str] | None = None
        self._outside: tuple[list[str], NDArray[np.int8]] | None = None
        self._told: Deeds | None = None
        self._meetings: list[tuple[Event, list[Claim]]] | None = None

    def kinds(self, view: View) -> dict[str, str]:
        """What kind of actor each side is."""
        from dragoman.asking.kinds import kinds_of

        if self._kinds is None:
            self._kinds = kinds_of(self.ready.deeds.deeds, view)
        return self._kinds

    def keeping_out(self, view: View) -> tuple[list[str], NDArray[np.int8]]:
        """Kinds of actors, and which of these keeps each dyad out of systems; −1: none."""
        from dragoman.asking.kinds import keeping_out

        if self._outside is None:
            deeds = self.ready.deeds
            self._outside = keeping_out(deeds.deeds.sides, deeds.one, deeds.other, self.kinds(view))
        return self._outside

    def meetings(self, view: View) -> list[tuple[Event, list[Claim]]]:
        """The meetings that may tell of a broker, with their claims."""
        from dragoman.asking.systems import brokers_among

        if self._meetings is None:
            self._meetings = brokers_among(view)
        return self._meetings

    def told(self, view: View) -> Deeds:
        """The deeds that reports tell of, with the ids of their events."""
        from dragoman.ties.ready import told_of

        if self._told is None:
            self._told = view.identified(told_of(self.ready))
        return self._told

    def last(self) -> date:
        """The day of the last deed."""
        return date.fromordinal(self.ready.deeds.last)


def readied(view: View, which: Counted, *, tell: Tell = say_nothing) -> Readied | None:
    """What is ready of the events that count; made where it is not, and kept where it may be written.

    None where there are few deeds, or none that counts. Raises
    UsageError for an unknown dataset.
    """
    check(which.coded)
    known(which.datasets, view)
    if view.count_deeds(coded=which.coded) < MANY:
        return None
    key = str(view.project.folder.resolve()), *view.generation, _name(view, which)
    if found := _opened(key, view):  # without waiting for another that is being made
        return found
    if not _making.acquire(timeout=WAIT):
        raise ProjectError("What ties rest on is being made ready, which takes minutes where there is much. Ask again.")
    try:
        if found := _opened(key, view) or _make(view, which, key[-1], tell):
            with _opening:
                _keep(key, found)
        return found
    finally:
        _making.release()


def rests_on_much(view: View) -> bool:
    """Whether answers rest on so many deeds that these are made ready first, which takes its time."""
    return view.count_deeds(coded="all") >= MANY


def let_go(project: Project, generation: tuple[str, ...]) -> None:
    """Keep nothing open of what is ready of a generation; it stays where it is kept."""
    folder = str(project.folder.resolve())
    with _opening:
        for key in [key for key in _open if key[:-1] == (folder, *generation)]:
            del _open[key]


def _opened(key: tuple[str, ...], view: View) -> Readied | None:
    """What is open, or was kept and is opened now."""
    with _opening:
        if found := _open.get(key) or _read(view, key[-1]):
            _keep(key, found)
        return found


def _keep(key: tuple[str, ...], found: Readied) -> None:
    _open[key] = found
    _open.move_to_end(key)
    while len(_open) > OPEN:
        _open.popitem(last=False)


def prepare(view: View, which: Counted | None = None, *, tell: Tell = say_nothing) -> None:
    """Make ready what answers rest on, so that nobody who asks has to wait for it; nothing in a small project."""
    view.order_by_day()
    if found := readied(view, which or Counted(), tell=tell):
        found.kinds(view)
        found.keeping_out(view)
        found.told(view)
        found.meetings(view)


def _name(view: View, which: Counted) -> str:
    """What tells apart things that are made ready: of what, how it is counted and weighed, and by which program."""
    mark = blake2b(digest_size=10)
    from dragoman.ties.weights import FACTORS, TABLE
    from dragoman.vocabulary.coders import TABLE as CODERS

    own = view.project.own
    for part in (*view.generation, which.coded, *sorted(which.datasets), "", str(METHOD)):
        mark.update(part.encode() + b"\0")
    tables = own(view.project.weights) or TABLE, own(view.project.factors) or FACTORS
    for path in (*tables, CODERS, *view.project.lists()):
        mark.update(path.read_bytes() + b"\0")
    return mark.hexdigest()


def _read(view: View, name: str) -> Readied | None:
    from dragoman.asking.dyads import weights_of
    from dragoman.ties.ready import from_arrays

    found = view.project.open_ready(name)
    return Readied(from_arrays(*found), weights_of(view.project)) if found else None


def _make(view: View, which: Counted, name: str, tell: Tell) -> Readied | None:
    from dragoman.asking.dyads import weights_of
    from dragoman.asking.kinds import kinds_of, taking_part
    from dragoman.ties.ready import as_arrays, make_ready

    weights = weights_of(view.project)
    tell("reading deeds", 0, 1)
    deeds = view.deeds(coded=which.coded, datasets=which.datasets)
    if not len(deeds):
        return None
    parties = taking_part(kinds_of(deeds, view))
    made = make_ready(deeds, weights, parties=parties, tell=tell)
    del deeds
    if view.project.keep_ready(name, *as_arrays(made)) and (kept := _read(view, name)):
        return kept  # columns in files, which take no memory that others could not have
    return Readied(made, weights)
