"""GraphML: a network with typed attributes, for Gephi, yEd, Cytoscape, igraph and networkx."""

from __future__ import annotations

from collections.abc import Mapping
from typing import IO, Any

from dragoman.exchange.graphs.markup import Markup
from dragoman.exchange.graphs.network import EDGE, NODE, Network, Type

SPACE = "http://graphml.graphdrawing.org/xmlns"
ROOT = {
    "xmlns": SPACE,
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xsi:schemaLocation": f"{SPACE} {SPACE}/1.0/graphml.xsd",
}


def write_graphml(network: Network, file: IO[bytes]) -> int:
    """Write a network; gives how many edges. `label` is `name` once more, where Gephi looks for it."""
    markup, count = Markup(file), 0
    graph: dict[str, Type] = dict.fromkeys(network.about, "string")
    keys: dict[str, dict[str, Type]] = {"graph": graph, "node": {"label": "string", **NODE}, "edge": EDGE}
    with markup.element("graphml", ROOT):
        for where, names in keys.items():
            for name, type in names.items():
                markup.empty(
                    "key", {"id": f"{where}-{name}", "for": where, "attr.name": name, "attr.type": type}
                )  # fmt: skip
        with markup.element("graph", {"id": "ties", "edgedefault": "undirected"}):
            _data(markup, "graph", network.about)
            for node in network.nodes:
                with markup.element("node", {"id": node.id}):
                    _data(markup, "node", {"label": node.name, **{name: getattr(node, name) for name in NODE}})
            for count, edge in enumerate(network.edges, 1):
                with markup.element("edge", {"id": f"e{count}", "source": edge.one, "target": edge.other}):
                    _data(markup, "edge", edge.attributes)
    return count


def _data(markup: Markup, where: str, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        if value is not None:
            markup.text("data", value, {"key": f"{where}-{name}"})
