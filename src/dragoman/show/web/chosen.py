"""What somebody has chosen in a picture: an actor with its ties, or one pair.

Takes Picture and the words of an address, gives Chosen.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.records import Record, System
from dragoman.show.conditions import party
from dragoman.show.web.picture import Picture, PictureActor, PictureTie
from dragoman.store import View

# Between the two of a pair.
BETWEEN = "~"


class Chosen(Record, frozen=True, kw_only=True):
    """An actor or a pair, told of in full."""

    id: str  # of the actor; of a pair both, as IRN~RUS
    actor: PictureActor | None  # None: a pair, or one that is not drawn
    ties: tuple[PictureTie, ...]  # those drawn of the actor, or that of the pair


def ids_of(text: str | None, system: System, view: View) -> list[str]:
    """The ids of the actor or the two that are chosen; UsageError, with the nearest names, for nobody known."""
    there = {actor for tie in system.ties for actor in (tie.one, tie.other)} | set(system.actors)
    return [name if name in there else party(name, view) for name in text.split(BETWEEN)[:2]] if text else []


def chosen_in(picture: Picture, ids: Sequence[str]) -> Chosen | None:
    """What is told of an actor or two; None where nobody is chosen."""
    if not ids:
        return None
    ties = tuple(tie for tie in picture.ties if set(ids) <= {tie.one, tie.other})
    actor = next((actor for actor in picture.actors if [actor.id] == list(ids)), None)
    return Chosen(id=BETWEEN.join(ids), actor=actor, ties=ties)
