"""How often rows of others' event data are right."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import VocabularyError
from dragoman.vocabulary import coders


def test_people_are_right_more_often_than_machines_and_an_unknown_format_is_in_between():
    shares = coders.precisions()
    assert shares["acled"] > shares["icews"] > shares["gdelt"] > 0
    assert shares["gdelt"] < coders.precision("somebody's own") < shares["icews"]


@pytest.mark.parametrize("line", ["gdelt,2", "gdelt,0", "gdelt,often"])
def test_a_share_that_is_none_is_told_by_its_line(tmp_path: Path, line):
    own = tmp_path / "coders.csv"
    own.write_text(f"form,right\n{line}\n", encoding="utf-8")
    with pytest.raises(VocabularyError, match=r"coders\.csv, line 2: right .* is not a number over 0"):
        coders.load(own)


def test_a_format_may_not_stand_twice(tmp_path: Path):
    own = tmp_path / "coders.csv"
    own.write_text("form,right\ngdelt,0.2\ngdelt,0.3\n", encoding="utf-8")
    with pytest.raises(VocabularyError, match="gdelt stands twice"):
        coders.load(own)
