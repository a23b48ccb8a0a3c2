"""Lists of alliances, rivalries and disputes, in the forms in which others publish them."""

from __future__ import annotations

import gzip
from datetime import date

import pytest

from dragoman.errors import InputError, UsageError
from dragoman.importing import import_layer
from dragoman.store import Project

ATOP = "ccode1,ccode2,year,atop_defense,atop_offense,atop_neutral,atop_nonagg,atop_consul"
TSS = "tssr_id,rivalry,ccode1,ccode2,start,end,positional,spatial,ideological,interventionary,principal,aprin"
DREYER = "rivalryno,rivalryname,ccode1,ccode2,styear,endyear,region,type1,type2,type3"
GML = "dispnum,ccode1,ccode2,year,hostlev1,hostlev2,stmon,endmon"
COW = "dispnum,ccode1,ccode2,year,dispongoing,disponset,sidea1,sidea2,hostlev1,hostlev2"


@pytest.fixture
def project(tmp_path):
    return Project.create(tmp_path / "project")


@pytest.fixture
def imported(tmp_path, project):
    """What came of a list of these lines, and its bonds."""

    def take(form, *lines, **options):
        file = tmp_path / "list.csv"
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
        found = import_layer(file, project, form=form, **options)
        return found, list(project.bonds(found.layer.name)) if found.layer else []

    return take


def spells(bonds):
    return [(one.one, one.other, one.since.year, one.until and one.until.year, one.text) for one in bonds]


def test_years_with_the_same_promises_are_one_bond(imported):
    found, bonds = imported(
        "atop", ATOP,
        "2,20,1950,1,0,0,0,1", "2,20,1951,1,0,0,0,1", "2,20,1952,1,0,0,1,1", "2,20,1960,0,0,0,0,1",
        "2,200,1970,0,0,0,1,0",
    )  # fmt: skip
    assert spells(bonds) == [
        ("CAN", "USA", 1950, 1951, "promise defence and consultation"),
        ("CAN", "USA", 1952, 1952, "promise defence, non-aggression and consultation"),
        ("CAN", "USA", 1960, 1960, "promise consultation"),
        ("GBR", "USA", 1970, None, "promise non-aggression"),
    ]
    assert [one.weight for one in bonds] == [1.0, 1.0, 0.25, 0.5]
    assert (found.layer.name, found.layer.until, found.layer.lasting) == ("alliances", date(1970, 12, 31), 1)
    assert "Leeds" in found.layer.citation


def test_alliances_are_read_under_the_names_that_the_project_itself_uses_and_both_directions_are_one(imported):
    header = "dyad,mem1,mem2,year,defense,offense,neutral,nonagg,consul"
    _, bonds = imported("atop", header, "1,2,20,1950,1,0,0,0,0", "1,20,2,1950,0,1,0,0,0")
    assert spells(bonds) == [("CAN", "USA", 1950, None, "promise defence and offence")]


def test_only_who_promises_to_fight_for_one_another_is_for_one_another(imported):
    promises = {"1,0,0,0,0": "+", "0,1,0,0,0": "+", "0,0,1,0,0": None, "0,0,0,1,0": None, "0,0,0,0,1": None}
    for words, sign in promises.items():
        _, (bond,) = imported("atop", ATOP, f"651,666,2000,{words}")
        assert bond.sign == sign, bond.text


def test_a_year_without_a_promise_is_no_alliance(imported):
    _, bonds = imported("atop", ATOP, "2,20,1950,0,0,0,0,0", "2,20,1951,1,0,0,0,0")
    assert spells(bonds) == [("CAN", "USA", 1951, None, "promise defence")]


def test_a_code_means_the_state_that_bore_it_in_that_year(imported):
    _, bonds = imported("rivalries", TSS, "1,United States-Russia,2,365,1985,2020,1,,,,1,")
    text = "rivalry United States-Russia: positional"
    assert spells(bonds) == [("RUS", "USA", 1992, None, text), ("SUN", "USA", 1985, 1991, text)]


def test_codes_that_mean_nobody_are_counted_once_a_line_with_their_years(imported):
    found, bonds = imported(
        "atop", ATOP, "2,300,1900,1,0,0,0,0", "2,300,1901,1,0,0,0,0", "300,999,1902,1,0,0,0,0", "2,20,1950,1,0,0,0,0"
    )
    assert dict(found.unknown) == {"COW 300 (1900–1902)": 3, "COW 999 (1902)": 1}
    assert len(bonds) == 1


def test_rivalries_tell_what_they_are_about_in_either_list(imported):
    for form in (
        (TSS, "1,India-Pakistan,750,770,1947,2010,1,1,,,1,1"),
        (DREYER, "1,India-Pakistan,750,770,1947,2010,South Asia,positional,spatial,"),
    ):
        _, (bond,) = imported("rivalries", *form)
        assert (bond.one, bond.other, bond.sign, bond.weight) == ("IND", "PAK", "-", 1.0)
        assert bond.text == "rivalry India-Pakistan: positional and spatial"


