"""What somebody has chosen in a picture: an actor with its ties, or one pair.

Takes Picture and the words of an address, gives Chosen.
"""

from __future__ import annotations

from dragoman.records import Record
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


def chosen_in(picture: Picture, text: str | None, view: View) -> Chosen | None:
    """What is chosen; UsageError, with the nearest names, where it is nobody known."""
    if not text:
        return None
    drawn = {actor.id: actor for actor in picture.actors}
    ids = [name if name in drawn else party(name, view) for name in text.split(BETWEEN)[:2]]
    both = frozenset(ids)
    ties = tuple(tie for tie in picture.ties if both <= {tie.one, tie.other})
    return Chosen(id=BETWEEN.join(ids), actor=drawn.get(ids[0]) if len(ids) == 1 else None, ties=ties)
