"""A layer of one's own: pairs by name or code, one a line."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.importing import import_layer
from dragoman.store import Project

HEADER = "one,other,sign,weight,since,until,text"


@pytest.fixture
def project(tmp_path):
    return Project.create(tmp_path / "project")


@pytest.fixture
def imported(tmp_path, project):
    """The faults of a list of these lines, and its bonds."""

    def take(*lines, header=HEADER, **options):
        file = tmp_path / "mine.csv"
        file.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
        found = import_layer(file, project, form="layer-csv", **options)
        return list(found.faults), list(project.bonds(found.layer.name)) if found.layer else []

    return take


def pairs(bonds):
    return [(one.one, one.other) for one in bonds]


def test_actors_go_by_name_id_or_code(imported):
    faults, bonds = imported(
        "United States,Iran,-", "GBR,FR,+", "2,70,+", "Kremlin,Kataib Hezbollah,0", header="one,other,sign"
    )
    assert faults == []
    assert pairs(bonds) == [("FRA", "GBR"), ("IRN", "USA"), ("MEX", "USA"), ("RUS", "kataib-hezbollah")]
    assert [one.sign for one in bonds] == ["+", "-", "+", None]
    assert {(one.layer, one.weight, one.since, one.until, one.text) for one in bonds} == {
        ("mine", 1.0, None, None, None)
    }


def test_dates_may_be_partial_and_a_line_brings_its_weight_and_words(imported):
    _, (bond,) = imported('USA,GBR,+,0.5,1949,1955-03,"treaty, signed"')
    assert (bond.since, bond.until, bond.weight, bond.text) == (
        date(1949, 1, 1), date(1955, 3, 31), 0.5, "treaty, signed",
    )  # fmt: skip


def test_a_name_means_whoever_was_called_so_on_the_day(imported):
    faults, bonds = imported("Moscow,Cuba,+,,1965,1970,", "Moscow,Cuba,+,,2005,,")
    assert faults == []
    assert pairs(bonds) == [("CUB", "RUS"), ("CUB", "SUN")]


def test_a_users_own_actors_are_known(imported, project):
    project.keep_list("own", b"id,name,kind\nriver-guard,River Guard,group\n")
    _, bonds = imported("River Guard,Mali,-,,,,")
    assert pairs(bonds) == [("MLI", "river-guard")]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("United States,Washington,+,,,,", "are the same: USA"),
        ("USA,Irann,+,,,,", 'no actor is called "Irann". Nearest: IRA (ira), Iran (IRN)'),
        ("USA,,+,,,,", "other is empty"),
        ("USA,IRN,friends,,,,", 'sign "friends" is none of +, -, 0'),
        ("USA,IRN,+,2,,,", 'weight "2" is not a number over 0'),
        ("USA,IRN,+,much,,,", 'weight "much" is not a number over 0'),
        ("USA,IRN,+,,2010,2001,", "since 2010 is after until 2001; exchange them"),
        ("USA,IRN,+,,last year,,", '"last year" is not a date; write YYYY'),
        ('USA,"IRN,+,,,,', "a quotation mark is left open"),
        ("USA,IRN,+,,,,treaty,signed", "8 cells for 7 columns"),
        ("2,9999,+,,,,", 'no actor is called "9999"'),
    ],
)
def test_a_line_that_is_wrong_is_told_and_the_others_are_kept(imported, line, told):
    faults, bonds = imported("USA,GBR,+,,,,", line, "USA,CAN,+,,,,")
    assert len(faults) == 1
    assert faults[0].startswith("mine.csv, line 3: ")
    assert told in faults[0]
    assert pairs(bonds) == [("CAN", "USA"), ("GBR", "USA")]


def test_a_line_that_repeats_or_contradicts_another_of_the_same_days_is_told(imported):
    faults, bonds = imported(
        "USA,IRN,+,,1950,1979,", "IRN,USA,+,,1960,1970,", "USA,IRN,-,,1979,1985,", "USA,IRN,-,,1980,,"
    )
    assert faults == [
        "mine.csv, line 3: line 2 says the same of IRN and USA in the same days; keep one of both",
        "mine.csv, line 4: line 2 says otherwise of IRN and USA in the same days; keep one of both",
    ]
    assert [one.sign for one in bonds] == ["+", "-"]


def test_two_treaties_of_a_pair_at_a_time_are_two_bonds(imported):
    faults, bonds = imported("USA,GBR,+,,1949,,Atlantic treaty", "USA,GBR,+,,1958,,agreement on defence")
    assert (faults, len(bonds)) == ([], 2)


def test_a_number_that_two_systems_read_differently_is_told_until_one_says_which(imported):
    line = "970,2,+,,2000,,"  # Nauru in the Correlates of War, Kiribati to Gleditsch and Ward
    faults, _ = imported(line)
    assert "number 970 means KIR or NRU; say of which system with --codes cow or --codes gw" in faults[0]
    assert [pairs(imported(line, codes=codes)[1]) for codes in ("cow", "gw")] == [[("NRU", "USA")], [("KIR", "USA")]]


@pytest.mark.parametrize("by", [",", ";", "\t"])
def test_cells_are_parted_as_the_names_of_the_columns_are_in_any_case(imported, by):
    faults, bonds = imported(f"USA{by}GBR{by}+", f"USA{by}FRA", header=by.join(("One", "Other", "SIGN")))
    assert faults == []
    assert [(one.one, one.sign) for one in bonds] == [("FRA", None), ("GBR", "+")]


def test_commented_and_empty_lines_are_passed_over_and_numbers_of_lines_stay_true(imported):
    faults, bonds = imported("# mine", "", "USA,GBR,+,,,,", "USA,USA,+,,,,")
    assert faults[0].startswith("mine.csv, line 5:")
    assert len(bonds) == 1


def test_a_cell_of_several_lines_is_one_cell_and_an_open_quotation_mark_spoils_one_line(imported):
    faults, bonds = imported('USA,GBR,+,,,,"a treaty', 'in two parts"', 'USA,CAN,+,,,,"open', "USA,FRA,+,,,,")
    assert [one.text for one in bonds] == [None, "a treaty\nin two parts"]
    assert [fault.split(":")[0] for fault in faults] == ["mine.csv, line 4"]
