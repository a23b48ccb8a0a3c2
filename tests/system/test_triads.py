from __future__ import annotations

from itertools import combinations

import networkx as nx
from hypothesis import given
from hypothesis import strategies as some

from dragoman.system.hedgers import hedgers
from dragoman.system.triads import strained, triads_with
from tests.builders import signed_tie

SIGNS = some.sampled_from(["+", "-", None])


@some.composite
def networks(draw, most: int = 9):
    """Signed ties of a few actors, with weights."""
    actors = [f"a{number}" for number in range(draw(some.integers(2, most)))]
    ties = []
    for one, other in combinations(actors, 2):
        sign = draw(SIGNS)
        if sign:
            ties.append(signed_tie(one, other, sign, draw(some.integers(1, 9)) / 10))
    return ties


def test_a_friend_of_both_sides_of_a_quarrel_is_strained_and_stands_in_the_middle():
    ties = [signed_tie("IRN", "RUS", "+", 0.4), signed_tie("ISR", "RUS", "+", 0.3), signed_tie("IRN", "ISR", "-", 0.9)]
    census = strained(ties)
    (found,) = census.strained
    assert (census.triads, census.imbalanced) == (1, 1)
    assert (found.kind, found.members, found.signs) == ("friend of both", ("IRN", "RUS", "ISR"), ("+", "+", "-"))
    assert found.strain == 0.3


def test_three_enemies_are_another_kind():
    (found,) = strained([signed_tie(one, other, "-") for one, other in ("ab", "bc", "ac")]).strained
    assert (found.kind, found.members, found.signs) == ("three enemies", ("a", "b", "c"), ("-", "-", "-"))


def test_friends_with_one_enemy_are_at_rest():
    at_rest = [signed_tie("a", "b", "+"), signed_tie("b", "c", "-"), signed_tie("a", "c", "-")]
    all_friends = [signed_tie(one, other, "+") for one, other in ("xy", "yz", "xz")]
    census = strained([*at_rest, *all_friends])
    assert (census.triads, census.imbalanced, census.strained) == (2, 0, ())


def test_a_triad_tells_theatres_and_events_of_its_ties_in_their_order():
    ties = [
        signed_tie("a", "b", "+", theatres=("gaza",), evidence=("e1", "e2", "e3")),
        signed_tie("b", "c", "+", theatres=("syria-war", "gaza"), evidence=("e4",)),
        signed_tie("a", "c", "-", theatres=(), evidence=("e1",), thin=True),
    ]
    (found,) = strained(ties).strained
    assert found.theatres == (("gaza",), ("syria-war", "gaza"), ())
    assert found.evidence == ("e1", "e2", "e4")
    assert found.thin


def test_the_most_strained_come_first_and_all_are_counted():
    weak = [signed_tie(one, other, "-", 0.1) for one, other in ("ab", "bc", "ac")]
    strong = [signed_tie(one, other, "-", 0.9) for one, other in ("xy", "yz", "xz")]
    census = strained([*weak, *strong], most=1)
    assert (census.imbalanced, census.strained[0].members) == (2, ("x", "y", "z"))


@given(networks())
def test_networkx_finds_the_same_triads(ties):
    graph = nx.Graph()
    for tie in ties:
        graph.add_edge(tie.one, tie.other, sign=1 if tie.sign == "+" else -1, weight=tie.weight)
    triangles = [clique for clique in nx.enumerate_all_cliques(graph) if len(clique) == 3]
    unbalanced = {}
    for triangle in triangles:
        inside = list(graph.subgraph(triangle).edges(data=True))
        product = 1
        for _, _, data in inside:
            product *= data["sign"]
        if product < 0:
            unbalanced[frozenset(triangle)] = min(data["weight"] for _, _, data in inside)
    census = strained(ties)
    assert census.triads == len(triangles)
    assert {frozenset(found.members): found.strain for found in census.strained} == unbalanced


@given(networks(), some.randoms(use_true_random=False))
def test_other_names_and_another_order_give_the_same_triads(ties, random):
    from msgspec.structs import replace

    actors = sorted({actor for tie in ties for actor in (tie.one, tie.other)})
    names = dict(zip(actors, random.sample([f"z{n}" for n in range(20)], len(actors)), strict=True))
    renamed = [replace(tie, one=names[tie.other], other=names[tie.one]) for tie in ties]
    random.shuffle(renamed)
    before = {(frozenset(names[one] for one in found.members), found.kind) for found in strained(ties).strained}
    assert {(frozenset(found.members), found.kind) for found in strained(renamed).strained} == before


@given(networks())
def test_the_triads_of_a_pair_are_those_of_all_that_hold_it(ties):
    for tie in ties[:3]:
        wanted = [found for found in strained(ties).strained if {tie.one, tie.other} <= set(found.members)]
        assert triads_with(tie.one, tie.other, ties) == wanted


@given(networks())
def test_every_hedger_is_the_friend_of_both_in_its_triads(ties):
    middles: dict[str, set[frozenset[str]]] = {}
    for found in strained(ties).strained:
        if found.kind == "friend of both":
            first, middle, last = found.members
            middles.setdefault(middle, set()).add(frozenset((first, last)))
    assert {one.actor: {frozenset(pair) for pair in one.between} for one in hedgers(ties)} == middles
