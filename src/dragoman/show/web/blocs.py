"""Letters for blocs that stay as they are while the date moves: a bloc is known by its strongest member.

Takes System, gives PictureBloc. Letters by size would change hands, and with
them all colours, whenever one bloc outgrows another.
"""

from __future__ import annotations

from collections.abc import Mapping
from string import ascii_uppercase
from zlib import crc32

from dragoman.records import Record, System

# As many have a colour of their own; more are told by their letters alone.
COLOURS = 8
# Members that are named.
NAMED = 40


class PictureBloc(Record, frozen=True, kw_only=True):
    """Who stands together."""

    letter: str
    colour: int  # 1 to 8; 0: none of its own
    members: tuple[str, ...]  # ids, the strongest first
    ambiguous: tuple[str, ...]  # of these: fit elsewhere as well
    opposed: tuple[str, ...]  # letters of blocs to which it is more hostile than friendly


def blocs_of(system: System, ranks: Mapping[str, float]) -> list[PictureBloc]:
    """The blocs of more than one member, largest first."""
    found = [
        (sorted(bloc.members, key=lambda actor: (-ranks.get(actor, 0.0), actor)), bloc.ambiguous)
        for bloc in system.balance.blocs
        if len(bloc.members) > 1
    ]
    letters = lettered([members[0] for members, _ in found])
    against = opposed(
        system, {member: letter for (some, _), letter in zip(found, letters, strict=True) for member in some}
    )
    return [
        PictureBloc(
            letter=letter, colour=colour_of(letter), members=tuple(members), ambiguous=ambiguous,
            opposed=against.get(letter, ()),
        )
        for (members, ambiguous), letter in zip(found, letters, strict=True)
    ]  # fmt: skip


def lettered(strongest: list[str]) -> list[str]:
    """A letter for each bloc: the same for the same strongest member, unless a larger bloc has it."""
    taken: list[str] = []
    for actor in strongest:
        first = crc32(actor.encode()) % COLOURS
        slots = [(first + step) % COLOURS for step in range(COLOURS)] + [*range(COLOURS, len(strongest) + COLOURS)]
        taken.append(next(name for slot in slots if (name := called(slot)) not in taken))
    return taken


def called(slot: int) -> str:
    """A letter, or two after the twenty-sixth."""
    more, place = divmod(slot, len(ascii_uppercase))
    return (ascii_uppercase[more - 1] if more else "") + ascii_uppercase[place]


def colour_of(letter: str) -> int:
    """The number of a letter's colour, 0 where there are no more."""
    place = ascii_uppercase.index(letter) + 1 if len(letter) == 1 else COLOURS + 1
    return place if place <= COLOURS else 0


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
