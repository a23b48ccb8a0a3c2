from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import ClassVar

import msgspec
import pytest

from dragoman.events import Merger, merge
from dragoman.judgements import make, rule
from dragoman.records import Claim, Event
from dragoman.store import EventFilter, Merging, Project
from tests.builders import claim, document, fighters, item
from tests.fakes import group

PAIRS = (("RUS", "UKR"), ("IRN", "RUS"), ("USA", "IRN"), ("RUS", None), (fighters("rebels"), "RUS"))
DRONES = (item("drones", "drone"),)
WORDS = ("harbour", "convoy", "bridge", "market", "airfield", "refinery", "barracks", "ferry")


def corpus(seed: int, documents: int = 60, days: int = 200) -> list[Claim]:
    """Claims of many reports, of one day each, that partly tell of one another's happenings."""
    chance = random.Random(seed)
    told: list[Claim] = []
    for number in range(documents):
        day = date(2022, 1, 1) + timedelta(days=chance.randrange(days))
        for place in range(chance.randrange(1, 4)):
            initiator, recipient = chance.choice(PAIRS)
            sentence = f"It struck the {' and the '.join(chance.sample(WORDS, 2))}."
            one = claim(
                initiator, recipient, id=f"c{number}-{place}", document=f"d{number:03}", published=day.isoformat(),
                outlet=chance.choice(("The Courier", "The Herald", "Alborz")), sentence=sentence,
                sentence_start=place * 100, type=chance.choice(("ASSAULT", "COERCE", "AID")),
                stance=chance.choice(("asserts", "asserts", "denies", "expects")),
            )  # fmt: skip
            act = f"a{number}-{place // 2}"
            told.append(msgspec.structs.replace(one, act=act))
    return told


def keep(
    project: Project, claims: Sequence[Claim], *, reader: str = "r1", merger: Callable[..., Merging] = Merger
) -> None:
    """Read the documents of some claims into a project."""
    with project.writer() as writer:
        for id in dict.fromkeys(one.document for one in claims):
            own = [one for one in claims if one.document == id]
            published = own[0].published.isoformat() if own[0].published else None
            report = document(f"Report {id}.", id=id, outlet=own[0].outlet, published=published)
            writer.add(report, own, reader=reader, new=not writer.standings([id]))
        writer.publish(group, rule, merger)


def events_of(project: Project) -> list[Event]:
    with project.view() as view:
        return sorted(view.events(), key=lambda event: event.id)


def by_id(events: Sequence[Event]) -> list[Event]:
    return sorted(events, key=lambda event: event.id)


@pytest.mark.parametrize("seed", range(3))
def test_a_project_has_the_events_of_its_claims(tmp_path, seed):
    claims = corpus(seed)
    project = Project.create(tmp_path)

    keep(project, claims)

    assert events_of(project) == by_id(merge(claims))
    assert any(len(event.evidence) > 1 for event in events_of(project))


@pytest.mark.parametrize("seed", range(6))
def test_reports_that_come_later_make_the_same_events_as_all_at_once(tmp_path, seed):
    claims = corpus(seed)
    in_time = sorted(claims, key=lambda one: (one.published or date.max, one.document))
    project = Project.create(tmp_path)

    for first in range(0, len(in_time), 25):  # a report may be split: the rest of it is a new reading
        batch = {one.document for one in in_time[first : first + 25]}
        keep(project, [one for one in in_time if one.document in batch])

    assert events_of(project) == by_id(merge(claims))


def test_later_claims_go_on_from_the_groups_that_they_can_reach(tmp_path):
    class Watched(Merger):
        kept: ClassVar[list[int]] = []
        fresh: ClassVar[list[int]] = []

        def group(self, dyads):
            for dyad in dyads:
                self.kept.append(len(dyad.kept))
                self.fresh.append(len(dyad.claims))
                yield from super().group([dyad])

    project = Project.create(tmp_path)
    days = ("2020-01-01", "2022-10-28", "2022-10-29", "2022-10-30")
    told = [claim(id=f"c{n}", document=f"d{n}", published=day) for n, day in enumerate(days)]
    keep(project, told[:3])

    keep(project, told[3:], merger=Watched)

    assert (Watched.kept, Watched.fresh) == ([1], [1])  # that of the last weeks, not that of years ago
    assert events_of(project) == by_id(merge(told))


@pytest.mark.parametrize("months", [2, 6, 13, 16, 17, 18, 19, 20, 21, 22, 23, 24, 40])
def test_a_claim_that_dates_what_was_told_long_ago_without_a_day_reaches_it(tmp_path, months):
    told_on = date(2020, 3, 1)
    happened = (told_on + timedelta(days=75)).isoformat()
    later = (told_on + timedelta(days=30 * months)).isoformat()
    sentence = "The harbour, the convoy, the bridge, the market, the airfield, the refinery and the ferry are attacked."
    told = [
        claim(
            id="then", document="d1", published=told_on.isoformat(), sentence=sentence, aspect="future", items=DRONES
        ),
        claim(id="later", document="d2", published=later, sentence=sentence, time=happened, items=DRONES),
    ]
    project = Project.create(tmp_path)

    for one in told:
        keep(project, [one])

    (event,) = events_of(project)
    assert event.evidence == ("then", "later")


