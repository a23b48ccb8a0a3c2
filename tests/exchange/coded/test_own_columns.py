"""Tables of one's own: which column is what, what days, names, codes and acts in them mean."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.actors import registry
from dragoman.errors import UsageError
from dragoman.exchange.coded import column_map, columns_form
from tests.exchange.coded.taken import rows_of

MAP = {"initiator": "Attacker", "recipient": "Victim", "type": "Kind", "day": "When"}
TABLE = 'When,Attacker,Victim,Kind,Note\n2014-03-02,Norway,"Sweden",ASSAULT,"near, it says, Oslo"\n'
JUNE = date(2014, 6, 1)


def form(codes=None, **more):
    return columns_form(MAP | more, registry(), codes)


def test_columns_are_found_by_their_names_in_any_case_and_order(tmp_path):
    (row,) = rows_of(form(words="note"), tmp_path / "mine.csv", TABLE)
    assert row["day"] == row["until"] == date(2014, 3, 2)
    assert (row["initiator"], row["recipient"], row["code"]) == ("Norway", "Sweden", "ASSAULT")
    assert row["words"] == "near, it says, Oslo"
    assert "row" not in row


@pytest.mark.parametrize(
    ("told", "first", "last"),
    [
        ("2014", date(2014, 1, 1), date(2014, 12, 31)),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29)),
        ("20140302", date(2014, 3, 2), date(2014, 3, 2)),
        ("2 March 2014", date(2014, 3, 2), date(2014, 3, 2)),
        ("2014-03-02 10:30:00", date(2014, 3, 2), date(2014, 3, 2)),
        ("02/03/2014", None, None),  # the third of February or the second of March
        ("soon", None, None),
    ],
)
def test_days_are_no_more_exact_than_they_are_written(tmp_path, told, first, last):
    (row,) = rows_of(form(), tmp_path / "mine.csv", f"When,Attacker,Victim,Kind\n{told},NOR,SWE,190\n")
    assert (row["day"], row["until"]) == (first, last)


def test_a_row_that_tells_no_last_day_may_be_of_any_day_of_its_month(tmp_path):
    (row,) = rows_of(
        form(until="Last"), tmp_path / "mine.csv", "When,Attacker,Victim,Kind,Last\n2016-02,NOR,SWE,190,\n"
    )
    assert (row["day"], row["until"]) == (date(2016, 2, 1), date(2016, 2, 29))


def test_actors_go_by_name_or_by_the_codes_that_are_asked_for():
    (norway,) = form().who("norway", JUNE)
    assert (norway.id, norway.acts_for, norway.known) == ("NOR", "NOR", True)
    assert form("cow").who("385", JUNE)[0].id == "NOR"
    assert form("fips").who("no", JUNE)[0].id == "NOR"
    assert form("cow").who("260", date(1980, 6, 1))[0].name == "West Germany"
    (stranger,) = form().who("Invented Brigade", JUNE)
    assert (stranger.id, stranger.name, stranger.known) == ("invented-brigade", "Invented Brigade", False)
    (nobody,) = form("cow").who("9999", JUNE)
    assert not nobody.known


@pytest.mark.parametrize(
    ("told", "type", "mode"),
    [("assault", "ASSAULT", None), ("ASSAULT\x1faerial", "ASSAULT", "aerial"), ("ASSAULT\x1fsinging", "ASSAULT", None),
     ("195", "ASSAULT", "aerial"), ("Rivalry", None, None), ("13y", None, None)],
)  # fmt: skip
def test_acts_are_types_of_plover_or_codes_of_cameo(told, type, mode):
    what = form().what(told)
    assert (what and what.type, what and what.mode) == (type, mode)


def test_a_place_lies_in_a_country_by_name_or_code():
    assert form().where("Oslo\x1fNorway", JUNE) == ("Oslo", "NOR")
    assert form("fips").where("\x1fSW", JUNE) == ("SW", "SWE")
    assert form().where("Nowhere\x1fAtlantis", JUNE) == ("Nowhere", None)


def test_a_map_comes_in_words_or_in_a_file(tmp_path):
    (tmp_path / "map.toml").write_text('initiator = "Attacker"\nday = "When"\n')
    (tmp_path / "map.csv").write_text("field,column\ninitiator,Attacker\nday,When\n")
    wanted = {"initiator": "Attacker", "day": "When"}
    assert column_map("initiator=Attacker, day = When") == wanted
    assert column_map(str(tmp_path / "map.toml")) == column_map(str(tmp_path / "map.csv")) == wanted


@pytest.mark.parametrize(
    ("text", "words"),
    [("initiator", "names no column"), ("initiator=", "names no column"), ("nowhere.toml", "cannot be read"),
     ("nowhere.csv", "cannot be read")],
)  # fmt: skip
def test_what_is_no_map_is_told(text, words):
    with pytest.raises(UsageError, match=words):
        column_map(text)


def test_a_map_without_a_needed_field_or_with_an_unknown_one_is_told():
    with pytest.raises(UsageError, match="names no column for type, day"):
        columns_form({"initiator": "a"}, registry())
    with pytest.raises(UsageError, match="there is no field wer"):
        columns_form(MAP | {"wer": "a"}, registry())
