"""The tables of likeness: sound rows, read both ways, and faults named by line."""

from __future__ import annotations

from typing import get_args

import pytest

from dragoman.errors import VocabularyError
from dragoman.records import EventType
from dragoman.vocabulary import common, near_types, wider_kinds
from dragoman.vocabulary.tables import read_table


def faults(folder, module, make, text: str) -> list[str]:
    path = folder / module.TABLE.name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(VocabularyError) as told:
        read_table(path, module.COLUMNS, make)
    return str(told.value).splitlines()


def rows(module, make) -> list:
    return read_table(module.TABLE, module.COLUMNS, make)


def test_types_are_as_near_in_either_order_and_each_is_near_itself():
    table = near_types.near_types()
    assert set(table.values()) == {"near", "far"}
    assert all(how == table[other, type] for (type, other), how in table.items())
    assert all(table[type, type] == "near" for type in get_args(EventType))


def test_no_pair_of_types_stands_twice():
    pairs = [frozenset(row[:2]) for row in rows(near_types, near_types.pair)]
    assert len(pairs) == len(set(pairs))


def test_help_and_harm_are_never_one_happening_nor_is_a_standing_an_act():
    near = near_types.near_types()
    assert not {(help, harm) for help in ("AID", "SUPPORT", "COOPERATE") for harm in ("ASSAULT", "COERCE")} & set(near)
    assert [pair for pair in near if {"ALLY", "RIVAL"} & set(pair)] == [("ALLY", "ALLY"), ("RIVAL", "RIVAL")]


def test_wrong_near_types_are_named(tmp_path):
    told = faults(
        tmp_path, near_types, near_types.pair,
        "type,other,how\nAID,GIFT,near\nAID,AID,near\nAID,SUPPORT,-1\nAID,AGREE,\n",
    )  # fmt: skip
    assert [line.split(":")[0] for line in told] == [f"near_types.csv, line {number}" for number in (2, 3, 4, 5)]
    assert 'type "GIFT" is none of AGREE, ' in told[0]
    assert told[2].endswith('"-1" is none of near, far.')


def test_a_kind_and_its_wider_kind_are_found_in_either_order():
    table = wider_kinds.wider_kinds()
    assert ("drone", "weapons") in table
    assert all((wider, kind) in table for kind, wider in table)


def test_no_pair_of_kinds_stands_twice():
    pairs = rows(wider_kinds, wider_kinds.pair)
    assert len({frozenset(pair) for pair in pairs}) == len(pairs)


def test_two_kinds_of_arms_are_two_things():
    assert ("drone", "missile") not in wider_kinds.wider_kinds()


def test_wrong_kinds_are_named(tmp_path):
    told = faults(
        tmp_path, wider_kinds, wider_kinds.pair, "kind,wider\nspear,weapons\ndrone,measure\ndrone,none\naid,aid\n"
    )
    assert [line.split(":")[0] for line in told] == [f"wider_kinds.csv, line {number}" for number in (2, 3, 4, 5)]
    assert 'kind "spear" is none of agreement, ' in told[0]


def test_common_words_are_small_and_stand_once_in_order():
    words = rows(common, common.word)
    assert words == sorted(set(words))
    assert common.common_words() == frozenset(words)


def test_words_that_would_never_be_met_are_named(tmp_path):
    told = faults(tmp_path, common, common.word, "word\nFriday\ntwo words\nsaid\n2022\n")
    assert [line.split(":")[0] for line in told] == [f"common.csv, line {number}" for number in (2, 3, 5)]
