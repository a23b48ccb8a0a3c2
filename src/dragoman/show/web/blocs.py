"""Letters and colours for blocs that stay while the date moves: a bloc has those of its strongest member.

Takes System, gives PictureBloc. Letters by size would change hands, and with
them all colours, whenever one bloc outgrows another.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from itertools import chain, product
from string import ascii_uppercase
from zlib import crc32

from dragoman.records import Record, System
from dragoman.store import View

# As many have a colour of their own; more are told by their letters alone.
COLOURS = 8


class PictureBloc(Record, frozen=True, kw_only=True):
    """Who stands together."""

    letter: str  # of the name of its strongest member
    colour: int  # 1 to 8; 0: none of its own
    members: tuple[str, ...]  # ids, the strongest first
    ambiguous: tuple[str, ...]  # of these: fit elsewhere as well
    opposed: tuple[str, ...]  # letters of blocs to which it is more hostile than friendly


def blocs_of(system: System, ranks: Mapping[str, float], view: View) -> list[PictureBloc]:
    """The blocs of more than one member, largest first."""
    found = [
        (sorted(bloc.members, key=lambda actor: (-ranks.get(actor, 0.0), actor)), bloc.ambiguous)
        for bloc in system.balance.blocs
        if len(bloc.members) > 1
    ]
    strongest = [members[0] for members, _ in found]
    names = view.names_of(strongest)
    letters, colours = lettered([names[actor] for actor in strongest]), coloured(strongest)
    bloc_of = {member: letter for (some, _), letter in zip(found, letters, strict=True) for member in some}
    against = opposed(system, bloc_of)
    return [
        PictureBloc(
            letter=letter, colour=colour, members=tuple(members), ambiguous=ambiguous, opposed=against.get(letter, ())
        )
        for (members, ambiguous), letter, colour in zip(found, letters, colours, strict=True)
    ]


def lettered(names: Sequence[str]) -> list[str]:
    """A letter for each name, no two the same: its first, or else one of its others, or else any."""
    taken: list[str] = []
    for name in names:
        plain = unicodedata.normalize("NFKD", name).upper()
        own = [sign for sign in plain if sign in ascii_uppercase]
        pairs = ("".join(both) for both in product(ascii_uppercase, repeat=2))
        taken.append(next(letter for letter in chain(own, ascii_uppercase, pairs) if letter not in taken))
    return taken


def coloured(actors: Sequence[str]) -> list[int]:
    """A colour for each bloc: the same for the same strongest member, unless one before has it."""
    taken: list[int] = []
    for actor in actors:
        first = crc32(actor.encode()) % COLOURS
        slots = [(first + step) % COLOURS + 1 for step in range(COLOURS)]
        taken.append(next((slot for slot in slots if slot not in taken), 0))
    return taken


def opposed(system: System, bloc_of: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """To which blocs each is opposed: more weighs between them against than for."""
    between: dict[tuple[str, str], float] = {}
    for tie in system.signed:
        one, other = bloc_of.get(tie.one), bloc_of.get(tie.other)
        if one and other and one != other:
            weight = tie.weight if tie.sign == "-" else -tie.weight
            for both in ((one, other), (other, one)):
                between[both] = between.get(both, 0.0) + weight
    return {
        letter: tuple(sorted(other for (one, other), hostile in between.items() if one == letter and hostile > 0))
        for letter in {one for one, _ in between}
    }
