"""Networks with any names and numbers, for tests of what is written of them."""

from __future__ import annotations

import msgspec
from hypothesis import strategies as st

from dragoman.exchange.graphs import Network, Node
from dragoman.exchange.graphs.network import edges_of
from tests.builders import channel, tie

IDS = ("GBR", "IRN", "RUS", "UKR", "ansar", "outlet:x")
# What XML and every encoding can hold; what they cannot is tested by itself.
names = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), max_size=12)
numbers = st.floats(-1e6, 1e6)


def named(names: list[str], blocs: list[int | None]) -> list[Node]:
    """A node for each of the ids."""
    return [
        Node(id, name, "state", bloc, bloc and bloc % 2 == 0)
        for id, name, bloc in zip(IDS, names, blocs, strict=True)
    ]  # fmt: skip


nodes = st.builds(
    named,
    st.lists(names, min_size=len(IDS), max_size=len(IDS)),
    st.lists(st.none() | st.integers(1, 9), min_size=len(IDS), max_size=len(IDS)),
)
ends = st.tuples(st.sampled_from(IDS), st.sampled_from(IDS)).filter(lambda pair: pair[0] < pair[1])
pairs = st.lists(ends, unique=True, max_size=6)
ties = pairs.flatmap(
    lambda pairs: st.tuples(
        *(
            st.builds(
                lambda pair, sign, lean, acts, evidence, theatre: msgspec.structs.replace(
                    tie(*pair, sign, lean=lean, theatre=theatre, evidence=evidence), cooperation=channel(acts)
                ),
                st.just(pair),
                st.sampled_from(["+", "-", None]),
                numbers,
                st.integers(0, 99),
                st.sampled_from([(), ("e1",), ("e1", "gdelt:7")]),
                st.none() | names.filter(bool),
            )
            for pair in pairs
        )
    )
)
networks = st.builds(
    lambda nodes, ties, title: Network(
        about={"creator": title, "on": "2022-12-31"}, nodes=nodes, edges=list(edges_of(ties))
    ),
    nodes,
    ties,
    names,
)
