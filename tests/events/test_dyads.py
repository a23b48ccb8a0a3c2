"""Which two sides a claim is about."""

from __future__ import annotations

import pytest

from dragoman.events.dyads import NOBODY, dyad, side
from tests.builders import claim, fighters, mention, official


@pytest.mark.parametrize(
    ("actor", "expected"),
    [
        (mention("NOR"), "NOR"), (official("Ann Field", of="NOR"), "NOR"),
        (official("Ann Field", of=None), "ann-field"), (fighters("Ansar"), "ansar"), (None, NOBODY),
    ],
)  # fmt: skip
def test_a_side_is_the_state_that_an_actor_acts_for_or_else_the_actor(actor, expected):
    assert side(actor) == expected


def test_both_directions_are_one_dyad():
    assert dyad(claim("NOR", "SUD")) == dyad(claim("SUD", "NOR")) == dyad(claim(official("Ann Field", of="NOR"), "SUD"))


def test_without_recipient_it_is_a_dyad_with_nobody():
    assert dyad(claim("NOR", None)) == (NOBODY, "NOR")
    assert dyad(claim("NOR", None)) != dyad(claim("NOR", "SUD"))


def test_a_state_and_its_own_minister_are_one_side_twice():
    assert dyad(claim("NOR", official("Ann Field", of="NOR"))) == ("NOR", "NOR")
