"""The deeds that a store keeps are those of its events, whatever came, went or was judged since."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from datetime import date

import msgspec
import numpy as np
import pytest

from dragoman.deeds import Deeds, deeds_of
from dragoman.events import Merger
from dragoman.judgements import rule
from dragoman.records import Claim, Deed
from dragoman.store import Project
from tests.builders import claim, fighters, judgement, mention
from tests.fakes import group
from tests.store.test_events import corpus, events_of, keep


def rows(deeds: Deeds) -> Iterator[Deed]:
    """Columns as the records that they stand for."""
    assert deeds.ids is not None
    for n in range(len(deeds)):
        one, other = deeds.initiator[n], deeds.recipient[n]
        act, telling = deeds.acts[deeds.act[n]], deeds.tellings[deeds.telling[n]]
        yield Deed(
            event=deeds.ids[deeds.event[n]],
            initiator=deeds.sides[one], recipient=deeds.sides[other], kinds=(deeds.kinds[one], deeds.kinds[other]),
            **act._asdict(), **telling._asdict(), confidence=float(deeds.confidence[n]),
            day=date.fromordinal(int(deeds.day[n])), theatres=deeds.theatres[deeds.theatre[n]],
        )  # fmt: skip


def in_order(deeds: Iterable[Deed]) -> list[Deed]:
    narrow = (msgspec.structs.replace(deed, confidence=float(np.float32(deed.confidence))) for deed in deeds)
    return sorted(narrow, key=lambda deed: (deed.event, deed.initiator, deed.recipient))


def kept(project: Project, **which) -> list[Deed]:
    with project.view() as view:
        return in_order(rows(view.deeds(**which, ids=True)))


def expected(project: Project) -> list[Deed]:
    return in_order(deed for event in events_of(project) for deed in deeds_of(event))


def tables(project: Project) -> tuple[tuple, ...]:
    with project.view() as view:
        deeds = view.deeds()
        return deeds.sides, deeds.kinds, deeds.acts, deeds.tellings, deeds.theatres


@pytest.mark.parametrize("seed", range(3))
def test_a_project_has_the_deeds_of_its_events(tmp_path, seed):
    project = Project.create(tmp_path)

    keep(project, corpus(seed))

    assert kept(project) == expected(project) != []


@pytest.mark.parametrize("seed", range(3))
def test_reports_that_come_later_make_the_same_deeds_as_all_at_once(tmp_path, seed):
    claims = corpus(seed)
    documents = sorted({one.document for one in claims})
    random.Random(seed).shuffle(documents)
    little_by_little, at_once = Project.create(tmp_path / "one"), Project.create(tmp_path / "other")

    for first in range(0, len(documents), 12):
        keep(little_by_little, [one for one in claims if one.document in documents[first : first + 12]])
    keep(at_once, claims)

    assert kept(little_by_little) == kept(at_once)
    assert tables(little_by_little) == tables(at_once)


def told(*, id: str, day: str, **more) -> Claim:
    return claim("RUS", "UKR", id=id, document=id, published=day, **more)


def test_removing_a_report_takes_its_deeds_away_and_restoring_brings_them_back(tmp_path):
    project = Project.create(tmp_path)
    keep(project, [told(id="a", day="2020-01-01"), told(id="b", day="2022-01-01", type="AID")])
    before = kept(project)

    change(project, lambda writer: writer.remove(["b"]))
    assert [deed.type for deed in kept(project)] == ["ASSAULT"]

    change(project, lambda writer: writer.remove(["b"], restore=True))
    assert kept(project) == before


def test_a_judged_claim_is_felt_in_the_deeds(tmp_path):
    project = Project.create(tmp_path)
    wrong = told(id="a", day="2020-01-01")
    keep(project, [wrong, told(id="b", day="2022-01-01", type="AID")])

    project.judge(judgement("reject", wrong))
    change(project)
    assert [deed.type for deed in kept(project)] == ["AID"]


def change(project: Project, how=lambda writer: None) -> None:
    with project.writer() as writer:
        how(writer)
        writer.publish(group, rule, Merger)


def test_deeds_are_chosen_by_period_pair_and_theatre(tmp_path):
    project = Project.create(tmp_path)
    keep(
        project,
        [
            told(id="a", day="2020-01-01", theatres=("ukraine",)),
            told(id="b", day="2021-01-01", type="CONSULT"),
            claim("IRN", "RUS", id="c", document="c", published="2022-01-01", theatres=("syria", "iraq")),
        ],
    )

    def days(**which) -> list[int]:
        return sorted(deed.day.year for deed in kept(project, **which))

    assert days() == [2020, 2021, 2022]
    assert days(since=date(2021, 1, 1)) == [2021, 2022]
    assert days(until=date(2021, 1, 1)) == [2020, 2021]
    assert days(between=("UKR", "RUS")) == [2020, 2021]
    assert days(theatre="iraq") == [2022]
    assert days(theatre="korea") == days(between=("UKR", "nobody")) == []


def test_only_what_occurs_stands_in_the_tables_of_a_choice(tmp_path):
    project = Project.create(tmp_path)
    keep(project, [told(id="a", day="2020-01-01"), claim("IRN", "USA", id="c", document="c", published="2022-01-01")])
    with project.view() as view:
        assert view.deeds(until=date(2021, 1, 1)).sides == ("RUS", "UKR")


def test_numbers_of_events_lead_back_to_them(tmp_path):
    project = Project.create(tmp_path)
    keep(project, corpus(1))
    with project.view() as view:
        deeds = view.deeds()
        assert set(view.event_ids(deeds.event.tolist())) == {deed.event for deed in kept(project)}


def test_columns_are_as_narrow_as_those_of_events_in_a_list(tmp_path):
    project = Project.create(tmp_path)
    keep(project, corpus(1))
    here = Deeds.of_events(events_of(project))
    with project.view() as view:
        there = view.deeds(ids=True)
    for name in ("initiator", "recipient", "act", "telling", "theatre", "day", "event", "confidence"):
        assert getattr(here, name).dtype == getattr(there, name).dtype, name


def test_a_side_that_is_told_to_be_of_two_kinds_is_one_side(tmp_path):
    project = Project.create(tmp_path)
    told = [
        claim(msgspec.structs.replace(fighters("rebels"), kind=kind), "RUS", id=kind + day, document=kind + day,
              published=f"20{day}-01-01")
        for kind, day in (("group", "20"), ("unknown", "21"), ("group", "22"))
    ]  # fmt: skip
    keep(project, told)
    with project.view() as view:
        deeds = view.deeds()
    assert dict(zip(deeds.sides, deeds.kinds, strict=True)) == {"RUS": "state", fighters("rebels").id: "group"}
    assert len(set(deeds.initiator.tolist())) == 1


def test_sides_have_the_names_of_the_registry_or_those_that_most_claims_give_them(tmp_path):
    project = Project.create(tmp_path)
    names = ("Lions", "Lions of the Valley", "Lions of the Valley")
    keep(
        project,
        [
            claim(mention("lions", name=name, kind="group"), "RUS", id=f"c{n}", document=f"d{n}")
            for n, name in enumerate(names)
        ],
    )
    with project.view() as view:
        assert view.names_of(["lions", "RUS", "nobody"]) == {
            "lions": "Lions of the Valley", "RUS": "Russia", "nobody": "nobody",
        }  # fmt: skip


def test_a_project_without_deeds_has_empty_columns(tmp_path):
    project = Project.create(tmp_path)
    keep(project, [claim("RUS", None, id="a", document="a")])
    with project.view() as view:
        deeds = view.deeds(ids=True)
    assert (len(deeds), deeds.sides, deeds.ids) == (0, (), ())
