"""Claims a page at a time, counted by what they are."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date
from itertools import pairwise

import msgspec
import pytest

from dragoman.events import Merger
from dragoman.judgements import rule
from dragoman.records import Claim
from dragoman.store import ClaimFilter, EventFilter, View
from tests.builders import claim, fighters, judgement, official, unnamed
from tests.fakes import group
from tests.store.test_view import project_of

ACTORS = ("RUS", "UKR", "IRN", "USA", official("Javad Zarif", of="IRN"), fighters("Ansar"))
SOURCES = ((), ("GBR",), (official("John Kerry", of="USA"),), ("IRN", unnamed("officials", of="IRN")), (unnamed(),))


def some_claims(count: int = 200, seed: int = 1) -> list[Claim]:
    """Claims of all kinds, in reports of one to five sentences."""
    draw = random.Random(seed)
    found = []
    for number in range(count):
        one, other = draw.sample(ACTORS, 2)
        report = number // draw.choice([2, 3, 5])
        found.append(
            claim(
                one, draw.choice([other, other, None]), id=f"c{number:03}", document=f"d{report:03}",
                outlet=("The Courier", "Harbour Wire", None)[report % 3],
                published=None if report % 11 == 0 else f"20{20 + report % 4}-0{1 + report % 9}-15",
                type=draw.choice(["AID", "ASSAULT", "CONSULT"]), stance=draw.choice(["asserts", "denies", "hedges"]),
                by=draw.choice(SOURCES), sentence=f"Sentence {number % 7} of drones and talks.",
                sentence_start=40 * (number % 5), symmetric=draw.random() < 0.2,
                confidence=draw.choice([0.2, 0.5, 0.9]),
                theatres=draw.choice([(), ("syria-war",), ("syria-war", "iran-nuclear")]),
            )
        )  # fmt: skip
    return found


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory):
    with project_of(tmp_path_factory.mktemp("listing") / "project", some_claims()).view() as opened:
        yield opened


FILTERS = [
    ClaimFilter(),
    ClaimFilter(between=("IRN", "RUS")),
    ClaimFilter(between=("javad-zarif", "RUS")),
    ClaimFilter(actor="IRN"),
    ClaimFilter(actor="nobody"),
    ClaimFilter(initiator="IRN"),
    ClaimFilter(recipient="ansar"),
    ClaimFilter(by=("irn",)),
    ClaimFilter(by=("john kerry", "gbr")),
    ClaimFilter(by=("anonymous",)),
    ClaimFilter(by_outlet="the courier"),
    ClaimFilter(outlet="Harbour wire"),
    ClaimFilter(types=("AID", "CONSULT"), stances=("denies",)),
    ClaimFilter(types=("RIVAL",)),
    ClaimFilter(theatres=("iran-nuclear", "syria-war")),
    ClaimFilter(since=date(2021, 1, 1), until=date(2022, 6, 30)),
    ClaimFilter(at_least=0.9),
    ClaimFilter(document="d010"),
    ClaimFilter(document="nowhere"),
    ClaimFilter(search='"Sentence 3"'),
    ClaimFilter(search="talks", outlet="The Courier", types=("AID",), since=date(2020, 1, 1)),
    ClaimFilter(judged=("accepted",)),
]


@pytest.mark.parametrize("which", FILTERS, ids=str)
def test_what_is_listed_and_counted_is_what_the_filter_lets_through(view: View, which: ClaimFilter):
    let_through = list(view.claims(which))

    found = view.listing(which, most=1000)
    by_day = view.listing(which, order="day", most=1000)
    surest = view.listing(which, order="confidence", most=1000)

    assert {one.claim.id for one in found.claims} == {one.id for one in let_through}
    assert found.there == len(let_through)
    assert [one.claim.published for one in by_day.claims] == [one.published for one in let_through]
    assert [one.claim.published for one in found.claims if one.claim.published] == sorted(
        (one.published for one in let_through if one.published), reverse=True
    )
    assert [one.claim.confidence for one in surest.claims] == sorted(
        (one.confidence for one in let_through), reverse=True
    )
    days = [one.published for one in let_through if one.published]
    told = found.extent
    assert (told.claims, told.reports) == (len(let_through), len({one.document for one in let_through}))
    assert told.outlets == len({one.outlet for one in let_through if one.outlet})
    assert told.sources == len({source.id for one in let_through for source in one.sources})
    assert (told.first, told.last) == ((min(days), max(days)) if days else (None, None))


@pytest.mark.parametrize("which", FILTERS, ids=str)
@pytest.mark.parametrize("among", ["all", "unknown"])
def test_what_waits_to_be_judged_is_the_least_sure_of_what_the_filter_lets_through(view: View, which, among):
    known, done = ("RUS", "UKR", "IRN", "USA", "javad-zarif"), {"c001", "c002", "none"}
    waits = [one for one in view.claims(which) if one.id not in done]
    if among == "unknown":
        waits = [one for one in waits if {"ansar"} & {one.initiator.id, one.recipient and one.recipient.id}]
    reports = list(dict.fromkeys(one.document for one in some_claims()))
    kept = sorted(some_claims(), key=lambda one: reports.index(one.document))
    place = {one.id: number for number, one in enumerate(kept)}
    waits.sort(key=lambda one: (one.confidence, place[one.id]))

    ids, count = view.waiting(which, among=among, known=known, done=done, skip=2, most=50)

    assert count == len(waits)
    assert ids == [one.id for one in waits[2:52]]


def test_claims_of_contested_events_wait_by_themselves(view: View):
    contested = {id for event in view.events(EventFilter(supports=("contested",))) for id in event.evidence}
    ids, count = view.waiting(among="contested", most=1000)
    assert (set(ids), count) == (contested, len(contested))


def test_pages_follow_one_another_without_a_gap(view: View):
    whole = [one.claim.id for one in view.listing(ClaimFilter(), most=1000).claims]
    pages = [view.listing(ClaimFilter(), skip=skip, most=30).claims for skip in range(0, len(whole), 30)]
    assert [one.claim.id for page in pages for one in page] == whole


def test_claims_of_one_sentence_stand_together(view: View):
    places = [(one.claim.document, one.claim.sentence_start) for one in view.listing(ClaimFilter(), most=1000).claims]
    changes = sum(one != other for one, other in pairwise(places))
    assert changes == len(set(places)) - 1


def counted(view: View, name, which: ClaimFilter) -> dict[str, int]:
    return {one.value: one.count for one in view.facet(which, name, most=100).values}


def test_facets_count_what_all_other_conditions_let_through(view: View):
    aid = list(view.claims(ClaimFilter(types=("AID",))))
    which = ClaimFilter(types=("AID",), stances=("denies",))
    assert counted(view, "stance", which) == Counter(one.stance for one in aid)
    assert counted(view, "type", which) == Counter(one.type for one in view.claims(ClaimFilter(stances=("denies",))))


@pytest.mark.parametrize("name", ["type", "stance", "outlet", "theatre", "source", "initiator", "recipient", "year"])
def test_a_value_of_a_facet_has_the_claims_that_choosing_it_gives(view: View, name):
    for value, count in counted(view, name, ClaimFilter()).items():
        year = int(value) if name == "year" else 1
        chosen = {
            "type": {"types": (value,)}, "stance": {"stances": (value,)}, "outlet": {"outlet": value},
            "theatre": {"theatres": (value,)}, "source": {"by": (value,)}, "initiator": {"initiator": value},
            "recipient": {"recipient": value},
            "year": {"since": date(year, 1, 1), "until": date(year, 12, 31)},
        }[name]  # fmt: skip
        assert view.count(ClaimFilter(**chosen)) == count, value


@pytest.mark.parametrize("which", [ClaimFilter(), ClaimFilter(by=("usa",)), ClaimFilter(by=("nobody",))])
def test_initiators_are_told_with_how_firmly_as_facets_have_them(view: View, which: ClaimFilter):
    found = view.initiators(which, most=1000)
    facet = view.facet(which, "initiator", most=1000).values
    assert [(one, sum(stances.values())) for one, stances in found] == [(one.value, one.count) for one in facet]
    for one, stances in found:
        chosen = msgspec.structs.replace(which, initiator=one)
        assert stances == {value: count for value, count in counted(view, "stance", chosen).items() if count}
    assert view.initiators(which, most=2) == found[:2]


def test_sources_are_told_by_id_by_state_and_as_anonymous_but_not_twice_by_name(view: View):
    found = counted(view, "source", ClaimFilter())
    assert {"john-kerry", "usa", "irn", "anonymous", "gbr"} <= set(found)
    assert "john kerry" not in found
    names = {one.value: one.name for one in view.facet(ClaimFilter(), "source").values}
    assert names["john-kerry"] == "John Kerry"


def test_who_is_cited_is_told_with_stances(view: View):
    told = {one.source: one for one in view.cited(ClaimFilter())}
    by_kerry = list(view.claims(ClaimFilter(by=("john-kerry",))))
    assert told["john-kerry"].stances == Counter(one.stance for one in by_kerry)
    assert told["usa"].state == "USA"


def test_copies_of_a_wire_report_are_one_line_with_the_others_beside_it(tmp_path):
    early = claim(document="early", published="2022-10-29")
    late = claim(document="late", published="2022-10-30", outlet="The Mirror")
    other = claim(document="other", published="2022-10-31", sentence="Ukraine answered.", id="c2")

    with project_of(tmp_path, [late, other, early]).view() as view:
        found = view.listing(ClaimFilter())
        assert [one.claim.document for one in found.claims] == ["other", "early"]
        assert [one.document for one in found.claims[1].copies] == ["late"]
        assert (found.there, found.extent.claims, found.extent.origins) == (2, 3, 2)
        of_mirror = view.listing(ClaimFilter(outlet="The Mirror"))
        assert [one.claim.document for one in of_mirror.claims] == ["late"]
        assert [one.document for one in of_mirror.claims[0].copies] == ["early"]


def test_each_claim_is_given_with_its_event(tmp_path):
    with project_of(tmp_path, [claim(id="a"), claim("IRN", "USA", id="b", document="d2")]).view() as view:
        for one in view.listing(ClaimFilter()).claims:
            assert one.event == view.events_of_claim(one.claim.id)[0].id
            assert view.claims_of_report(one.claim.document) == ([one.claim], {one.claim.id: one.event})


def test_rejected_claims_are_listed_only_where_they_are_asked_for(tmp_path):
    wrong = claim(id="wrong")
    project = project_of(tmp_path, [wrong, claim(id="right", document="d2")])
    project.judge(judgement("reject", wrong))
    with project.writer() as writer:
        writer.publish(group, rule, Merger)

    with project.view() as view:
        assert [one.claim.id for one in view.listing(ClaimFilter()).claims] == ["right"]
        assert [one.claim.id for one in view.listing(ClaimFilter(judged=("rejected",))).claims] == ["wrong"]


def test_a_project_without_claims_lists_none(tmp_path):
    project = project_of(tmp_path, [claim()])
    with project.writer() as writer:
        writer.remove(["d1"])
        writer.publish(group, rule, Merger)
    with project.view() as view:
        found = view.listing(ClaimFilter(), facets=("stance", "source", "year"))
        assert (found.claims, found.there) == ((), 0)
        assert [facet.values for facet in found.facets] == [(), (), ()]
        assert view.cited(ClaimFilter()) == []
