"""The words for acts and actors are counted as an analyst would count them."""

from __future__ import annotations

import msgspec
import pytest

from dragoman.events import wording
from dragoman.records import Claim, Trigger
from tests.builders import claim


def worded(sentence: str, trigger: str, *, initiator: str = "Russia", id: str = "c1", **more: str) -> Claim:
    """A claim in a sentence, its act and its initiator in these words; the recipient is a pronoun."""
    made = claim(id=id, sentence=sentence, **more)
    replace = msgspec.structs.replace
    at, who = sentence.index(trigger), sentence.index(initiator)
    return replace(
        made,
        trigger=Trigger(text=trigger, start=at, end=at + len(trigger)),
        initiator=replace(made.initiator, text=initiator, start=who, end=who + len(initiator)),
        recipient=replace(made.recipient, text="it", start=len(sentence) - 1, end=len(sentence)),
    )


def counts(found: tuple[wording.Wording, ...]) -> dict[str, int]:
    return {one.word: one.count for one in found}


@pytest.mark.parametrize(
    ("trigger", "word"),
    [
        ("supplied", "supply"), ("sending", "send"), ("Sends", "send"), ("shot down", "shoot down"),
        ("the charge", "charge"), ("deliveries", "delivery"), ("meeting", "meeting"), ("met", "meet"),
        ("nuclear deal", "nuclear deal"), ("zorbled", "zorbled"),
    ],
)  # fmt: skip
def test_an_act_is_counted_by_its_dictionary_form(trigger: str, word: str):
    assert wording.act_word(trigger) == word


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("the regime", "regime"),
        ("The Kremlin's", "Kremlin"),
        ("Tehran", "Tehran"),
        ("Iranian leaders,", "Iranian leaders"),
        ("it", None),
        ("Their", None),
    ],
)  # fmt: skip
def test_an_actor_is_counted_without_article_and_possessive_and_pronouns_are_no_words_for_it(text: str, word: str):
    assert wording.actor_word(text) == word


def test_words_for_acts_are_counted_once_an_act_the_commonest_first():
    sold = worded("Russia sold arms to it", "sold", id="a")
    same_act = msgspec.structs.replace(sold, id="b")
    sells = worded("Yesterday Russia sells it", "sells", id="c", document="d2")
    given = worded("Russia gave it", "gave", id="e", document="d2")

    found = wording.of_acts([given, sold, same_act, sells])

    assert counts(found) == {"sell": 2, "give": 1}
    assert [one.word for one in found] == ["sell", "give"]
    assert found[0].evidence == ("a", "c")
    assert found[0].sentence == "Russia sold arms to it"


def test_words_inside_quotation_marks_are_counted_apart_and_their_sentences_come_last():
    passed_on = worded("“The regime armed it”, he said", "armed", initiator="regime", id="a")
    straight = worded('"Regime" sent it', "sent", initiator="Regime", id="b", document="d2")
    own = worded("“Talks” aside, the regime armed it", "armed", initiator="regime", id="c", document="d3")

    (regime,) = wording.of_actors([passed_on, straight, own])["RUS"]

    assert (regime.word, regime.count, regime.quoted) == ("regime", 3, 2)
    assert regime.sentence == own.sentence
    assert regime.evidence == ("c", "a", "b")


def test_a_quotation_that_began_in_a_sentence_before_is_one():
    (word,) = wording.of_acts([worded("Russia armed it,” he said", "armed")])
    assert word.quoted == 1


def test_a_mention_shared_by_several_claims_counts_once():
    one = worded("Moscow armed it", "armed", initiator="Moscow", id="a")
    assert counts(wording.of_actors([one, msgspec.structs.replace(one, id="b")])["RUS"]) == {"Moscow": 1}
