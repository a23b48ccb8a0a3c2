"""What speaks for and against two tellings being of one happening."""

from __future__ import annotations

import inspect
import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given

from dragoman.events import findings
from dragoman.events.findings import COMPARISONS, GAPS, SHARED, STANDING_GAPS, distance
from dragoman.events.grouping import JOIN
from dragoman.events.likeness import NEVER, likeness, reasons, weights
from dragoman.events.profile import Profile, joined, profile_of, spot_of
from tests.builders import claim, fighters, item, official, place
from tests.events.drawn import one_claim

ANN, BO = official("Ann Field", of="NOR"), official("Bo Lund", of="NOR")
DRONES, MISSILES, WEAPONS = item("drones", "drone"), item("missiles", "missile"), item("weapons", "weapons")
EASTPORT, WESTPORT = place("Eastport", "SUD", (10.0, 10.0)), place("Westport", "SUD", (10.0, 14.0))
HARBOUR, SUDLAND = place("Eastport harbour", "SUD", (10.1, 10.1)), place("Sudan", "SDN", (15.0, 30.0))
CITIES = {"Berlin": (52.52, 13.405), "Moscow": (55.7558, 37.6173)}
GAVE = "Norland gave Sudland a batch of drones to guard its harbours."


@dataclass
class Telling:
    """A claim as other claims differ from it."""

    parties: tuple[Any, ...] = ("NOR", "SUD")
    told: dict[str, Any] = field(default_factory=lambda: {"type": "AID", "trigger": "gave", "sentence": GAVE})

    def __call__(self, *parties: Any, **changed: Any) -> Profile:
        return profile_of(claim(*(parties or self.parties), **(self.told | changed)))


first = Telling()
# The same, in a report of its own of the same day.
second = Telling(told=first.told | {"document": "d2", "outlet": "The Mirror"})


def says(question: str, one: Profile, other: Profile) -> float:
    compare = COMPARISONS[question]
    finding = compare(one, other)
    assert finding == compare(other, one)
    return weights()[finding] if finding else 0.0


def day(shift: int) -> str:
    return (date(2022, 10, 17) + timedelta(days=shift)).isoformat()


def test_two_reports_of_one_day_in_the_same_words_are_of_one_happening():
    assert likeness(first(), second()) > JOIN


def test_likeness_is_what_all_comparisons_say_together():
    told = reasons(first(), second())
    assert "type same" in told
    assert likeness(first(), second()) == pytest.approx(sum(told.values()))


@pytest.mark.parametrize(
    ("why", "near_miss"),
    [
        ("another kind of act", {"type": "SANCTION"}),
        ("a standing, which is no act", {"type": "ALLY"}),
        ("a week later", {"time": day(7)}),
        ("a year before, on the same date", {"time": day(-365)}),
        ("the month before", {"time": "2022-09"}),
    ],
)
def test_a_near_miss_is_another_happening(why, near_miss):
    told = {"sentence": "Norland gave it to Sudland.", "time": day(0)}
    assert likeness(first(**told), second(**told)) > JOIN
    assert likeness(first(**told), second(**(told | near_miss))) < JOIN, why


@pytest.mark.parametrize(
    ("why", "told", "near_miss"),
    [
        ("other things", {"items": (DRONES,)}, {"items": (item("grain", "food"),)}),
        ("arms of another kind", {"items": (DRONES,)}, {"items": (MISSILES,)}),
        ("another town", {"place": EASTPORT}, {"place": WESTPORT}),
        ("another land", {"place": EASTPORT}, {"place": place("Farport", "EAS", (50.0, 90.0))}),
    ],
)
def test_so_it_is_on_the_same_day(why, told, near_miss):
    told = {"sentence": "Norland gave it to Sudland.", "time": day(0)} | told
    assert likeness(first(**told), second(**told)) > JOIN
    assert likeness(first(**told), second(**(told | near_miss))) < JOIN, why


def test_the_other_way_round_is_another_happening():
    assert likeness(first(), second("SUD", "NOR")) < JOIN
    assert likeness(first(time=day(0)), second("SUD", "NOR", time=day(0))) < JOIN


def test_what_took_part_with_one_that_was_misread_does_not_open_it_to_the_other_direction():
    group = joined(first(), second("SUD", "NOR"))
    assert likeness(group, second("SUD", "NOR", document="d3")) < likeness(group, second(document="d3"))


def test_what_one_runs_both_ways_another_may_tell_of_one_side():
    meeting = {"type": "CONSULT", "trigger": "met"}
    both, turned = first(symmetric=True, **meeting), second("SUD", "NOR", symmetric=True, **meeting)
    assert says("direction", both, turned) > says("direction", both, second(**meeting))
    assert says("direction", both, second(**meeting)) > says("direction", first(), second("SUD", "NOR"))


