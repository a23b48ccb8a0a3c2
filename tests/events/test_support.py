"""How an event is supported, and how many of its accounts are independent."""

from __future__ import annotations

from itertools import permutations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from dragoman.events.support import independent, latest, sides, support
from tests.builders import claim, fighters, newspaper, official, unnamed

ANN, BO = official("Ann Field", of="NOR"), official("Bo Lund", of="NOR")


def told(*by, stance="asserts", outlet="The Courier", day="2022-10-20", document=None, origin=None):
    """A claim by a chain of sources in an outlet's report of a day."""
    report = document or f"{outlet} {day}"
    return claim(by=by, stance=stance, outlet=outlet, published=day, document=report, origin=origin)


def denied(*by, **report):
    return told(*by, stance="denies", **report)


def test_one_account_is_single_and_two_are_corroborated():
    assert support([told()]) == "single"
    assert support([told("NOR"), told("SUD", outlet="The Mirror")]) == "corroborated"


def test_a_hedged_account_is_an_account():
    assert support([told(unnamed(), stance="hedges")]) == "single"


def test_a_hundred_copies_of_one_report_are_one_account():
    copies = [told("NOR", outlet=f"Paper {number}", origin="wire") for number in range(100)]
    assert independent(copies) == 1
    assert support(copies) == "single"
    own_words = [told(outlet=f"Paper {number}", origin="wire") for number in range(100)]
    assert support(own_words) == "single"


def test_a_sentence_that_another_report_has_word_for_word_is_no_second_account():
    text = "Norland attacked Sudland's harbours with dozens of drones."
    said = claim(sentence=text, outlet="The Courier", document="a")
    cut = msgspec.structs.replace(said, outlet="The Mirror", document="b", origin="b")
    assert independent([said, cut]) == 1
    assert independent([said, msgspec.structs.replace(cut, sentence=text.replace("dozens", "swarms"))]) == 2


def test_two_outlets_that_quote_one_official_are_one_account():
    assert support([told(ANN), told(ANN, outlet="The Mirror")]) == "single"


def test_two_who_speak_for_one_government_are_one_voice():
    assert independent([told(ANN), told(BO, outlet="The Mirror"), told("NOR", outlet="The Echo")]) == 1


def test_two_sources_in_one_report_are_one_account():
    assert independent([told("NOR"), told("SUD")]) == 1


def test_sources_without_a_name_or_a_state_may_all_be_the_same():
    assert independent([told(unnamed("officials")), told(unnamed("officials"), outlet="The Mirror")]) == 1


def test_an_outlet_in_two_reports_of_its_own_is_one_account():
    assert independent([told(day="2022-10-20"), told(day="2022-10-27")]) == 1


def test_an_account_taken_from_another_outlet_is_that_outlets():
    first_hand = told(unnamed(of="NOR"), outlet="The Courier")
    taken = told(newspaper("Courier"), outlet="The Mirror")
    taken_with_its_source = told(newspaper("The Courier"), BO, outlet="The Echo")
    assert independent([first_hand, taken]) == 1
    assert independent([first_hand, taken, taken_with_its_source]) == 1
    assert independent([taken, taken_with_its_source]) == 1
    assert independent([first_hand, told(newspaper("The Herald"), outlet="The Mirror")]) == 2


def test_an_outlet_that_cites_itself_takes_its_account_from_nobody():
    assert independent([told(newspaper("The Courier"), ANN), told("SUD", outlet="The Mirror")]) == 2


def test_what_is_asserted_and_denied_by_somebody_with_a_name_is_contested():
    assert support([told("NOR"), denied(ANN, outlet="The Mirror")]) == "contested"


def test_what_nobody_asserts_is_denied_only_by_somebody_with_a_name():
    assert support([denied("NOR")]) == "denied"
    assert support([denied(fighters("Ansar")), told("SUD", stance="expects")]) == "denied"
    assert support([denied(unnamed("officials"))]) is None
    assert support([denied()]) is None


def test_an_outlet_contests_what_another_tells_but_not_what_it_tells_itself():
    assert support([told(), denied(outlet="The Mirror")]) == "contested"
    assert support([told("NOR"), denied()]) == "contested"
    assert support([told(), denied()]) == "single"


