"""The tables of weights, the packaged ones and an analyst's own."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import numpy as np
import pytest

from dragoman.deeds import Act, Deeds, Telling
from dragoman.errors import VocabularyError
from dragoman.records import EventType
from dragoman.ties import weights
from dragoman.ties.weights import CONFLICT, COOPERATION, NEITHER
from dragoman.vocabulary.acts import MODES
from tests.builders import deed

LINES = weights.TABLE.read_text(encoding="utf-8").splitlines()


def worth(type: str, mode: str | None = None, *, against: bool = False) -> weights.Worth:
    return weights.load().worth(Act(type, mode, False, against))


def test_material_acts_weigh_more_than_words():
    assert worth("AID").weight >= 2 * worth("SUPPORT").weight
    assert worth("ASSAULT").weight > 2 * worth("THREATEN").weight
    assert worth("SANCTION").weight > worth("THREATEN").weight > worth("REJECT").weight
    assert worth("CONSULT").weight < worth("SUPPORT").weight


def test_modes_matter():
    assert worth("CONSULT", "visit").weight > worth("CONSULT", "phone").weight
    assert worth("ASSAULT", "unconventional").weight > worth("ASSAULT", "beat").weight
    assert worth("ASSAULT", "firearms") == worth("ASSAULT")  # as its type, having no row of its own


def test_sanctions_are_conflict_and_standings_are_in_no_channel():
    assert worth("SANCTION").channel == CONFLICT
    assert worth("ALLY").channel == worth("RIVAL").channel == NEITHER


def test_material_acts_aimed_at_a_third_party_are_conflict_with_it_and_words_are_not():
    assert worth("AID").channel == COOPERATION
    assert worth("AID", against=True).channel == worth("ASSAULT", against=True).channel == CONFLICT
    assert worth("CONSULT", against=True) == worth("THREATEN", against=True) == (NEITHER, 0)


def test_every_act_of_the_vocabulary_is_worth_something_known():
    for type in get_args(EventType):
        for mode in (None, *MODES.get(type, ())):
            for against in (False, True):
                assert worth(type, mode, against=against).weight >= 0


def test_telling_takes_off_and_never_adds():
    factors = weights.load().tellings
    assert max(factors.values()) == factors[Telling("corroborated", False)] == 1
    for firm, hedged in ((Telling(one, False), Telling(one, True)) for one in ("single", "corroborated", "contested")):
        assert 0 < factors[hedged] < factors[firm]
    assert 0 < factors[Telling("contested", False)] < factors[Telling("single", False)]


def test_a_deed_weighs_less_the_less_surely_it_was_read():
    sure, unsure = deed("IRN", "RUS", "AID"), deed("IRN", "RUS", "AID", confidence=0.5)
    channel, weight = weights.load().of(Deeds.of([sure, unsure]))
    assert channel.tolist() == [COOPERATION, COOPERATION]
    assert weight[1] == pytest.approx(weight[0] / 2)
    assert weights.load().of(Deeds.of([]))[1].dtype == np.float64


def test_an_analysts_own_table_takes_the_place_of_ours(tmp_path: Path):
    own = tmp_path / "weights.csv"
    own.write_text("\n".join(LINES).replace("AID,,cooperation,2,1", "AID,,conflict,7,0"), encoding="utf-8")
    assert weights.load(own).worth(Act("AID", None, False, False)) == (CONFLICT, 7)
    assert weights.load(own).tellings == weights.load().tellings


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("AID,,cooperation,heavy,0", 'weight "heavy" is not a number from 0 to 100'),
        ("AID,,cooperation,-1,0", 'weight "-1" is not a number from 0 to 100'),
        ("AID,,cooperation,nan,0", 'weight "nan" is not a number'),
        ("AID,,friendship,1,0", 'channel "friendship" is none of none, cooperation, conflict'),
        ("AID,drone,cooperation,1,0", 'AID has no mode "drone"; it has none'),
        ("HELP,,cooperation,1,0", 'type "HELP" is none of AGREE'),
        ("ALLY,,cooperation,1,0", "ALLY is a standing"),
        ("AGREE,,cooperation,1,0", "AGREE stands twice"),
    ],
)
def test_a_wrong_line_is_named(line, says, tmp_path: Path):
    own = tmp_path / "weights.csv"
    lines = [line if one.startswith("AID,,") else one for one in LINES]
    own.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(VocabularyError) as fault:
        weights.load(own)
    assert f"weights.csv, line {lines.index(line) + 1}: " in str(fault.value) or "stands twice" in says
    assert says in str(fault.value)


def test_a_type_without_a_row_is_named(tmp_path: Path):
    own = tmp_path / "weights.csv"
    own.write_text("\n".join(one for one in LINES if not one.startswith("AID,,")), encoding="utf-8")
    with pytest.raises(VocabularyError, match="no row without a mode for AID"):
        weights.load(own)


def test_what_is_denied_may_not_be_given_a_weight(tmp_path: Path):
    own = tmp_path / "factors.csv"
    text = weights.FACTORS.read_text(encoding="utf-8")
    own.write_text(text.replace("denied,no,0", "denied,no,1"), encoding="utf-8")
    with pytest.raises(VocabularyError, match="in no channel: its factor is 0"):
        weights.load(factors=own)
    own.write_text(text.replace("denied,no,0\n", ""), encoding="utf-8")
    with pytest.raises(VocabularyError, match="no row for denied"):
        weights.load(factors=own)
