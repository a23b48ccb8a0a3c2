"""Claims as Web Annotations: the words and places of a sentence lead back to it."""

from __future__ import annotations

import io
import json
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.exchange.annotations import write_annotations
from tests.builders import claim


class Report(NamedTuple):
    id: str
    url: str | None
    outlet: str | None = None
    published: None = None
    title: str | None = None
    language: str | None = None


def page(*claims, url: str | None = "https://courier.example/drones") -> dict:
    file = io.BytesIO()
    assert write_annotations(claims, lambda ids: {id: Report(id, url) for id in ids}, file) == len(claims)
    return json.loads(file.getvalue())


@settings(max_examples=30)
@given(st.text(max_size=30), st.text(min_size=1, max_size=10), st.text(max_size=30), st.text(max_size=30))
def test_the_selectors_find_the_sentence_and_the_act_in_the_text(before, act, behind, first):
    text = f"{first}{before}{act}{behind}"
    one = claim(sentence=f"{before}{act}{behind}", sentence_start=len(first), trigger=act)
    (found,) = page(one)["items"]

    quote, position = found["target"]["selector"]
    assert text[position["start"] : position["end"]] == quote["exact"]
    picked = quote["refinedBy"]
    assert picked["prefix"] + picked["exact"] + picked["suffix"] in quote["exact"]


def test_a_page_is_of_the_form_that_the_recommendation_asks_for():
    found = page(claim(id="a"), claim(id="b", by=("USA", "GBR"), stance="denies", theatres=("syria-war",)))

    assert found["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert found["type"] == "AnnotationPage"
    assert len({one["id"] for one in found["items"]}) == 2
    denied = found["items"][1]
    assert (denied["type"], denied["motivation"]) == ("Annotation", "describing")
    assert denied["body"][0]["value"] == "Rus ASSAULT → Ukr (denies, according to Usa, according to Gbr)"
    assert [one["value"] for one in denied["body"][1:]] == ["ASSAULT", "denies", "syria-war"]
    assert denied["target"]["source"] == "https://courier.example/drones"
    assert denied["target"]["state"] == {"type": "TimeState", "sourceDate": "2022-10-29T00:00:00Z"}


def test_a_report_without_an_address_has_a_name():
    assert page(claim(), url=None)["items"][0]["target"]["source"] == "urn:dragoman:report:d1"


def test_no_claims_are_a_page_without_items():
    assert page()["items"] == []
