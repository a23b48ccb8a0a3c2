"""CAMEO's codes as types and modes."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import VocabularyError
from dragoman.vocabulary import cameo


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
    path.write_text("code,name,type,mode\n1,One,AID,\n042,Visit,CONSULT,carriage\n", encoding="utf-8")
    with pytest.raises(VocabularyError, match=r"line 2.*\n.*line 3"):
        cameo.load(path)
