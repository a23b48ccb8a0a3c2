"""B³, MUC, CEAF-e and pairs, on examples computed by hand."""

from __future__ import annotations

import random
from itertools import combinations, permutations

import pytest

from dragoman.evaluate.clusters import aligned, alike, b_cubed, ceaf_e, cells, joined, muc, pairs
from dragoman.evaluate.matching import assign

# Bagga and Baldwin (1998): groups of 5, 2 and 5; the small one put together with a large one, or the two large ones.
GOLD = "AAAAABBCCCCC"
SMALL_JOINED = "xxxxxyyyyyyy"
LARGE_JOINED = "xxxxxyyxxxxx"


def test_b_cubed_minds_which_groups_are_put_together():
    assert b_cubed(cells(GOLD, SMALL_JOINED)) == (pytest.approx(12 * 16 / 21), 12)
    assert b_cubed(cells(GOLD, LARGE_JOINED)) == (pytest.approx(12 * 7 / 12), 12)


def test_muc_minds_only_how_many_links_are_wrong():
    assert muc(cells(GOLD, SMALL_JOINED)) == muc(cells(GOLD, LARGE_JOINED)) == (9, 10, 9, 9)


def test_muc_of_items_all_alone_has_no_links():
    assert muc(cells("ab", "xy")) == (0, 0, 0, 0)


def test_ceaf_pairs_each_group_once():
    of = cells(GOLD, SMALL_JOINED)
    pairing = aligned(of)
    assert pairing == {"A": "x", "C": "y"}
    assert ceaf_e(of, pairing) == pytest.approx(1 + 10 / 12)


def test_ceaf_gives_up_the_best_pair_where_others_gain_more():
    of = cells("aaaaabbb", "xxxyyxxx")
    assert aligned(of) == {"a": "y", "b": "x"}


def test_pairs_are_counted_without_pairing_all_items():
    chance = random.Random(1)
    gold, found = ([chance.choice("abcd") for _ in range(40)] for _ in range(2))
    both = [(gold[i] == gold[j], found[i] == found[j]) for i, j in combinations(range(40), 2)]
    assert pairs(cells(gold, found)) == (
        sum(one and other for one, other in both), sum(one for one, _ in both), sum(other for _, other in both),
    )  # fmt: skip


def test_the_same_groups_are_right_whatever_their_names():
    of = cells("aabbb", "yyxxx")
    assert b_cubed(of) == (5, 5)
    assert ceaf_e(of, aligned(of)) == 2
    assert pairs(of) == (4, 4, 4)


@pytest.mark.parametrize("seed", range(30))
def test_the_pairing_is_the_best_of_all(seed: int):
    chance = random.Random(seed)
    gold, found = ([chance.randrange(4) for _ in range(9)] for _ in range(2))
    of = cells(gold, found)
    golds, founds = sorted(of.gold), sorted(of.found)
    best = max(
        sum(alike(of, *pair) for pair in zip(golds, order, strict=False))
        for order in permutations([*founds, *[-1] * len(golds)], len(golds))
        if all(name in of.found or name == -1 for name in order)
    ) if len(golds) else 0  # fmt: skip
    assert ceaf_e(of, aligned(of)) == pytest.approx(best)


def test_groups_without_a_common_item_are_sought_apart():
    assert [sorted(one) for one in joined(cells("aabbc", "xyyyz"))] == [
        [("a", "x"), ("a", "y"), ("b", "y")], [("c", "z")],
    ]  # fmt: skip


@pytest.mark.parametrize("seed", range(60))
def test_an_assignment_is_the_best_of_all(seed: int):
    chance = random.Random(seed)
    height, width = chance.randint(1, 5), chance.randint(1, 5)
    table = [[chance.choice((0.0, chance.random())) for _ in range(width)] for _ in range(height)]
    chosen = assign(table)
    assert len(set(chosen.values())) == len(chosen) == min(height, width)
    longer, shorter = (range(width), height) if height <= width else (range(height), width)
    best = max(
        sum(table[at][one] if height <= width else table[one][at] for at, one in enumerate(order))
        for order in permutations(longer, shorter)
    )
    assert sum(table[row][column] for row, column in chosen.items()) == pytest.approx(best)


def test_nothing_is_assigned_to_nothing():
    assert assign([]) == assign([[]]) == {}
