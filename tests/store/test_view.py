from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from dragoman.errors import UsageError
from dragoman.events import Merger
from dragoman.judgements import rule
from dragoman.records import Claim
from dragoman.store import ClaimFilter, Project, ReportFilter, View
from dragoman.store.entries import KeptDocument
from dragoman.store.schema import document_row
from tests.builders import claim, document
from tests.copied import copied
from tests.fakes import group, signature


def project_of(folder, claims: Sequence[Claim], *, reader: str = "test reader 1") -> Project:
    """A project that holds one document for each document id of the claims."""
    copied(folder, take_in, claims, reader=reader)
    return Project.open(folder)


def take_in(folder: Path, claims: Sequence[Claim], *, reader: str) -> None:
    """One document for each document id of the claims into a project."""
    with Project.create(folder).writer() as writer:
        for id in dict.fromkeys(one.document for one in claims):
            own = [one for one in claims if one.document == id]
            text = " ".join(dict.fromkeys(one.sentence for one in own))
            published = own[0].published.isoformat() if own[0].published else None
            report = document(text, id=id, outlet=own[0].outlet, published=published)
            new = not writer.standings([id])
            writer.add(report, own, reader=reader, sentences=len(own), signature=signature(text), new=new)
        writer.publish(group, rule, Merger)


def ids(view: View, **conditions) -> list[str]:
    return [one.id for one in view.claims(ClaimFilter(**conditions))]


def test_what_is_kept_comes_back_the_same(tmp_path):
    kept = [claim(by=("USA", "GBR"), theatres=("ukraine",)), claim("IRN", None, id="c2", sentence_start=30)]

    with project_of(tmp_path, kept).view() as view:
        assert list(view.claims()) == kept
        assert view.document("d1") == document("Russia attacked Ukraine.")


def test_between_runs_both_ways(tmp_path):
    pairs = {"a": ("RUS", "UKR"), "b": ("UKR", "RUS"), "c": ("RUS", "USA"), "d": ("RUS", None)}
    kept = [claim(*pair, id=id) for id, pair in pairs.items()]

    with project_of(tmp_path, kept).view() as view:
        assert ids(view, between=("UKR", "RUS")) == ["a", "b"]


def test_between_takes_those_who_act_for_the_state(tmp_path):
    import msgspec

    guards = msgspec.structs.replace(claim("IRN").initiator, id="quds-force", name="Quds Force", acts_for="IRN")
    kept = [msgspec.structs.replace(claim("IRN", "ISR", id="a"), initiator=guards), claim("SYR", "ISR", id="b")]

    with project_of(tmp_path, kept).view() as view:
        assert ids(view, between=("IRN", "ISR")) == ["a"]
        assert ids(view, between=("ISR", "quds-force")) == ["a"]


def test_by_finds_any_link_of_the_chain_and_the_outlet_only_where_it_speaks_itself(tmp_path):
    kept = [claim(by=("USA", "GBR"), id="a"), claim(by=("IRN",), id="b"), claim(id="c")]

    with project_of(tmp_path, kept).view() as view:
        assert ids(view, by=("gbr",)) == ["a"]
        assert ids(view, by=("usa",)) == ["a"]
        assert ids(view, by=("usa", "irn")) == ["a", "b"]
        assert ids(view, by_outlet="the courier") == ["c"]


def test_conditions_are_joined(tmp_path):
    kept = [
        claim(type="AID", stance="denies", published="2022-10-01", document="d1", id="a"),
        claim(type="AID", stance="asserts", published="2022-10-02", document="d2", id="b", theatres=("ukraine",)),
        claim(type="CONSULT", stance="asserts", published="2022-10-03", document="d3", id="c"),
        claim(type="CONSULT", stance="asserts", published=None, document="d4", id="d"),
    ]

    with project_of(tmp_path, kept).view() as view:
        assert ids(view) == ["a", "b", "c", "d"]
        assert ids(view, types=("AID",)) == ["a", "b"]
        assert ids(view, types=("AID", "CONSULT"), stances=("asserts",)) == ["b", "c", "d"]
        assert ids(view, since=date(2022, 10, 2)) == ["b", "c"]
        assert ids(view, since=date(2022, 10, 2), until=date(2022, 10, 2)) == ["b"]
        assert ids(view, theatres=("ukraine",)) == ["b"]
        assert ids(view, document="d3") == ["c"]
        assert view.count(ClaimFilter(types=("AID",))) == 2


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("drones", ["a", "b"]),
        ("DRONES kyiv", ["a"]),
        ('"drones on kyiv"', ["a"]),
        ('"kyiv on drones"', []),
        ("dro*", ["a", "b"]),
        ("kyiv OR moscow", []),
        ("zurich", ["c"]),
    ],
)
def test_search_finds_sentences_by_their_words(tmp_path, words, found):
    kept = [
        claim(id="a", sentence="Russia flew drones on Kyiv."),
        claim(id="b", sentence="Iran sent drones.", sentence_start=100),
        claim(id="c", sentence="They met in Zürich.", sentence_start=200),
    ]

    with project_of(tmp_path, kept).view() as view:
        assert ids(view, search=words) == found


def test_search_finds_every_claim_of_a_sentence(tmp_path):
    kept = [claim(id="a"), claim("UKR", "RUS", id="b"), claim(id="c", sentence="Nothing more.", sentence_start=90)]

    with project_of(tmp_path, kept).view() as view:
        assert sorted(ids(view, search="attacked")) == ["a", "b"]


def test_search_without_a_word_is_refused(tmp_path):
    with project_of(tmp_path, [claim()]).view() as view, pytest.raises(UsageError, match="no word"):
        ids(view, search=' "-" ')


