"""Pairs in words."""

from __future__ import annotations

from datetime import date

import msgspec

from dragoman.records import Channel, Shift, TheatreSign, Tie
from dragoman.show.pairs import apart, better, shifted, verdict

FEW = Channel(acts=12, weight=8.0, rate=0.4, low=0.1, high=0.9)
TIE = Tie(
    one="IRN", other="USA", theatre=None, since=None, until=date(2015, 1, 1), cooperation=FEW, conflict=FEW, lean=-0.2,
    low=-0.5, high=0.1, sign=None, least=0.0, acts=24, thin=False, contested=0, expected_cooperation=0,
    expected_conflict=0, denied=0, theatres=(), disagree=None, standings=(), first=None, last=None, evidence=(),
)  # fmt: skip
MORE = Shift(
    one="IRN", other="USA", theatre=None, channel="conflict", day=date(2014, 6, 1), low=date(2014, 5, 1),
    high=date(2014, 7, 1), until=None, outburst=False, before=0.1, after=0.6, ratio=4.0, ratio_low=2.0, ratio_high=8.0,
    evidence=(),
)  # fmt: skip


def theatre(name: str, sign: str) -> TheatreSign:
    return TheatreSign(theatre=name, sign=sign, lean=0.0, acts=9, thin=False)


def test_a_pair_that_stands_together_in_one_theatre_and_apart_in_another_is_told_so():
    tie = msgspec.structs.replace(TIE, theatres=(theatre("iraq", "+"), theatre("syria", "-")), disagree=0.97)
    assert apart(tie, str.title) == "friendly in Iraq, hostile in Syria"
    assert "Friendly in iraq, hostile in syria. That two of its theatres lean to opposite sides is 97 %" in verdict(tie)


def test_a_verdict_without_a_sign_says_that_nothing_can_be_told():
    assert verdict(TIE) == (
        "Undecided: lean −0.20 (−0.50 to +0.10), 24 acts; neither friendship nor hostility can be told beyond doubt."
    )


def test_little_evidence_is_called_a_lead():
    assert "Thin evidence: a lead, no finding." in verdict(msgspec.structs.replace(TIE, acts=3, thin=True))


def test_no_act_is_no_peace():
    assert "no peace" in verdict(msgspec.structs.replace(TIE, acts=0, denied=2))


def test_a_shift_says_what_changed_by_how_much_and_how_sure_its_day_is():
    assert shifted(MORE) == (
        "more conflict: 0.10 a month before, 0.60 after; it began between 2014-05-01 and 2014-07-01"
    )
    assert not better(MORE)