def test_events_that_another_method_made_are_made_anew(tmp_path):
    class Other(Merger):
        method = "one that keeps c0 and c1 apart"

    told = [claim(id="c0", document="d0"), claim(id="c1", document="d1"), claim("IRN", "RUS", id="c2", document="d2")]
    project = Project.create(tmp_path)
    keep(project, told[:2], merger=lambda **_: Other(different=[("c0", "c1")]))
    assert len(events_of(project)) == 2

    keep(project, told[2:])

    assert events_of(project) == by_id(merge(told))
    assert len(events_of(project)) == 2


@pytest.mark.parametrize("seed", range(12))
def test_reports_of_the_last_days_that_come_late_make_the_same_events(tmp_path, seed):
    class Watched(Merger):
        weeks: ClassVar[set[int | None]] = set()

        def group(self, dyads):
            for dyad in dyads:
                self.weeks.add(dyad.week)
                yield from super().group([dyad])

    claims = corpus(seed, documents=80, days=40)
    chance = random.Random(seed)
    told_on = {one.document: one.published or date.max for one in claims}
    late = sorted(told_on, key=lambda document: (told_on[document].toordinal() + chance.randrange(5), document))
    project = Project.create(tmp_path)

    for first in range(0, len(late), 8):
        batch = set(late[first : first + 8])
        keep(project, [one for one in claims if one.document in batch], merger=Watched)
        told = [one for one in claims if one.document in late[: first + 8]]
        assert events_of(project) == by_id(merge(told))

    assert len(Watched.weeks) > 1  # some dyads went back to the beginning of a week


@pytest.mark.parametrize("seed", range(6))
def test_reports_that_come_in_any_order_make_the_same_events(tmp_path, seed):
    claims = corpus(seed)
    documents = sorted({one.document for one in claims})
    random.Random(seed).shuffle(documents)
    project = Project.create(tmp_path)

    for first in range(0, len(documents), 20):
        batch = set(documents[first : first + 20])
        keep(project, [one for one in claims if one.document in batch])

    assert events_of(project) == by_id(merge(claims))


def test_a_report_that_is_removed_takes_its_claims_out_of_events_and_brings_them_back(tmp_path):
    claims = corpus(1)
    gone = {"d001", "d007", "d030"}
    project = Project.create(tmp_path)
    keep(project, claims)

    with project.writer() as writer:
        writer.remove(sorted(gone))
        writer.publish(group, rule, Merger)
    without = events_of(project)
    with project.writer() as writer:
        writer.remove(sorted(gone), restore=True)
        writer.publish(group, rule, Merger)

    assert without == by_id(merge(one for one in claims if one.document not in gone))
    assert events_of(project) == by_id(merge(claims))


def test_a_report_that_is_read_again_has_its_new_claims_in_events(tmp_path):
    claims = corpus(2)
    again = [msgspec.structs.replace(one, type="ASSAULT") for one in claims if one.document == "d005"]
    project = Project.create(tmp_path)
    keep(project, claims)

    keep(project, again, reader="r2")

    rest = [one for one in claims if one.document != "d005"]
    assert events_of(project) == by_id(merge([*rest, *again]))


def test_an_earlier_copy_changes_the_origin_that_events_count(tmp_path):
    project = Project.create(tmp_path)
    first = claim(id="c1", document="d1", outlet="The Herald", published="2022-10-30")
    copy = claim(id="c1", document="d2", outlet="The Wire", published="2022-10-29")
    keep(project, [first])

    with project.writer() as writer:
        report = document("Report d2.", id="d2", outlet="The Wire")
        writer.add(report, [msgspec.structs.replace(copy, origin="d2")], reader="r1")
        writer.publish(lambda rows: {"d1": "d2", "d2": "d2"}, rule, Merger)

    (event,) = events_of(project)
    assert (event.reports, event.outlets, event.origins) == (2, 2, 1)
    with project.view() as view:
        assert [one.document for one in view.claims_of(event)] == ["d2", "d1"]


def test_what_a_person_put_together_is_one_event_and_what_they_parted_two(tmp_path):
    one, other = claim(id="c1"), claim("IRN", "ISR", id="c2", document="d2")
    alike = claim(id="c3", document="d3", outlet="The Herald")
    project = Project.create(tmp_path)

    keep(project, [one, other, alike])
    now = datetime.now(UTC)
    project.judge(make("same", [one], [other], by="Ann", when=now))
    project.judge(make("different", [one], [alike], by="Ann", when=now))
    keep(project, [])

    assert sorted(event.evidence for event in events_of(project)) == [("c1", "c2"), ("c3",)]


