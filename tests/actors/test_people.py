"""Who held which office, and when that makes a person act for a state."""

from __future__ import annotations

import itertools
from datetime import date

import pytest

from dragoman.actors import registry


def day(text):
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("name", "on", "state"),
    [
        ("Barack Obama", "2014-05-01", "USA"),
        ("Barack Obama", "2018-05-01", None),
        ("Donald Trump", "2016-06-01", None),
        ("Donald Trump", "2018-06-01", "USA"),
        ("Donald Trump", "2022-06-01", None),
        ("Donald Trump", "2025-06-01", "USA"),
        ("Zelenskyy", "2022-10-29", "UKR"),
        ("Volodymyr Zelenskiy", "2022-10-29", "UKR"),
        ("Khamenei", "2022-10-29", "IRN"),
        ("Hossein Amir-Abdollahian", "2022-11-05", "IRN"),
        ("Qassem Suleimani", "2014-12-28", "IRN"),
        ("Moammar Gadhafi", "2010-01-01", "LBY"),
        ("Mohammed Javad Zarif", "2013-11-01", "IRN"),
        ("Mikhail Gorbachev", "1990-06-01", "SUN"),
        ("Bashar Assad", "2013-09-01", "SYR"),
        ("Hassan Nasrallah", "2014-01-01", None),
        ("Jens Stoltenberg", "2016-01-01", None),
        ("Jens Stoltenberg", "2010-01-01", "NOR"),
        ("Hosni Mubarak", "2010-01-01", "EGY"),
        ("Le Drian", "2018-01-01", "FRA"),
        ("Retno Marsudi", "2018-01-01", "IDN"),
        ("Khawaja Asif", "2015-01-01", "PAK"),
        ("Celso Amorim", "2005-01-01", "BRA"),
        ("Tarek Mitri", "2013-01-01", None),
        ("John McCain", "2013-01-01", None),
        ("Vitali Klitschko", "2018-01-01", None),
        ("Kim Kwan-jin", "2013-01-01", "KOR"),
        ("Kim Kwan Jin", "2013-01-01", "KOR"),
        ("Mikhail Ulyanov", "2021-06-01", "RUS"),
        ("Amir Khan Muttaqi", "2022-01-01", None),
    ],
)
def test_a_person_acts_for_a_state_while_in_its_office(name, on, state):
    actor = registry().resolve(name, day(on))
    assert actor.kind == "person"
    assert actor.acts_for(day(on)) == state


@pytest.mark.parametrize(
    ("surname", "on", "id"),
    [
        ("Bush", "1990-06-01", "george-h-w-bush"),
        ("Bush", "2003-06-01", "george-w-bush"),
        ("Bush", "2016-06-01", None),
        ("Clinton", "1995-06-01", "bill-clinton"),
        ("Clinton", "2010-06-01", "hillary-clinton"),
        ("Kim", "2010-06-01", "kim-jong-il"),
        ("Kim", "2020-06-01", "kim-jong-un"),
        ("May", "2018-06-01", None),
        ("Prime Minister May", "2018-06-01", "theresa-may"),
        ("Mrs. May", "2018-06-01", "theresa-may"),
        ("Secretary Gates", "2010-06-01", "robert-gates"),
        ("President Bush", "2003-06-01", "george-w-bush"),
        ("King Abdullah", "2019-06-01", "abdullah-ii-of-jordan"),
        ("Foreign Minister Zarif", "2015-06-01", "mohammad-javad-zarif"),
        ("Obama", "1990-06-01", None),
        ("Said", "2021-06-01", None),
        ("Saied", "2021-06-01", "kais-saied"),
        ("Meta", "2022-01-01", None),
        ("Montenegro", "2024-06-01", "MNE"),
        ("Prime Minister Montenegro", "2024-06-01", "luis-montenegro"),
        ("Begin", "1980-06-01", None),
        ("Prime Minister Begin", "1980-06-01", "menachem-begin"),
        ("Foreign Minister Motegi", "2020-06-01", "toshimitsu-motegi"),
        ("Defense Minister Han", "2016-06-01", "han-min-koo"),
        ("Chairman Kim", "2019-06-01", "kim-jong-un"),
    ],
)
def test_a_surname_alone_is_whoever_served_near_the_day(surname, on, id):
    actor = registry().resolve(surname, day(on))
    assert (actor and actor.id) == id


def test_two_in_office_of_one_surname_are_neither():
    assert registry().resolve("Sharif", day("2014-06-01")) is None
    assert registry().resolve("Nawaz Sharif", day("2014-06-01")).id == "nawaz-sharif"


def test_who_leads_an_organisation_or_group_represents_it():
    assert registry().get("hassan-nasrallah").represents(day("2014-01-01")) == "hezbollah"
    assert registry().get("jens-stoltenberg").represents(day("2016-01-01")) == "nato"
    assert registry().get("barack-obama").represents(day("2014-01-01")) is None


def test_a_former_official_is_of_the_elite_not_of_government():
    merkel = registry().get("angela-merkel")
    assert merkel.sector_on(day("2015-01-01")) == "GOV"
    assert merkel.sector_on(day("2023-01-01")) == "ELI"


def test_an_institution_acts_for_its_state_while_it_exists():
    kgb = registry().get("kgb")
    assert kgb.acts_for(day("1980-01-01")) == "SUN"
    assert kgb.acts_for(day("2000-01-01")) is None
    assert registry().get("quds-force").acts_for(day("2014-01-01")) == "IRN"


def test_home_and_sponsor_are_not_the_state_acted_for():
    group = registry().get("kataib-hezbollah")
    assert (group.home, group.sponsor, group.acts_for(day("2014-01-01"))) == ("IRQ", "IRN", None)


def test_nobody_serves_before_coming_to_office():
    for actor in registry().actors():
        for term in actor.terms:
            assert term.since is not None
            assert term.until is None or term.since <= term.until


@pytest.mark.parametrize(
    "office",
    [
        "usa-president",
        "gbr-prime-minister",
        "fra-president",
        "deu-chancellor",
        "irn-president",
        "nato-secretary-general",
        "un-secretary-general",
        "usa-secretary-of-state",
    ],
)
def test_an_office_for_one_has_one_holder_at_a_time(office):
    terms = sorted(
        (term.since, term.until or date.max)
        for actor in registry().actors()
        for term in actor.terms
        if term.office == office
    )
    assert len(terms) > 3
    assert all(earlier[1] <= later[0] for earlier, later in itertools.pairwise(terms))


def test_a_match_by_surname_alone_says_so():
    on = day("2018-06-01")
    assert registry().longest(["Kim", "Jong", "Nam"], 0, on).weak
    assert not registry().longest(["Kim", "Jong", "Un"], 0, on).weak
    assert registry().longest(["President", "Trump", "said"], 0, on).weak


def test_every_term_of_an_office_has_its_office_in_the_registry():
    offices = {term.office for actor in registry().actors() for term in actor.terms}
    assert {office for office in offices if registry().get(office) is None} == set()
