"""The network of a system round a circle: blocs side by side, ties across.

Takes a System, gives where its actors, ties and blocs are drawn. Nothing is
left to chance, so that the same system is the same picture.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import cos, pi, sin
from typing import NamedTuple

from dragoman.records import Sign, SignedTie, System, Tie
from dragoman.show.words import cut, plain

SIZE = 640.0  # of the drawing, in its own units, each way
CENTRE = SIZE / 2
RADIUS = 172.0
BLOC = RADIUS + 14  # radius of the arcs that hold blocs together
LABEL = RADIUS + 26
LETTERS = 22  # of a name that fit beside the circle
LETTER = 6.6  # units that one takes
LEVEL = 12  # so many actors have their names level, more have them along the ray
BEND = 0.42  # how far a tie is drawn towards the centre
OPEN = 40  # dealings without a sign that are drawn
GAP = 0.9  # between blocs, in places of an actor


class Node(NamedTuple):
    """An actor: a place on the circle, and its name beside it."""

    x: str
    y: str
    label_x: str
    label_y: str
    turn: str  # degrees of the name
    anchor: str
    name: str
    bloc: int  # 0: alone


class Edge(NamedTuple):
    """A tie: a line, how it is drawn, and what it is, in words."""

    path: str
    sign: Sign | None
    thin: bool
    coded: bool
    width: str
    words: str


class Arc(NamedTuple):
    """A bloc: an arc outside its members, with its number."""

    path: str
    number: int
    x: str
    y: str


class Network(NamedTuple):
    """The whole picture."""

    nodes: Sequence[Node]
    edges: Sequence[Edge]
    open: Sequence[Edge]  # dealings that bear no sign, among those who are drawn
    arcs: Sequence[Arc]
    box: str  # what of the drawing is shown: left, top, width, height
    has: frozenset[str]  # what the key has to explain: "friendly", "hostile", "thin", "coded", "blocs"


def network(system: System, names: Mapping[str, str]) -> Network | None:
    """The picture of a system, with the busiest of those whose ties bear no sign where few do; None of nobody."""
    blocs = sorted(system.balance.blocs, key=lambda bloc: len(bloc.members) == 1)
    unsigned = [tie for tie in system.ties if tie.sign is None and tie.acts]
    drawn = dict.fromkeys(member for bloc in blocs for member in bloc.members)
    others = [id for id in dict.fromkeys(id for tie in unsigned for id in (tie.one, tie.other)) if id not in drawn]
    others = others[: max(0, LEVEL - len(drawn))]
    angle = dict(angles([*(bloc.members for bloc in blocs), *([id] for id in others)]))
    if len(angle) < 2:
        return None
    several = [bloc for bloc in blocs if len(bloc.members) > 1]
    number = {member: at for at, bloc in enumerate(several, start=1) for member in bloc.members}
    edges = [edge(tie, angle, names, system) for tie in sorted(system.signed, key=lambda tie: tie.weight)]
    nodes = [node(id, angle[id], names, number.get(id, 0), len(angle)) for id in angle]
    return Network(
        nodes=nodes,
        edges=edges,
        open=[hairline(tie, angle, names) for tie in unsigned if {tie.one, tie.other} <= set(angle)][:OPEN],
        arcs=[arc(at, [angle[id] for id in bloc.members], len(angle)) for at, bloc in enumerate(several, start=1)],
        box=box(nodes),
        has=frozenset(key(edges, bool(several))),
    )


def box(nodes: Sequence[Node]) -> str:
    """What of the drawing is shown: left, top, width and height, so that every name fits."""
    wide = LABEL - RADIUS
    across = [(float(node.label_x), LETTER * len(node.name), node.anchor) for node in nodes]
    if all(node.turn == "0" for node in nodes):
        reach = max(abs(x - CENTRE) + (width / 2 if anchor == "middle" else width) for x, width, anchor in across)
        width, height = reach + 4, LABEL + wide
        return f"{short(CENTRE - width)} {short(CENTRE - height)} {short(2 * width)} {short(2 * height)}"
    reach = LABEL + max(width for _, width, _ in across) + 4
    return f"{short(CENTRE - reach)} {short(CENTRE - reach)} {short(2 * reach)} {short(2 * reach)}"


def key(edges: Sequence[Edge], blocs: bool) -> Iterator[str]:
    """What the picture has that is to be explained."""
    yield from ("friendly" if edge.sign == "+" else "hostile" for edge in edges)
    yield from ("thin" for edge in edges if edge.thin)
    yield from ("coded" for edge in edges if edge.coded)
    if blocs:
        yield "blocs"


def angles(groups: Sequence[Sequence[str]]) -> Iterator[tuple[str, float]]:
    """Where on the circle each member of some groups is, clockwise from the top, with a gap between the groups."""
    places = sum(len(group) for group in groups) + GAP * len(groups)
    at = 0.0
    for group in groups:
        for member in group:
            yield member, 2 * pi * at / places - pi / 2
            at += 1
        at += GAP


def node(id: str, angle: float, names: Mapping[str, str], bloc: int, count: int) -> Node:
    """An actor's place, with its name level where there are few, else along the ray, never upside down."""
    x, y = on_circle(RADIUS, angle)
    label_x, label_y = on_circle(LABEL, angle)
    left = cos(angle) < -1e-9
    name = cut(plain(names.get(id, id)), LETTERS)
    if count <= LEVEL:
        upright = abs(cos(angle)) < 0.25
        label_y += (14 if sin(angle) > 0 else -4) if upright else 4
        anchor = "middle" if upright else "end" if left else "start"
        return Node(short(x), short(y), short(label_x), short(label_y), "0", anchor, name, bloc)
    turn = angle * 180 / pi + (180 if left else 0)
    return Node(
        short(x), short(y), short(label_x), short(label_y), short(turn), "end" if left else "start", name, bloc
    )  # fmt: skip


