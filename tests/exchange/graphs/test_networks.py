"""Networks read back by networkx, node for node and attribute for attribute."""

from __future__ import annotations

import io
import json
from xml.etree import ElementTree

import networkx
import pytest
from hypothesis import given, settings

from dragoman.exchange.graphs import Network, Node, write_graphml, write_graphology
from dragoman.exchange.graphs.graphml import SPACE
from dragoman.exchange.graphs.network import EDGE, EVIDENCE, NODE, edges_of, type_of
from tests.builders import signed_tie, tie
from tests.exchange.graphs.drawn import networks

PYTHON = {"string": str, "double": float, "int": int, "boolean": bool}


def written(write, network: Network) -> bytes:
    file = io.BytesIO()
    assert write(network, file) == len(list(network.edges))
    return file.getvalue()


def told(attributes) -> dict:
    """Attributes without what is unknown, which files leave out."""
    return {name: value for name, value in attributes.items() if value is not None}


def two(*ties) -> Network:
    nodes = [Node("IRN", "Iran", "state", 1, False), Node("RUS", "Russia", "state", 1, True)]
    return Network(about={"on": "2022-12-31"}, nodes=nodes, edges=list(edges_of(ties)))


@settings(max_examples=25, deadline=None)
@given(networks)
def test_graphml_keeps_every_node_and_edge_with_its_attributes(network):
    found = networkx.parse_graphml(written(write_graphml, network).decode())

    assert type(found) is networkx.Graph  # neither directed nor with parallel edges
    assert {id: dict(data) for id, data in found.nodes(data=True)} == {
        node.id: told({"label": node.name, **{name: getattr(node, name) for name in NODE}}) for node in network.nodes
    }
    assert {tuple(sorted(ends)): found.edges[ends] for ends in found.edges} == {
        (edge.one, edge.other): {**told(edge.attributes), "id": f"e{number}"}
        for number, edge in enumerate(network.edges, 1)
    }


@settings(max_examples=25, deadline=None)
@given(networks)
def test_graphology_keeps_them_too(network):
    found = json.loads(written(write_graphology, network))

    assert found["options"] == {"type": "undirected", "multi": False, "allowSelfLoops": False}
    assert [node["key"] for node in found["nodes"]] == [node.id for node in network.nodes]
    assert [node["attributes"]["label"] for node in found["nodes"]] == [node.name for node in network.nodes]
    keys = {node["key"] for node in found["nodes"]}
    assert all({edge["source"], edge["target"]} <= keys and edge["undirected"] for edge in found["edges"])
    assert [edge["attributes"] for edge in found["edges"]] == [edge.attributes for edge in network.edges]


def test_a_tie_has_both_channels_with_their_intervals_and_what_others_coded():
    (edge,) = edges_of([tie(theatres={"syria-war": "-"}, coded=15, evidence=("a", "gdelt:1"))])
    values = edge.attributes

    assert (edge.one, edge.other) == ("IRN", "RUS")
    assert list(values) == list(EDGE)
    assert values["weight"] == pytest.approx(values["cooperation_rate"] + values["conflict_rate"])
    assert values["cooperation_low"] < values["cooperation_rate"] < values["cooperation_high"]
    assert (values["sign"], values["thin"], values["acts"]) == ("+", False, 30)
    assert values["coded_share"] == 0.5
    assert values["theatres"] == "syria-war -"
    assert values["evidence"] == "a; gdelt:1"
    assert all(isinstance(value, PYTHON[EDGE[name]]) for name, value in told(values).items())


def test_of_thousands_of_events_the_heaviest_go_with_an_edge():
    (edge,) = edges_of([tie(evidence=tuple(f"e{number}" for number in range(1000)))])
    assert edge.attributes["evidence"].count(";") == EVIDENCE - 1


def test_a_tie_of_a_layer_has_its_sign_and_weight():
    (edge,) = edges_of([signed_tie("IRN", "RUS", "-", 0.25)])
    assert told(edge.attributes) == {"weight": 0.25, "sign": "-", "thin": False}


def test_what_a_spreadsheet_of_ties_has_a_graph_has_in_a_type_of_its_own():
    assert (type_of("thin"), type_of("acts"), type_of("lean"), type_of("first")) == (
        "boolean", "int", "double", "string",
    )  # fmt: skip


@pytest.mark.parametrize("name", ["\x00\x08\x1f", "\ud800", "\ufffe", "Ansar \"<&>' \r\n\t", "عنصر 𝄞"])
def test_whatever_a_report_calls_somebody_the_file_stays_well_formed(name):
    network = Network(about={}, nodes=[Node("x", name, "group", None, None)], edges=[])

    root = ElementTree.fromstring(written(write_graphml, network))

    label = root.findtext(f".//{{{SPACE}}}node/{{{SPACE}}}data[@key='node-label']")
    assert len(label) == len(name)
    assert label == "".join("\ufffd" if ord(sign) in (0, 8, 0x1F, 0xD800, 0xFFFE) else sign for sign in name)


def test_keys_are_typed_and_each_is_declared_once():
    root = ElementTree.fromstring(written(write_graphml, two(tie())))
    keys = root.findall(f"{{{SPACE}}}key")

    assert len({key.get("id") for key in keys}) == len(keys)
    assert {key.get("attr.type") for key in keys} <= {"string", "double", "int", "boolean"}
    used = {data.get("key") for data in root.iter(f"{{{SPACE}}}data")}
    assert used <= {key.get("id") for key in keys}


def test_the_same_ties_give_the_same_bytes_in_whatever_order_they_come():
    some = [tie("IRN", "RUS"), tie("IRN", "USA", "-"), tie("GBR", "USA")]
    assert written(write_graphml, two(*some)) == written(write_graphml, two(*reversed(some)))
