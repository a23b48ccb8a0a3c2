"""The table of theatres: sound rows, and faults named by line."""

from datetime import date

import pytest

from dragoman.actors import registry
from dragoman.errors import VocabularyError
from dragoman.vocabulary.items import KINDS
from dragoman.vocabulary.places import places
from dragoman.vocabulary.tables import read_table
from dragoman.vocabulary.theatres import COLUMNS, LATE, theatre, theatres, theatres_of, words_in

HEADER = ",".join(COLUMNS) + "\n"


def table(folder, text):
    path = folder / "theatres.csv"
    path.write_text(HEADER + text)
    return path


def test_the_table_is_broad_and_ids_are_unique():
    ids = [one.id for one in theatres()]
    assert len(ids) >= 60
    assert len(set(ids)) == len(ids)


def test_every_party_is_a_known_actor():
    unknown = {party for one in theatres() for party in one.parties if registry().get(party) is None}
    assert unknown == set()


def test_every_place_and_kind_of_item_is_known():
    named = {place for one in theatres() for place in one.places if not (len(place) == 3 and place.isupper())}
    assert {place for place in named if (found := places().find(place)) is None or found.name != place} == set()
    assert {item for one in theatres() for item in one.items} <= KINDS


def test_a_part_is_within_a_theatre_that_the_table_has():
    ids = {one.id for one in theatres()}
    assert {one.within for one in theatres() if one.within} <= ids


def test_what_has_ended_is_open_for_as_long_as_it_is_told():
    [blockade] = [one for one in theatres() if one.id == "gulf-crisis"]
    day = date(2021, 1, 6)
    assert blockade.is_open(date(2021, 1, 5), date(2021, 1, 5))
    assert not blockade.is_open(day, day)
    assert blockade.is_open(day, day, late=LATE)
    assert not blockade.is_open(date(2021, 3, 1), date(2021, 3, 1), late=LATE)
    assert blockade.is_open(None, None)


def test_dates_reach_to_the_end_of_what_they_name(tmp_path):
    [one] = read_table(table(tmp_path, "war,War,war,,AAA,AAA,BBB,,,1991,1995-02\n"), COLUMNS, theatre)
    assert (one.since, one.until) == (date(1991, 1, 1), date(1995, 2, 28))


def test_wrong_rows_are_named_together(tmp_path):
    path = table(
        tmp_path,
        "Big War,x,war,,,AAA,,,,1991,\nx,x,quarrel,,,AAA,,,,1991,\ny,y,war,,,AAA,,,,1991,1990\n"
        "z,z,war,,,AAA,,,,soon,\nw,w,war,,,,,,,1991,\n",
    )
    with pytest.raises(VocabularyError) as told:
        read_table(path, COLUMNS, theatre)
    lines = str(told.value).splitlines()
    assert [line.split(":")[0] for line in lines] == [f"theatres.csv, line {number}" for number in (2, 3, 4, 5, 6)]
    assert "it ends (1990) before it begins (1991)" in lines[2]
    assert '"soon" is not a day, month or year' in lines[3]


def test_theatres_are_found_by_party_state_and_place():
    assert "taiwan" in {one.id for one in theatres_of({"TWN"})}
    assert "kashmir" in {one.id for one in theatres_of({"Kashmir"})}
    assert theatres_of({"nobody"}) == []


def test_words_tell_theatres_in_the_singular_and_plural():
    assert "iran-nuclear" in words_in("Centrifuges were installed.")
    assert "iran-nuclear" in words_in("A centrifuge was installed.")
    assert words_in("They met.") == frozenset()
