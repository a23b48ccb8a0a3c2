import pytest

from dragoman.system.hedgers import hedgers
from tests.builders import signed_tie

QUARREL = signed_tie("IRN", "ISR", "-", 0.9, evidence=("q1",))


def test_a_hedger_is_friendly_to_both_sides_of_a_quarrel():
    ties = [QUARREL, signed_tie("IRN", "RUS", "+", 0.5), signed_tie("ISR", "RUS", "+", 0.2)]
    (found,) = hedgers(ties)
    assert (found.actor, found.between) == ("RUS", (("IRN", "ISR"),))
    assert found.weight == pytest.approx(0.2)


def test_who_is_friendly_to_one_side_only_hedges_nothing():
    assert hedgers([QUARREL, signed_tie("IRN", "RUS", "+")]) == []
    assert hedgers([QUARREL, signed_tie("IRN", "RUS", "+"), signed_tie("ISR", "RUS", "-")]) == []


def test_a_hedger_between_two_quarrels_comes_before_one_in_a_lesser_one():
    ties = [
        QUARREL, signed_tie("RUS", "UKR", "-", 0.8),
        *(signed_tie("TUR", other, "+", 0.3) for other in ("IRN", "ISR", "RUS", "UKR")),
        signed_tie("OMN", "IRN", "+", 0.4), signed_tie("OMN", "ISR", "+", 0.4),
    ]  # fmt: skip
    first, second = hedgers(ties)
    assert (first.actor, first.between) == ("TUR", (("IRN", "ISR"), ("RUS", "UKR")))
    assert first.weight == pytest.approx(0.6)
    assert second.actor == "OMN"


def test_a_hedger_is_thin_where_no_quarrel_rests_on_firm_ties_alone():
    thin = [QUARREL, signed_tie("IRN", "RUS", "+", thin=True), signed_tie("ISR", "RUS", "+")]
    assert hedgers(thin)[0].thin
    other = [signed_tie("USA", "PRK", "-"), signed_tie("RUS", "USA", "+"), signed_tie("RUS", "PRK", "+")]
    assert not hedgers([*thin, *other])[0].thin


def test_the_evidence_is_of_its_friendships_and_of_the_quarrel():
    ties = [
        QUARREL, signed_tie("IRN", "RUS", "+", evidence=("a1", "a2", "a3")),
        signed_tie("ISR", "RUS", "+", evidence=("b1",)),
    ]  # fmt: skip
    assert hedgers(ties)[0].evidence == ("a1", "a2", "b1", "q1")
