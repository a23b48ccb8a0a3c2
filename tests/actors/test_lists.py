"""A user's own list, and what is said when a table is wrong."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.actors import Registry
from dragoman.errors import VocabularyError

DAY = date(2020, 1, 1)


@pytest.fixture
def listed(tmp_path):
    def write(text):
        path = tmp_path / "own.csv"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_a_users_list_adds_actors_with_their_aliases(listed):
    names = Registry.load(
        listed(
            "# our watch list\nid,name,kind,sector,home,sponsor,since,until,aliases\n"
            "river-guard,River Guard,group,PRM,MLI,DZA,2019,2022-06,Garde du Fleuve|RG\n"
        )
    )
    actor = names.resolve("Garde du Fleuve", DAY)
    assert (actor.id, actor.kind, actor.sector, actor.home, actor.sponsor) == (
        "river-guard",
        "group",
        "PRM",
        "MLI",
        "DZA",
    )
    assert (actor.since, actor.until) == (date(2019, 1, 1), date(2022, 6, 30))
    assert names.resolve("rg", DAY) is None


def test_a_row_with_a_known_id_adds_names_and_keeps_the_rest(listed):
    names = Registry.load(listed("id,name,aliases\nhezbollah,The Upper Party,Upper Party\n"))
    actor = names.resolve("Upper Party", DAY)
    assert (actor.id, actor.name, actor.home, actor.sponsor) == ("hezbollah", "Hezbollah", "LBN", "IRN")
    assert names.resolve("Hezbollah", DAY) == actor


def test_an_office_in_a_users_list_acts_for_its_state(listed):
    names = Registry.load(listed("id,name,kind,sector,acts_for\nport-office,Harbour Directorate,office,GOV,DJI\n"))
    assert names.resolve("Harbour Directorate", DAY).acts_for(DAY) == "DJI"


def test_all_faults_are_told_together_with_their_lines(listed):
    path = listed(
        "id,name,kind,sector,acts_for,home,since,until,aliases\n"
        "a,Alpha,club,GOV,FRA,,,,\n"
        "b,Beta,group,WAR,,,,,\n"
        "# a remark\n"
        "c,Gamma,group,,,XYZ,,,\n"
        "d,Delta,group,,,,2019-13,,\n"
        "e,Epsilon,group,,,,2020,2010,\n"
        "f,,group,,,,,,\n"
        "g,Eta,group,,,,,,Etas@1990\n"
        "h,Theta,group,,,,,,Thetas,too many\n"
    )
    with pytest.raises(VocabularyError) as raised:
        Registry.load(path)
    told = str(raised.value).splitlines()
    assert [line.split(":")[0] for line in told] == [f"own.csv, line {n}" for n in (2, 3, 5, 6, 7, 8, 9, 10)]
    assert [
        word in line
        for word, line in zip(
            ["club", "WAR", "XYZ", "2019-13", "after", "id and a name", "Etas@1990", "10 cells"], told, strict=True
        )
    ] == [True] * 8


@pytest.mark.parametrize("text", ["", "name,aliases\nAlpha,A\n", "only words\n"])
def test_a_list_without_its_columns_is_refused(listed, text):
    with pytest.raises(VocabularyError, match=r"own\.csv: no column id"):
        Registry.load(listed(text))


def test_a_list_that_is_no_text_is_refused(tmp_path):
    path = tmp_path / "own.csv"
    path.write_bytes(b"\xff\xfe\x00\x80")
    with pytest.raises(VocabularyError, match="UTF-8"):
        Registry.load(path)
    with pytest.raises(VocabularyError, match=r"nowhere\.csv"):
        Registry.load(tmp_path / "nowhere.csv")
