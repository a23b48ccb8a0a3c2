"""Scores into structures, against brute force."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reader.decode import BioPaths, Chain, spans, tree

LABELS = ["O", "B-x", "I-x", "B-y", "I-y"]
seeds = st.integers(0, 2**32 - 1)


def scores(seed: int, *shape: int) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=shape).astype(np.float32)


@given(seed=seeds, words=st.integers(1, 12))
def test_a_tree_has_one_root_and_no_cycle(seed, words):
    heads = tree(scores(seed, words, words + 1))
    assert heads.count(-1) == 1
    for word in range(words):
        path = {word}
        while (word := heads[word]) != -1:
            assert word not in path
            path.add(word)


def test_greedy_heads_that_are_a_tree_stay():
    arcs = np.full((3, 4), -5, dtype=np.float32)
    arcs[0, 2] = arcs[1, 0] = arcs[2, 2] = 5
    assert tree(arcs) == [1, -1, 1]


@given(seed=seeds, length=st.integers(1, 5))
def test_the_best_bio_path_is_the_best_of_all_valid_ones(seed, length):
    table = scores(seed, length, len(LABELS))
    found = BioPaths(LABELS).best(table, [length])

    def valid(path: tuple[int, ...]) -> bool:
        return all(
            not LABELS[tag].startswith("I") or (at > 0 and LABELS[path[at - 1]][1:] == LABELS[tag][1:])
            for at, tag in enumerate(path)
        )

    every = [path for path in itertools.product(range(len(LABELS)), repeat=length) if valid(path)]
    best = max(every, key=lambda path: sum(table[at, tag] for at, tag in enumerate(path)))
    assert tuple(found) == best


@given(seed=seeds, length=st.integers(1, 4))
def test_the_best_chain_is_the_best_of_all(seed, length):
    table, start, step = scores(seed, length, 3), scores(seed + 1, 3), scores(seed + 2, 3, 3)
    found = Chain(start.tolist(), step.tolist()).best(table, [length])

    def total(path: tuple[int, ...]) -> float:
        steps = sum(step[a, b] for a, b in itertools.pairwise(path))
        return float(start[path[0]] + steps + sum(table[at, tag] for at, tag in enumerate(path)))

    assert total(tuple(found)) == pytest.approx(max(map(total, itertools.product(range(3), repeat=length))), abs=1e-4)


@pytest.mark.parametrize("decoder", [BioPaths(LABELS), Chain([0, 1, 0, 1, 0], scores(7, 5, 5).tolist())])
def test_sequences_decoded_together_do_not_touch_each_other(decoder):
    lengths = [6, 0, 2, 4, 1, 0]
    table = scores(3, sum(lengths), len(LABELS))
    ends = list(itertools.accumulate(lengths))
    alone = [
        tag
        for end, length in zip(ends, lengths, strict=True)
        if length
        for tag in decoder.best(table[end - length : end], [length])
    ]
    assert decoder.best(table, lengths).tolist() == alone


def test_an_inside_tag_that_follows_nothing_begins_a_span():
    found = spans(np.array([2, 2, 0, 1, 1, 4]), [6], ["x", "y"])
    assert found == [[("x", 0, 2), ("x", 3, 4), ("x", 4, 5), ("y", 5, 6)]]


def test_a_span_ends_with_its_sequence():
    assert spans(np.array([1, 2, 2, 2, 0]), [2, 0, 2, 1], ["x"]) == [[("x", 0, 2)], [], [("x", 0, 2)], []]


@given(seed=seeds)
def test_spans_are_those_that_a_walk_over_the_tags_finds(seed):
    tags, lengths = np.random.default_rng(seed).integers(0, 5, 12), [5, 1, 0, 6]

    def walk(tags: list[int]) -> list[tuple[str, int, int]]:
        found: list[tuple[str, int, int]] = []
        for at, label in enumerate(LABELS[tag] for tag in tags):
            if label.startswith("I") and found and found[-1][0] == label[2:] and found[-1][2] == at:
                found[-1] = (*found[-1][:2], at + 1)
            elif label != "O":
                found.append((label[2:], at, at + 1))
        return found

    ends = itertools.accumulate(lengths)
    wanted = [walk(tags[end - length : end].tolist()) for end, length in zip(ends, lengths, strict=True)]
    assert spans(tags, lengths, ["x", "y"]) == wanted


def test_labels_in_another_order_are_refused():
    with pytest.raises(ValueError, match="not O, B-a"):
        BioPaths(["O", "I-x", "B-x"])