def test_another_minister_meets_on_the_same_day():
    meeting = {"type": "CONSULT", "trigger": "met", "sentence": "They met for talks.", "symmetric": True}
    one, other = first(ANN, "SUD", **meeting), second(BO, "SUD", **meeting)
    assert says("people", one, other) < 0
    assert says("people", one, second(ANN, "SUD", **meeting)) > 0
    assert says("people", one, second("NOR", "SUD", **meeting)) == 0


def test_the_rebels_of_two_reports_may_be_others_and_those_of_one_report_are_not():
    one, other = first(fighters("the rebels"), "SUD"), second(fighters("the rebels"), "SUD")
    assert says("description", one, other) < 0
    assert says("description", one, first(fighters("the rebels"), "SUD")) == 0
    assert says("description", first(fighters("Ansar"), "SUD"), second(fighters("Ansar"), "SUD")) == 0


def test_types_that_texts_use_of_one_happening_cost_something():
    assert says("type", first(), second()) > says("type", first(), second(type="SUPPORT")) > NEVER
    assert says("type", first(), second(type="ASSAULT")) == NEVER


def test_the_more_exactly_two_agree_on_the_day_the_more_it_says():
    months_later = second(time=day(0), published=day(100))
    exact, month, year = (says("time", first(time=time), months_later) for time in (day(0), "2022-10", "2022"))
    assert exact > month > year
    weeks_later = second(time=day(0), published=day(20))
    assert says("time", first(time=day(0)), weeks_later) > says("time", first(time="2022-10"), weeks_later)
    assert says("time", first(time="2022-10"), second(time=day(0))) >= says(
        "time", first(time="2022"), second(time=day(0))
    )


def test_a_night_has_two_days():
    same, next_day, third = (says("time", first(time=day(0)), second(time=day(shift))) for shift in range(3))
    assert same > 0 > next_day > third == NEVER


def test_open_days_agree_with_all_that_lies_beyond():
    assert says("time", first(time=(None, "2022-02")), second(time="2021")) > NEVER
    assert says("time", first(time=(None, "2022-02")), second(time="2022-04")) == NEVER


def test_where_nobody_says_when_the_days_of_the_reports_speak():
    gaps = [says("time", first(published=day(0)), second(published=day(shift))) for shift in (0, 3, 7, 14, 31, 62, 124)]
    assert gaps == sorted(gaps, reverse=True)
    assert says("time", first(published=day(0)), second(published=day(125))) == NEVER


def test_who_says_no_day_speaks_of_the_day_on_which_it_was_told():
    dated = first(time=day(0), published=day(100))
    assert says("time", dated, second(published=day(0))) > says("time", dated, second(published=day(40)))
    assert says("time", dated, second(published=day(-125))) == NEVER


def test_what_is_expected_lies_ahead():
    done = first(time=day(10), published=day(11))
    expected = {"stance": "expects", "aspect": "future"}
    before, told = second(published=day(0), **expected), second(published=day(0))
    assert says("time", done, before) > says("time", done, told)
    assert says("time", done, second(published=day(40), **expected)) < says("time", done, before)


def test_what_is_expected_after_it_was_told_as_done_is_likelier_a_further_step():
    expected = {"stance": "expects", "aspect": "future"}
    before = likeness(first(published=day(0), **expected), second(published=day(5)))
    after = likeness(first(published=day(0)), second(published=day(5), **expected))
    assert after < before


def test_a_denial_is_of_what_it_denies():
    assert likeness(first(), second(stance="denies")) == likeness(first(), second())


def test_a_standing_lasts_and_ends():
    ally = {"type": "ALLY", "trigger": "ally"}
    now = first(published=day(0), **ally)
    gaps = [says("time", now, second(published=day(shift), **ally)) for shift in (0, 100, 300)]
    assert gaps == sorted(gaps, reverse=True)
    assert gaps[-1] > NEVER
    assert says("time", now, second(published=day(400), **ally)) == NEVER
    assert likeness(first(**ally), second(**(ally | {"type": "RIVAL"}))) == NEVER


def test_without_the_day_of_a_report_its_day_says_nothing():
    assert says("time", first(published=None), second()) < says("time", first(), second())


def test_a_kind_and_a_wider_kind_may_be_the_same_things():
    same, wider, other = (
        says("thing", first(items=(DRONES,)), second(items=(one,))) for one in (DRONES, WEAPONS, item("grain", "food"))
    )
    assert same > wider > other
    assert says("thing", first(items=(DRONES,)), second()) == 0


def test_things_of_one_kind_may_be_told_by_exact_names():
    shahed, kornet = item("Shahed-136 drones", "drone"), item("Bayraktar drones", "drone")
    assert says("name", first(items=(shahed,)), second(items=(kornet,))) < 0
    assert says("name", first(items=(shahed,)), second(items=(shahed,))) >= 0
    assert says("name", first(items=(shahed,)), second(items=(DRONES,))) >= 0


