"""How likely a claim is, from what the witnesses say."""

from __future__ import annotations

import json

import msgspec
import pytest

from dragoman.actors import registry
from dragoman.claims.acts.deeds import find_deeds
from dragoman.claims.acts.dyads import Dyad, find_dyads
from dragoman.claims.acts.parties import Parties
from dragoman.claims.acts.sides import Part
from dragoman.claims.mentions.find import find_mentions
from dragoman.claims.mentions.tree import Tree
from dragoman.claims.syntax import Syntax
from dragoman.claims.weighing import confidence as module
from dragoman.claims.weighing.asking import Asked
from dragoman.claims.weighing.confidence import ANSWERS, NAMES, TABLE, answers, confidence
from dragoman.errors import VocabularyError
from tests.builders import document, reading

ATTACK = """
France France PROPN 2 nsubj
attacked attack VERB 0 root
Mali Mali PROPN 2 obj
. . PUNCT 2 punct
"""


def attack():
    read = reading(ATTACK)
    (mentions,) = find_mentions(document(read.sentence.text), [read], registry())
    (deed,) = find_deeds(Syntax(read))
    (dyad,) = find_dyads(deed, "verb", Parties(Tree(read), mentions, ()), mentions)
    return deed, dyad


def test_parties_in_their_slots_are_likelier_than_parties_in_none():
    deed, dyad = attack()
    loose = Dyad(
        initiator=dyad.initiator, recipient=Part(mention=dyad.recipient.mention, slot=0.0, link=0.0), against=None
    )
    assert 0 < confidence(deed, loose) < confidence(deed, dyad) < 1


def test_a_party_that_is_but_a_common_noun_makes_a_claim_less_likely():
    deed, dyad = attack()
    actor = msgspec.structs.replace(dyad.recipient.mention.actor, kind="group", acts_for=None, sector="UAF")

    def of(known: bool) -> Dyad:
        mention = msgspec.structs.replace(dyad.recipient.mention, actor=actor, known=known)
        return msgspec.structs.replace(dyad, recipient=msgspec.structs.replace(dyad.recipient, mention=mention))

    assert confidence(deed, of(known=False)) < confidence(deed, of(known=True))


def test_an_act_of_force_needs_more_to_be_as_likely_as_another():
    deed, dyad = attack()
    assert confidence(deed, dyad) < confidence(msgspec.structs.replace(deed, type="ACCUSE"), dyad)


def test_weights_that_do_not_fit_the_features_are_refused(tmp_path, monkeypatch):
    table = tmp_path / "confidence.json"
    table.write_text(json.dumps({"weights": {"unasked": {"bias": 0.0, "row": 1.0, "luck": 2.0}}}))
    monkeypatch.setattr(module, "TABLE", table)
    module._weights.cache_clear()
    with pytest.raises(VocabularyError, match=r"confidence\.json: .*luck"):
        confidence(*attack())
    module._weights.cache_clear()


def test_the_packaged_weights_are_those_of_the_features():
    weights = json.loads(TABLE.read_text())["weights"]
    assert set(weights["unasked"]) == {"bias", *NAMES}
    assert set(weights["asked"]) == {"bias", *NAMES, *ANSWERS}


def test_a_claim_that_the_reader_sees_too_is_likelier():
    deed, dyad = attack()
    assert confidence(deed, dyad, {"ASSAULT": 0.9}) > confidence(deed, dyad, {"ASSAULT": 0.1})
    assert confidence(deed, dyad, {"ASSAULT": 0.1}) > confidence(deed, dyad, {"ASSAULT": 0.1, "CONSULT": 0.9})


def test_answers_are_log_odds_within_bounds():
    deed, _ = attack()
    assert answers(deed, {"ASSAULT": 0.5, "AID": 1.0}) == {"claimed": 0.0, "claimed_other": pytest.approx(1.0)}
    assert answers(deed, {}) == {"claimed": pytest.approx(-1.0), "claimed_other": pytest.approx(-1.0)}


def test_a_pair_is_asked_about_once():
    questions = []

    def ask(sentences, initiator, recipient):
        questions.append((sentences[0].text[initiator.start : initiator.end], recipient))
        return (("ASSAULT", 0.8),)

    _, dyad = attack()
    asked = Asked([reading(ATTACK)], 0, ask)
    assert asked.of(dyad) == asked.of(dyad) == {"ASSAULT": 0.8}
    assert [initiator for initiator, _ in questions] == ["France"]


def test_nothing_is_known_where_nobody_can_be_asked():
    _, dyad = attack()
    alone = Dyad(initiator=dyad.initiator, recipient=None, against=None)
    assert Asked([reading(ATTACK)], 0, None).of(dyad) is None
    assert Asked([reading(ATTACK)], 0, lambda *_: ()).of(dyad) is None
    assert Asked([reading(ATTACK)], 0, lambda *_: (("AID", 1.0),)).of(alone) is None