def edge(tie: SignedTie, angle: Mapping[str, float], names: Mapping[str, str], system: System) -> Edge:
    """A tie's line, bent towards the centre, as broad as it weighs."""
    most = max(one.weight for one in system.signed)
    sides = " – ".join(plain(names.get(id, id)) for id in (tie.one, tie.other))
    marks = [word for word, holds in (("thin evidence", tie.thin), ("coded events alone", tie.coded)) if holds]
    words = ", ".join([f"{sides}: {'friendly' if tie.sign == '+' else 'hostile'}", *marks])
    path = across(angle[tie.one], angle[tie.other])
    return Edge(path, tie.sign, tie.thin, tie.coded, short(1.2 + 3.3 * tie.weight / most), words)


def hairline(tie: Tie, angle: Mapping[str, float], names: Mapping[str, str]) -> Edge:
    """The line of a tie without a sign."""
    sides = " – ".join(plain(names.get(id, id)) for id in (tie.one, tie.other))
    return Edge(across(angle[tie.one], angle[tie.other]), None, tie.thin, False, "0.8", f"{sides}: no sign")


def across(one: float, other: float) -> str:
    """A line from one angle to another, bent towards the centre."""
    (x, y), (u, v) = (on_circle(RADIUS, angle) for angle in (one, other))
    bend_x, bend_y = (middle + BEND * (CENTRE - middle) for middle in ((x + u) / 2, (y + v) / 2))
    return f"M{short(x)} {short(y)}Q{short(bend_x)} {short(bend_y)} {short(u)} {short(v)}"


def arc(number: int, angles: Sequence[float], count: int) -> Arc:
    """A bloc's arc, from a little before its first member to a little behind its last."""
    margin = min(0.12, 1.5 / count)
    begin, end = min(angles) - margin, max(angles) + margin
    (x, y), (u, v) = on_circle(BLOC, begin), on_circle(BLOC, end)
    label_x, label_y = on_circle(RADIUS - 22, (begin + end) / 2)
    path = f"M{short(x)} {short(y)}A{BLOC:g} {BLOC:g} 0 {int(end - begin > pi)} 1 {short(u)} {short(v)}"
    return Arc(path, number, short(label_x), short(label_y + 4))


def on_circle(radius: float, angle: float) -> tuple[float, float]:
    """A point on a circle round the centre."""
    return CENTRE + radius * cos(angle), CENTRE + radius * sin(angle)


def short(value: float) -> str:
    """A number as it stands in a drawing."""
    return f"{value + 0.0:.1f}"
