"""How the weights of findings are learned."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from dragoman.events.likeness import START, TABLE, weights
from evaluation.fit_likeness import (
    AGAINST,
    FOR,
    LADDERS,
    OF_REPORTS,
    Compared,
    compared,
    fit,
    labelled_claims,
    levelled,
    write,
)
from tests.builders import claim


def test_a_claim_is_compared_with_the_groups_that_were_told_before_it():
    told = [claim(id=name, document=name, published=f"2022-10-1{day}") for day, name in enumerate("abc")]
    happenings = {"a": "1", "b": "2", "c": "1"}
    rows = list(compared(told, lambda one: happenings[one.id]))
    assert [row.right for row in rows] == [False, True, False]  # b with 1, then c with 1 and with 2
    assert all("type same" in row.findings for row in rows)


def test_what_a_label_leaves_open_is_not_learned_from():
    told = [claim(id=name, document=name) for name in "ab"]
    assert list(compared(told, lambda one: one.id, is_open=lambda one, other: True)) == []


def test_what_is_found_of_the_right_group_speaks_for_it():
    rows = [Compared(("good", "always"), True, 1.0)] * 60 + [Compared(("bad", "always"), False, 1.0)] * 60
    learned = fit(rows)
    assert learned["good"] > 1 > -1 > learned["bad"]
    assert START in learned


def test_weights_that_stand_against_the_order_are_levelled():
    ladder = LADDERS[0]
    found = levelled({ladder[0]: 1.0, ladder[1]: 2.0, ladder[2]: -1.0}, {ladder[0]: 9, ladder[1]: 9})
    assert found[ladder[0]] == found[ladder[1]] == pytest.approx(1.5)
    assert found[ladder[2]] == -1.0


def test_the_packaged_weights_keep_their_order_and_to_what_is_held():
    for ladder in LADDERS:
        steps = [weights()[name] for name in ladder if name in weights()]
        assert steps == sorted(steps, reverse=True), ladder
    assert all(weights()[name] <= most for name, most in AGAINST.items())
    assert all(weights()[name] >= 0 for name in FOR)


def test_weights_are_written_with_how_often_they_were_right(tmp_path: Path):
    write([Compared(("good",), True, 1.0), Compared(("good",), False, 1.0)], {START: -1.0, "good": 0.5}, tmp_path / "w")
    lines = [line for line in (tmp_path / "w").read_text().splitlines() if not line.startswith("#")]
    assert list(csv.reader(lines)) == [
        ["finding", "weight", "right", "all"], [START, "-1.00", "", ""], ["good", "0.50", "1", "2"],
    ]  # fmt: skip
    assert TABLE.exists()


def test_labelled_claims_of_reports_are_compared_and_misread_ones_are_not():
    def label(happening, *, misread=False):
        party = {"start": 0, "end": 3}
        return {
            "start": 8, "end": 12, "initiator": {"id": "RUS", **party}, "recipient": {"id": "UKR", **party},
            "happening": happening, "or": [], "misread": misread,
        }  # fmt: skip

    rows = [{"claims": [label("raid")]}, {"claims": [label("raid")]}, {"claims": [label(None, misread=True)]}]
    claims = [[claim(id=name, document=name)] for name in "abc"]
    (row,) = labelled_claims(rows, claims)
    assert row.right
    assert row.weight == OF_REPORTS
