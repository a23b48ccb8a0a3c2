"""How likely a claim is, from what the witnesses say."""

from __future__ import annotations

import json

import pytest

from dragoman.actors import registry
from dragoman.claims import confidence as module
from dragoman.claims.acts import find_deeds
from dragoman.claims.confidence import NAMES, TABLE, confidence
from dragoman.claims.dyads import Dyad, Part, find_dyads
from dragoman.claims.mentions.find import find_mentions
from dragoman.claims.mentions.tree import Tree
from dragoman.claims.parties import Parties
from dragoman.claims.syntax import Syntax
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


def test_weights_that_do_not_fit_the_features_are_refused(tmp_path, monkeypatch):
    table = tmp_path / "confidence.json"
    table.write_text(json.dumps({"weights": {"bias": 0.0, "row": 1.0, "luck": 2.0}}))
    monkeypatch.setattr(module, "TABLE", table)
    module._weights.cache_clear()
    with pytest.raises(VocabularyError, match=r"confidence\.json: .*luck"):
        confidence(*attack())
    module._weights.cache_clear()


def test_the_packaged_weights_are_those_of_the_features():
    assert set(json.loads(TABLE.read_text())["weights"]) == {"bias", *NAMES}
