"""Behaviour set against another layer."""

from __future__ import annotations

import itertools
import random
from datetime import date

import pytest

from dragoman.records import Bond
from dragoman.system.against_layer import above, against_layer
from tests.builders import tie

DAY = date(2022, 6, 1)


def bond(one, other, sign, **more):
    fields = {"weight": 1.0, "since": None, "until": None, "text": "a treaty"} | more
    return Bond(layer="treaties", one=one, other=other, sign=sign, **fields)


def compared(ties, bonds):
    return against_layer(ties, bonds, layer="treaties", on=DAY)


def test_allies_by_treaty_who_are_hostile_in_deeds_are_at_odds():
    found = compared(
        [tie("TUR", "USA", "-", acts=4, evidence=("e1", "e2")), tie("GBR", "USA", "+")],
        [bond("TUR", "USA", "+"), bond("GBR", "USA", "+")],
    )
    (discord,) = found.at_odds
    assert (discord.one, discord.other, discord.bond, discord.tie, discord.thin) == ("TUR", "USA", "+", "-", True)
    assert (discord.text, discord.evidence) == ("a treaty", ("e1", "e2"))
    assert (found.pairs, found.agree) == (2, 1)


def test_enemies_by_the_layer_who_are_friendly_in_deeds_are_at_odds_too():
    (discord,) = compared([tie("IND", "PAK", "+")], [bond("PAK", "IND", "-")]).at_odds
    assert (discord.bond, discord.tie) == ("-", "+")


def test_a_tie_without_a_sign_is_undecided_and_a_pair_without_deeds_unreported():
    found = compared([tie("TUR", "USA", None)], [bond("TUR", "USA", "+"), bond("GBR", "USA", "+")])
    assert (found.pairs, found.agree, found.at_odds, found.undecided, found.unreported) == (2, 0, (), 1, 1)


def test_what_does_not_hold_that_day_or_says_neither_is_left_out():
    found = compared(
        [tie("TUR", "USA", "-")],
        [bond("TUR", "USA", "+", until=date(2022, 5, 31)), bond("TUR", "USA", None), bond("GBR", "USA", None)],
    )
    assert found.pairs == 0


def test_the_words_are_of_the_strongest_bond_of_that_sign():
    bonds = [bond("TUR", "USA", "+", weight=0.5, text="weak"), bond("TUR", "USA", "+", text="strong"),
             bond("TUR", "USA", "-", weight=0.1, text="grudge")]  # fmt: skip
    (discord,) = compared([tie("TUR", "USA", "-")], bonds).at_odds
    assert discord.text == "strong"


def test_the_surest_come_first():
    found = compared(
        [tie("TUR", "USA", "-", spread=0.3), tie("GBR", "USA", "-", spread=0.1)],
        [bond("TUR", "USA", "+"), bond("GBR", "USA", "+")],
    )
    assert [one.one for one in found.at_odds] == ["GBR", "TUR"]


def test_above_is_how_often_a_friend_stands_over_a_foe():
    draw = random.Random(3)
    friends, foes = ([draw.choice([-1.0, 0.0, 0.5, 1.0]) for _ in range(n)] for n in (9, 7))
    counted = sum((a > b) + (a == b) / 2 for a, b in itertools.product(friends, foes)) / 63
    assert above(friends, foes) == pytest.approx(counted)
    assert (above([], foes), above(friends, [])) == (None, None)


def test_leans_without_a_sign_count_in_above():
    found = compared(
        [tie("GBR", "USA", None, lean=0.2), tie("TUR", "USA", None, lean=-0.2)],
        [bond("GBR", "USA", "+"), bond("TUR", "USA", "-")],
    )
    assert found.above == 1.0
