"""What claims say of a happening, and what several say together."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from dragoman.events.profile import AHEAD, BACK, BOTH, DENIED, DONE, FORTH, VOICES, joined, profile_of, spot_of
from tests.builders import claim, fighters, item, official, place

EASTPORT, SUDAN = place("Eastport", "SUD", (10.0, 10.0)), place("Sudan", "SDN", (15.0, 30.0))


def profile(*told, **changed):
    return profile_of(claim(*told, **changed))


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def test_a_direction_is_told_by_the_order_of_the_ids_whoever_is_named_first():
    assert profile("NOR", "SUD").ways == FORTH
    assert profile("SUD", "NOR").ways == BACK
    assert profile("SUD", "NOR", symmetric=True).ways == BOTH


@pytest.mark.parametrize(
    ("stance", "aspect", "bearing"),
    [
        ("asserts", "done", DONE), ("hedges", "done", DONE), ("denies", "done", DENIED), ("expects", "done", AHEAD),
        ("supposes", "hypothetical", AHEAD), ("asserts", "future", AHEAD), ("denies", "future", AHEAD),
        ("asserts", "demanded", AHEAD), ("asserts", "ongoing", DONE),
    ],
)  # fmt: skip
def test_those_who_tell_look_at_what_is_done_ahead_or_denied(stance, aspect, bearing):
    assert profile(stance=stance, aspect=aspect).bearing == bearing


def test_those_who_act_for_a_side_are_told_with_that_side():
    ann, cy = official("Ann Field", of="NOR"), official("Cy Orr", of="SUD")
    assert profile(ann, cy).people == profile(cy, ann).people == (frozenset({"ann-field"}), frozenset({"cy-orr"}))
    assert profile("NOR", cy).people == (frozenset(), frozenset({"cy-orr"}))
    assert profile("NOR", None).people == (frozenset(), frozenset())
    assert profile(fighters("Ansar"), "SUD").people == (frozenset(), frozenset())


def test_a_side_without_a_name_of_its_own_is_described():
    assert profile(fighters("the rebels"), "SUD").described
    assert not profile(fighters("Ansar"), "SUD").described
    assert not profile(official("the president", of="NOR"), "SUD").described


def test_only_exact_numbers_of_more_than_one_count():
    vague = msgspec.structs.replace(item("drones", "drone", 300).quantity, high=None)
    things = (
        item("drones", "drone", 300), item("bridge", "territory", 1), item("envoys", None, 12),
        msgspec.structs.replace(item("missiles", "missile", 40), quantity=vague),
    )  # fmt: skip
    assert profile(items=things).numbers == {"drone 300", "envoys 12"}
    assert profile(items=things).kinds == {"drone", "territory", "missile"}


def test_days_are_those_that_the_text_gives():
    told = profile(time=("2022-10", None))
    assert (told.first, told.last, told.dated) == (day("2022-10-01"), None, True)
    assert (profile().first, profile().dated) == (None, False)
    assert profile(time="soon").dated is False


def test_a_tense_gives_no_day():
    goes_on = claim(published="2022-10-18", time="2022-10-18", trigger="is holding")
    goes_on = msgspec.structs.replace(goes_on, time=msgspec.structs.replace(goes_on.time, text="holding"))
    assert not profile_of(goes_on).dated


def test_a_place_is_exact_when_it_is_more_than_a_state():
    assert spot_of(EASTPORT).exact
    assert not spot_of(SUDAN).exact
    assert not spot_of(place("the border")).exact
    assert spot_of(None) is None


def test_together_they_have_all_that_each_says():
    one = profile(mode="a", cameo="1", items=(item("drones", "drone", 300),), place=SUDAN, published="2022-10-17")
    other = profile(type="AID", mode="b", stance="denies", trigger="gave", place=EASTPORT, document="d2")
    both = joined(one, other)
    assert both.types == {"ASSAULT", "AID"}
    assert both.modes == {"a", "b"}
    assert both.bearing == DONE | DENIED
    assert both.numbers == {"drone 300"}
    assert both.spot.name == "Eastport"
    assert both.said == day("2022-10-17")
    assert both.homes == {"d1", "d2"}


def test_together_they_lie_in_the_days_of_both():
    month, later = profile(time="2022-10"), profile(time=("2022-10-17", None))
    for both in (joined(month, later), joined(later, month)):
        assert (both.first, both.last) == (day("2022-10-17"), day("2022-10-31"))


def test_where_their_days_are_a_day_apart_those_told_first_stand():
    both = joined(profile(time="2022-10-17"), profile(time="2022-10-18"))
    assert (both.first, both.last) == (day("2022-10-17"), day("2022-10-17"))


def test_words_are_kept_of_the_first_sentences_each_once():
    told = profile(sentence="It attacked number 100.")
    for number in range(20):
        told = joined(told, profile(sentence=f"It attacked number {100 + number // 2}.", sentence_start=number // 2))
    assert len(told.voices) == VOICES
    assert [voice.words for voice in told.voices] == [{"number", str(100 + number)} for number in range(VOICES)]
