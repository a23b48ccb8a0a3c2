"""What waits to be judged, and what was judged since the answers were made.

Takes views, gives claims and rulings. What is drawn and ruled is remembered
while neither the generation nor the file of judgements changes.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable
from threading import Lock
from typing import Literal, TypeVar

from dragoman import asking
from dragoman.records import Claim, Ruled, Ruling
from dragoman.show.judging import Draw
from dragoman.show.verdicts import subject
from dragoman.store import ClaimFilter, View

T = TypeVar("T")

# Up to so many claims a project takes in what is judged by itself, while its pages are shown.
SMALL = 50_000
KEPT = 8

_kept: OrderedDict[tuple[object, ...], object] = OrderedDict()
_lock = Lock()


def remembered(key: tuple[object, ...], made: Callable[[], T]) -> T:
    """What was made of a key before, or is made now; of the last few keys."""
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]  # type: ignore[return-value]  # a key is of one question
    found = made()
    with _lock:
        _kept[key] = found
        while len(_kept) > KEPT:
            _kept.popitem(last=False)
    return found


def ruling(view: View) -> Ruling:
    """What all judgements come to, those too that no answer shows yet."""
    project = view.project
    ledger = project.ledger()
    key = ("ruling", str(project.folder), view.generation, ledger.mark)
    return remembered(key, lambda: asking.ruling(view))


def drawn(view: View, draw: Draw) -> tuple[list[Claim], int]:
    """The claims of a random sample, and among how many they are drawn."""
    key = ("drawn", str(view.project.folder), view.generation, draw.size, draw.name())
    return remembered(
        key, lambda: (view.sample(draw.size, seed=draw.seed, which=draw.which), view.population(draw.which))
    )


def claims(
    view: View, which: ClaimFilter, queue: Literal["unsure", "contested", "unknown"], done: Collection[str], skip: int
) -> tuple[list[str], int]:
    """The next claim of a queue, by its id, and how many wait in it."""
    from dragoman.actors import registry

    known = {actor.id for actor in registry(view.project.lists()).actors()} if queue == "unknown" else ()
    among = "all" if queue == "unsure" else queue
    return view.waiting(which, among=among, known=known, done=done, skip=skip)


def as_it_is(view: View, ruling: Ruling, id: str) -> Claim | None:
    """A claim by its id as it is by all judgements, rejected or not; None where there is none."""
    corrected = next((claim for claim in ruling.corrected if claim.id == id), None)
    return corrected or view.found(id)


def briefs(view: View, ruled: Iterable[Ruled]) -> dict[str, str]:
    """What judgements are about, in a line each, by their ids."""
    some = list(ruled)
    known = {claim.id: claim for claim in view.meant(one.judgement for one in some)}
    return {one.judgement.id: "; ".join(subject(one, known)) for one in some}


def is_small(view: View) -> bool:
    """Whether the answers of a project are made anew within seconds."""
    return view.whole.claims <= SMALL
