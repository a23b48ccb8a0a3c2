"""Node-link JSON as graphology reads it, and with it sigma.js: `graph.import(JSON.parse(text))`."""

from __future__ import annotations

from typing import IO

import msgspec

from dragoman.exchange.graphs.network import NODE, Network


def write_graphology(network: Network, file: IO[bytes]) -> int:
    """Write a network as one JSON object, a node or an edge a line; gives how many edges."""
    encode, count = msgspec.json.Encoder().encode, 0
    options = {"type": "undirected", "multi": False, "allowSelfLoops": False}
    file.write(b'{"options":' + encode(options) + b',"attributes":' + encode(dict(network.about)) + b',"nodes":[')
    for number, node in enumerate(network.nodes):
        attributes = {"label": node.name, **{name: getattr(node, name) for name in NODE}}
        file.write((b"," if number else b"") + b"\n" + encode({"key": node.id, "attributes": attributes}))
    file.write(b'\n],"edges":[')
    for count, edge in enumerate(network.edges, 1):
        line = {"key": f"e{count}", "source": edge.one, "target": edge.other, "undirected": True,
                "attributes": dict(edge.attributes)}  # fmt: skip
        file.write((b"," if count > 1 else b"") + b"\n" + encode(line))
    file.write(b"\n]}\n")
    return count
