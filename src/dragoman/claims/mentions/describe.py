"""Whom a common noun with its modifiers means: "Iranian officials", "Syrian rebels", "Kurdish forces".

Takes a chunk's head, its Noun and its owners, gives parties; None where that
is only to be found in what went before ("the group", "the ministry").
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.claims.mentions.chunks import HUMAN, Chunks
from dragoman.claims.mentions.drafts import Draft
from dragoman.claims.mentions.names import Names
from dragoman.claims.mentions.parties import Party, described
from dragoman.claims.mentions.words import Noun

SPEAKS_FOR = frozenset({"chief", "officer", "body", "gear"})  # act for whose they are
OWN_LAND = frozenset({"country", "nation", "homeland", "side", "state"})  # "her country" is the state she acts for
OWN_BONDS = frozenset({"backed", "led", "pro", "anti"})  # make forces a group: "Iranian-backed forces"


def parties_of(chunks: Chunks, names: Names, head: int, noun: Noun, owners: Sequence[Draft]) -> list[Party | None]:
    """Whom a description means; several for "U.S. and Iraqi forces"."""
    if noun.kind in SPEAKS_FOR:
        return _speakers(chunks, names, head, noun, owners)
    possessed = chunks.tree.child(head, "nmod:poss") is not None
    if noun.word in OWN_LAND and owners and owners[0].party is None:
        return [None]  # "his country"
    if noun.kind == "land" and not possessed and not chunks.is_plural(head):
        state = next((owner.party for owner in owners if owner.party and owner.party.kind == "state"), None)
        if state is not None:
            return [names.state(state.id, None)]
    if noun.kind == "group" and not possessed:
        group = next(
            (owner.party for owner in owners if owner.party and owner.party.kind in ("group", "alliance")), None
        )
        if group is not None:
            return [group]
    if noun.kind in ("land", "group", "alliance") and not chunks.is_qualified(head):
        return [None]
    return [unnamed(chunks, head, noun, noun.sector)]


def _speakers(chunks: Chunks, names: Names, head: int, noun: Noun, owners: Sequence[Draft]) -> list[Party | None]:
    """For whom officials, forces and institutions act."""
    if chunks.is_past(head):
        return [unnamed(chunks, head, noun, "ELI")]
    if chunks.has(head, "private"):
        return [unnamed(chunks, head, noun, "CVL")]
    known = [owner.party for owner in owners if owner.party]
    group = group_of(chunks, head, noun) if len(known) < 2 else None
    if group is not None:
        return [group]
    if known:
        return [branch(names, party, noun) for party in known]
    if not owners and chunks.has(head, "region"):
        return [unnamed(chunks, head, noun, noun.sector)]
    return [None]


def branch(names: Names, party: Party, noun: Noun) -> Party:
    """The officials or forces of an owner: of a state or its leader the state itself, of a group the group."""
    if party.acts_for:
        return names.state(party.acts_for, noun.sector)
    if party.kind == "person" and noun.kind != "body":
        return described(f"{party.name} {noun.plural}", "group", None)
    return party


def unnamed(chunks: Chunks, head: int, noun: Noun, sector: str | None) -> Party:
    """An actor known only by description, under a name one can read: "Shiite militias"."""
    if noun.kind == "company":
        kind = "organisation"
    else:
        kind = "person" if noun.kind in HUMAN and not chunks.is_plural(head) else "group"
    return described(" ".join([*chunks.parts(head), noun.plural]), kind, sector)


def group_of(chunks: Chunks, head: int, noun: Noun) -> Party | None:
    """The group whose officer or forces these are, or that they are: "rebel commander", "Kurdish forces"."""
    before = [word for word in chunks.around(head) if word < head]
    for word in reversed(before):
        inner = chunks.noun(word)
        if inner is not None and inner.kind == "group":
            return unnamed(chunks, word, inner, inner.sector)
    ethnic = next((word for word in before if chunks.marks("ethnic", word)), None)
    if ethnic is not None and noun.kind != "gear" and not _describes_officer(chunks, head, ethnic):
        return unnamed(chunks, head, noun, "REB" if noun.sector == "MIL" else None)
    bonds = {seed.bond for seed in chunks.inside(head)} & OWN_BONDS
    if any(seed.bond is None and seed.party.acts_for for seed in chunks.inside(head)):
        return None  # "U.S.-backed Iraqi forces"
    if noun.kind == "body" and (bonds & {"pro", "anti"} or (bonds and noun.sector == "MIL")):
        return unnamed(chunks, head, noun, "REB")
    return None


def _describes_officer(chunks: Chunks, head: int, ethnic: int) -> bool:
    """Whether an ethnic word only describes a state's officer: "Iraq's Kurdish president"."""
    if chunks.tree.child(head, "nmod:poss") is not None:
        return True
    return any(seed.first > ethnic and not seed.bond for seed in chunks.inside(head))
