"""Claims into events, from end to end: what is one happening and what is not."""

from __future__ import annotations

import msgspec

from dragoman.events import merge
from tests.builders import claim, item, official

DRONES = item("drones", "drone")


def delivery(id: str, published: str, **told):
    """Norland gives Sudland drones, in a report of its own."""
    told = {"type": "AID", "trigger": "gave", "sentence": "Norland gave Sudland drones.", "items": (DRONES,)} | told
    return claim("NOR", "SUD", id=id, document=f"d {id}", published=published, **told)


def evidence(*claims, **judged) -> list[tuple[str, ...]]:
    return [event.evidence for event in merge(claims, **judged)]


def test_who_asserts_denies_and_hedges_a_delivery_speak_of_one_event():
    said = delivery("said", "2022-10-17", by=("EAS",))
    denied = delivery("denied", "2022-10-18", by=("SUD",), stance="denies")
    hedged = delivery("hedged", "2022-10-19", stance="hedges")
    (event,) = merge([said, denied, hedged])
    assert event.evidence == ("said", "denied", "hedged")
    assert event.support == "contested"


def test_what_was_expected_for_a_far_day_is_what_was_told_without_a_day_when_it_came():
    expected = delivery("expected", "2022-01-10", stance="expects", aspect="future", time="2022-11")
    done = delivery("done", "2022-11-14")
    assert evidence(expected, done) == [("expected", "done")]


def test_what_was_told_when_it_happened_is_found_by_a_report_that_dates_it_years_later():
    then = delivery("then", "2020-05-05")
    later = delivery("later", "2022-11-14", time="2020-05-04")
    assert evidence(then, later) == [("then", "later")]


def test_deliveries_of_another_thing_at_another_time_the_other_way_or_to_another_are_other_events():
    first = delivery("first", "2022-10-17", time="2022-10-16")
    week_later = delivery("week", "2022-10-24", time="2022-10-23")
    grain = delivery("grain", "2022-10-17", items=(item("grain", "food"),))
    back = msgspec.structs.replace(delivery("back", "2022-10-17"), initiator=first.recipient, recipient=first.initiator)
    other = msgspec.structs.replace(delivery("other", "2022-10-17"), recipient=official("Cy Orr", of="EAS"))
    nobody = msgspec.structs.replace(delivery("nobody", "2022-10-17"), recipient=None)
    found = merge([first, week_later, grain, back, other, nobody])
    assert sorted(event.evidence for event in found) == [
        ("back",),
        ("first",),
        ("grain",),
        ("nobody",),
        ("other",),
        ("week",),
    ]


def test_an_event_keeps_its_id_while_claims_join_that_were_told_later():
    first, second = delivery("first", "2022-10-17"), delivery("second", "2022-10-18")
    (alone,), (both,) = merge([first]), merge([second, first])
    assert both.id == alone.id
    assert both.evidence == ("first", "second")


def test_an_event_has_another_id_once_its_first_claim_is_another():
    second, first = delivery("second", "2022-10-18"), delivery("first", "2022-10-17")
    (alone,), (both,) = merge([second]), merge([second, first])
    assert both.id != alone.id


def test_events_come_in_the_order_in_which_they_were_first_told():
    late = claim("EAS", "NOR", id="late", published="2022-10-20")
    early = claim("SUD", "NOR", id="early", published="2022-10-10")
    assert evidence(late, early) == [("early",), ("late",)]


def test_a_copy_of_a_report_is_told_in_both_and_merged_once():
    first = delivery("same", "2022-10-17")
    copy = msgspec.structs.replace(first, document="d copy", outlet="The Echo", origin=first.document)
    (event,) = merge([copy, first])
    assert event.evidence == ("same",)
    assert (event.reports, event.outlets, event.origins) == (2, 2, 1)


def test_a_copy_that_was_printed_under_another_president_stays_with_its_original():
    first = delivery("same", "2022-10-17")
    later = msgspec.structs.replace(
        first, document="d copy", published=None, initiator=official("The President", of="EAS")
    )
    (event,) = merge([first, later])
    assert event.reports == 2


def test_a_report_that_is_edited_and_printed_again_stays_with_its_original():
    sentence = "Norland gave Sudland a batch of drones for the guard of its eastern harbours."
    first = delivery("first", "2022-10-17", sentence=sentence, origin="wire")
    edited = delivery("edited", "2022-10-18", sentence=sentence, origin="wire", sentence_start=40)
    assert evidence(first, edited) == [("first", "edited")]


def test_no_claims_are_no_events():
    assert merge([]) == []


def test_what_a_person_put_together_is_one_event_whatever_it_tells():
    one, other = delivery("one", "2022-10-17"), claim("EAS", "NOR", id="other", published="2021-01-01")
    assert evidence(one, other, same=[("one", "other")]) == [("other", "one")]


def test_what_a_person_put_apart_is_two_events_however_alike():
    one, other = delivery("one", "2022-10-17"), delivery("other", "2022-10-17")
    assert evidence(one, other) == [("one", "other")]
    assert evidence(one, other, different=[("other", "one")]) == [("one",), ("other",)]


def test_judgements_about_claims_that_are_gone_change_nothing():
    one = delivery("one", "2022-10-17")
    assert evidence(one, same=[("one", "gone")], different=[("gone", "one")]) == [("one",)]
