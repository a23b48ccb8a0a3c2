"""The annotated claims hold places and labels alone, and none of the articles' text."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from dragoman.records import EventType, Stance

ROOT = Path(__file__).parents[2]
PARTS = ("trigger", "initiator", "recipient", "source", "against")
KEYS = {*PARTS, "n", "types", "stance", "optional", "symmetric"}


def articles() -> list[dict[str, Any]]:
    lines = (ROOT / "training/corpus/claims.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def claims() -> Iterator[dict[str, Any]]:
    for article in articles():
        yield from article["claims"]


def test_every_article_stands_once() -> None:
    ids = [article["report"] for article in articles()]
    assert len(ids) == len(set(ids)) > 100


def test_claims_hold_known_labels_and_places_only() -> None:
    for claim in claims():
        assert set(claim) <= KEYS
        assert set(claim["types"]) <= set(get_args(EventType))
        assert claim["stance"] in get_args(Stance)
        for part in PARTS:
            if part in claim:
                start, end = claim[part]
                assert 0 <= start < end


def test_every_claim_has_a_trigger_and_a_party() -> None:
    for claim in claims():
        assert "trigger" in claim
        assert "initiator" in claim or "recipient" in claim


@pytest.mark.skipif(not os.environ.get("SHARED"), reason="needs the articles: set SHARED to the labelled data")
def test_places_are_whole_words_of_the_articles() -> None:
    with gzip.open(Path(os.environ["SHARED"]) / "reports/voa.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    texts = {row["id"]: [s.strip() for s in row["text"].splitlines() if s.strip()] for row in rows}
    for article in articles():
        sentences = texts[article["report"]]
        for claim in article["claims"]:
            sentence = sentences[claim["n"]]
            for start, end in (claim[part] for part in PARTS if part in claim):
                assert end <= len(sentence)
                assert not (start and sentence[start - 1].isalnum() and sentence[start].isalnum()), sentence[start:end]
