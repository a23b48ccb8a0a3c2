"""Names, dates and letters: whom a name means."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.actors import known_name, registry
from dragoman.actors.spelling import words_of


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Iran", "IRN"),
        ("Tehran", "IRN"),
        ("the Kremlin", "RUS"),
        ("Kyiv", "UKR"),
        ("Kiev", "UKR"),
        ("U.S.", "USA"),
        ("US", "USA"),
        ("U.K.", "GBR"),
        ("Frenchman", "FRA"),
        ("Burma", "MMR"),
        ("Zaire", "COD"),
        ("the Islamic Republic of Iran", "IRN"),
        ("North Korea's", "PRK"),
        ("Quai d'Orsay", "FRA"),
        ("Kosovo", "XKX"),
        ("Taiwan", "TWN"),
        ("Palestinians", "PSE"),
        ("Türkiye", "TUR"),
        ("al Qaida", "al-qaida"),
        ("al-Qaeda", "al-qaida"),
        ("Kata’ib Hizballah", "kataib-hezbollah"),
        ("Daesh", "islamic-state"),
        ("ISIL", "islamic-state"),
        ("Nato", "nato"),
        ("the United Nations", "un"),
        ("The Guardian", "guardian"),
        ("the Washington Post", "washington-post"),
        ("Revolutionary Guards", "irgc"),
        ("Hezbollah's", "hezbollah"),
        ("the Taleban’s", "taliban"),
        ("S. Korea", "KOR"),
    ],
)
def test_a_name_is_known_in_its_spellings(name, id):
    assert registry().resolve(name, date(2014, 12, 28)).id == id


@pytest.mark.parametrize("text", ["us", "Us", "it", "turkey", "china", "who", "Who", "is", "let", "Let", "may", "chad"])
def test_a_common_word_is_nobody(text):
    assert registry().resolve(text, date(2014, 12, 28)) is None


@given(st.sampled_from(["us", "uS", "Us", "u.s."]), st.lists(st.sampled_from(["Give", "them", "to", "and", "Iran"])))
def test_no_writing_of_the_pronoun_is_the_united_states(pronoun, before):
    assert registry().longest([*before, pronoun], len(before), date(2020, 1, 1)) is None


def test_a_headline_in_capitals_does_not_make_a_pronoun_a_state():
    headline = ["ALLIES", "TELL", "US", "WHAT", "IRAN", "IS"]
    assert [name(headline, at) for at in (2, 4, 5)] == [None, "IRN", None]
    assert name(["Officials", "in", "the", "US", "said"], 3) == "USA"


@pytest.mark.parametrize(
    ("name", "day", "id"),
    [
        ("Moscow", "1985-06-01", "SUN"),
        ("Moscow", "1995-06-01", "RUS"),
        ("the Soviet Union", "2014-06-01", "SUN"),
        ("Russia", "1985-06-01", "SUN"),
        ("Belgrade", "1999-06-01", "YUG"),
        ("Belgrade", "2004-06-01", "SCG"),
        ("Belgrade", "2010-06-01", "SRB"),
        ("Prague", "1992-06-01", "CSK"),
        ("Prague", "1993-06-01", "CZE"),
        ("Saigon", "1970-06-01", "RVN"),
        ("Hanoi", "1970-06-01", "VDR"),
        ("Hanoi", "2000-06-01", "VNM"),
        ("the U.S.-led coalition", "1991-01-20", "gulf-war-coalition"),
        ("the U.S.-led coalition", "2015-01-20", "us-led-coalition"),
    ],
)
def test_a_shared_name_goes_to_the_one_that_existed(name, day, id):
    assert registry().resolve(name, date.fromisoformat(day)).id == id


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Niger", "NER"),
        ("Nigerian", "NGA"),
        ("Nigerien", "NER"),
        ("Guinea", "GIN"),
        ("Equatorial Guinea", "GNQ"),
        ("Guinea-Bissau", "GNB"),
        ("Papua New Guinea", "PNG"),
        ("Congo", "COD"),
        ("Republic of Congo", "COG"),
        ("Congo-Brazzaville", "COG"),
        ("Dominican", "DOM"),
        ("Dominica", "DMA"),
        ("South Sudanese", "SSD"),
        ("Sudanese", "SDN"),
        ("N. Korea", "PRK"),
        ("the Republic of Korea", "KOR"),
        ("Pyongyang", "PRK"),
    ],
)
def test_neighbours_in_name_are_kept_apart(name, id):
    assert registry().resolve(name, date(2015, 1, 1)).id == id


@pytest.mark.parametrize("name", ["Korea", "Korean"])
def test_a_name_of_two_states_at_once_is_neither(name):
    assert registry().resolve(name, date(2015, 1, 1)) is None


@pytest.mark.parametrize(
    "words",
    [
        "Michael Jordan",
        "Atlanta , Georgia",
        "Washington state",
        "New Mexico",
        "South China Sea",
        "the Minsk agreements",
    ],
)
def test_a_lookalike_acts_for_nobody(words):
    actor = registry().resolve(words, date(2015, 1, 1))
    assert actor.kind in ("place", "unknown")
    assert actor.acts_for(date(2015, 1, 1)) is None


def test_the_longest_name_wins():
    words = ["The", "Washington", "Post", "said", "Washington", "and", "the", "Quds", "Force"]
    assert name(words, 0) == "washington-post"
    assert name(words, 4) == "USA"
    assert name(["The", "Guardian", "Council", "said"], 0) is None
    assert name(["The", "Guardian", "Council", "said"], 1) == "guardian-council"


def test_words_split_as_in_universal_dependencies_are_found():
    match = registry().longest(["al", "-", "Qaida", "'s", "leader"], 0, date(2014, 1, 1))
    assert (match.actor.id, match.first, match.last, match.form) == ("al-qaida", 0, 3, "name")
    match = registry().longest(["People", "'s", "Protection", "Units", "said"], 0, date(2014, 1, 1))
    assert (match.actor.id, match.last) == ("ypg", 4)


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Iran", "name"),
        ("Iranian", "adjective"),
        ("Iranians", "demonym"),
        ("Tehran", "metonym"),
        ("the Quds Force", "office"),
        ("Hassan Rouhani", "person"),
        ("European", "adjective"),
        ("Europe", "name"),
    ],
)
def test_the_form_says_what_sort_of_name_it_is(name, form):
    words = name.split()
    assert registry().longest(words, len(words) > 2, date(2015, 1, 1)).form == form


PLAIN = [actor for actor in registry().actors() if actor.kind in ("state", "group", "media") and "(" not in actor.name]


@given(st.sampled_from(PLAIN), st.lists(st.sampled_from(["and", ",", "saw", "blue"]), max_size=3))
def test_a_name_is_found_wherever_it_stands(actor, before):
    words = [*before, *words_of(actor.name), "said"]
    match = registry().longest(words, len(before), actor.since or date(2015, 1, 1))
    assert (match.actor, match.first, match.last) == (actor, len(before), len(words) - 1)


def test_every_group_and_state_is_known_by_its_full_name():
    unknown = [
        actor.name
        for actor in registry().actors()
        if actor.kind in ("state", "group", "organisation")
        and "(" not in actor.name
        and registry().resolve(actor.name, actor.since or date(2015, 1, 1)) != actor
    ]
    assert unknown == []


def test_the_nearest_names_are_offered_for_a_misspelling():
    assert registry().nearest("Hezbolah")[0][1].id == "hezbollah"
    assert [actor.id for _, actor in registry().nearest("Afganistan", 1)] == ["AFG"]


def name(words, first):
    match = registry().longest(words, first, date(2014, 12, 28))
    return match.actor.id if match else None


@pytest.mark.parametrize(
    ("words", "id"),
    [
        ("iran", "IRN"), ("THE KREMLIN", "RUS"), ("vladimir putin", "vladimir-putin"), ("rus", "RUS"), ("us", "USA"),
        ("Nato", "nato"),
    ],
)  # fmt: skip
def test_whom_a_person_means_is_known_in_any_case(words, id):
    assert registry().meant(words).id == id


@pytest.mark.parametrize("words", ["koreans", "atlantis", "", "the"])
def test_what_means_several_or_nobody_is_nobody(words):
    assert registry().meant(words) is None


def test_the_tables_name_states_and_others_and_nobody_else():
    assert [known_name(id) for id in ("IRN", "islamic-state", "some-unknown-band")] == ["Iran", "Islamic State", None]
