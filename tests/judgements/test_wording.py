from __future__ import annotations

import msgspec
import pytest

from dragoman.actors import registry
from dragoman.errors import UsageError
from dragoman.judgements import corrected
from dragoman.judgements.wording import FIELDS, changes_of
from dragoman.records import CORRECTABLE, Claim, Item, Quantity
from dragoman.store.judgements import check_change
from tests.builders import claim

TOLD = claim("RUS", "UKR", by=("GBR",), id="c1", sentence="Britain said Russia attacked Ukraine near Kyiv.")


def now(*words: str, told: Claim = TOLD) -> Claim:
    """The claim as these words correct it; each change is one that the project's file takes."""
    changes = changes_of(told, words, registry())
    for field, value in msgspec.json.decode(msgspec.json.encode(changes)).items():
        check_change(field, value)
    return corrected(told, changes)


def test_every_field_that_can_be_corrected_has_words():
    assert set(CORRECTABLE) <= set(FIELDS)
    assert set(FIELDS) - set(CORRECTABLE) == {"stance"}


@pytest.mark.parametrize("name", ["IRN", "irn", "Iran", "Tehran", "iran"])
def test_an_actor_is_given_by_name_or_code(name):
    assert now(f"initiator={name}").initiator.id == "IRN"


def test_a_person_speaks_for_the_state_whose_office_he_held_on_that_day():
    putin = now("initiator=Vladimir Putin").initiator

    assert (putin.id, putin.kind, putin.acts_for) == ("vladimir-putin", "person", "RUS")


def test_a_party_has_the_words_of_the_sentence_that_name_it_else_words_of_no_length_at_the_trigger():
    named = now("against=Kyiv", told=TOLD).against
    unnamed = now("recipient=Iraq").recipient

    assert (named.text, named.start, named.end) == ("Kyiv", 42, 46)
    assert (unnamed.text, unnamed.start, unnamed.end) == ("Iraq", TOLD.trigger.start, TOLD.trigger.start)


def test_a_party_that_the_claim_names_itself_may_be_one_no_table_knows():
    wolves = msgspec.structs.replace(TOLD.recipient, id="steppe-wolves", name="Steppe Wolves", kind="unknown")
    told = msgspec.structs.replace(TOLD, recipient=wolves)

    swapped = now("initiator=steppe wolves", "recipient=RUS", told=told)

    assert (swapped.initiator, swapped.recipient) == (wolves, TOLD.initiator)


@pytest.mark.parametrize(
    ("words", "field", "value"),
    [
        ("recipient=none", "recipient", None),
        ("sources=none", "sources", ()),
        ("type=aid", "type", "AID"),
        ("symmetric=yes", "symmetric", True),
        ("mode=aerial", "mode", "aerial"),
        ("theatre=Ukraine-invasion", "theatres", ("ukraine-invasion",)),
        ("Aspect=ongoing", "aspect", "ongoing"),
        ("certainty=none", "certainty", "none"),
    ],
)
def test_words_become_the_value_of_the_field(words, field, value):
    assert getattr(now(words), field) == value


@pytest.mark.parametrize("stance", ["hedges", "denies", "expects", "supposes"])
def test_a_stance_is_brought_about_by_what_it_follows_from(stance):
    there = now(f"stance={stance}")

    assert there.stance == stance
    assert now("stance=asserts", told=there).stance == "asserts"


def test_nobody_in_particular_asserts_nothing():
    told = now("sources=unspecified")

    assert told.stance == "hedges"
    with pytest.raises(UsageError, match="the stance is hedges, not asserts"):
        now("stance=asserts", told=told)


def test_sources_are_a_chain_from_the_outermost_and_those_there_are_stay_as_they_are():
    chain = now("sources=The Washington Post > GBR").sources

    assert [source.name for source in chain] == ["Washington Post", "Gbr"]
    assert chain[1] == TOLD.sources[0]
    assert chain[0].text is None


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("drones", [("drones", "drone", None, None)]),
        ("300 drones, fuel", [("drones", "drone", 300, 300), ("fuel", "fuel", None, None)]),
        ("2,600-3,000 Shahed drones", [("Shahed drones", "drone", 2600, 3000)]),
        ("300+ missiles", [("missiles", "missile", 300, None)]),
        ("2 zeppelins", [("zeppelins", None, 2, 2)]),
    ],
)
def test_items_are_counted_and_sorted_by_the_table(words, found):
    items = now(f"items={words}").items

    assert [
        (one.name, one.kind, one.quantity and one.quantity.low, one.quantity and one.quantity.high) for one in items
    ] == found


def test_things_that_the_claim_has_stay_as_they_are():
    aid = Item(name="aid", kind="money", quantity=Quantity(text="more than $40m", low=4e7, high=None), unit="USD")
    told = msgspec.structs.replace(TOLD, items=(aid,))

    assert [one.name for one in now("items=more than $40m aid, drones", told=told).items] == ["aid", "drones"]
    assert now("items=more than $40m aid, drones", told=told).items[0] == aid


@pytest.mark.parametrize("words", ["mode=merrily", "cameo=99", "cameo=19x"])
def test_modes_and_codes_are_those_of_the_tables(words):
    with pytest.raises(UsageError, match=r"no mode of ASSAULT|no code of CAMEO"):
        now(words)


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("2022-10-29", "2022-10-29", "2022-10-29"),
        ("2022-10", "2022-10", "2022-10"),
        ("2022-08..2022-10", "2022-08", "2022-10"),
        ("2021 to 2022", "2021", "2022"),
        ("2022-08..", "2022-08", None),
    ],
)
def test_a_time_is_as_exact_as_it_is_written(words, start, end):
    time = now(f"time={words}").time

    assert (time.start, time.end) == (start, end)


def test_a_place_is_one_of_the_tables():
    place = now("where=Kyiv").place

    assert (place.name, place.country) == ("Kyiv", "UKR")


def test_what_words_cannot_say_can_be_said_as_json():
    items = '[{"name": "aid", "kind": "money", "quantity": {"text": "$40m", "low": 4e7, "high": 4e7}, "unit": "USD"}]'

    assert now(f"items={items}").items[0].unit == "USD"


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("recipients=Iraq", "names no field of a claim.*fields: type, mode"),
        ("recipient", "names no field of a claim"),
        ("recipient=", "For nothing write recipient=none"),
        ("initiator=none", "always has initiator"),
        ("initiator=Ansar Alah", r"No actor is called 'Ansar Alah' on 2022-10-29\. Nearest: Ansar Allah \(houthis\)"),
        ("type=ATTACK", "Choose from: AGREE, CONSULT"),
        ("stance=maybe", "Choose from: asserts, hedges"),
        ("theatre=ukrain", "No theatre is called 'ukrain'. Nearest: ukraine"),
        ("time=yesterday", "time=yesterday is not a date. Write 2022"),
        ("time=2022-02-30", "not a day of the calendar"),
        ("time=2022..2021", "ends before it begins"),
        ("time=..", "holds no date"),
        ("place=Nowhereville", "No place is called 'Nowhereville'"),
        ("items=9-3 drones", "9-3 drones: 3 is less than 9"),
        ('items=[{"name": "drones"}]', "is not the JSON of this field"),
        ("items=[", "is not the JSON of this field"),
        ("symmetric=perhaps", "neither yes nor no"),
        ("type=ASSAULT", "says so already.*judge accept c1"),
    ],
)
def test_what_cannot_be_is_told_with_what_would_do(words, fault):
    with pytest.raises(UsageError, match=fault):
        now(words)
