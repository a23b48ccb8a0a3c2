"""Coded rows count once for each pair, day and type, and not beside what reports tell."""

from __future__ import annotations

import pytest

from dragoman.deeds import Deeds
from dragoman.ties import once_a_day
from tests.builders import deed

CODED = {"support": "coded", "confidence": 0.35}


def kept(*deeds) -> list[str]:
    found = once_a_day(Deeds.of(deeds))
    assert found.ids
    return [found.ids[number] for number in found.event.tolist()]


def test_many_rows_of_one_act_are_one_deed_and_the_surest_stands_for_them():
    rows = [deed("RUS", "UKR", "ASSAULT", event=f"row{n}", **CODED) for n in range(20)]
    sure = deed("RUS", "UKR", "ASSAULT", event="acled", support="coded", confidence=0.9)
    assert kept(*rows) == ["row0"]
    assert kept(*rows, sure) == ["acled"]


def test_another_day_type_pair_or_direction_is_another_deed():
    others = [
        deed("RUS", "UKR", "ASSAULT", event="a", **CODED),
        deed("UKR", "RUS", "ASSAULT", event="back", **CODED),
        deed("RUS", "UKR", "ASSAULT", event="next", day="2022-10-30", **CODED),
        deed("RUS", "UKR", "THREATEN", event="threat", **CODED),
        deed("RUS", "POL", "ASSAULT", event="pair", **CODED),
    ]
    assert kept(*others) == ["a", "back", "next", "threat", "pair"]


def test_a_meeting_is_one_whoever_is_named_first():
    there = deed("IRN", "RUS", event="there", symmetric=True, **CODED)
    back = deed("RUS", "IRN", event="back", symmetric=True, **CODED)
    assert kept(there, back) == ["there"]


@pytest.mark.parametrize("support", ["single", "denied", "expected"])
@pytest.mark.parametrize("day", ["2022-10-28", "2022-10-29", "2022-10-30"])
def test_what_a_report_tells_then_is_not_counted_again_from_a_row(support, day):
    told = deed("IRN", "RUS", "AID", event="told", support=support)
    assert kept(told, deed("IRN", "RUS", "AID", event="row", day=day, **CODED)) == ["told"]


def test_a_row_of_two_days_later_is_another_deed():
    told = deed("IRN", "RUS", "AID", event="told")
    assert kept(told, deed("IRN", "RUS", "AID", event="row", day="2022-10-31", **CODED)) == ["told", "row"]


def test_what_reports_tell_is_never_thinned_out():
    told = [deed("RUS", "UKR", "ASSAULT", event=f"e{n}") for n in range(3)]
    assert kept(*told) == ["e0", "e1", "e2"]
    assert len(once_a_day(Deeds.of([]))) == 0