def test_who_speaks_of_more_speaks_of_a_further_step():
    more = second(sentence="Norland gave Sudland more drones.", items=(DRONES,))
    count = second(sentence="Norland gave Sudland more than 300 drones.", items=(DRONES,))
    assert says("step", first(items=(DRONES,)), more) < 0
    assert says("step", first(items=(DRONES,)), count) == 0


def test_the_same_number_of_things_says_more_than_another():
    counted = first(items=(item("drones", "drone", 300),))
    same, others, some = (second(items=(item("drones", "drone", count),)) for count in (300, 40, None))
    assert says("number", counted, same) >= says("number", counted, some) == 0
    assert says("number", counted, others) == 0  # sources count one delivery differently


def test_places_near_one_another_may_be_one():
    here = first(place=EASTPORT)
    assert says("place", here, second(place=EASTPORT)) >= 0
    assert says("place", here, second(place=EASTPORT)) >= says("place", here, second(place=HARBOUR))
    assert says("place", here, second(place=HARBOUR)) > says("place", here, second(place=WESTPORT))
    assert says("place", here, second()) == 0


def test_a_place_lies_in_its_state():
    khartoum = place("Khartoum", "SDN", (15.5, 32.5))
    assert says("place", first(place=SUDLAND), second(place=khartoum)) > 0
    assert says("place", first(place=SUDLAND), second(place=EASTPORT)) < 0


def test_distance_is_that_on_the_globe():
    berlin, moscow = (spot_of(place(name, None, at)) for name, at in CITIES.items())
    assert distance(berlin, moscow) == pytest.approx(1608, abs=5)
    assert distance(berlin, berlin) == 0


def test_the_same_trigger_says_more_than_the_same_meaning_and_that_more_than_none():
    same = says("trigger", first(), second(trigger="gives"))
    meaning = says("trigger", first(cameo="070"), second(trigger="handed", cameo="070"))
    assert same > meaning > says("trigger", first(), second(trigger="handed"))


def test_another_mode_speaks_against_and_none_says_nothing():
    assert says("mode", first(mode="a"), second(mode="a")) >= 0 > says("mode", first(mode="a"), second(mode="b"))
    assert says("mode", first(mode="a"), second()) == 0


def test_the_more_words_two_sentences_share_the_likelier():
    shared = [
        says("words", first(), second(sentence=sentence))
        for sentence in (GAVE, "A batch of drones is to guard the harbours.", "The harbours were empty.", "Rain fell.")
    ]
    assert shared == sorted(shared, reverse=True)
    assert shared[0] > 0 > shared[-1]


def test_a_sentence_is_not_compared_with_itself():
    twice = "Norland gave Sudland drones and lent Sudland ships for the guard of its harbours."
    one = first(sentence=twice, sentence_start=500)
    other = first(sentence=twice, sentence_start=500, trigger="lent")
    assert says("words", one, other) < says("words", one, second(sentence=twice))
    assert says("words", one, joined(other, second(sentence=twice))) > 0


def test_a_claim_that_says_little_is_put_with_others_by_what_it_has():
    bare = claim("NOR", "SUD", type="AID", trigger="helped", sentence="It helped.", published=None, document="d3")
    assert likeness(first(), profile_of(bare)) < JOIN


@given(one_claim(1, undated=True), one_claim(2, undated=True))
def test_likeness_is_the_same_both_ways_but_for_what_is_expected_later(one, other):
    ours, theirs = profile_of(one), profile_of(other)
    if ours.said == theirs.said:
        return
    assert likeness(ours, theirs) == pytest.approx(likeness(theirs, ours))


def test_every_finding_that_the_comparisons_can_make_has_a_weight():
    named = set(re.findall(r'"([a-z][a-z ]*[a-z])"', inspect.getsource(findings))) & weights().keys()
    assert named
    for form, steps in (
        ("told within {}", GAPS), ("told within {} of its day", GAPS), ("told {} before its day", GAPS),
        ("standing {}", STANDING_GAPS), ("words shared {}", range(len(SHARED))),
    ):  # fmt: skip
        assert {form.format(step) for step in steps} <= weights().keys()


def test_what_one_report_tells_without_a_day_may_be_of_another_day_than_what_it_dates():
    dated, here = first(time=day(0), published=day(0)), first(sentence_start=300, published=day(0))
    elsewhere = second(published=day(0))
    assert says("time", dated, here) < says("time", dated, elsewhere)


def test_what_was_denied_and_is_expected_later_is_likelier_a_new_step():
    denied = first(published=day(0), stance="denies")
    expected = second(published=day(5), stance="expects", aspect="future")
    assert COMPARISONS["bearing"](denied, expected) == "denied then ahead"
    assert weights()["denied then ahead"] < 0
