"""Which judgements are undone, and which a later one replaces.

Takes judgements in the order in which they were made, gives for each that
no longer stands the id of the one that did it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from dragoman.records import Judgement

OPPOSITE = {"same": "different", "different": "same"}


class Target(NamedTuple):
    """A judgement that is not undone, with the ids of the claims that it means now."""

    judgement: Judgement
    claims: tuple[str, ...]
    others: tuple[str, ...]


def undone(ordered: Sequence[Judgement]) -> dict[str, str]:
    """Judgement → the later one that undoes it; an undoing that is itself undone undoes nothing."""
    found: dict[str, str] = {}
    place = {judgement.id: at for at, judgement in enumerate(ordered)}
    for at in reversed(range(len(ordered))):
        judgement = ordered[at]
        if judgement.verdict != "undo" or judgement.undoes is None or judgement.id in found:
            continue
        if place.get(judgement.undoes, at) < at:
            found.setdefault(judgement.undoes, judgement.id)
    return found


def superseded(targets: Sequence[Target]) -> dict[str, str]:
    """Judgement → the later one that stands in its place.

    On a claim, rejecting takes the place of accepting and correcting, and
    these of rejecting; to correct what was accepted is to think better of
    it; of two corrections of a field the later stands. To accept a corrected
    claim is to accept it as corrected.
    """
    found: dict[str, str] = {}
    claims: dict[str, list[Judgement]] = defaultdict(list)
    pairs: dict[frozenset[str], list[Judgement]] = defaultdict(list)
    for judgement, of_one, of_other in targets:
        if judgement.verdict in OPPOSITE:
            for pair in {frozenset((one, other)) for one in of_one for other in of_other}:
                pairs[pair].append(judgement)
        else:
            for id in of_one:
                claims[id].append(judgement)
    for judgements in claims.values():
        for earlier, later in replaced(judgements):
            found.setdefault(earlier, later)
    for judgements in pairs.values():
        for at, judgement in enumerate(judgements):
            opposite = [one.id for one in judgements[at + 1 :] if one.verdict == OPPOSITE[judgement.verdict]]
            if opposite:
                found.setdefault(judgement.id, opposite[0])
    return found


def replaced(judgements: Sequence[Judgement]) -> Iterator[tuple[str, str]]:
    """The judgements on one claim that a later one replaces, each with the one that does."""
    standing: list[Judgement] = []
    for judgement in judgements:
        gone = [earlier for earlier in standing if gives_way(earlier, judgement, standing)]
        yield from ((earlier.id, judgement.id) for earlier in gone)
        standing = [one for one in standing if one not in gone] + [judgement]


def gives_way(earlier: Judgement, later: Judgement, standing: Sequence[Judgement]) -> bool:
    """Whether of two judgements on one claim the earlier falls by the later; `standing` are those before the later."""
    match earlier.verdict, later.verdict:
        case ("accept", "reject" | "correct") | ("reject", "accept" | "correct") | ("correct", "reject"):
            return True
        case "correct", "correct":
            fields: dict[str, Any] = {}
            for one in (*standing, later):
                fields |= one.changes
            return all(fields[field] != value for field, value in earlier.changes.items())
    return False
