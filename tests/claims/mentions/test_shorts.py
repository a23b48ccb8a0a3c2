"""Organisations and groups, and what a report calls them further on."""

from __future__ import annotations

import pytest

from dragoman.claims.mentions.shorts import short_forms
from tests.claims.mentions.parses import mentions, told

FIRST = "The/DET/4/det Free/PROPN/4/compound Syrian/ADJ/4/amod Falcons/PROPN/5/nsubj struck~strike/VERB/0/root"
LATER = "Then/ADV/4/advmod the/DET/3/det Falcons/PROPN/4/nsubj left~leave/VERB/0/root"


def test_an_unknown_group_is_followed_by_its_short_name():
    for names in ({0: (("ORG", 1, 4),), 1: (("ORG", 2, 3),)}, {0: (("ORG", 1, 4),)}):
        first, later = mentions(FIRST, LATER, names=names)
        assert [told([one])[0][1] for one in (*first, *later)] == ["free-syrian-falcons"] * 2


def test_a_known_group_is_followed_too():
    first, later = mentions(
        "The/DET/3/det Night/PROPN/3/compound Wolves/PROPN/4/nsubj met~meet/VERB/0/root",
        "Then/ADV/4/advmod the/DET/3/det Wolves/PROPN/4/nsubj left~leave/VERB/0/root",
        names={1: (("ORG", 2, 3),)},
    )
    assert [one.actor.id for one in (*first, *later)] == ["night-wolves"] * 2


def test_what_two_groups_share_is_neither():
    _, _, [later] = mentions(
        FIRST,
        "The/DET/3/det Night/PROPN/3/compound Falcons/PROPN/4/nsubj fled~flee/VERB/0/root",
        LATER,
        names={0: (("ORG", 1, 4),), 1: (("ORG", 1, 3),), 2: (("ORG", 2, 3),)},
    )
    assert later.actor.id == "falcons"


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("Free Syrian Falcons", ["Falcons", "Syrian Falcons"]),
        ("Sons of the Northern Valley", ["Sons"]),
        ("River Guards of Mali", ["Guards", "River Guards"]),
        ("Amnesty International", ["Amnesty"]),
        ("Harakat al Nur", []),
        ("United Nations", []),
        ("Falcons", []),
        ("western falcons", []),
    ],
)
def test_the_head_of_a_name_stands_for_it(name, forms):
    assert list(short_forms(name.split())) == forms
