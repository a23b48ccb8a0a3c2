"""What a report is about: by places, words and those who are named, as a whole and around a sentence."""

from datetime import date

from dragoman.claims.mentions.records import Mention
from dragoman.claims.places.setting import Setting
from dragoman.records import ActorMention
from tests.builders import reading

DAY = date(2022, 10, 29)
IDLE = "Envoys envoy NOUN 2 nsubj\nleft leave VERB 0 root"
SHELLED = "Shells shell NOUN 2 nsubj\nfell fall VERB 0 root\nin in ADP 4 case\nKherson Kherson PROPN 2 obl"
ENRICHED = "They they PRON 2 nsubj\nenrich enrich VERB 0 root\nuranium uranium NOUN 2 obj"


def mention(id):
    state = id if id.isupper() else None
    actor = ActorMention(id=id, name=id, kind="state", sector=None, acts_for=state, text=id, start=0, end=len(id))
    return Mention(word=0, first=0, last=1, actor=actor, form="name")


def setting(*sentences, day=DAY):
    """Of sentences given as (rows, ids of those they mention)."""
    readings = [reading(rows, names=(("LOC", 3, 4),) if rows == SHELLED else ()) for rows, *_ in sentences]
    return Setting(readings, [[mention(id) for id in ids] for _, *ids in sentences], day)


def test_a_place_points_to_the_theatre_it_lies_in():
    assert set(setting((SHELLED,)).around(0)) == {"ukraine-invasion"}


def test_a_war_is_told_by_one_of_its_own_with_another_party_and_an_issue_by_two():
    assert "ukraine-invasion" in setting((IDLE, "UKR", "RUS")).around(0)
    assert "nagorno-karabakh" in setting((IDLE, "TUR", "AZE")).around(0)
    assert "turkey-kurds" not in setting((IDLE, "TUR", "AZE")).around(0)
    assert "saudi-iran" in setting((IDLE, "SAU", "IRN")).around(0)
    assert "saudi-iran" not in setting((IDLE, "SAU", "USA")).around(0)


def test_the_state_where_it_is_fought_tells_a_war_a_little():
    alone = setting((IDLE, "SYR")).around(0)["syria-war"]
    assert alone < setting((IDLE, "SYR", "RUS")).around(0)["syria-war"]
    assert "saudi-iran" not in setting((IDLE, "IRN")).around(0)


def test_a_group_of_its_own_tells_a_war_alone():
    assert "yemen-war" in setting((IDLE, "houthis")).around(0)


def test_a_word_tells_an_issue_of_those_who_are_party_to_it():
    assert "iran-nuclear" in setting((ENRICHED, "IRN")).around(0)
    assert "iran-nuclear" not in setting((ENRICHED, "URY")).around(0)


def test_a_word_tells_no_issue_whose_own_parties_the_report_does_not_name():
    tests = "Nuclear nuclear ADJ 2 amod\ntests test NOUN 3 nsubj\nended end VERB 0 root"
    assert "north-korea-nuclear" not in setting((tests, "RUS", "CHN")).around(0)
    assert "north-korea-nuclear" in setting((tests, "RUS", "CHN"), (IDLE, "PRK")).around(0)


def test_only_theatres_open_on_the_day_count():
    assert set(setting((SHELLED,), day=date(2015, 6, 1)).around(0)) == {"ukraine-crimea-donbas"}


def test_near_counts_for_more_than_far_and_the_first_sentence_for_all():
    def strength(number, *sentences):
        return setting(*sentences).around(number)["ukraine-invasion"]

    idle = (IDLE,)
    far, before, here = (strength(number, idle, idle, (SHELLED,), idle, idle) for number in (0, 3, 2))
    assert 0 < far < before < here
    assert strength(2, (SHELLED,), idle, idle) > strength(2, idle, idle, idle, (SHELLED,))


def test_a_report_without_sentences_is_about_nothing():
    assert Setting([], [], DAY)._whole == {}
