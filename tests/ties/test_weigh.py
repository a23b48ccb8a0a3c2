"""Ties of a few deeds, as an analyst would have them."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman import ties
from dragoman.deeds import Deeds
from dragoman.records import Deed, Tie
from tests.builders import deed


def weighed(*deeds: Deed, **options) -> list[Tie]:
    return ties.weigh(Deeds.of(deeds), **options)


def tie_of(*deeds: Deed, **options) -> Tie:
    (tie,) = weighed(*deeds, **options)
    return tie


def test_no_deeds_make_no_ties():
    assert weighed() == []
    assert weighed(deed("IRN", "RUS"), until=date(2000, 1, 1)) == []


def test_sides_who_meet_and_help_one_another_are_friends():
    tie = tie_of(*(deed("IRN", "RUS", type) for type in ("AID", "CONSULT", "COOPERATE", "AGREE", "AID") * 5))
    assert (tie.one, tie.other, tie.sign, tie.thin, tie.acts) == ("IRN", "RUS", "+", False, 25)
    assert 0 < tie.low < tie.lean < tie.high <= 1


def test_sides_who_fight_are_enemies():
    tie = tie_of(*(deed("RUS", "UKR", "ASSAULT") for _ in range(30)), deed("UKR", "RUS", "CONSULT"))
    assert tie.sign == "-"
    assert tie.conflict.acts == 30
    assert tie.cooperation.acts == 1


def test_rivals_who_talk_are_no_friends():
    talks = [deed("PRK", "JPN", "CONSULT") for _ in range(40)]
    quarrels = [deed("PRK", "JPN", type) for type in ("ACCUSE", "THREATEN", "ASSAULT", "SANCTION") * 8]
    assert tie_of(*talks, *quarrels).sign == "-"


def test_one_clash_among_friends_moves_the_tie_and_does_not_make_them_enemies():
    friends = [deed("USA", "GBR", type) for type in ("AID", "CONSULT", "COOPERATE", "SUPPORT") * 8]
    before, after = tie_of(*friends), tie_of(*friends, deed("USA", "GBR", "ASSAULT"))
    assert after.lean < before.lean
    assert after.sign != "-"


def test_a_few_deeds_lean_and_leave_much_open():
    tie = tie_of(*(deed("RUS", "UKR", "THREATEN") for _ in range(3)), deed("RUS", "UKR", "CONSULT"))
    assert tie.thin
    assert tie.lean < 0 < tie.high - tie.low
    assert tie.high - tie.low > 0.8


def test_silence_is_no_friendship():
    met = tie_of(deed("IRN", "CHN", "CONSULT"), level=0.8)
    assert (met.sign, met.least) == (None, 0.0)
    hoped = tie_of(deed("IRN", "CHN", "AID", support="expected"), level=0.8)
    assert (hoped.sign, hoped.lean) == (None, 0.0)


def test_a_sign_is_borne_out_further_the_more_there_is_of_it():
    few, many = (tie_of(*(deed("IRN", "RUS", "AID") for _ in range(count))) for count in (15, 60))
    assert few.sign == many.sign == "+"
    assert 0 < few.least < many.least < 1
    fought = tie_of(*(deed("RUS", "UKR", "ASSAULT") for _ in range(30)))
    assert fought.least >= -fought.high > 0


def test_who_talk_as_much_as_they_quarrel_are_not_said_to_be_friends():
    talks = [deed("USA", "RUS", type) for type in ("CONSULT", "AGREE", "COOPERATE") * 6]
    quarrels = [deed("USA", "RUS", type) for type in ("ACCUSE", "SANCTION", "THREATEN") * 6]
    assert tie_of(*talks, *quarrels).sign != "+"


def test_at_a_lower_level_intervals_are_narrower_and_less_is_left_open():
    few = [deed("RUS", "UKR", "ASSAULT") for _ in range(4)]
    sure, likely = tie_of(*few), tie_of(*few, level=0.6)
    assert sure.low < likely.low < likely.high < sure.high
    assert sure.conflict.low < likely.conflict.low < likely.conflict.high < sure.conflict.high
    assert (sure.sign, likely.sign) == (None, "-")
    assert sure.lean == likely.lean


def test_what_is_denied_or_only_expected_is_counted_and_in_no_channel():
    told = [deed("IRN", "RUS", "AID") for _ in range(3)]
    plain = tie_of(*told)
    beside = tie_of(
        *told, deed("IRN", "RUS", "AID", support="denied"), deed("IRN", "RUS", "ASSAULT", support="expected")
    )
    assert (beside.denied, beside.expected_cooperation, beside.expected_conflict) == (1, 0, 1)
    for field in ("cooperation", "conflict", "lean", "low", "high", "acts"):
        assert getattr(beside, field) == getattr(plain, field)


def test_what_is_contested_counts_less_and_not_for_nothing():
    plain, contested = (tie_of(deed("IRN", "RUS", "AID", support=support)) for support in ("single", "contested"))
    assert 0 < contested.cooperation.weight < plain.cooperation.weight
    assert (contested.contested, contested.acts) == (1, 1)


def test_aid_against_a_third_party_is_conflict_with_it():
    towards, against = weighed(deed("USA", "IRQ", "AID", event="e"), deed("USA", "ISI", "AID", event="e", against=True))
    assert (towards.other, towards.cooperation.acts, towards.conflict.acts) == ("USA", 1, 0)
    assert (against.one, against.cooperation.acts, against.conflict.acts) == ("ISI", 0, 1)


def test_old_deeds_weigh_less():
    tie = tie_of(deed("IRN", "RUS", "AID", day="2021-01-01"), until=date(2022, 1, 1), half_life=365)
    fresh = tie_of(deed("IRN", "RUS", "AID", day="2022-01-01"), until=date(2022, 1, 1), half_life=365)
    assert tie.cooperation.weight == pytest.approx(fresh.cooperation.weight / 2)


def test_a_tie_says_how_its_theatres_differ():
    iraq = [deed("IRN", "USA", type, theatres=("iraq",)) for type in ("COOPERATE", "CONSULT", "AID") * 10]
    syria = [deed("IRN", "USA", type, theatres=("syria",)) for type in ("ACCUSE", "ASSAULT", "THREATEN") * 10]
    others = [deed("FRA", "MLI", "AID", theatres=("sahel",)) for _ in range(10)]
    tie = next(tie for tie in weighed(*iraq, *syria, *others) if tie.one == "IRN")
    assert [(one.theatre, one.sign) for one in tie.theatres] == [("iraq", "+"), ("syria", "-")]
    assert tie.disagree is not None
    assert tie.disagree > 0.9


def test_theatres_of_few_deeds_are_not_said_to_differ_by_chance():
    gulf = [deed("IRN", "USA", type, theatres=("gulf",)) for type in ("ACCUSE", "ASSAULT", "THREATEN") * 10]
    thin = [deed("IRN", "USA", type, theatres=(type.lower(),)) for type in ("CONSULT", "AGREE", "SUPPORT", "REQUEST")]
    others = [deed("FRA", "MLI", "AID", theatres=("sahel",)) for _ in range(10)]
    tie = next(tie for tie in weighed(*gulf, *thin, *others) if tie.one == "IRN")
    assert tie.disagree is not None
    assert tie.disagree < 0.5


def test_one_theatre_is_what_it_is_among_all():
    deeds = [deed("IRN", "USA", "AID", theatres=("iraq",)), deed("IRN", "USA", "ASSAULT", theatres=("syria",))]
    (there,) = weighed(*deeds, theatre="iraq")
    assert there.theatre == "iraq"
    assert there in weighed(*deeds, each=True)
    assert weighed(*deeds, theatre="ukraine") == []


def test_a_pair_with_all_its_deeds_in_one_theatre_is_there_what_it_is_all_in_all():
    thaw = [deed("CUB", "USA", type, theatres=("thaw",)) for type in ("CONSULT", "AGREE", "AID", "ACCUSE") * 5]
    others = [deed("RUS", "UKR", "ASSAULT", theatres=("donbas",)) for _ in range(50)]
    pooled, there = (tie for tie in weighed(*thaw, *others, each=True) if tie.one == "CUB")
    assert (there.theatre, pooled.disagree) == ("thaw", None)
    for field in ("lean", "low", "high", "cooperation", "conflict"):
        assert getattr(there, field) == getattr(pooled, field)


def test_standings_are_shown_and_not_mixed_in():
    tie = tie_of(
        deed("IRN", "SYR", "ALLY", event="a", day="2014-01-01"),
        deed("IRN", "SYR", "ALLY", event="b", day="2013-01-01", support="contested"),
        deed("IRN", "SYR", "RIVAL", event="c"),
    )
    assert (tie.acts, tie.sign, tie.lean) == (0, None, 0)
    ally, rival = tie.standings
    assert (ally.type, ally.events, ally.contested) == ("ALLY", 2, 1)
    assert (ally.first, ally.last) == (date(2013, 1, 1), date(2014, 1, 1))
    assert ally.evidence == ("b", "a")
    assert (rival.type, rival.events) == ("RIVAL", 1)


def test_allies_against_a_third_are_not_allied_with_it():
    tie = tie_of(deed("IRN", "UKR", "ALLY", event="a", against=True))
    assert tie.standings == ()


def test_the_heaviest_event_comes_first():
    tie = tie_of(
        deed("IRN", "RUS", "CONSULT", event="talk"),
        deed("IRN", "RUS", "AID", event="arms"),
        deed("IRN", "RUS", "AID", event="denied arms", support="denied"),
    )
    assert tie.evidence == ("arms", "talk", "denied arms")


def test_ties_among_some_sides_are_those_that_they_have_beside_all_others():
    deeds = [
        deed(one, other, type, theatres=("syria-war",) if one == "IRN" else ())
        for one, other in (("IRN", "RUS"), ("RUS", "SYR"), ("IRN", "SYR"), ("USA", "RUS"), ("USA", "IRN"))
        for type in ("CONSULT", "AID", "ACCUSE", "ASSAULT")
    ]
    some = {"IRN", "RUS", "SYR"}
    found = weighed(*deeds, each=True, among=some)
    assert found == [tie for tie in weighed(*deeds, each=True) if {tie.one, tie.other} <= some]
    assert len(found) == 5
    assert weighed(*deeds, among=set()) == []