def test_events_are_found_by_their_parties_support_words_and_days(tmp_path):
    shelling = claim(id="c1", sentence="Shells fell on the harbour.")
    denial = claim(id="c2", document="d2", by=("RUS",), stance="denies", sentence="No shells fell on the harbour.")
    visit = claim("IRN", "RUS", type="CONSULT", id="c3", document="d3", published="2023-02-01", sentence="They met.")
    project = Project.create(tmp_path)
    keep(project, [shelling, denial, visit])

    def types(**conditions) -> list[str]:
        with project.view() as view:
            assert view.count_events(EventFilter(**conditions)) == len(list(view.events(EventFilter(**conditions))))
            return [event.type for event in view.events(EventFilter(**conditions))]

    assert types() == ["ASSAULT", "CONSULT"]
    assert types(between=("UKR", "RUS")) == ["ASSAULT"]
    assert types(supports=("contested",)) == ["ASSAULT"]
    assert types(search="harbour") == ["ASSAULT"]
    assert types(by=("rus",)) == ["ASSAULT"]
    assert types(by_outlet="The Courier") == ["ASSAULT", "CONSULT"]
    assert types(since=date(2023, 1, 1)) == ["CONSULT"]
    assert types(until=date(2022, 12, 31)) == ["ASSAULT"]
    assert types(types=("CONSULT",)) == ["CONSULT"]
    with project.view() as view:
        (event,) = view.events_of_claim("c2")
        assert view.events_of_id(event.id[:6]) == [event]
        assert view.events_of_claim("c9") == []


def test_long_work_is_told_of_up_to_its_end(tmp_path):
    told: dict[str, list[tuple[int, int]]] = {}
    claims = corpus(3)
    project = Project.create(tmp_path)

    with project.writer(lambda doing, done, total: told.setdefault(doing, []).append((done, total))) as writer:
        for one in claims:
            if not writer.standings([one.document]):
                own = [other for other in claims if other.document == one.document]
                writer.add(document(one.document, id=one.document), own, reader="r1")
        writer.publish(group, rule, Merger)

    assert set(told) == {"grouping claims", "building events"}
    for steps in told.values():
        assert steps == sorted(steps)
        assert steps[-1] == (len(claims), len(claims))


# lists for pages


def listed(project: Project, **asked) -> list[str]:
    with project.view() as view:
        return [event.id for event in view.events(**asked)]


@pytest.fixture
def told(tmp_path) -> Project:
    """A project of many events."""
    project = Project.create(tmp_path)
    keep(project, corpus(3))
    return project


def test_the_newest_events_come_first_and_pages_follow_without_a_gap(told: Project):
    newest = listed(told, order="newest")
    some = [id for at in range(0, len(newest), 7) for id in listed(told, order="newest", limit=7, offset=at)]
    with told.view() as view:
        days = [event.first for event in view.events(order="newest")]
    assert some == newest
    assert set(newest) == set(listed(told))
    assert days == sorted(days, reverse=True)


def test_counts_tell_what_another_support_or_type_would_give(told: Project):
    which = EventFilter(supports=("single",), types=("AID",))
    with told.view() as view:
        counts = view.event_counts(which)
        assert counts.all == view.count_events(which) > 0
        for support, count in counts.supports.items():
            if support:
                assert count == view.count_events(EventFilter(supports=(support,), types=("AID",)))
        for type, count in counts.types.items():
            assert count == view.count_events(EventFilter(supports=("single",), types=(type,)))


def test_one_party_finds_all_its_pairs(told: Project):
    with told.view() as view:
        found = {event.id for event in view.events(EventFilter(actor="IRN"))}
        pairs = [{event.id for event in view.events(EventFilter(between=("IRN", other)))} for other in ("RUS", "USA")]
    assert found == pairs[0] | pairs[1]


def test_events_of_two_outlets_are_those_of_both_and_of_each_alone(told: Project):
    one, other = "The Courier", "Alborz"
    both, alone = EventFilter(outlet=one, also=other), EventFilter(outlet=one, unless=other)
    with told.view() as view:
        counts = [view.count_events(which) for which in (both, alone, EventFilter(outlet=one))]
    assert counts[0] > 0
    assert counts[0] + counts[1] == counts[2]


def test_the_least_sure_claims_wait_until_they_are_judged(told: Project):
    with told.view() as view:
        (first,), count = view.waiting()
        (second,), left = view.waiting(done=[first])
        assert view.waiting(skip=1)[0] == [second]
        assert left == count - 1
        assert view.found(first).id == first
        assert view.found("none") is None
