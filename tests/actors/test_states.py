"""Names and codes of states, valid by year."""

from __future__ import annotations

import csv
import gzip
import os
from datetime import date
from pathlib import Path

import pytest

from dragoman.actors import SYSTEMS, codes_of, land, name_of, registry, state_of
from dragoman.actors.states import states

SHARED = Path(os.environ.get("SHARED") or Path(__file__).parents[3] / "shared")


@pytest.mark.parametrize(
    ("state", "year", "codes"),
    [
        (
            "USA",
            2020,
            {"iso3": "USA", "iso_numeric": "840", "iso2": "US", "cow": "2", "gw": "2", "cameo": "USA", "fips": "US"},
        ),
        (
            "GBR",
            1950,
            {
                "iso3": "GBR",
                "iso_numeric": "826",
                "iso2": "GB",
                "cow": "200",
                "gw": "200",
                "cameo": "GBR",
                "fips": "UK",
            },
        ),
        (
            "ROU",
            2000,
            {
                "iso3": "ROU",
                "iso_numeric": "642",
                "iso2": "RO",
                "cow": "360",
                "gw": "360",
                "cameo": "ROM",
                "fips": "RO",
            },
        ),
        ("XKX", 2020, {"iso3": "XKX", "iso_numeric": "383", "iso2": "XK", "cow": "347", "gw": "347", "fips": "KV"}),
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
        ("817", "cow", 1970, "RVN"),
        ("817", "gw", 1980, None),
        ("315", "cow", 1990, "CSK"),
        ("316", "gw", 1995, "CZE"),
        ("260", "gw", 1980, "DEU"),
        ("265", "gw", 1980, "DDR"),
        ("680", "gw", 1980, "YMD"),
        ("345", "gw", 2000, "YUG"),
        ("347", "gw", 2010, "XKX"),
        ("970", "gw", 2010, "KIR"),
        ("946", "cow", 2010, "KIR"),
        ("511", "cow", 1964, "EAZ"),
        ("947", "cow", 2010, "TUV"),
        ("973", "gw", 2010, "TUV"),
        ("AU", "fips", 2000, "AUT"),
        ("AU", "iso2", 2000, "AUS"),
        ("CS", "iso2", 1990, "CSK"),
        ("CS", "iso2", 2005, "SCG"),
        ("TMP", "cameo", 2010, "TLS"),
        ("ROM", "iso3", 1990, "ROU"),
        ("ROM", "iso3", 2010, None),
        ("ROM", "cameo", 2010, "ROU"),
        ("ZAR", "iso3", 1990, "COD"),
        ("PSX", "iso3", 2010, "PSE"),
        ("KOS", "iso3", 2010, "XKX"),
        ("280", "iso_numeric", 1985, "DEU"),
        ("276", "iso_numeric", 2010, "DEU"),
        ("891", "iso_numeric", 2000, "YUG"),
        ("736", "iso_numeric", 2005, "SDN"),
        ("729", "iso_numeric", 2015, "SDN"),
        ("999", "cow", 2010, None),
    ],
)
def test_a_code_means_the_state_of_its_time(code, system, year, state):
    assert state_of(code, system, date(year, 4, 1)) == state


@pytest.mark.parametrize(
    ("code", "system", "year", "state"),
    [
        ("RUS", "cameo", 1985, "SUN"),
        ("SUN", "cameo", 2010, "RUS"),
        ("YUG", "iso3", 2010, "SRB"),
        ("SRB", "cameo", 1999, "YUG"),
        ("SRB", "cameo", 2004, "SCG"),
        ("CZE", "cameo", 1990, "CSK"),
        ("DDR", "iso3", 1999, "DEU"),
        ("VNM", "cameo", 1970, "VDR"),
        ("255", "cow", 1985, "DEU"),
        ("260", "cow", 2010, "DEU"),
        ("817", "cow", 1980, "VNM"),
        ("YS", "fips", 1995, "YEM"),
        ("CS", "iso2", 2010, "SRB"),
        ("UKR", "cameo", 1985, "UKR"),  # continues none
        ("ROM", "iso3", 2010, "ROU"),
        ("AU", "fips", 1985, "AUT"),
        ("999", "cow", 2010, None),
        ("", "cow", 2010, None),
    ],
)
def test_data_coded_with_the_codes_of_another_year_are_read(code, system, year, state):
    assert land(code, system, date(year, 4, 1)) == state


def test_without_a_day_a_code_means_the_state_that_lasts():
    assert land("365", "cow") == "RUS"
    assert land("345", "cow") == "SRB"


def test_every_former_state_but_none_that_lasts_became_another():
    assert {state.id for state in states().values() if state.until} == {
        state.id for state in states().values() if state.became
    }
    assert all(state.became in states() for state in states().values() if state.became)


@pytest.mark.shared
def test_the_codes_of_the_correlates_of_war_are_those_of_its_list_of_2016():
    path = SHARED / "data" / "alignment" / "cow_states_2016.csv.gz"
    with gzip.open(path, "rt", encoding="utf-8") as file:
        listed = list(csv.DictReader(file))
    days = [date(year, 7, 1) for year in range(1946, 2017)]
    expected = {(row["ccode"], day) for row in listed for day in days if day_of(row, "st") <= day <= day_of(row, "end")}
    found = {(code, day) for state in states() for day in days if (code := codes_of(state, day).get("cow"))}
    assert len(expected) > 10_000
    assert expected - found == set()
    # Earlier than there, as here a state begins with its independence; never later.
    ends = {code: max(day for of, day in expected if of == code) for code, _ in expected}
    assert [(code, day) for code, day in found - expected if day > ends[code]] == []


def day_of(row: dict[str, str], end: str) -> date:
    return date(*(int(row[f"{end}{part}"]) for part in ("year", "month", "day")))


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
