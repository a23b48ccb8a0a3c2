"""Who stands where to an event is told in words that are right."""

from __future__ import annotations

import pytest

from dragoman.records import Number, Period
from dragoman.show import sides
from dragoman.show.numbers import extent
from tests.builders import claim, event, official, unnamed

LATER = {"published": "2022-11-21", "document": "d2"}


def delivery(id: str, *by, **more):
    """A claim that Iran armed Russia."""
    return claim("IRN", "RUS", type="AID", id=id, by=by, **more)


def test_a_contested_event_names_those_who_assert_and_those_who_deny_it():
    told = event(
        [delivery("a", "GBR"), delivery("b", "USA"), delivery("c", "UKR"), delivery("d", "IRN", stance="denies")]
    )
    assert sides.reason(told) == "contested: Gbr, Usa and Ukr assert it, Irn denies it"


def test_a_denied_and_an_expected_event_say_that_nobody_asserts_it():
    denied = event([delivery("a", "IRN", stance="denies"), delivery("b", "USA", stance="expects")])
    expected = event([delivery("a", "USA", stance="expects")])
    supposed = event([delivery("a", stance="supposes")])

    assert sides.reason(denied) == "denied: Irn denies it, Usa expects it, nobody says that it has happened"
    assert sides.reason(expected) == "expected: Usa expects it, nobody says that it has happened"
    assert sides.reason(supposed).startswith("no support: The Courier itself supposes it, nobody says")


def test_a_denial_that_contests_nothing_is_said_to_do_so():
    told = event([delivery("a", "GBR"), delivery("b", unnamed("officials", of="IRN"), stance="denies")])
    assert sides.reason(told) == (
        "single: Gbr asserts it, Irn (unnamed) denies it, "
        "which contests nothing, as no named source denies it and no other outlet"
    )


def test_a_corroborated_event_counts_its_independent_accounts():
    told = event([delivery("a", "USA"), delivery("b", "GBR", document="d2", outlet="The Mirror")])
    assert sides.reason(told) == "corroborated by 2 independent accounts: Usa and Gbr assert it"


def test_a_government_and_those_who_speak_for_it_are_named_once():
    minister = official("Jane Roe", of="GBR")

    both = event([delivery("a", minister), delivery("b", "GBR", sentence_start=90)])
    alone = event([delivery("a", minister)])

    assert sides.sides(both) == {"asserts": ["Gbr"]}
    assert sides.sides(alone) == {"asserts": ["Jane Roe (GBR)"]}


def test_who_denied_first_and_admits_later_stands_with_those_who_assert():
    told = event([delivery("a", "IRN", stance="denies"), delivery("b", official("John Doe", of="IRN"), **LATER)])
    assert sides.sides(told) == {"asserts": ["Irn"]}


def test_who_affirms_and_denies_it_in_one_report_stands_on_both_sides():
    told = event([delivery("a", "IRN"), delivery("b", "IRN", stance="denies", sentence_start=90)])
    assert told.support == "contested"
    assert sides.sides(told) == {"asserts": ["Irn"], "denies": ["Irn"]}


def test_who_only_held_it_possible_and_then_denied_it_stands_with_those_who_deny():
    told = event([delivery("a", "USA", stance="hedges"), delivery("b", "USA", stance="denies", **LATER)])
    assert sides.sides(told) == {"denies": ["Usa"]}


def test_who_says_that_it_happened_is_not_named_again_as_expecting_it():
    told = event([delivery("a", "USA"), delivery("b", "USA", stance="expects", sentence_start=90)])
    assert sides.sides(told) == {"asserts": ["Usa"]}


def test_sources_without_a_name_and_outlets_are_told_as_what_they_are():
    told = event([delivery("a", unnamed("officials")), delivery("b", unnamed()), delivery("c")])
    assert sides.sides(told) == {"asserts": ["officials (unnamed)", "somebody (unnamed)", "The Courier itself"]}


def test_many_names_are_counted():
    assert sides.listed(["A"]) == "A"
    assert sides.listed(["A", "B"]) == "A and B"
    assert sides.listed(list("ABCDEFG"), 4) == "A, B, C and 4 more"


def test_counts_are_told_one_and_many():
    told = event([delivery("a", "USA"), delivery("b", "GBR", **LATER)])
    assert sides.counts(told) == "2 reports in 1 outlet, 2 origins, 2 sources"


@pytest.mark.parametrize(
    ("time", "words"),
    [
        (None, "(2022-10-29)"), (("2022-08", "2022-08"), "2022-08"),
        (("2022-08", "2022-10-09"), "2022-08 – 2022-10-09"),
        (("2022", None), "from 2022"), ((None, "2022-10"), "until 2022-10"), ((None, None), "(2022-10-29)"),
    ],
)  # fmt: skip
def test_a_day_is_as_exact_as_it_is_said(time, words: str):
    period = Period(start=time[0], end=time[1]) if time else None
    assert sides.when(event([delivery("a")], time=period)) == words


def test_an_event_that_nobody_dates_has_no_date():
    assert sides.when(event([delivery("a", published=None)])) == "no date"


def amount(text: str, low: float | None, high: float | None) -> Number:
    return Number(item="drone", text=text, low=low, high=high, unit=None)


def test_numbers_that_differ_give_a_range_in_their_words_and_no_average():
    hundreds, ordered = amount("hundreds", 200.0, 999.0), amount("2,600", 2600.0, 2600.0)
    assert extent([ordered, hundreds]) == "from “hundreds” to “2,600”"
    assert extent([hundreds, amount("Hundreds", 200.0, 999.0)]) == "“hundreds”"
    assert extent([amount("more than 300", 300.0, None), hundreds, amount("up to 50", None, 50.0)]) == (
        "from “up to 50” to “hundreds”"
    )
