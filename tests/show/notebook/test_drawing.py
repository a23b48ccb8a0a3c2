"""Records that show themselves in a notebook: marked, escaped, and text where nobody knows how to draw them."""

from __future__ import annotations

from datetime import date

import msgspec

import dragoman
from dragoman.records import Balance, Claim, Event
from dragoman.show.notebook import drawing
from dragoman.system import build
from tests.builders import claim, document, tie


def test_a_claim_shows_its_sentence_with_its_parts_marked():
    (one, *_) = dragoman.read_text("Tehran denied that it had sent drones to Moscow.", outlet="Harbour Wire")
    html = one._repr_html_()
    assert html
    assert "according to Iran" in html
    assert '<span title="act"' in html
    assert "Harbour Wire" in html


def test_a_sentence_that_begins_with_a_quotation_mark_gets_no_second():
    for sentence in ("“Iran sent drones to Russia,” he said.", "Iran sent drones to Russia."):
        html = claim("IRN", "RUS", sentence=sentence, trigger="sent")._repr_html_() or ""
        assert html.count("“") == 1


def test_what_reports_write_is_escaped_and_turns_no_letters_round():
    sentence = "Iran‮ sent <script>alert(1)</script> to Russia."
    one = claim("IRN", "RUS", sentence=sentence, trigger="sent", outlet="<b>Wire</b>")
    report = msgspec.structs.replace(document(sentence, outlet="<i>"), title="<script>")
    for record in (one, dragoman.merge([one])[0], report):
        html = record._repr_html_()
        assert "<script" not in html
        assert "<b>Wire" not in html
        assert "‮" not in html


def test_every_kind_that_answers_a_question_is_drawn(examples):
    project = dragoman.open(examples, frames=None)
    event = project.events(support="contested", limit=1)[0]
    coded = project.events(coded="only", limit=1)[0]
    system = project.system()
    one = system.signed[0]
    shown = [
        event, coded, project.why(event.id), *project.ties()[:2], project.tie("Iran", "Russia"), system, one,
        project.what_if(one.one, one.other, None, system=system),
    ]  # fmt: skip
    for record in shown:
        assert record._repr_html_().startswith("<div"), type(record)
    assert "coded · ministry-watch" in coded._repr_html_()


def test_a_system_shows_its_heaviest_ties_and_actors_and_theatres_have_their_names():
    shelling = [tie("USA", "islamic-state", "-"), tie("USA", "islamic-state", "-", theatre="syria-war")]
    html = build(shelling[:1], on=date(2017, 2, 28))._repr_html_()
    assert "heaviest ties" in html
    assert "United States – Islamic State" in html
    assert "hostile</td>" in html
    assert "in Syrian war" in shelling[1]._repr_html_()
    assert drawing.called("some-unknown-band") == "some-unknown-band"


def test_other_records_are_shown_as_text():
    assert Balance not in drawing.DRAWINGS
    assert {Claim, Event} <= set(drawing.DRAWINGS)
    assert claim("IRN", "RUS").trigger._repr_html_() is None
