"""How words are related in a tree, as the heads for roles, attributions and acts see it."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reader.kinship import APART, BEGINS, ENDS, FARTHEST, TOP, Tree, kin_count

#        0     1      2     3    4      5     6     7 | 8   9
WORDS = "Moscow denied that Iran had sold it drones . Kyiv objected"
LABELS = ["nsubj", "root", "mark", "aux", "ccomp", "obj", "iobj"]
ARCS = [
    (1, "nsubj"), (1, "root"), (5, "mark"), (5, "nsubj"), (5, "aux"), (1, "ccomp"), (5, "iobj"), (5, "obj"),
    (9, "nsubj"), (9, "root"),
]  # fmt: skip
TREE = Tree(np.array([head for head, _ in ARCS]), np.array([LABELS.index(label) for _, label in ARCS]), len(LABELS))


def told(viewer: int) -> list[tuple[int, str] | None]:
    """For every word: generations up to where they meet, and the label of its branch ("itself" for that word)."""
    kin, _ = TREE.seen(np.full(len(ARCS), viewer), np.arange(len(ARCS)))
    names = [*LABELS, "itself"]
    return [None if k == APART else ((k - 1) // len(names), names[(k - 1) % len(names)]) for k in kin.tolist()]


def test_words_below_are_told_by_the_branch_they_stand_in():
    assert told(1) == [
        (0, "nsubj"), (0, "itself"), *[(0, "ccomp")] * 6, None, None,
    ]  # fmt: skip


def test_words_above_and_beside_are_told_by_where_they_meet():
    assert told(5) == [
        (1, "nsubj"), (1, "itself"), (0, "mark"), (0, "nsubj"), (0, "aux"), (0, "itself"), (0, "iobj"), (0, "obj"),
        None, None,
    ]  # fmt: skip
    assert told(3)[5] == (1, "itself")
    assert told(3)[7] == (1, "obj")
    assert told(3)[0] == (2, "nsubj")


def test_edges_tell_where_a_branch_begins_and_ends_and_what_it_hangs_by():
    _, edge = TREE.seen(np.full(len(ARCS), 1), np.arange(len(ARCS)))
    assert edge.tolist() == [
        BEGINS + ENDS + TOP, BEGINS + ENDS + TOP, BEGINS, 0, 0, TOP, 0, ENDS, BEGINS, ENDS,
    ]  # fmt: skip


def test_a_cue_of_several_words_hangs_by_the_word_whose_head_is_outside():
    assert TREE.top(3, 5) == 5
    assert TREE.top(0, 1) == 1
    assert TREE.top(2, 4) == 2


def test_rows_of_several_viewers_do_not_touch():
    viewer, word = np.array([1, 1, 5, 5]), np.array([0, 1, 2, 3])
    assert TREE.seen(viewer, word).edge.tolist() == [BEGINS + ENDS + TOP] * 4


def test_nothing_is_seen_where_there_is_nothing_to_see():
    kin, edge = TREE.seen(np.array([], dtype=np.int64), np.array([], dtype=np.int64))
    assert len(kin) == len(edge) == 0


@given(st.lists(st.integers(0, 30), min_size=1, max_size=30), st.data())
def test_any_heads_give_numbers_within_bounds(heads: list[int], data: st.DataObject):
    """Also those of training, where nothing keeps arcs from running in circles."""
    size = len(heads)
    tree = Tree(np.array(heads) % size, np.array(heads) % 4, 4)
    viewer = data.draw(st.integers(0, size - 1))
    kin, edge = tree.seen(np.full(size, viewer), np.arange(size))
    assert ((kin >= 0) & (kin < kin_count(4))).all()
    assert ((edge >= 0) & (edge < 8)).all()
    assert kin[viewer] == 1 + 4  # a viewer is itself, no generation up


def test_far_relatives_are_all_alike():
    chain = Tree(np.array([0, 0, 1, 2, 3, 4, 0]), np.array([0, 1, 1, 1, 1, 1, 2]), 3)
    kin, _ = chain.seen(np.array([5, 4, 3]), np.array([6, 6, 6]))
    assert set(kin.tolist()) == {1 + FARTHEST * 4 + 2}