def test_a_rivalry_that_ended_before_the_list_does_has_an_end(imported):
    _, bonds = imported(
        "rivalries", TSS, "1,Iran-Iraq,630,645,1958,2009,1,,,,,", "2,India-Pakistan,750,770,1947,2010,1,,,,,"
    )
    assert spells(bonds) == [
        ("IND", "PAK", 1947, None, "rivalry India-Pakistan: positional"),
        ("IRN", "IRQ", 1958, 2009, "rivalry Iran-Iraq: positional"),
    ]


def test_reversed_and_missing_years_are_told_and_the_rest_is_kept(imported):
    found, bonds = imported(
        "rivalries", TSS, "1,A,2,20,1950,1940,,,,,,", "2,B,2,70,,1940,,,,,,", "3,C,2,200,1950,1951,,,,,,"
    )
    assert [fault.split(":")[0] for fault in found.faults] == ["list.csv, line 2", "list.csv, line 3"]
    assert spells(bonds) == [("GBR", "USA", 1950, None, "rivalry C")]


def test_a_year_that_is_none_is_told(imported):
    found, bonds = imported("atop", ATOP, "2,20,99999,1,0,0,0,0", "2,20,-5,1,0,0,0,0", "2,20", "2,20,1950,1,0,0,0,0")
    assert [fault.partition(": ")[2] for fault in found.faults] == [
        f'year "{year}" is none of the calendar' for year in ("99999", "-5", "")
    ]
    assert len(bonds) == 1
    with_none, _ = imported("mids", GML, "31,2,630,x,3,1,9,2", "31,2,630,1987,3,1,9,2")
    assert len(with_none.faults) == 1


def test_a_dispute_is_one_bond_of_its_highest_hostility_from_its_first_month_to_its_last(imported):
    _, bonds = imported(
        "mids",
        GML,
        "31,2,630,1987,3,1,9,2",
        "31,630,2,1987,1,4,9,2",
        "31,2,630,1988,2,1,9,2",
        "32,2,630,1988,2,1,13,19",
    )
    assert [(one.since, one.until, one.weight, one.sign, one.text) for one in bonds] == [
        (date(1987, 9, 1), date(1988, 2, 29), 0.8, "-", "dispute 31: use of force"),
        (date(1988, 1, 1), date(1988, 12, 31), 0.4, "-", "dispute 32: threat of force"),
    ]


def test_a_dispute_without_months_counts_for_whole_years_and_never_lasts(imported):
    found, (bond,) = imported("mids", COW, "5,2,70,2014,1,1,1,0,5,5", "5,70,2,2014,1,1,0,1,5,5")
    assert (bond.since, bond.until, bond.text) == (date(2014, 1, 1), date(2014, 12, 31), "dispute 5: war")
    assert found.layer.lasting == 0


def test_a_list_of_another_format_is_told_by_its_columns(imported):
    with pytest.raises(InputError, match=r"has no column ccode1 but rivalry, start.*another format"):
        imported("atop", "rivalry,start", "A,1950")


def test_a_list_without_lines_is_refused(imported, project):
    for form, header in (("atop", ATOP), ("rivalries", TSS), ("mids", GML), ("layer-csv", "one,other,sign")):
        with pytest.raises(InputError, match="lists no"):
            imported(form, header)
    assert project.layers() == []


def test_a_list_of_which_nothing_is_right_is_not_kept(imported, project):
    found, _ = imported("rivalries", TSS, "1,A,2,20,1950,1940,,,,,,")
    assert (found.layer, len(found.faults), project.layers()) == (None, 1, [])


def test_a_gzipped_list_is_read_and_a_broken_one_refused(tmp_path, project):
    file = tmp_path / "list.csv.gz"
    file.write_bytes(gzip.compress(f"{ATOP}\n2,20,1950,1,0,0,0,0\n".encode()))
    assert import_layer(file, project, form="atop").layer.bonds == 1
    file.write_bytes(b"no gzip")
    with pytest.raises(InputError, match="cannot be read"):
        import_layer(file, project, form="atop")
    with pytest.raises(InputError, match="cannot be read"):
        import_layer(tmp_path / "nowhere.csv", project, form="atop")


def test_a_layer_has_the_name_that_it_is_given_and_one_of_that_name_is_replaced(imported, project):
    imported("atop", ATOP, "2,20,1950,1,0,0,0,0")
    imported("atop", ATOP, "2,20,1950,1,0,0,0,0", name="other")
    imported("atop", ATOP, "2,200,1950,1,0,0,0,0", name="other")
    assert [(one.layer, one.one) for one in project.bonds()] == [("alliances", "CAN"), ("other", "GBR")]


def test_a_name_that_no_layer_can_have_is_refused(imported):
    for name, why in (("behaviour", "what the reports tell"), ("../x", "no name for a layer"), ("", "no name")):
        with pytest.raises(UsageError, match=why):
            imported("layer-csv", "one,other,sign", "USA,GBR,+", name=name)
