"""Whom people and institutions that the registry lacks act for: by title, apposition and name.

Takes Seeds and the Drafts of their owners, gives Parties.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.claims.mentions.describe import SPEAKS_FOR
from dragoman.claims.mentions.drafts import Draft
from dragoman.claims.mentions.names import Names, Seed
from dragoman.claims.mentions.parties import Party
from dragoman.claims.mentions.tree import Tree
from dragoman.claims.mentions.words import Noun

STUDIES = frozenset({"institute", "institution", "center", "centre", "university", "college", "school", "foundation"})
BODIES = frozenset({"organisation", "alliance", "group"})


def is_known(names: Names, seed: Seed) -> bool:
    """Whether the registry has whom a name means."""
    return names.registry.get(seed.party.id) is not None


def state_within(names: Names, tree: Tree, seed: Seed) -> str | None:
    """The state whose adjective begins an institution's name: "Iranian Atomic Energy Agency"."""
    match = names.registry.longest(tree.words, seed.first, names.on)
    if match is None or match.form != "adjective" or match.actor.kind != "state":
        return None
    return match.actor.id


def with_office(
    names: Names,
    person: Party,
    functions: Sequence[Noun],
    owners: Sequence[Draft],
    *,
    past: bool,
    led: Party | None = None,
) -> Party:
    """A person as his or her titles and their owners introduce: what branch of which state or group he or she is of.

    `led` is the group that a title names without an owner: the rebels of "rebel leader".
    """
    speaks = not past and any(noun.kind in SPEAKS_FOR for noun in functions)
    state = state_of(owners) if speaks else None
    sector = functions[0].sector if functions else None
    other = next((owner.party for owner in owners if owner.party), None)
    if state is None and other is not None and other.kind != "state":
        sector = other.sector
    if state is not None or not speaks:
        led = None
    elif other is not None and _can_speak(other):
        led = other
    introduced = Party(id=person.id, name=person.name, kind="person", sector=sector, acts_for=state, represents=led)
    return names.introduce(introduced)


def state_of(owners: Sequence[Draft]) -> str | None:
    """The state that the first of the owners to act for one acts for."""
    return next((owner.party.acts_for for owner in owners if owner.party and owner.party.acts_for), None)


def _can_speak(body: Party) -> bool:
    """Whether those who lead a body speak for it; who works at an institute speaks for nobody but himself."""
    studies = body.sector == "EDU" or not STUDIES.isdisjoint(body.name.lower().split())
    return body.kind in BODIES and not studies
