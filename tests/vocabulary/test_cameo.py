"""CAMEO's codes as types and modes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dragoman.errors import VocabularyError
from dragoman.vocabulary import cameo

SHARED = Path(os.environ.get("SHARED") or Path(__file__).parents[3] / "shared")


@pytest.mark.parametrize(
    ("code", "type", "mode"),
    [
        ("163", "SANCTION", "discontinue"),  # the manual, against PLOVER's list of codes
        ("0841", "RETREAT", "release"),
        ("081", "CONCEDE", None),
        ("191", "COERCE", "restrict"),
        ("1712", "ASSAULT", "destroy"),
        ("043", "CONSULT", "visit"),
        ("010", None, None),
        ("0811", "CONCEDE", None),
        ("1421", "PROTEST", "hunger"),  # not in the table: as its beginning
    ],
)
def test_a_code_is_a_type_and_a_mode(code, type, mode):
    found = cameo.of_code(code)
    assert found is not None
    assert (found.type, found.mode) == (type, mode)


def test_what_is_no_code_is_nothing():
    assert cameo.of_code("99") is None
    assert cameo.of_code("") is None


def test_a_name_is_found_however_it_is_capitalised():
    found = cameo.of_name("fight with artillery and tanks")
    assert found is not None
    assert (found.code, found.mode) == ("194", "heavy-weapons")
    assert cameo.of_name("Dance") is None


def test_a_wrong_line_is_named(tmp_path: Path):
    path = tmp_path / "cameo.csv"
    path.write_text(
        "code,name,type,mode,symmetric,goldstein\n1,One,AID,,,7\n042,Visit,CONSULT,carriage,,1\n07,Aid,AID,,,11\n",
        encoding="utf-8",
    )
    with pytest.raises(VocabularyError, match=r"line 2.*\n.*line 3.*\n.*line 4"):
        cameo.load(path)


@pytest.mark.parametrize(
    ("code", "name", "cameo_code"),
    [
        ("190", None, "19"),
        ("0311", None, "0311"),
        ("311", None, "0311"),  # without its zero
        ("40", None, "04"),
        ("10", "Make statement", "010"),  # the name decides
        ("10", "Demand", "10"),
        ("13y", None, None),
        ("13y", "Threaten", "13"),
        ("99", None, None),
        ("1", None, "01"),
        ("", None, None),
        (None, "Consult", "04"),
        ("²3", None, None),
    ],
)
def test_an_act_is_read_from_the_code_and_the_name_of_a_row(code, name, cameo_code):
    found = cameo.act(code, name)
    assert (found and found.cameo) == cameo_code


def test_words_without_an_act_have_no_type_and_are_still_of_a_code():
    found = cameo.act("020")
    assert found is not None
    assert (found.type, found.name) == (None, "Make an appeal or request")


def test_what_runs_both_ways_is_told():
    assert cameo.act("040").symmetric
    assert cameo.act("057").symmetric
    assert not cameo.act("042").symmetric
    assert not cameo.act("190").symmetric


@pytest.mark.parametrize(("code", "value"), [("190", -10), ("057", 8), ("112", -2), ("071", 7.4), ("13y", None)])
def test_a_code_stands_on_goldsteins_scale(code, value):
    assert cameo.goldstein(code) == value


@pytest.mark.shared
def test_goldstein_values_are_those_of_gdelt():
    path = SHARED / "data" / "formats" / "gdelt2_20170101073000.export.CSV"
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    differ = {row[26] for row in rows if cameo.goldstein(row[26]) != float(row[30])}
    assert len({row[26] for row in rows}) > 70
    assert differ == set()
