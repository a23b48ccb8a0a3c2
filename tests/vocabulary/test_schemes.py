"""Types of others' schemes: PLOVER's older drafts, ACLED."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import VocabularyError
from dragoman.vocabulary import acled, plover


@pytest.mark.parametrize(
    ("type", "mode", "found"),
    [
        ("ASSAULT", "aerial", ("ASSAULT", "aerial")),
        ("assault", "Heavy_weapons", ("ASSAULT", "heavy-weapons")),
        ("COERCE", "martial law", ("COERCE", "martial-law")),
        ("CONSULT", "", ("CONSULT", None)),
        ("INVESTIGATE", None, ("ACCUSE", "investigate")),
        ("DISAPPROVE", None, ("ACCUSE", "disapprove")),
        ("DEMAND", "meet", ("REQUEST", "meet")),
        ("RETREAT", "return", ("RETREAT", "release")),
        ("ASSAULT", "dancing", ("ASSAULT", None)),
        ("CRIME", None, (None, None)),
        ("ALLY", None, None),
        ("DANCE", None, None),
    ],
)
def test_a_type_of_plover_is_one_of_ours(type, mode, found):
    act = plover.act(type, mode)
    assert (act and (act.type, act.mode)) == found


def test_meetings_run_both_ways_and_visits_do_not():
    assert plover.act("CONSULT", "multilateral").symmetric
    assert not plover.act("CONSULT", "visit").symmetric
    assert not plover.act("AID").symmetric


@pytest.mark.parametrize(
    ("event_type", "sub_event_type", "found"),
    [
        ("Battles", "Armed clash", ("ASSAULT", None, True)),
        ("Explosions/Remote violence", "Air/drone strike", ("ASSAULT", "aerial", False)),
        ("EXPLOSIONS/REMOTE VIOLENCE", "air/drone strike", ("ASSAULT", "aerial", False)),
        ("Protests", "Excessive force against protesters", ("ASSAULT", "crowd-control", False)),
        ("Strategic developments", "Agreement", ("AGREE", None, True)),
        ("Strategic developments", "Other", (None, None, False)),
        ("Riots", "Something new", ("PROTEST", "riot", False)),
        ("Riots/Protests", None, ("PROTEST", None, False)),
        ("Dances", "Waltz", None),
    ],
)
def test_a_kind_of_acled_is_a_type_and_a_mode(event_type, sub_event_type, found):
    act = acled.act(event_type, sub_event_type)
    assert (act and (act.type, act.mode, act.symmetric)) == found


def test_what_acled_calls_it_is_kept():
    assert acled.act("Battles", "Armed clash").name == "Armed clash"


@pytest.mark.parametrize(
    ("load", "lines"),
    [
        (plover.load, "theirs,type,mode,why\nFIGHT,ASSAULT,,\nFIGHT,ASSAULT,,\nPLAY,AID,aerial,\n"),
        (acled.load, ",".join(acled.COLUMNS) + "\nA,,AID,,,\nA,,AID,,,\nB,,PLAY,,,\n"),
    ],
)
def test_wrong_lines_are_named_together(load, lines, tmp_path: Path):
    path = tmp_path / "table.csv"
    path.write_text(lines, encoding="utf-8")
    with pytest.raises(VocabularyError, match=r"line 3.*\n.*line 4"):
        load(path)
