"""What rows of others' event data do to ties: they count, for less, and the interval says so."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dragoman import ties
from dragoman.deeds import NO_ID, Deeds
from dragoman.records import Deed, Tie
from dragoman.system.signed import signed_tie
from dragoman.ties import weights
from tests.builders import coded, deed


def days(count: int):
    return [f"2022-{1 + n // 28:02}-{1 + n % 28:02}" for n in range(count)]


def rows(count: int, type: str = "ASSAULT", *, right: float = 0.35) -> list[Deed]:
    return [deed("RUS", "UKR", type, day=day, support="coded", confidence=right) for day in days(count)]


def told(count: int, type: str = "ASSAULT") -> list[Deed]:
    return [deed("RUS", "UKR", type, day=day) for day in days(count)]


def tie_of(deeds: list[Deed], **options) -> Tie:
    (tie,) = ties.weigh(Deeds.of(deeds), half_life=None, **options)
    return tie


def test_an_event_of_others_is_a_deed_of_the_day_on_which_it_happened():
    deeds = Deeds.of_events([coded("RUS", "UKR", day="2022-03-01"), coded("IRN", "RUS", rows=("2",), type="AID")])
    assert deeds.coded.tolist() == [True, True]
    found = ties.weigh(deeds)
    assert [(tie.one, tie.other, tie.acts, tie.coded, tie.thin) for tie in found] == [
        ("IRN", "RUS", 1, 1, True), ("RUS", "UKR", 1, 1, True)
    ]  # fmt: skip
    assert found[1].evidence == ("gdelt:1",)


def test_a_coded_deed_weighs_less_than_one_that_a_report_tells():
    assert tie_of(rows(10)).conflict.weight == pytest.approx(0.35 * tie_of(told(10)).conflict.weight)


def test_of_rows_it_takes_as_many_more_to_be_as_sure_as_few_of_them_are_right():
    few, same, right = tie_of(rows(24, right=0.5)), tie_of(told(24)), tie_of(told(12))
    width = {name: one.conflict.high / one.conflict.low for name, one in
             (("few", few), ("same", same), ("right", right))}  # fmt: skip
    assert width["few"] > 1.2 * width["same"]
    assert width["few"] == pytest.approx(width["right"], rel=0.1)


def test_thin_evidence_stays_thin_until_enough_rows_are_right():
    assert [tie_of(rows(count)).thin for count in (20, 57, 58)] == [True, True, False]
    assert [tie_of(rows(count, right=1.0)).thin for count in (19, 20)] == [True, False]
    assert tie_of([*told(10), *rows(20)]).thin
    assert not tie_of([*told(20), *rows(1)]).thin


def test_a_tie_says_how_many_of_its_acts_only_rows_tell():
    mixed, alone, own = tie_of([*told(12), *rows(30)]), tie_of(rows(30)), tie_of(told(12))
    assert [(tie.acts, tie.coded) for tie in (mixed, alone, own)] == [(42, 30), (30, 30), (12, 0)]


def test_a_signed_tie_that_no_report_tells_of_says_so():
    alone, mixed = tie_of(rows(60)), tie_of([*told(12), *rows(60)])
    assert signed_tie(alone).coded
    assert not signed_tie(mixed).coded


def test_events_without_an_id_are_counted_and_are_no_evidence():
    deeds = Deeds.of([*told(3), *rows(2)])
    deeds.event[deeds.coded] = NO_ID
    (tie,) = ties.weigh(deeds)
    assert (tie.acts, tie.coded, len(tie.evidence)) == (5, 2, 3)


def test_a_table_of_factors_from_before_there_were_coded_events_still_holds(tmp_path: Path):
    own = tmp_path / "factors.csv"
    lines = weights.FACTORS.read_text(encoding="utf-8").splitlines()
    own.write_text("\n".join(one for one in lines if not one.startswith("coded")), encoding="utf-8")
    assert weights.load(factors=own).tellings == weights.load().tellings
    own.write_text("\n".join(one.replace("coded,no,0.8", "coded,no,0.1") for one in lines), encoding="utf-8")
    assert tie_of(rows(1), weights=weights.load(factors=own)).conflict.weight == pytest.approx(
        tie_of(rows(1)).conflict.weight / 8
    )


def test_many_pairs_of_which_only_old_rows_tell_do_not_make_those_of_reports_look_busy():
    aided = [
        deed("IRN", "RUS", type, day=day) for type, day in zip(["AID", "ACCUSE", "CONSULT"] * 8, days(24), strict=True)
    ]
    fought = [deed("RUS", "UKR", "ASSAULT", day=day) for day in days(24)]
    old = [
        deed(f"A{n}", f"B{n}", "CONSULT", day="2012-03-01", support="coded", confidence=0.35) for n in range(500)
    ]  # fmt: skip

    def leans(*deeds: Deed) -> list[float]:
        found = ties.weigh(Deeds.of(deeds), since=date(2012, 1, 1))
        return [tie.lean for tie in found if tie.one in ("IRN", "RUS")]

    assert leans(*aided, *fought, *old) == pytest.approx(leans(*aided, *fought), abs=0.05)
