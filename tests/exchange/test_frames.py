"""Records as data frames: days as days, few words as categories, what CSV joins as lists."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.errors import UsageError
from dragoman.exchange import frames
from dragoman.records import Claim, Event, Shift, SignedTie
from tests.builders import claim, item

LIBRARIES = ("pandas", "polars")


def claims() -> list[Claim]:
    return [
        claim("IRN", "RUS", id="a", published="2022-10-29", type="AID", items=(item("drones"),),
              theatres=("ukraine-invasion",), by=("UKR",)),
        claim("RUS", None, id="b", published=None),
    ]  # fmt: skip


@pytest.mark.parametrize("library", LIBRARIES)
def test_what_csv_joins_is_a_list_and_few_words_are_categories(library):
    pytest.importorskip(library)
    table = frames.frame(claims(), Claim, library)
    assert [list(some) for some in table["theatres"].to_list()] == [["ukraine-invasion"], []]
    assert list(table["sources"].to_list()[0]) == ["UKR"]
    assert str(table["type"].dtype).lower().startswith(("category", "enum"))
    assert list(table["stance"].to_list()) == ["asserts", "asserts"]


def test_days_are_days():
    pandas, polars = pytest.importorskip("pandas"), pytest.importorskip("polars")
    by_pandas, by_polars = (frames.frame(claims(), Claim, library) for library in LIBRARIES)
    assert pandas.api.types.is_datetime64_any_dtype(by_pandas["published"])
    assert by_polars.schema["published"] == polars.Date
    assert by_polars["published"].to_list() == [date(2022, 10, 29), None]


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_frame_of_nothing_has_the_columns(library):
    pytest.importorskip(library)
    table = frames.frame([], Event, library)
    assert len(table) == 0
    assert {"id", "asserted_by", "denied_by", "dataset"} <= set(table.columns)


@pytest.mark.parametrize("library", LIBRARIES)
def test_parts_are_put_together(library, monkeypatch):
    pytest.importorskip(library)
    monkeypatch.setattr(frames, "AT_ONCE", 1)
    table = frames.frame(claims(), Claim, library)
    assert table["id"].to_list() == ["a", "b"]
    assert str(table["type"].dtype).lower().startswith(("category", "enum"))


def test_without_a_library_records_stay_as_they_are(monkeypatch):
    assert frames.frame(claims(), Claim, None) == claims()
    monkeypatch.setattr(frames, "find_spec", lambda name: None)
    assert frames.frame(iter(claims()), Claim) == claims()
    with pytest.raises(UsageError, match=r'pip install "dragoman\[frames\]"'):
        frames.frame(claims(), Claim, "polars")


def test_other_words_for_a_library_and_several_kinds_are_refused():
    with pytest.raises(UsageError, match="frames is 'r'"):
        frames.frame([], Shift, "r")
    with pytest.raises(UsageError, match="Claim, SignedTie"):
        frames.frame([*claims(), SignedTie(one="A", other="B", sign="+")], Claim, "pandas")
