"""Who the codes and names of others' event data mean."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.actors import codes_of, registry
from dragoman.actors.actor import KINDS, SECTORS
from dragoman.actors.coded import acled_actor, cameo_actor, icews_actor, place_of, polecat_actor
from dragoman.actors.coded import cameo_tables as codes
from dragoman.actors.coded.icews import sector_of
from dragoman.actors.coded.lands import territories
from dragoman.actors.states import states

DAY = date(2014, 6, 1)
SHARED = Path(os.environ.get("SHARED") or Path(__file__).parents[3] / "shared")


@pytest.mark.parametrize(
    ("code", "id", "acts_for", "sector"),
    [
        ("IRN", "IRN", "IRN", "GOV"),
        ("IRNMIL", "IRN", "IRN", "MIL"),
        ("IRNCOP", "IRN", "IRN", "COP"),
        ("NGAGOVENV", "NGA", "NGA", "GOV"),
        ("NGALEGOPP", "nigerian-opposition", None, "OPP"),
        ("SYRREB", "syrian-opposition", None, "OPP"),  # the registry's
        ("MLIREB", "malian-rebels", None, "REB"),
        ("USAMED", "american-media", None, "JRN"),  # CAMEO's MED is media
        ("USAHLH", "american-health-workers", None, "MED"),
        ("ROMGOV", "ROU", "ROU", "GOV"),
        ("SCGSRB", "SRB", "SRB", "GOV"),
        ("IGOUNO", "un", None, None),
        ("IGOUNOREFHCR", "unhcr", None, None),
        ("IGOEUREEC", "eu", None, None),
        ("PSEREBHMS", "hamas", None, "REB"),
        ("NAT", "nato", None, None),
        ("AFGTAL", "taliban", None, "REB"),
        ("TURkur", "turkish-kurds", None, None),
        ("NGAMOS", "nigerian-muslims", None, "REL"),
        ("NGAMOSREB", "nigerian-muslim-rebels", None, "REB"),
        ("WST", "west", None, None),
        ("MEA", "middle-east", None, None),
        ("HKG", "hong-kong", None, None),
        ("GRL", "greenland", None, None),
        ("GOV", "government", None, "GOV"),
        ("MNCUSA", "american-multinational-companies", None, "BUS"),
        ("IRQSUN", "iraqi-sunnis", None, "REL"),
    ],
)
def test_a_code_of_cameo_means_someone(code, id, acts_for, sector):
    found = cameo_actor(code, None, DAY)
    assert found is not None
    assert (found.id, found.acts_for, found.sector, found.known) == (id, acts_for, sector, True)


@pytest.mark.parametrize(
    ("code", "year", "id"),
    [("RUSMIL", 1985, "SUN"), ("SUN", 1985, "SUN"), ("SUN", 2005, "RUS"), ("SRB", 1999, "YUG"), ("DEU", 1985, "DEU")],
)
def test_a_code_means_the_state_of_its_time(code, year, id):
    found = cameo_actor(code, None, date(year, 4, 1))
    assert found is not None
    assert found.id == id


def test_a_role_without_a_country_is_nobody_in_particular():
    found = cameo_actor("MIL", "ARMY", DAY)
    assert found is not None
    assert (found.kind, found.acts_for) == ("unknown", None)


def test_a_name_tells_who_it_is_where_the_code_only_describes_them():
    assert cameo_actor("USAMED", "REUTERS", DAY).id == "reuters"
    assert cameo_actor("USAGOV", "OBAMA", DAY).id == "barack-obama"
    assert cameo_actor("USAGOV", "WASHINGTON", DAY).id == "USA"
    assert cameo_actor("REB", "TALIBAN", DAY).id == "taliban"
    assert cameo_actor("FRAGOV", "OBAMA", DAY).id == "FRA"  # of another country than the code's


@pytest.mark.parametrize("code", ["QQQ", "xyz", "USAXYZ", "eta"])
def test_an_unknown_code_is_kept_under_an_id_of_its_own(code):
    found = cameo_actor(code, "SOME BODY", DAY)
    assert found is not None
    assert not found.known
    assert found.name == "Some Body"
    assert registry().get(found.id) is None


@given(
    st.lists(st.sampled_from([*codes.roles(), *codes.names(), *states(), "QQQ", "Q", ""]), max_size=4).map("".join),
    st.sampled_from([None, "", "JUDGE", "OBAMA"]),
    st.dates(date(1979, 1, 1), date(2025, 12, 31)),
)
@settings(max_examples=200, deadline=None)
def test_any_code_is_someone_whom_the_rules_allow(code, name, on):
    found = cameo_actor(code, name, on)
    assert (found is None) == (code == "")
    if found is not None:
        assert found.id
        assert found.name
        assert found.kind in KINDS
        assert found.sector is None or found.sector in SECTORS
        assert found.known or (found.acts_for is None and registry().get(found.id) is None)
        if found.kind == "state":
            assert found.id == found.acts_for


@pytest.mark.parametrize("role", codes.roles())
def test_a_role_acts_for_its_state_or_for_nobody(role):
    for state in ("NOR", "IRN", "COG", "XKX"):
        code = (codes_of(state, DAY).get("cameo") or "KOS") + role
        found = cameo_actor(code, None, DAY)
        assert found is not None
        assert found.known
        assert found.acts_for == (state if codes.roles()[role].acts_for else None), (code, found)


@pytest.mark.shared
def test_nobody_of_the_sample_of_gdelt_is_unknown_but_two_peoples():
    path = SHARED / "data" / "formats" / "gdelt2_20170101073000.export.CSV"
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    found = [cameo_actor(row[at], row[at + 1], date(2017, 1, 1)) for row in rows for at in (5, 15) if row[at]]
    assert len(found) > 1_000
    unknown = {one.id for one in found if one is not None and not one.known}
    assert len(unknown) == 2
    assert sum(one is not None and one.acts_for is not None for one in found) > 450


def test_an_empty_code_is_nobody():
    assert cameo_actor("", None, DAY) is None


def test_every_actor_of_the_tables_of_cameo_is_in_the_registry_under_a_code_of_its_own():
    assert len(codes.names()) > 150
    assert not set(codes.roles()) & set(codes.names())


@pytest.mark.parametrize(
    ("name", "sectors", "country", "id", "acts_for", "known"),
    [
        ("China", "", "China", "CHN", "CHN", True),
        ("Police (India)", "Police,Government", "India", "IND", "IND", True),
        ("Citizen (India)", "General Population / Civilian / Social,Social", "India", "indian-citizens", None, True),
        ("Justice Department/Ministery (Peru)", "Executive,Government", "Peru", "PER", "PER", True),
        ("Militant (Boko Haram)", "Rebel", "Nigeria", "boko-haram", None, True),
        ("Protester (Hong Kong)", "Dissident", "China", "hong-kong-opposition", None, True),
        ("Police (Hong Kong)", "Police,Government", "China", "hong-kong", None, True),
        ("Media (Africa)", "", "", "african-media", None, True),
        ("Citizen (International)", "", "", "citizens", None, True),
        ("Citizen (River Valley)", "", "", "river-valley-citizens", None, False),
        ("Sergey Viktorovich Lavrov", "Executive,Government", "Russian Federation", "sergei-lavrov", "RUS", True),
        ("Ada Nobody", "Executive,Government", "Peru", "ada-nobody", "PER", False),
        ("Ada Nobody", "Opposition Major Party (Out Of Government),Government", "Peru", "ada-nobody", None, False),
        ("River Party (Peru)", "Parties", "Peru", "river-party-peru", None, False),
        ("Middle East", "", "", "middle-east", None, True),
    ],
)
def test_an_actor_of_icews_is_a_state_a_role_or_a_name(name, sectors, country, id, acts_for, known):
    found = icews_actor(name, sectors, country, DAY)
    assert found is not None
    assert (found.id, found.acts_for, found.known) == (id, acts_for, known)


def test_of_several_sectors_the_one_against_the_state_tells():
    assert sector_of("Parties,Government,Legislative / Parliamentary") == "LEG"
    assert sector_of("Government,Dissident") == "OPP"
    assert sector_of("Elite") is None
    assert sector_of("Something new") is None


@pytest.mark.parametrize(
    ("name", "country", "cow", "sector", "id", "acts_for"),
    [
        ("United States", "USA", "2", "GOV", "USA", "USA"),
        ("", "DEU", "", "MIL", "DEU", "DEU"),
        (None, "Germany", None, "COP", "DEU", "DEU"),
        ("", "", "255", "GOV", "DEU", "DEU"),
        ("", "NGA", "475", "JRN", "nigerian-media", None),
        ("", "NGA", "475", "MED", "nigerian-health-workers", None),  # PLOVER's MED is medical
        ("", "UNO", "", "", "un", None),
        ("", "KOS", "", "GOV", "XKX", "XKX"),
        ("Harbour Board", "NOR", "385", "GOV", "harbour-board", "NOR"),
        ("Harbour League", "NOR", "385", "REB", "harbour-league", None),
        ("Hamas", "PSE", "", "REB", "hamas", None),
    ],
)
def test_an_actor_of_polecat_is_a_name_or_a_country_with_a_sector(name, country, cow, sector, id, acts_for):
    found = polecat_actor(name, country, cow, sector, DAY)
    assert found is not None
    assert (found.id, found.acts_for) == (id, acts_for)


def test_an_actor_of_polecat_without_name_and_country_is_nobody():
    assert polecat_actor("", "None", "", "CVL", DAY) is None


@pytest.mark.parametrize(
    ("name", "inter", "id", "acts_for", "sector"),
    [
        ("Military Forces of Syria (2000-2024)", "1", "SYR", "SYR", "MIL"),
        ("Police Forces of the Philippines (2022-)", "State Forces", "PHL", "PHL", "COP"),
        ("Military Forces of Yemen (2016-) Houthi", "1", "houthis", None, "REB"),
        ("Military Forces of the United States (2021-)", "8", "USA", "USA", "MIL"),
        ("Military Forces of Sudan (2019-) River District", "1", "SDN", "SDN", "MIL"),
        ("Police Forces of Palestine (2007-) Hamas Government in Gaza", "1", "hamas", None, "REB"),
        ("Hamas Movement", "2", "hamas", None, "REB"),
        ("Boko Haram - Jamatu Ahli is-Sunnah", "2", "boko-haram", None, "REB"),
        ("Government of Mali (2012-2020)", "1", "MLI", "MLI", "GOV"),
        ("Protesters (India)", "6", "indian-protesters", None, "OPP"),
        ("Civilians (International)", "7", "civilians", None, "CVL"),
        ("Islamic State (Iraq)", "2", "islamic-state", None, "REB"),
        ("HTS: Hayat Tahrir al Sham", "2", "hts", None, "REB"),
        ("River Ethnic Militia (Mali)", "Identity Militia", "river-ethnic-militia-mali", None, "PRM"),
        ("Mutiny of Military Forces of Mali (2012-2020)", "2", "malian-mutineers", None, "UAF"),
    ],
)
def test_an_actor_of_acled_is_forces_people_or_a_name(name, inter, id, acts_for, sector):
    found = acled_actor(name, inter, DAY)
    assert found is not None
    assert (found.id, found.acts_for, found.sector) == (id, acts_for, sector)


def test_whom_no_table_knows_is_marked_as_unknown():
    assert not acled_actor("River Guard", "2", DAY).known
    assert acled_actor("River Guard", "2", DAY).sector == "REB"
    assert acled_actor("", "2", DAY) is None


@pytest.mark.parametrize(
    ("code", "system", "year", "country"),
    [
        ("UK", "fips", 2014, "GBR"),
        ("GM", "fips", 1985, "DEU"),
        ("RS", "fips", 1985, "SUN"),
        ("GZ", "fips", 2014, "PSE"),
        ("RQ", "fips", 2014, "USA"),
        ("WI", "fips", 2014, None),  # Western Sahara: in dispute
        ("4", "iso_numeric", 2014, "AFG"),
        ("729", "iso_numeric", 2014, "SDN"),
        ("XKX", "iso3", 2014, "XKX"),
        ("Palestinian Territory, Occupied", "iso3", 2014, "PSE"),
        ("Russian Federation", "iso3", 2014, "RUS"),
        ("Nowhere", "iso3", 2014, None),
    ],
)
def test_a_place_lies_in_the_state_of_its_time(code, system, year, country):
    found = place_of("Port", code, system, date(year, 6, 1))
    assert found is not None
    assert (found.name, found.country) == ("Port", country)


def test_a_row_without_a_place_has_none():
    assert place_of("", "", "fips", DAY) is None


def test_the_lands_of_no_state_have_codes_that_no_state_has():
    from dragoman.actors import land

    assert [key for key in territories() if land(key[1], key[0], DAY)] == []


def test_the_names_of_ones_own_list_come_first(tmp_path: Path):
    own = tmp_path / "own.csv"
    own.write_text("id,name,kind,aliases\nriver-guard,River Guard,group,Malian rebels|Taliban\n", encoding="utf-8")
    names = registry([own])
    assert acled_actor("River Guard", "2", DAY, among=names).known
    assert acled_actor("RG: River Guard (Mali)", "2", DAY, among=names).id == "river-guard"
    assert cameo_actor("MLIREB", None, DAY, among=names).id == "river-guard"
    assert icews_actor("Taliban", "", "", DAY, among=names).id == "river-guard"
    assert polecat_actor("Taliban", "AFG", "", "REB", DAY, among=names).id == "river-guard"
    assert not acled_actor("River Guard", "2", DAY).known
