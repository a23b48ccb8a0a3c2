"""Names and codes of states, valid by year."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.actors import SYSTEMS, codes_of, name_of, registry, state_of
from dragoman.actors.states import states


@pytest.mark.parametrize(
    ("state", "year", "codes"),
    [
        ("USA", 2020, {"iso3": "USA", "iso2": "US", "cow": "2", "gw": "2", "cameo": "USA", "fips": "US"}),
        ("GBR", 1950, {"iso3": "GBR", "iso2": "GB", "cow": "200", "gw": "200", "cameo": "GBR", "fips": "UK"}),
        ("ROU", 2000, {"iso3": "ROU", "iso2": "RO", "cow": "360", "gw": "360", "cameo": "ROM", "fips": "RO"}),
        ("XKX", 2020, {"iso3": "XKX", "iso2": "XK", "cow": "347", "gw": "347", "fips": "KV"}),
        ("XKX", 1990, {}),
        ("SUN", 2000, {}),
    ],
)
def test_a_state_has_its_codes_while_it_exists(state, year, codes):
    assert codes_of(state, date(year, 6, 1)) == codes


@pytest.mark.parametrize(
    ("code", "system", "year", "state"),
    [
        ("365", "cow", 1980, "SUN"),
        ("365", "cow", 2000, "RUS"),
        ("260", "cow", 1980, "DEU"),
        ("255", "cow", 1980, None),
        ("255", "cow", 2000, "DEU"),
        ("260", "gw", 2000, "DEU"),
        ("345", "cow", 1995, "YUG"),
        ("345", "cow", 2004, "SCG"),
        ("345", "cow", 2010, "SRB"),
        ("340", "gw", 2010, "SRB"),
        ("679", "cow", 2000, "YEM"),
        ("678", "gw", 2000, "YEM"),
        ("816", "cow", 1970, "VDR"),
        ("816", "cow", 1980, "VNM"),
        ("511", "cow", 1964, "EAZ"),
        ("947", "cow", 2010, "TUV"),
        ("973", "gw", 2010, "TUV"),
        ("AU", "fips", 2000, "AUT"),
        ("AU", "iso2", 2000, "AUS"),
        ("CS", "iso2", 1990, "CSK"),
        ("CS", "iso2", 2005, "SCG"),
        ("TMP", "cameo", 2010, "TLS"),
        ("999", "cow", 2010, None),
    ],
)
def test_a_code_means_the_state_of_its_time(code, system, year, state):
    assert state_of(code, system, date(year, 4, 1)) == state


@pytest.mark.parametrize("system", SYSTEMS)
def test_no_two_states_share_a_code_at_once(system):
    taken = {}
    for year in range(1945, 2026):
        for state in states():
            code = codes_of(state, date(year, 9, 1)).get(system)
            if code is not None:
                assert taken.setdefault((year, code), state) == state


@pytest.mark.parametrize(
    ("state", "year", "name"),
    [
        ("COD", 1985, "Zaire"),
        ("COD", 2005, "Democratic Republic of the Congo"),
        ("MMR", 1980, "Burma"),
        ("MKD", 2015, "Macedonia"),
        ("BFA", 1970, "Upper Volta"),
        ("FRA", 1970, "France"),
    ],
)
def test_a_state_is_called_as_it_called_itself(state, year, name):
    assert name_of(state, date(year, 4, 1)) == name


def test_what_a_state_once_called_itself_still_finds_it():
    known = {name.text: state.id for state in states().values() for name in state.former}
    found = {name: registry().resolve(name, date(2015, 1, 1)) for name in known}
    assert {name: actor and actor.id for name, actor in found.items()} == known


def test_nobody_of_that_id_has_no_name_and_no_codes():
    assert name_of("QQQ") is None
    assert codes_of("QQQ") == {}


def test_without_a_day_the_latest_codes_are_given():
    assert codes_of("DEU")["cow"] == "255"
    assert codes_of("YEM")["cow"] == "679"


def test_all_but_four_states_are_of_the_correlates_of_war_list():
    assert {state for state in states() if "cow" not in codes_of(state)} == {"PSE", "VAT", "COK", "NIU"}