def test_a_new_reader_replaces_what_is_shown_and_the_old_claims_stay_in_the_parts(tmp_path):
    project_of(tmp_path, [claim(id="old", sentence="An old guess.")])
    project = project_of(tmp_path, [claim(id="new", reader="test reader 2")], reader="test reader 2")

    with project.view() as view:
        assert ids(view) == ["new"]
        assert ids(view, search="guess") == []
        assert [one.reader for one in view.reports()] == ["test reader 2"]
    from dragoman.store.entries import KeptReading
    from dragoman.store.kept import part_path, read_part

    assert [
        one.id
        for number in (1, 2)
        for entry in read_part(part_path(project.kept, number))
        if isinstance(entry, KeptReading)
        for one in entry.claims
    ] == ["old", "new"]


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("\n Norland  strikes\n\nAircraft of Norland struck.", "Norland strikes"),
        (f"Norland struck {'again and ' * 20}again.", f"Norland struck {'again and ' * 6}…"),
        (" \n", None),
    ],
)
def test_a_report_without_a_title_is_known_by_how_it_begins(text: str, called: str | None):
    plain = document(text, title=None)
    assert document_row(KeptDocument(document=plain, signature=None), 1).opening == called
    titled = document(text, title="War")
    assert document_row(KeptDocument(document=titled, signature=None), 1).opening is None


def test_reports_are_found_by_title_or_by_how_they_begin(tmp_path):
    text = "Norland strikes\nAircraft of Norland struck."
    with Project.create(tmp_path).writer() as writer:
        for id, title in (("d1", None), ("d2", "War"), ("d3", "")):
            writer.add(document(text, id=id, title=title), [], reader="r", sentences=2, signature=None, new=True)
        writer.publish(group, rule, Merger)
    with Project.open(tmp_path).view() as view:
        assert [one.called for one in view.listed_reports(ReportFilter(title="STRIKES"))] == ["Norland strikes"] * 2
        assert [one.called for one in view.listed_reports(ReportFilter(title="wa"))] == ["War"]
        assert view.count_reports(ReportFilter(title="aircraft")) == 0


def test_copies_share_the_origin_of_the_earliest_whatever_came_first(tmp_path):
    late = claim(document="late", published="2022-10-30", outlet="The Mirror")
    early = claim(document="early", published="2022-10-29")

    for order, name in (((late, early), "one"), ((early, late), "other")):
        with project_of(tmp_path / name, order).view() as view:
            assert {one.document: one.origin for one in view.claims()} == {"early": "early", "late": "early"}
            assert {one.id: one.origin for one in view.documents()} == {"early": "early", "late": "early"}
            assert [one.id for one in view.reports(origin="early")] == ["early", "late"]
            assert len(view.claims_of_id("c1")) == 2


def test_removed_documents_are_in_no_answer_until_restored(tmp_path):
    project = project_of(tmp_path, [claim(id="a"), claim(id="b", document="d2", outlet="The Mirror")])

    with project.writer() as writer:
        writer.remove(["d2"])
        assert writer.standings(["d2"])["d2"].removed
        writer.publish(group, rule, Merger)
    with project.view() as view:
        assert ids(view) == ["a"]
        assert [one.id for one in view.reports()] == ["d1"]
        assert [one.id for one in view.documents()] == ["d1"]
        assert view.document("d2") is None
        assert [one.claims for one in view.actors()] == [1, 1]
        assert view.removed("The Mirror") == ["d2"]

    with project.writer() as writer:
        writer.remove(["d2"], restore=True)
        writer.publish(group, rule, Merger)
    with project.view() as view:
        assert ids(view) == ["a", "b"]


def test_actors_are_counted_by_their_part(tmp_path):
    armed = claim("RUS", None, id="b", sentence_start=50, sentence="Russia armed.")
    kept = [claim("RUS", "UKR", by=("GBR",), id="a"), armed]

    with project_of(tmp_path, kept).view() as view:
        first = next(iter(view.actors()))
        assert (first.id, first.initiator, first.recipient, first.source, first.claims) == ("RUS", 2, 0, 0, 2)
        assert first.forms == ("Rus",)
        assert first.sentences == ("Russia attacked Ukraine.", "Russia armed.")
        assert [one.id for one in view.actors(known=["RUS", "GBR"])] == ["UKR"]
        assert view.names_actor("GBR")
        assert not view.names_actor("FRA")


def test_actors_are_found_by_a_part_of_their_names_and_given_a_screenful_at_a_time(tmp_path):
    kept = [claim("RUS", "UKR", by=("GBR",), id="a"), claim("RUS", "BLR", id="b", sentence_start=50)]

    with project_of(tmp_path, kept).view() as view:
        assert [one.id for one in view.actors(search="rUs")] == ["RUS"]
        assert [one.id for one in view.actors(limit=2)] == ["RUS", "BLR"]
        assert [one.id for one in view.actors(limit=2, offset=2)] == ["GBR", "UKR"]
        assert view.count_actors() == 4
        assert view.count_actors(known=["RUS"], kind="state") == 3
        assert view.actor_counts("GBR").source == 1
        assert view.actor_counts("FRA") is None


def test_odd_characters_and_long_lines_come_back_the_same(tmp_path):
    odd = "“Quoted” \t\x01 \u202e reversed \U0001f600 back\\slash \"straight\" 'single'"
    long = "word " * 500_000
    kept = [claim(id="a", sentence=odd), claim(id="b", document="d2", sentence=long)]

    with project_of(tmp_path, kept).view() as view:
        assert {one.id: one.sentence for one in view.claims()} == {"a": odd, "b": long}
        assert [one.text for one in view.documents()] == [odd, long]
