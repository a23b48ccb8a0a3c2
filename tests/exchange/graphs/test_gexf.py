"""GEXF: by networkx, and by the structure that the format's schema asks for."""

from __future__ import annotations

import io
from datetime import date
from xml.etree import ElementTree

import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from dragoman.exchange.graphs import Lasting, Monthly, Node, write_gexf, write_monthly
from dragoman.exchange.graphs.gexf import BLOCS, GREY, SPACE, Span, spells
from dragoman.exchange.graphs.network import Signed, edges_of
from dragoman.ties import days_of
from tests.builders import tie
from tests.exchange.graphs.drawn import nodes as any_nodes
from tests.exchange.graphs.drawn import ties as any_ties
from tests.exchange.graphs.schema import GEXF

NODES = [Node("IRN", "Iran", "state", 1, False), Node("RUS", "Russia", "state", 9, False),
         Node("ansar", "Ansar", "group", None, None)]  # fmt: skip
ABOUT = {"creator": "Dragoman", "on": "2022-12-31"}


def month(number: int, cooperation: float = 1.0, conflict: float = 0.0, acts: int = 1) -> Monthly:
    return Monthly(*days_of(2022 * 12 + number - 1), cooperation, conflict, acts)


def lasting(one="IRN", other="RUS", months=(1,), signs=(), **more) -> Lasting:
    (edge,) = edges_of([tie(one, other, **more)])
    return Lasting(edge, [one if isinstance(one, Monthly) else month(one) for one in months], signs)


def written(*ties: Lasting, nodes=NODES) -> bytes:
    file = io.BytesIO()
    assert write_gexf(ABOUT, nodes, lambda: iter(ties), file) == len(ties)
    return file.getvalue()


def read(content: bytes) -> networkx.Graph:
    return networkx.read_gexf(io.BytesIO(content), version="1.3")


def check(content: bytes) -> None:
    schema = etree.RelaxNG(etree.fromstring(GEXF))
    schema.assertValid(etree.fromstring(content))


def test_a_month_that_follows_another_lengthens_the_spell():
    found = list(spells([month(1), month(2), month(4)]))
    assert found == [
        Span(date(2022, 1, 1), date(2022, 2, 28)), Span(date(2022, 4, 1), date(2022, 4, 30)),
    ]  # fmt: skip


def test_weights_channels_and_signs_change_from_month_to_month():
    one = lasting(
        months=(month(1, 2.0, 0.5, 3), month(3, 0.0, 4.0, 2)),
        signs=[Signed(date(2022, 1, 1), date(2022, 2, 28), "+"), Signed(date(2022, 3, 1), date(2022, 3, 31), "-")],
    )
    content = written(one)
    check(content)
    found = read(content)

    edge = found.edges["IRN", "RUS"]
    assert edge["weight"] == [(2.5, "2022-01-01", "2022-01-31"), (4.0, "2022-03-01", "2022-03-31")]
    assert [value for value, *_ in edge["cooperation"]] == [2.0, 0.0]
    assert [value for value, *_ in edge["conflict"]] == [0.5, 4.0]
    assert [value for value, *_ in edge["acts"]] == [3, 2]
    assert edge["sign_then"] == [("+", "2022-01-01", "2022-02-28"), ("-", "2022-03-01", "2022-03-31")]
    assert edge["spells"] == [("2022-01-01", "2022-01-31"), ("2022-03-01", "2022-03-31")]
    assert (found.graph["mode"], found.graph["start"], found.graph["end"]) == ("dynamic", "2022-01-01", "2022-03-31")


def test_a_node_lasts_as_long_as_its_edges():
    found = read(written(lasting(months=(1, 3)), lasting("RUS", "ansar", months=(5,))))

    lasts = {id: (node["start"], node["end"]) for id, node in found.nodes(data=True)}
    assert lasts == {
        "IRN": ("2022-01-01", "2022-03-31"), "RUS": ("2022-01-01", "2022-05-31"), "ansar": ("2022-05-01", "2022-05-31"),
    }  # fmt: skip


def test_an_actor_without_a_month_is_no_node():
    assert set(read(written(lasting())).nodes) == {"IRN", "RUS"}


def test_blocs_have_colours_and_ties_a_thickness():
    content = written(lasting(), lasting("RUS", "ansar"))
    found = read(content)

    colours = {id: tuple(node["viz"]["color"][part] for part in "rgb") for id, node in found.nodes(data=True)}
    assert colours == {"IRN": BLOCS[0], "RUS": GREY, "ansar": GREY}
    thick = [float(one.get("value")) for one in ElementTree.fromstring(content).iter(f"{{{SPACE}/viz}}thickness")]
    assert len(thick) == 2
    assert all(value >= 1 for value in thick)


def test_a_network_without_a_month_is_a_file_all_the_same():
    content = written()
    check(content)
    assert len(read(content)) == 0


def test_a_month_by_itself_is_a_network_of_the_weights_of_that_month():
    (edge,) = edges_of([tie(sign="-")])
    file = io.BytesIO()
    assert write_monthly(ABOUT, NODES, Span(*days_of(2022 * 12)), [(edge, month(1, 2.0, 3.0, 4))], file) == 1
    check(file.getvalue())
    found = read(file.getvalue())

    assert set(found.nodes) == {"IRN", "RUS"}
    weighed = {name: found.edges["IRN", "RUS"][name] for name in ("weight", "cooperation", "conflict", "acts")}
    assert weighed == {"weight": 5.0, "cooperation": 2.0, "conflict": 3.0, "acts": 4}
    assert found.graph["mode"] == "static"


@settings(max_examples=20, deadline=None)
@given(any_nodes, any_ties, st.data())
def test_every_tie_comes_back_with_its_months_whatever_the_names(nodes, ties, data):
    some = []
    for edge in edges_of(ties):
        months = data.draw(st.lists(st.integers(1, 12), min_size=1, max_size=5, unique=True).map(sorted))
        some.append(Lasting(edge, [month(number, number / 4, 1.0, number) for number in months], ()))
    content = written(*some, nodes=nodes)
    check(content)
    found = read(content)

    assert {frozenset(ends) for ends in found.edges} == {frozenset((one.edge.one, one.edge.other)) for one in some}
    for one in some:
        edge = found.edges[one.edge.one, one.edge.other]
        assert edge["acts"] == [(then.acts, str(then.first), str(then.last)) for then in one.months]
        assert edge["lean"] == pytest.approx(one.edge.attributes["lean"])
    names = {node.id: node.name for node in nodes}
    assert all(node["name"] == names[id] == node["label"] for id, node in found.nodes(data=True))
