"""A user's own list, and what is said when a table is wrong."""

from __future__ import annotations

import os
import re
from datetime import date

import pytest

from dragoman.actors import Registry, registry
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
    told = sorted(str(raised.value).splitlines(), key=lambda line: int(line.split(":")[0].split()[-1]))
    assert [line.split(":")[0] for line in told] == [f"own.csv, line {n}" for n in (2, 3, 5, 6, 7, 8, 9, 10)]
    assert [
        word in line
        for word, line in zip(
            ["club", "WAR", "XYZ", "2019-13", "after", "needs a name", "Etas@1990", "10 cells"], told, strict=True
        )
    ] == [True] * 8


@pytest.mark.parametrize("text", ["", "id,aliases\nalpha,A\n", "only words\n"])
def test_a_list_without_names_is_refused(listed, text):
    with pytest.raises(VocabularyError, match=r"own\.csv: no column name"):
        Registry.load(listed(text))


def test_a_row_without_an_id_is_the_known_actor_of_that_name_or_a_new_one(listed):
    names = Registry.load(listed("name,aliases\nHizballah,Upper Party\nRiver Guard,Garde du Fleuve\n"))
    assert names.resolve("Upper Party", DAY).id == "hezbollah"
    assert (names.resolve("Garde du Fleuve", DAY).id, names.get("river-guard").kind) == ("river-guard", "group")


def test_a_users_name_comes_before_the_packaged_one_of_that_day(listed):
    names = Registry.load(listed("id,name,kind,aliases\nriver-guard,River Guard,group,Hamas@2019..2021|the Falcons\n"))
    assert names.resolve("Hamas", DAY).id == "river-guard"
    assert names.resolve("Hamas", date(2024, 1, 1)).id == "hamas"
    assert names.longest(["the", "Falcons"], 1, DAY).actor.id == "river-guard"


def test_two_lists_that_disagree_on_a_name_leave_it_open(listed, tmp_path):
    other = tmp_path / "other.csv"
    other.write_text("id,name,aliases\nhill-guard,Hill Guard,Falcons\n", encoding="utf-8")
    names = Registry.load([listed("id,name,aliases\nriver-guard,River Guard,Falcons\n"), other])
    assert names.resolve("Falcons", DAY) is None


def test_a_person_has_a_row_for_each_time_in_office(listed):
    names = Registry.load(
        listed(
            "id,name,kind,sector,acts_for,represents,office,since,until,surname\n"
            "port-office,Harbour Directorate,office,GOV,DJI,,,,,\n"
            "hana-odo,Hana Odo,person,,,,port-office,2019,2020-06,Odo\n"
            "hana-odo,Hana Odo,person,REB,,hezbollah,,2021,,\n"
        )
    )
    odo = names.resolve("Odo", DAY)
    assert (odo.acts_for(DAY), odo.sector_on(DAY), odo.represents(DAY)) == ("DJI", "GOV", None)
    later = date(2022, 1, 1)
    assert (odo.acts_for(later), odo.sector_on(later), odo.represents(later)) == (None, "REB", "hezbollah")
    assert names.resolve("Odo", date(2010, 1, 1)) is None


def test_a_known_person_keeps_the_terms_of_the_tables(listed):
    names = Registry.load(listed("name,kind,represents,since\nHassan Rouhani,person,hezbollah,2022\n"))
    rouhani = names.get("hassan-rouhani")
    assert (rouhani.acts_for(date(2014, 1, 1)), rouhani.represents(date(2023, 1, 1))) == ("IRN", "hezbollah")


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("iran-man,Hana Odo,person,nobody,", 'represents "nobody" is the id of no actor'),
        ("hezbollah,Hana Odo,person,,", '"hezbollah" is Hezbollah, of kind group, not person'),
        (",Привет,group,,", "makes no id"),
        ('a,"Alpha,group,,', "close the quotation mark on the same line"),
    ],
)
def test_what_is_wrong_with_a_row_is_told_with_what_to_do(listed, row, fault):
    with pytest.raises(VocabularyError, match=re.escape(fault)):
        Registry.load(listed(f"id,name,kind,represents,aliases\n{row}\nb,Beta,group,,\n"))


def test_a_changed_list_is_loaded_again(listed):
    path = listed("name\nRiver Guard\n")
    assert registry([path]).get("hill-guard") is None
    path.write_text("name\nHill Guard\n", encoding="utf-8")
    os.utime(path, (1, 1))
    assert registry([path]).get("hill-guard").name == "Hill Guard"
    assert registry().get("hill-guard") is None


def test_a_list_that_is_no_text_is_refused(tmp_path):
    path = tmp_path / "own.csv"
    path.write_bytes(b"\xff\xfe\x00\x80")
    with pytest.raises(VocabularyError, match="UTF-8"):
        Registry.load(path)
    with pytest.raises(VocabularyError, match=r"nowhere\.csv"):
        Registry.load(tmp_path / "nowhere.csv")
