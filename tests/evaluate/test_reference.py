"""Whom pronouns and descriptions mean, scored on labelled claims."""

from __future__ import annotations

from collections import Counter

from dragoman.claims.mentions import find_mentions
from dragoman.claims.sources import find_sources
from evaluation.reference import judged, kind, place
from tests.claims.mentions.parses import REGISTRY, parsed

SAID = (
    "Iran/PROPN/2/nsubj said~say/VERB/0/root it/PRON/4/nsubj attacked~attack/VERB/2/ccomp "
    "the/DET/6/det rebels~rebel/NOUN/4/obj"
)


def test_a_word_that_stands_twice_is_sought_near_the_trigger_and_whole():
    assert place("it", "With it Iran hit it", 13) == (17, 19)
    assert place("it", "With Iran", 0) == (1, 3)
    assert place("he", "No", 0) is None


def test_pronouns_states_and_groups_are_told_apart_and_names_left_out():
    assert kind("It", 0, "IRN") == "pronoun"
    assert kind("The army", 0, "IRN") == "state"
    assert kind("militants", 9, "KURDISH_MILITANTS") == "description"
    assert kind("Iran", 9, "IRN") is None


def scored(**changes: object) -> Counter[tuple[str, str]]:
    document, [reading] = parsed(SAID)
    mentions = find_mentions(document, [reading], REGISTRY)
    claim = {
        "trigger": "attacked",
        "initiator": {"text": "it", "id": "IRN"},
        "recipient": {"text": "the rebels", "id": "REBELS"},
        "sources": [{"text": "Iran", "id": "IRN"}],
    }
    return Counter(judged({**claim, **changes}, reading, mentions[0], find_sources(document, [reading], mentions)))


def test_a_pronoun_and_a_description_are_right_or_wrong():
    assert scored() == {("pronoun", "right"): 1, ("description", "right"): 1}
    assert scored(initiator={"text": "it", "id": "IRQ"}, sources=[{"id": "IRN"}])["pronoun", "wrong"] == 1
    assert scored(recipient=None) == {("pronoun", "right"): 1}


def test_a_source_is_asked_for_where_it_is_not_the_actor_itself():
    assert scored(initiator={"text": "it", "id": "IRQ"})["source", "right"] == 1
    assert scored(initiator={"text": "it", "id": "IRQ"}, sources=[])["narrator", "wrong"] == 1
    assert scored(sources=[])["narrator", "wrong"] == 0
