"""Who, what and where the cells of each format mean."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.coding import SEPARATOR
from dragoman.exchange.coded import FORMS, form_of

DAY = date(2017, 1, 1)


def who(form, *cells, on=DAY):
    return FORMS[form].who(SEPARATOR.join(cells), on)


def ids(found):
    return [(one.id, one.acts_for, one.sector) for one in found]


@pytest.mark.parametrize(
    ("form", "cells", "found"),
    [
        ("gdelt", ("KENMIL", "KENYA"), ("KEN", "KEN", "MIL")),
        ("gdelt", ("IRN", "TEHRAN"), ("IRN", "IRN", "GOV")),
        ("phoenix", ("TURMIL",), ("TUR", "TUR", "MIL")),
        ("icews", ("Military (Norway)", "Military,Government", "Norway"), ("NOR", "NOR", "MIL")),
        ("icews", ("Norway", "", "Norway"), ("NOR", "NOR", "GOV")),
        ("polecat", ("Norway", "NOR", "NOR", "GOV"), ("NOR", "NOR", "GOV")),
        ("acled", ("Military Forces of Mali (2021-)", "State Forces"), ("MLI", "MLI", "MIL")),
        ("acled", ("Police Forces of Mali (2021-)", "1"), ("MLI", "MLI", "COP")),
    ],
)
def test_whoever_is_of_a_state_is_that_state_in_every_format(form, cells, found):
    assert ids(who(form, *cells)) == [found]


def test_rebels_of_a_country_are_not_that_country():
    for found in (who("gdelt", "SYRREB", "REBEL"), who("phoenix", "SYRREB"), who("polecat", "", "SYR", "", "REB")):
        (rebels,) = found
        assert (rebels.acts_for, rebels.id != "SYR") == (None, True)


def test_a_code_means_the_state_of_its_time():
    assert who("gdelt", "YUG", "YUGOSLAVIA", on=date(1985, 1, 1))[0].id == "YUG"
    assert who("icews", "Soviet Union", "", "Soviet Union", on=date(1985, 1, 1))[0].id == "SUN"


def test_whom_no_table_knows_is_told_so_and_nobody_is_nobody():
    (stranger,) = who("acled", "Invented Brigade", "Rebel group")
    assert (stranger.known, stranger.name) == (False, "Invented Brigade")
    assert who("icews", "", "", "") == who("polecat", "", "", "", "") == ()


def test_each_of_several_actors_of_polecat_counts():
    found = who("polecat", "Norway; Finland", "NOR; FIN", "NOR; FIN", "GOV", on=date(2023, 1, 1))
    assert [one.id for one in found] == ["NOR", "FIN"]
    assert [one.id for one in who("polecat", "", "NOR;SWE;NOR", "", "MIL")] == ["NOR", "SWE"]
    # Two names and one country: it may be of either, and here is of both.
    assert [one.known for one in who("polecat", "Invented Ministry; Norway", "NOR", "NOR", "GOV")] == [False, True]


def test_countries_that_cannot_be_told_apart_are_nobodys():
    found = who("polecat", "Invented Ministry; Invented Office", "NOR; SWE; FIN", "", "GOV")
    assert [one.acts_for for one in found] == [None, None]


@pytest.mark.parametrize(
    ("form", "cells", "country"),
    [
        ("gdelt", ("Garissa, Kenya (general), Kenya", "KE"), "KEN"),
        ("gdelt", ("Berlin, Berlin, Germany", "GM"), "DEU"),  # of FIPS: GM is The Gambia in ISO
        ("phoenix", ("Aleppo", "SYR"), "SYR"),
        ("icews", ("Oslo", "Norway"), "NOR"),
        ("polecat", ("Oslo", "NOR"), "NOR"),
        ("acled", ("Invented Village", "466"), "MLI"),
        ("acled", ("Invented Village", "Mali"), "MLI"),
    ],
)
def test_countries_of_places_are_told_in_the_codes_of_the_format(form, cells, country):
    assert FORMS[form].where(SEPARATOR.join(cells), DAY) == (cells[0], country)


def test_a_code_that_is_none_is_not_what_it_begins_with():
    for form in ("gdelt", "icews", "phoenix"):
        assert FORMS[form].what("13y") is None
        assert FORMS[form].what("190").type == "ASSAULT"
        assert FORMS[form].what("010").type is None  # words without an act


def test_names_of_a_users_own_list_come_before_what_the_data_say(tmp_path):
    own = tmp_path / "own.csv"
    own.write_text("name,kind,acts_for,aliases\nInvented Brigade,group,,Brigade of Mine\n")
    form = form_of("acled", [own])
    (found,) = form.who(SEPARATOR.join(("Brigade of Mine", "Rebel group")), DAY)
    assert (found.id, found.known) == ("invented-brigade", True)
    assert form.who(SEPARATOR.join(("Military Forces of Mali (2021-)", "1")), DAY)[0].id == "MLI"
    for name, cells in (("icews", ("Brigade of Mine", "", "Mali")), ("polecat", ("Brigade of Mine", "MLI", "", "REB"))):
        (found,) = form_of(name, [own]).who(SEPARATOR.join(cells), DAY)
        assert (found.id, found.known) == ("invented-brigade", True), name


@pytest.mark.parametrize(
    ("form", "cells", "type", "mode"),
    [
        ("polecat", ("ASSAULT", "aerial"), "ASSAULT", "aerial"),
        ("polecat", ("ACCUSE", "allege"), "ACCUSE", "allege"),
        ("polecat", ("INVESTIGATE", ""), "ACCUSE", "investigate"),  # of an older draft
        ("polecat", ("DISAPPROVE", ""), "ACCUSE", "disapprove"),
        ("polecat", ("CRIME", ""), None, None),
        ("acled", ("Explosions/Remote violence", "Air/drone strike"), "ASSAULT", "aerial"),
        ("acled", ("Protests", "Peaceful protest"), "PROTEST", "demo"),
        ("gdelt", ("043",), "CONSULT", "visit"),
    ],
)
def test_acts_are_those_of_plover(form, cells, type, mode):
    what = FORMS[form].what(SEPARATOR.join(cells))
    assert (what.type, what.mode) == (type, mode)


def test_words_that_are_no_act_of_a_scheme_are_none():
    assert FORMS["polecat"].what(SEPARATOR.join(("SINGING", ""))) is None
    assert FORMS["acled"].what(SEPARATOR.join(("Weddings", ""))) is None
