"""Where a deed of war happened whose sentence names no place."""

from dragoman.claims.mentions.records import Mention
from dragoman.claims.places.scene import find_scene
from dragoman.records import ActorMention


def mention(id, text, form="name"):
    actor = ActorMention(id=id, name=id, kind="state", sector=None, acts_for=id, text=text, start=0, end=len(text))
    return Mention(word=0, first=0, last=1, actor=actor, form=form)


SYRIAN = [mention("SYR", "Syrian", "adjective")]
WAR = ("syria-war",)


def scene(type, theatres, *sentences):
    place = find_scene(type, theatres, sentences, len(sentences) - 1)
    return place and (place.text, place.name, place.country)


def test_a_deed_of_war_happens_where_the_war_is_fought():
    assert scene("ASSAULT", WAR, SYRIAN) == ("Syrian", "Syria", "SYR")
    assert scene("RETREAT", WAR, SYRIAN, []) == ("Syrian", "Syria", "SYR")


def test_words_may_be_said_anywhere():
    assert scene("ACCUSE", WAR, SYRIAN) is None
    assert scene("CONSULT", WAR, SYRIAN) is None


def test_a_war_that_the_report_does_not_place_is_not_placed():
    assert scene("ASSAULT", WAR, []) is None
    assert scene("ASSAULT", WAR, [], SYRIAN) == ("Syrian", "Syria", "SYR")
    assert find_scene("ASSAULT", WAR, [[], SYRIAN], 0) is None


def test_a_capital_or_an_office_does_not_name_the_place():
    assert scene("ASSAULT", WAR, [mention("SYR", "Damascus", "metonym")]) is None
    assert scene("ASSAULT", WAR, [mention("SYR", "the government", "description")]) is None


def test_wars_in_several_states_and_issues_tell_no_place():
    assert scene("ASSAULT", ("syria-war", "iraq-islamic-state"), SYRIAN) is None
    assert scene("ASSAULT", ("nagorno-karabakh",), [mention("AZE", "Azerbaijan")]) is None
    assert scene("COERCE", ("cuba-us",), [mention("CUB", "Cuba")]) is None
    assert scene("ASSAULT", (), SYRIAN) is None
