"""One event of the claims of one happening."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.days import first_day, last_day
from dragoman.events.build import build, event_id
from dragoman.records import Period
from tests.builders import claim, fighters, item, official, place

ANN, BO = official("Ann Field", of="NOR"), official("Bo Lund", of="NOR")
EASTPORT, WESTPORT = place("Eastport", "SUD", (10.0, 10.0)), place("Westport", "SUD", (10.0, 14.0))
SUDLAND = place("Sudland", "SUD")


def event(*claims):
    """The event of claims that were told in this order."""
    return build(
        msgspec.structs.replace(one, id=f"c{number}", sentence_start=100 * number) for number, one in enumerate(claims)
    )


def time(*times) -> Period | None:
    return event(*(claim(time=one) for one in times)).time


def names(parties) -> list[str]:
    return [party.name for party in parties]


def test_an_event_of_no_claims_is_refused():
    with pytest.raises(ValueError, match="needs a claim"):
        build([])


def test_a_lone_claim_is_an_event_that_says_no_more_than_it():
    one = claim("NOR", "SUD", time="2022-10", place=EASTPORT, mode="m", confidence=0.7)
    found = build([one])
    assert found.id == event_id(one)
    assert (found.type, found.mode, found.confidence) == ("ASSAULT", "m", 0.7)
    assert (names(found.initiators), names(found.recipients), found.dyads) == (["Nor"], ["Sud"], (("NOR", "SUD"),))
    assert (found.time, found.place) == (Period(start="2022-10", end="2022-10"), EASTPORT)
    assert found.first == found.last == one.published
    assert (found.reports, found.outlets, found.origins, found.sources, found.independent) == (1, 1, 1, 0, 1)
    assert found.evidence == found.acts == (one.id,)


def test_an_event_without_recipient_place_or_time_says_so():
    found = build([claim("NOR", None, published=None, outlet=None)])
    assert (found.recipients, found.dyads) == ((), (("NOR", None),))
    assert (found.place, found.time, found.first, found.last, found.outlets) == (None, None, None, None, 0)


def test_the_same_claims_make_the_same_event_in_any_order():
    one, other = claim(id="a", published="2022-10-17"), claim(id="b", published="2022-10-18")
    assert build([one, other]) == build([other, one])


def test_the_id_is_that_of_the_first_claim_whatever_the_others_are():
    first = claim(id="first", published="2022-10-17", type="AID")
    others = [claim(id=f"c{number}", published="2022-10-18", confidence=0.9) for number in range(3)]
    assert build([*others, first]).id == event_id(first) == build([first]).id


def test_the_type_and_the_mode_are_those_that_the_surest_claims_give():
    found = event(
        claim(type="AID", confidence=0.4), claim(type="AID", confidence=0.4, mode="arms"), claim(confidence=0.7)
    )
    assert (found.type, found.mode) == ("AID", "arms")


def test_when_it_happened_is_when_all_who_say_can_be_right():
    assert time("2022-10", None, "2022") == Period(start="2022-10", end="2022-10")
    assert time(("2022-10-03", None), ("2022-09", "2022-10")) == Period(start="2022-10-03", end="2022-10")
    assert time((None, "2022-02")) == Period(start=None, end="2022-02")


def test_a_day_is_told_as_a_day_though_a_month_begins_or_ends_with_it():
    assert time("2022-10", "2022-10-01") == Period(start="2022-10-01", end="2022-10-01")
    assert time("2022", "2022-12-31", "2022-12") == Period(start="2022-12-31", end="2022-12-31")


def test_where_not_all_can_be_right_about_the_time_the_first_told_stands():
    assert time("2022-10-17", "2022-10-16") == Period(start="2022-10-17", end="2022-10-17")


def test_what_only_the_tense_dates_gives_way_to_a_day_that_is_told():
    goes_on = claim(published="2022-10-18", time="2022-10-18", trigger="holding")
    goes_on = msgspec.structs.replace(goes_on, time=msgspec.structs.replace(goes_on.time, text="holding"))
    assert event(goes_on, claim(published="2022-10-18", time="2022-10-16")).time.start == "2022-10-16"
    assert event(goes_on).time.start == "2022-10-18"


def test_a_time_that_is_no_date_is_none():
    assert time("soon") is None


DAYS = st.sampled_from(["2022", "2022-10", "2022-11", "2022-10-01", "2022-10-17", "2022-10-31", None])


@given(st.lists(st.tuples(DAYS, DAYS), min_size=1, max_size=5))
def test_the_time_is_never_finer_than_the_texts_and_lies_within_what_all_say(times):
    told = [(start, end) for start, end in times if start or end]
    found = time(*(one if any(one) else None for one in times))
    if not told:
        assert found is None
        return
    assert found.start in [start for start, _ in told]
    assert found.end in [end for _, end in told]
    latest = max((first_day(start) for start, _ in told if start), default=0)
    earliest = min((last_day(end) for _, end in told if end), default=10**7)
    if latest <= earliest:
        assert (first_day(found.start) or 0, last_day(found.end) or 10**7) == (latest, earliest)
    else:
        assert (found.start, found.end) == told[0]


def test_the_place_is_the_one_told_most_of_those_more_exact_than_a_state():
    told = [claim(place=one) for one in (SUDLAND, WESTPORT, SUDLAND, EASTPORT, EASTPORT, SUDLAND, None)]
    assert event(*told).place == EASTPORT
    assert event(claim(place=SUDLAND), claim()).place == SUDLAND


def test_a_state_stands_for_those_who_act_for_it_once_a_text_names_it():
    assert names(event(claim(ANN, "SUD"), claim(ANN, "SUD"), claim("NOR", "SUD")).initiators) == ["Nor"]
    assert names(event(claim(ANN, "SUD"), claim(ANN, "SUD"), claim(BO, "SUD")).initiators) == ["Ann Field"]


def test_parties_come_with_the_one_named_most_first():
    found = event(claim("EAS", "SUD"), claim("NOR", "SUD"), claim("NOR", "SUD"))
    assert names(found.initiators) == ["Nor", "Eas"]
    assert found.dyads == (("EAS", "SUD"), ("NOR", "SUD"))


def test_a_meeting_of_two_has_no_direction_and_one_dyad():
    found = event(claim("SUD", "NOR", symmetric=True), claim("NOR", "SUD", symmetric=True))
    assert found.symmetric
    assert {*names(found.initiators), *names(found.recipients)} == {"Nor", "Sud"}
    assert found.dyads == (("NOR", "SUD"),)


def test_a_summit_of_six_has_fifteen_dyads():
    six = ("AAA", "BBB", "CCC", "DDD", "EEE", "FFF")
    found = event(*(claim(one, other, symmetric=True) for n, one in enumerate(six) for other in six[n + 1 :]))
    assert sorted(names(found.initiators) + names(found.recipients)) == [one.title() for one in six]
    assert len(found.dyads) == 15


def test_where_one_text_has_a_direction_it_stands_and_nobody_is_lost():
    found = event(
        claim("NOR", "SUD", symmetric=True), claim("NOR", "EAS", symmetric=True), claim("SUD", "EAS", symmetric=True),
        claim(ANN, "SUD"),
    )  # fmt: skip
    assert not found.symmetric
    assert (names(found.initiators), names(found.recipients)) == (["Ann Field"], ["Sud", "Eas"])
    assert found.dyads == (("NOR", "SUD"), ("EAS", "NOR"), ("EAS", "SUD"))


def test_an_event_names_those_it_is_aimed_at():
    assert names(event(claim("NOR", "SUD", against=fighters("Ansar")), claim("NOR", "SUD")).against) == ["Ansar"]


def test_things_are_told_once_a_kind_in_their_commonest_words_commonest_kind_first():
    found = event(
        claim(items=(item("grain", "food"), item("uncrewed aircraft", "drone"))),
        claim(items=(item("drones", "drone"),)), claim(items=(item("drones", "drone"), item("envoys"))),
    )  # fmt: skip
    assert [thing.name for thing in found.items] == ["drones", "grain", "envoys"]


def test_four_counts_tell_reports_outlets_origins_and_sources_apart():
    told = [
        claim(by=("NOR",), document="d1", outlet="The Courier", origin="d1", published="2022-10-17"),
        claim(by=(ANN,), document="d2", outlet="The Mirror", origin="d1", published="2022-10-18"),
        claim(by=("SUD",), document="d3", outlet="The Mirror", origin="d3", published="2022-10-19"),
    ]
    found = event(*told)
    assert (found.reports, found.outlets, found.origins, found.sources, found.independent) == (3, 2, 2, 2, 2)
    assert (found.first, found.last) == (told[0].published, told[2].published)


def test_theatres_come_commonest_first():
    assert event(claim(theatres=("a", "b")), claim(theatres=("b",))).theatres == ("b", "a")
