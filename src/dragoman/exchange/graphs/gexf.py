"""GEXF 1.3: a network that changes month by month, for Gephi and its time slider.

An edge lasts in the months in which something passes, each told from its first
to its last day, both included: open intervals were removed from the format as
programs disagreed on them (gephi issue 1336). The weight of a month is an
attribute of the edge that changes; in files of one month each, too, as
Gephi's import of slices loses it (gephi issue 2783).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from math import log1p
from typing import IO, Any, NamedTuple

from dragoman.exchange.graphs.markup import Markup
from dragoman.exchange.graphs.network import EDGE, NODE, Edge, Lasting, Monthly, Node

SPACE = "http://gexf.net/1.3"
ROOT = {
    "xmlns": SPACE,
    "xmlns:viz": f"{SPACE}/viz",
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xsi:schemaLocation": f"{SPACE} {SPACE}/gexf.xsd",
    "version": "1.3",
}
TYPES = {"string": "string", "double": "double", "int": "integer", "boolean": "boolean"}
# What changes: the reserved title "weight" makes Gephi draw by it.
CHANGING = {"weight": "double", "cooperation": "double", "conflict": "double", "acts": "integer"}
SIGN = "sign_then"
# The tie as of the last day, besides: without its weight, which would stand in the way of the one that changes.
LASTING = {name: TYPES[type] for name, type in EDGE.items() if name not in (*CHANGING, "since", "until")}
# By number, as Gephi itself writes them: some readers take the id for the title where it is a word.
KEYS: Mapping[str, Mapping[str, int]] = {
    "node": {name: number for number, name in enumerate(NODE)},
    "edge": {name: number for number, name in enumerate([*LASTING, *CHANGING, SIGN])},
}
# Okabe and Ito's colours, which the colour-blind tell apart, for the largest blocs; grey for all others.
BLOCS = ((0, 114, 178), (230, 159, 0), (0, 158, 115), (204, 121, 167), (86, 180, 233), (213, 94, 0), (240, 228, 66))
GREY = (153, 153, 153)
SIGNS = {"+": (0, 114, 178), "-": (213, 94, 0)}


class Span(NamedTuple):
    """From one day to another, both included."""

    first: date
    last: date


def write_gexf(
    about: Mapping[str, Any], nodes: Sequence[Node], ties: Callable[[], Iterable[Lasting]], file: IO[bytes]
) -> int:
    """Write a network over time; gives how many edges. `ties` is asked twice: first how long its nodes last."""
    spans: dict[str, Span] = {}
    acts: dict[str, int] = {}
    for tie in ties():
        for id in (tie.edge.one, tie.edge.other):
            spans[id] = _wider(spans.get(id), Span(tie.months[0].first, tie.months[-1].last))
            acts[id] = acts.get(id, 0) + sum(month.acts for month in tie.months)
    whole = _around(spans.values())
    markup, count = Markup(file), 0
    with _graph(markup, about, {"mode": "dynamic", "timeformat": "date", "timerepresentation": "interval",
                                "start": whole and whole.first, "end": whole and whole.last}):  # fmt: skip
        _attributes(markup, "node", "static", {name: TYPES[type] for name, type in NODE.items()})
        _attributes(markup, "edge", "static", LASTING)
        _attributes(markup, "edge", "dynamic", {**CHANGING, SIGN: "string"})
        with markup.element("nodes"):
            for node in nodes:
                if node.id in spans:
                    _node(markup, node, acts[node.id], spans[node.id])
        with markup.element("edges"):
            for count, tie in enumerate(ties(), 1):
                _lasting(markup, tie, count)
    return count


def write_monthly(
    about: Mapping[str, Any], nodes: Sequence[Node], month: Span, ties: Sequence[tuple[Edge, Monthly]], file: IO[bytes]
) -> int:
    """Write the network of one month by itself; gives how many edges."""
    acts: dict[str, int] = {}
    for edge, then in ties:
        for id in (edge.one, edge.other):
            acts[id] = acts.get(id, 0) + then.acts
    markup = Markup(file)
    with _graph(markup, {**about, "since": month.first, "until": month.last}, {"mode": "static"}):
        _attributes(markup, "node", "static", {name: TYPES[type] for name, type in NODE.items()})
        _attributes(markup, "edge", "static", {name: CHANGING[name] for name in ("cooperation", "conflict", "acts")})
        with markup.element("nodes"):
            for node in nodes:
                if node.id in acts:
                    _node(markup, node, acts[node.id], None)
        with markup.element("edges"):
            for number, (edge, then) in enumerate(ties, 1):
                ends = {"id": f"e{number}", "source": edge.one, "target": edge.other, "weight": _passing(then)}
                with markup.element("edge", ends):
                    with markup.element("attvalues"):
                        for name in ("cooperation", "conflict", "acts"):
                            _value(markup, "edge", name, getattr(then, name))
                    _drawn(markup, edge.attributes.get("sign"), then.acts)
    return len(ties)


@contextmanager
def _graph(markup: Markup, about: Mapping[str, Any], how: Mapping[str, Any]) -> Iterator[None]:
    """The graph, behind what it is of. Without a day on which it was written: the same project gives the same file."""
    with markup.element("gexf", ROOT):
        with markup.element("meta"):
            markup.text("creator", about.get("creator", "Dragoman"))
            told = "; ".join(f"{name}: {value}" for name, value in about.items() if name != "creator")
            markup.text("description", told)
        with markup.element("graph", {"defaultedgetype": "undirected", "idtype": "string", **how}):
            yield


def _attributes(markup: Markup, kind: str, mode: str, types: Mapping[str, str]) -> None:
    with markup.element("attributes", {"class": kind, "mode": mode}):
        for name, type in types.items():
            markup.empty("attribute", {"id": KEYS[kind][name], "title": name, "type": type})


def _node(markup: Markup, node: Node, acts: int, span: Span | None) -> None:
    lasts = {"start": span.first, "end": span.last} if span else {}
    with markup.element("node", {"id": node.id, "label": node.name, **lasts}):
        with markup.element("attvalues"):
            for name in NODE:
                _value(markup, "node", name, getattr(node, name))
        _colour(markup, BLOCS[node.bloc - 1] if node.bloc and node.bloc <= len(BLOCS) else GREY)
        markup.empty("viz:size", {"value": round(4 + 3 * log1p(acts), 2)})


def _lasting(markup: Markup, tie: Lasting, number: int) -> None:
    edge = tie.edge
    with markup.element("edge", {"id": f"e{number}", "source": edge.one, "target": edge.other}):
        with markup.element("attvalues"):
            for name in LASTING:
                _value(markup, "edge", name, edge.attributes.get(name))
            for month in tie.months:
                then = {"start": month.first, "end": month.last}
                _value(markup, "edge", "weight", _passing(month), then)
                for name in ("cooperation", "conflict", "acts"):
                    _value(markup, "edge", name, getattr(month, name), then)
            for stretch in tie.signs:
                _value(markup, "edge", SIGN, stretch.sign, {"start": stretch.first, "end": stretch.last})
        with markup.element("spells"):
            for spell in spells(tie.months):
                markup.empty("spell", {"start": spell.first, "end": spell.last})
        _drawn(markup, edge.attributes.get("sign"), sum(month.acts for month in tie.months))


def spells(months: Sequence[Monthly]) -> Iterator[Span]:
    """Months as stretches of time: those that follow one another are one."""
    open: Span | None = None
    for month in months:
        if open and month.first - open.last == timedelta(days=1):
            open = Span(open.first, month.last)
            continue
        if open:
            yield open
        open = Span(month.first, month.last)
    if open:
        yield open


def _value(markup: Markup, kind: str, name: str, value: object, when: Mapping[str, object] | None = None) -> None:
    if value is not None:
        markup.empty("attvalue", {"for": KEYS[kind][name], "value": value, **(when or {})})


def _passing(month: Monthly) -> float:
    return round(month.cooperation + month.conflict, 4)


def _drawn(markup: Markup, sign: str | None, acts: int) -> None:
    _colour(markup, SIGNS.get(sign or "", GREY))
    markup.empty("viz:thickness", {"value": round(1 + log1p(acts), 2)})


def _colour(markup: Markup, colour: tuple[int, int, int]) -> None:
    markup.empty("viz:color", dict(zip("rgb", colour, strict=True)))


def _wider(span: Span | None, other: Span) -> Span:
    return Span(min(span.first, other.first), max(span.last, other.last)) if span else other


def _around(spans: Iterable[Span]) -> Span | None:
    found: Span | None = None
    for span in spans:
        found = _wider(found, span)
    return found
