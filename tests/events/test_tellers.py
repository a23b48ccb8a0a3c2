"""Who tells of an event, and where each stands to it over time."""

from __future__ import annotations

import msgspec

from dragoman.events import life, tellers
from dragoman.events.tellers import voice
from tests.builders import claim, item, newspaper, official, unnamed


def said(day: str | None, stance: str = "asserts", *, by=("NOR",), id: str = "", **told):
    """What Norland says in a report of a day."""
    return claim("NOR", "SUD", id=id or f"{day} {stance}", published=day, stance=stance, by=by, **told)


def positions(*claims):
    (teller,) = tellers(claims)
    return teller.positions


def test_a_life_runs_from_expected_over_happened_and_denied_to_admitted_with_another_date():
    claims = [
        said("2022-07-11", "expects", by=("USA",)),
        said("2022-10-17", by=("UKR",), time="2022-09"),
        said("2022-10-18", "denies"),
        said("2022-11-05", time=(None, "2022-02-23")),
    ]
    steps = life(tellers(claims))
    assert [(teller.id, step.stance, step.time and (step.time.start, step.time.end)) for teller, step in steps] == [
        ("USA", "expects", None), ("UKR", "asserts", ("2022-09", "2022-09")), ("NOR", "denies", None),
        ("NOR", "asserts", (None, "2022-02-23")),
    ]  # fmt: skip


def test_numbers_stay_with_those_who_say_them():
    claims = [
        said("2022-10-17", by=("USA",), items=(item("drones", "drone", 300, text="more than 300"),)),
        said("2022-10-18", by=("UKR",), items=(item("drones", "drone", 2400, text="2,400"),)),
    ]
    counted = {one.id: [number.text for step in one.positions for number in step.numbers] for one in tellers(claims)}
    assert counted == {"USA": ["more than 300"], "UKR": ["2,400"]}


def test_an_article_is_no_number():
    (step,) = positions(said("2022-10-17", items=(item("base", "base", 1, text="a"),)))
    assert step.numbers == ()


def test_a_new_number_is_a_new_position():
    first = said("2022-10-17", items=(item("drones", "drone", 300),))
    second = said("2022-10-18", items=(item("drones", "drone", 400),))
    assert [len(step.numbers) for step in positions(first, second)] == [1, 1]


def test_the_same_number_in_other_words_is_the_same_position():
    first = said("2022-10-17", items=(item("drones", "drone", 300),))
    second = said("2022-10-18", items=(item("drones", "drone", 300, text="three hundred"),))
    (step,) = positions(first, second)
    assert step.said == first.published
    assert step.evidence == (first.id, second.id)


def test_what_is_said_again_with_less_detail_is_evidence_of_the_same_position():
    exact = said("2022-10-19", time="2022-10-17", items=(item("drones", "drone", 300),), id="exact")
    (step,) = positions(exact, said("2022-10-20", time="2022-10", id="month"), said("2022-10-21", id="no time"))
    assert step.evidence == ("exact", "month", "no time")
    assert step.time.start == "2022-10-17"


def test_another_day_and_a_more_exact_one_are_new_positions():
    assert len(positions(said("2022-10-19", time="2022-10-17"), said("2022-10-20", time="2022-10-16"))) == 2
    assert len(positions(said("2022-10-19", time="2022-10"), said("2022-10-20", time="2022-10-16"))) == 2
    assert len(positions(said("2022-10-19"), said("2022-10-20", time="2022-10-16"))) == 2


def test_what_goes_on_from_report_to_report_is_one_position():
    days = ("2022-10-17", "2022-10-18", "2022-10-19")
    held = [said(day, time=day, trigger="holding") for day in days]
    held = [with_time_of_its_tense(one) for one in held]
    assert len(positions(*held)) == 1


def with_time_of_its_tense(one):
    """Dated by "is holding" alone."""
    return msgspec.structs.replace(one, time=msgspec.structs.replace(one.time, text="holding"))


def test_who_turns_back_has_three_positions():
    told = [said("2022-10-17"), said("2022-10-18", "denies"), said("2022-10-19")]
    assert [step.stance for step in positions(*told)] == ["asserts", "denies", "asserts"]


def test_a_copy_of_the_same_claim_is_named_once():
    one = said("2022-10-17")
    (step,) = positions(one, one)
    assert step.evidence == (one.id,)


def test_tellers_come_in_the_order_in_which_they_first_spoke():
    told = [said("2022-10-17", by=("USA",)), said("2022-10-18", by=()), said("2022-10-19", by=("USA",))]
    assert [teller.id for teller in tellers(told)] == ["USA", "outlet:The Courier"]


def test_the_teller_is_the_innermost_source_and_the_outlet_where_there_is_none():
    cited, own = tellers([said("2022-10-17", by=(newspaper("The Mirror"), official("Ann Field", of="NOR"))),
                          said("2022-10-18", by=())])  # fmt: skip
    assert (cited.id, cited.name, cited.kind, cited.acts_for) == ("ann-field", "Ann Field", "person", "NOR")
    assert (own.id, own.name, own.kind, own.acts_for) == ("outlet:The Courier", "The Courier", "media", None)


def test_an_outlet_that_nobody_knows_is_said_to_be_so():
    (teller,) = tellers([said("2022-10-17", by=(), outlet=None)])
    assert (teller.id, teller.name) == ("outlet:", "unnamed outlet")


def test_a_teller_whom_one_text_names_is_not_anonymous():
    (nameless,) = tellers([said("2022-10-17", by=(unnamed(of="NOR"),))])
    (named,) = tellers([said("2022-10-17", by=(unnamed(of="NOR"),)), said("2022-10-18")])
    assert nameless.anonymous
    assert not named.anonymous


def test_those_who_speak_for_a_government_are_several_tellers_and_one_voice():
    told = [said("2022-10-17"), said("2022-10-18", by=(official("Ann Field", of="NOR"),))]
    assert [teller.id for teller in tellers(told)] == ["NOR", "ann-field"]
    assert {voice(one) for one in told} == {"NOR"}


def test_an_outlet_is_one_voice_whether_it_tells_or_is_cited():
    assert voice(said("2022-10-17", by=(), outlet="The Mirror")) == voice(said("2022-10-17", by=(newspaper("Mirror"),)))


def test_what_was_said_on_one_day_stands_in_a_life_as_in_the_reports():
    told = [said("2022-10-17", by=("USA",)), said("2022-10-17", by=("NOR",)), said("2022-10-01", by=("UKR",))]
    assert [teller.id for teller, _ in life(tellers(told))] == ["UKR", "USA", "NOR"]


def test_what_was_said_on_no_known_day_comes_last_in_a_life():
    told = [said("2022-10-17", by=("USA",)), said(None, by=("UKR",)), said("2022-10-01")]
    assert [teller.id for teller, _ in life(tellers(told))] == ["NOR", "USA", "UKR"]
