"""Names of places, resolved by what the report is about and by how many live there."""

import time

import pytest

from dragoman.errors import VocabularyError
from dragoman.vocabulary.places import COLUMNS, Places, _region, fold, places
from dragoman.vocabulary.tables import read_table

CITIES = [
    "s\tArcadia\tARC\t1.00\t2.00\t900",
    "c\tPort Royal\tARC\t1.000\t2.000\t500000",
    "c\tPort Royal\tBOR\t30.000\t40.000\t20000\tkingsport",
    "c\tGreater Kingsport\tARC\t5.000\t5.000\t60000\tkingsport",
]


def test_of_two_places_the_more_populous_is_meant():
    assert Places(CITIES, []).find("Port Royal").country == "ARC"


def test_the_state_that_the_report_is_about_weighs_more_than_size():
    assert Places(CITIES, []).find("Port Royal", {"BOR"}).country == "BOR"


def test_a_region_goes_before_a_city_of_its_name():
    assert places().find("Gaza").kind == "region"


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Kiev", "UKR"), ("Kyiv", "UKR"), ("al-Bab", "SYR"), ("the Donbas", "UKR"), ("Deir ez-Zor", "SYR"),
        ("U.S.", "USA"),
        ("Nagorno-Karabakh", "AZE"), ("Mosul", "IRQ"), ("Burma", "MMR"), ("Georgia", "GEO"), ("St. Petersburg", "RUS"),
        ("South China Sea", None), ("Strait of Hormuz", None),
    ],
)  # fmt: skip
def test_names_of_the_news_are_known(name, country):
    assert places().find(name).country == country


def test_an_unknown_name_is_no_place():
    assert places().find("Zzyzzx-on-Sea") is None


def test_every_state_has_a_position():
    states = [known for known in places()._fixed.values() if known.kind == "state"]
    assert len({state.country for state in states}) >= 240
    assert all((state.latitude, state.longitude) != (0.0, 0.0) for state in states)


def test_spellings_fold_into_one():
    assert fold("Sana’a") == fold("Sanaa") == "sanaa"
    assert fold("Nagorno-Karabakh") == fold("Nagorno Karabakh")
    assert fold("Łódź") == "lodz"


def test_the_table_credits_its_makers_and_stays_small():
    import gzip

    from dragoman.vocabulary.places import FOLDER

    table = FOLDER / "places.tsv.gz"
    assert b"GeoNames" in gzip.decompress(table.read_bytes())[:200]
    assert table.stat().st_size < 1_500_000


def test_the_tables_load_in_a_moment():
    places.cache_clear()
    began = time.process_time()
    places()
    assert time.process_time() - began < 0.5


def test_a_wrong_row_is_named(tmp_path):
    path = tmp_path / "regions.csv"
    path.write_text(
        "name,also,kind,country,latitude,longitude\nElbonia,,land,ELB,1,1\nMordor,,region,MO,1,1\nNarnia,,region,,95,0\n"
        "Utopia,,region,,,\n"
    )
    with pytest.raises(VocabularyError) as told:
        read_table(path, COLUMNS, _region)
    lines = str(told.value).splitlines()
    assert [line.split(":")[0] for line in lines] == [f"regions.csv, line {n}" for n in (2, 3, 4, 5)]
    assert 'kind "land"' in lines[0]
    assert "beyond 90 degrees" in lines[2]


def test_a_state_is_found_by_its_code_under_the_name_it_has_today():
    assert places().state("RUS").name == "Russia"
    assert places().state("SYR").name == "Syria"
    assert places().state("COD").name == "Democratic Republic of the Congo"
    assert places().state("XXX") is None