def test_a_denial_without_a_name_contests_nothing():
    assert support([told(), denied(unnamed("officials"), outlet="The Mirror")]) == "single"


def test_what_is_only_expected_or_supposed_is_not_asserted():
    assert support([told("NOR", stance="expects"), told("SUD", stance="supposes")]) == "expected"
    assert support([told("NOR", stance="supposes")]) is None


def test_who_denied_and_then_admitted_asserts():
    assert support([denied(ANN, day="2022-10-20"), told(BO, day="2022-11-05")]) == "single"
    assert support([denied("NOR", day="2022-10-20"), denied("SUD"), told("NOR", day="2022-11-05")]) == "contested"


def test_who_asserted_or_hedged_and_then_denied_denies():
    assert support([told("NOR", day="2022-10-20"), denied("NOR", day="2022-11-05")]) == "denied"
    assert support([told("NOR", stance="hedges", day="2022-10-20"), denied("NOR", day="2022-11-05")]) == "denied"


def test_a_hedge_takes_no_denial_back():
    hedged = told("NOR", stance="hedges", day="2022-11-05")
    assert support([denied("NOR", day="2022-10-20"), hedged]) == "contested"


def test_both_stand_where_one_report_tells_of_the_denial_and_the_admission():
    report = [told("NOR", document="d1"), denied("NOR", document="d1")]
    assert latest(report) == report
    assert support(report) == "contested"


def test_nobody_is_held_to_what_others_without_a_name_said():
    claims = [told(unnamed("officials"), day="2022-10-20"), denied(unnamed("officials"), day="2022-11-05")]
    assert latest(claims) == claims
    unknown = [msgspec.structs.replace(one, sources=(), outlet=None) for one in claims]
    assert latest(unknown) == unknown


def test_a_report_without_a_day_takes_nothing_back():
    claims = [told("NOR"), denied("NOR", day=None)]
    assert latest(claims) == claims


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=12))
def test_independent_accounts_are_the_most_pairs_of_origin_and_voice(pairs):
    claims = [
        claim(by=(fighters(f"Voice {voice}"),), origin=f"o{origin}", document=f"d{number}")
        for number, (origin, voice) in enumerate(pairs)
    ]
    assert independent(claims) == most_pairs(set(pairs))


def most_pairs(pairs: set[tuple[int, int]]) -> int:
    """All ways to give each of six origins a voice of its own, the best of them."""
    return max(sum(pair in pairs for pair in enumerate(voices)) for voices in permutations(range(6)))


@given(st.permutations([told("NOR"), told("SUD"), told("NOR", outlet="The Mirror"), denied("EAS"), told(BO, day=None)]))
def test_the_order_of_claims_does_not_matter(claims):
    assert support(claims) == "contested"
    assert independent(claims) == 2


def standing(*claims):
    """The ids of those who stand to an event in each way."""
    return {side.stance: side.tellers for side in sides(claims)}


def test_a_denial_repeated_after_an_admission_is_the_last_word_of_its_government():
    first, again = denied(ANN, day="2022-10-01"), denied(ANN, day="2022-11-20")
    admitted = told(BO, day="2022-11-05")
    assert standing(first, admitted) == {"asserts": ("ann-field",)}
    assert standing(first, admitted, again) == {"denies": ("ann-field",)}
    assert support([first, admitted, again]) == "denied"


def test_an_outlet_is_one_voice_where_it_tells_and_where_it_is_cited():
    assert standing(told(outlet="The Courier"), told(newspaper("Courier"), outlet="The Mirror", day="2022-10-21")) == {
        "asserts": ("outlet:The Courier",)
    }


@given(st.lists(st.sampled_from([told("NOR"), denied("NOR", day="2022-11-01"), told("SUD", stance="expects"), told()])))
def test_sides_say_what_the_support_says(claims):
    """Contested is what has a side that denies and one that affirms, denied what has no side that affirms."""
    if not claims:
        return
    found, stances = support(claims), set(standing(*claims))
    assert (found == "contested") == ("asserts" in stances and "denies" in stances)
    assert (found == "denied") == ("denies" in stances and "asserts" not in stances)
