"""Drawing claims: what stands in the page of a claim, and that nothing of a report's words acts there."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from dragoman.show.web.claim_drawing import ClaimDrawing, shown
from dragoman.show.web.state import Asked, spelt
from tests.builders import claim, mention, source

HOSTILE = "<script>\u202e\"'&"


def drawn(**asked: Any) -> ClaimDrawing:
    return ClaimDrawing(Asked(**asked))


def test_a_claim_says_who_did_what_to_whom_and_where_each_leads():
    what = drawn().what(claim("IRN", "RUS", type="AID"))
    assert '<a class="actor" href="/actor/IRN">' in what
    assert '<a class="type" href="/claims?type=AID">AID</a>' in what
    assert what.index("/actor/IRN") < what.index("AID") < what.index("/actor/RUS")


def test_links_keep_what_pages_share():
    assert 'href="/actor/IRN?since=2022"' in drawn(since="2022", until=None).actor(mention("IRN"))


def test_an_outlet_tells_itself_where_nobody_else_is_named():
    own = msgspec.structs.replace(claim("IRN", "RUS"), sources=(), outlet="The Post & Sun")
    assert drawn().chain(own).endswith("<bdi>The Post &amp; Sun</bdi></a> itself")
    assert "/claims?by=outlet%3AThe+Post+%26+Sun" in drawn().chain(own)
    assert drawn().chain(msgspec.structs.replace(own, outlet=None)) == "the report itself"


def test_of_two_sources_the_outermost_stands_first():
    told = drawn().chain(msgspec.structs.replace(claim("IRN", "RUS"), sources=(source("USA"), source("UKR"))))
    assert told.index("by=USA") < told.index(", citing ") < told.index("by=UKR")


def test_an_actor_that_is_named_twice_is_told_by_each_of_its_names():
    one, page = mention("IRN"), drawn()
    other = msgspec.structs.replace(one, name="Tehran")
    assert (one.name in page.actor(one), "Tehran" in page.actor(other)) == (True, True)
    assert "Tehran" not in page.actor(one)


def test_nothing_of_a_report_acts_in_a_page():
    who = msgspec.structs.replace(mention("IRN"), name=HOSTILE, id='"><b>', acts_for=HOSTILE)
    said = msgspec.structs.replace(source("USA"), name=HOSTILE, id=HOSTILE)
    one = msgspec.structs.replace(
        claim("IRN", "RUS", sentence=f"{HOSTILE} sent drones"), initiator=who, recipient=who, against=who,
        sources=(said,), outlet=HOSTILE, document='"><i>', mode=HOSTILE,
    )  # fmt: skip
    page = drawn(since='"><u>')
    text = page.sentence([one], {one.id: '"><s>'}) + page.chain(msgspec.structs.replace(one, sources=()))
    assert isinstance(text, Markup)
    for bad in ("<script", "\u202e", "<b>", "<i>", "<u>", "<s>", '&"'):
        assert bad not in text


def test_what_is_shown_is_escaped_once():
    assert shown("a & b") == "a &amp; b"


@given(st.dictionaries(st.text(min_size=1), st.text(min_size=1) | st.lists(st.text(), min_size=1) | st.integers()))
def test_a_query_is_spelt_as_the_library_spells_it(fields: dict[str, Any]):
    assert spelt(fields) == (f"?{urlencode(fields, doseq=True)}" if fields else "")


def test_what_is_none_or_empty_is_no_part_of_a_query():
    assert spelt({"a": None, "b": "", "c": [], "d": False, "e": True, "f": 0}) == "?e=true&f=0"
