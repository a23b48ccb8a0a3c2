"""What is written of a network: its nodes, its edges with typed attributes, and of a changing one each month.

Takes Tie and SignedTie, gives Edge. A pair has one edge, never two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, NamedTuple

from dragoman.exchange.flat_ties import TIE_COLUMNS, tie_row
from dragoman.records import Sign, SignedTie, Tie

Type = Literal["string", "double", "int", "boolean"]

# Of so many events the ids go with an edge: a cell of thousands stops the programs that show it.
EVIDENCE = 50
COUNTS = ("acts", "contested", "expected_cooperation", "expected_conflict", "denied", "allies_said", "rivals_said",
          "coded", "cooperation_acts", "conflict_acts")  # fmt: skip
TEXTS = ("theatre", "since", "until", "sign", "theatres", "first", "last", "evidence")


class Node(NamedTuple):
    """An actor."""

    id: str
    name: str
    kind: str
    bloc: int | None  # 1: the largest; None: in none, as it has no signed tie
    ambiguous: bool | None  # another division into blocs, as good, parts it from most of its bloc


class Edge(NamedTuple):
    """A tie."""

    one: str
    other: str
    attributes: Mapping[str, Any]  # by the names of EDGE; None: unknown


class Monthly(NamedTuple):
    """What passes between two in a month, weighed as in a tie but not aged."""

    first: date  # its first and last day
    last: date
    cooperation: float
    conflict: float
    acts: int


class Signed(NamedTuple):
    """A stretch of time in which a tie has a sign."""

    first: date
    last: date
    sign: Sign


class Lasting(NamedTuple):
    """A tie over time."""

    edge: Edge
    months: Sequence[Monthly]  # those with a deed, in order
    signs: Sequence[Signed]


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """Nodes and edges, and what they are of."""

    about: Mapping[str, Any]  # of the whole: the day, the theatre …
    nodes: Sequence[Node]  # by id
    edges: Iterable[Edge]  # by both ids


def type_of(column: str) -> Type:
    """The type of an attribute of an edge."""
    if column == "thin":
        return "boolean"
    if column in COUNTS:
        return "int"
    return "string" if column in TEXTS else "double"


# weight: what passes between both a month, in both channels together; of a layer how strong the tie is within it.
EDGE: dict[str, Type] = {
    "weight": "double",
    **{column: type_of(column) for column in TIE_COLUMNS if column not in ("one", "other")},
    "least": "double",
    "coded_share": "double",
}
NODE: dict[str, Type] = {"name": "string", "kind": "string", "bloc": "int", "ambiguous": "boolean"}


def edges_of(ties: Iterable[Tie | SignedTie]) -> Iterator[Edge]:
    """The edges of ties, in the order of their ids."""
    for tie in sorted(ties, key=lambda tie: (tie.one, tie.other)):
        yield Edge(tie.one, tie.other, weighed(tie) if isinstance(tie, Tie) else signed(tie))


def weighed(tie: Tie) -> dict[str, Any]:
    """The attributes of a tie of behaviour."""
    row = tie_row(tie)
    found = {
        **row,
        "weight": tie.cooperation.rate + tie.conflict.rate,
        "least": tie.least,
        "coded_share": share_coded(tie),
        "evidence": "; ".join(tie.evidence[:EVIDENCE]),
    }
    return {name: plain(found.get(name)) for name in EDGE}


def signed(tie: SignedTie) -> dict[str, Any]:
    """The attributes of a tie of another layer: its sign and weight are all it has."""
    found = {
        "weight": tie.weight, "sign": tie.sign, "thin": tie.thin, "theatres": "; ".join(tie.theatres) or None,
        "evidence": "; ".join(tie.evidence[:EVIDENCE]) or None,
    }  # fmt: skip
    return {name: found.get(name) for name in EDGE}


def share_coded(tie: Tie) -> float | None:
    """How much of what a tie rests on others have coded, from 0 to 1; None where it has no act."""
    return tie.coded / tie.acts if tie.acts else None


def plain(value: Any) -> Any:
    """A value as graphs hold it: days as text, empty text as nothing."""
    return value.isoformat() if isinstance(value, date) else (None if value == "" else value)
