"""Rows of others' event data become events, which say that they are coded elsewhere."""

from __future__ import annotations

from datetime import date

from dragoman.records import Coded, Party, Period, Place
from dragoman.store import EventFilter, Project
from tests.store.coded.invented import COLUMNS, EVENTS, MENTIONS, events_in, project_of, row, table, take_in


def test_a_row_comes_back_as_an_event_that_nobody_tells(tmp_path):
    told = row(7, "US-army", "RU", act="fight", url="example.org/a", place="SY", mentions=3, day="2017-03-05")
    (event,) = events_in(project_of(tmp_path, [told]))
    assert (event.id, event.type, event.mode, event.support) == ("invented:7", "ASSAULT", "beat", "coded")
    assert event.initiators == (
        Party(id="usa-army", name="Army of United States", kind="organisation", acts_for="USA"),
    )
    assert event.dyads == (("USA", "RUS"),)
    assert event.time == Period(start="2017-03-05", end="2017-03-05")
    assert event.place == Place(text="SYR", name="SYR", country="SYR", latitude=None, longitude=None)
    assert (event.tellers, event.sides, event.reports, event.first) == ((), (), 0, None)
    assert event.coded == Coded(
        dataset="invented", form="invented", rows=("7",), code="fight", goldstein=None, urls=("example.org/a",),
        publishers=("example.org",), mentions=3, words=None,
    )  # fmt: skip


def test_rows_of_one_report_pair_day_and_type_are_one_event(tmp_path):
    same = [row(9, "US", "RU", url="u"), row(10, "RU", "US", url="u"), row(11, "US-army", "RU", url="u")]
    other = [row(12, "US", "RU", url="v"), row(13, act="fight", url="u"), row(14, day="2017-01-02", url="u"), row(15)]
    events = events_in(project_of(tmp_path, same + other))
    assert [event.coded.rows for event in events] == [("12",), ("13",), ("14",), ("15",), ("9", "10", "11")]
    assert events[-1].initiators[0].id == "USA"  # as the row of the lowest number has it


def test_a_later_file_adds_to_an_event_and_may_give_it_its_name(tmp_path):
    project = project_of(tmp_path, [row(10, "US", "RU", url="u")], [row(9, "RU", "US", url="u"), row(11, url="u")])
    (event,) = events_in(project)
    assert (event.id, event.coded.rows, event.dyads) == ("invented:9", ("9", "10", "11"), (("RUS", "USA"),))
    with project.view() as view:
        assert [(one.initiator, one.coded) for one in view.months("USA", "RUS")] == [("RUS", 1)]
        assert view.partners("USA")[0].coded == 1


def test_who_is_meant_hangs_on_the_month(tmp_path):
    events = events_in(project_of(tmp_path, [row(1, day="1991-12-31"), row(2, day="1992-01-01")]))
    assert [event.dyads[0][1] for event in events] == ["SUN", "RUS"]


def test_a_row_that_names_several_is_an_event_of_each_pair(tmp_path):
    events = events_in(project_of(tmp_path, [row(1, "US+UA", "RU")]))
    assert [(event.id, event.dyads) for event in events] == [
        ("invented:1/UKR/RUS", (("UKR", "RUS"),)),
        ("invented:1/USA/RUS", (("USA", "RUS"),)),
    ]
    assert {event.evidence for event in events} == {("invented:1",)}


def test_why_rows_make_no_event_is_counted(tmp_path):
    rows = [row(1, None), row(2, day="soon"), row(3, act="13y"), row(4, act="say"), row("id"), row(5), row(6, "Ann")]
    (dataset,) = project_of(tmp_path, rows).datasets()
    assert (dataset.rows, dataset.events, dataset.unknown) == (7, 2, {"Ann": 1})
    assert dataset.left_out == {
        "a code that is none: 13y": 1,
        "a row without an id, as headers are": 1,
        "an act that PLOVER has no type for": 1,
        "no day that can be read": 1,
        "nobody is named who did it": 1,
    }


def test_a_row_counts_once_and_another_row_under_its_id_is_kept(tmp_path):
    project = project_of(tmp_path, [row(1), row(1), row(2)], [row(1), row(2, act="fight")])
    assert [(event.type, event.coded.rows) for event in events_in(project)] == [
        ("CONSULT", ("1",)), ("CONSULT", ("2",)), ("ASSAULT", ("2",)),
    ]  # fmt: skip
    (dataset,) = project.datasets()
    assert dataset.left_out == {"a row that came before": 2}
    assert len({event.id for event in events_in(project)}) == 3


def test_mentions_find_events_that_are_there_and_those_that_come_later(tmp_path):
    project = project_of(tmp_path, [row(1, url="first")])
    told = [("1", "second", "B"), ("2", "third", "C"), ("2", "fourth", "C"), ("3", "nowhere", "D")]
    take_in(project, table(tmp_path / "mentions.tsv", told, shape=MENTIONS))
    take_in(project, table(tmp_path / "later.tsv", [row(2, "UA")]))
    one, two = events_in(project)
    assert one.coded.urls == ("first", "second")
    assert (two.coded.urls, two.coded.publishers, two.coded.mentions) == (("fourth", "third"), ("C",), 2)


def test_events_are_found_by_side_party_type_day_theatre_and_dataset(tmp_path):
    rows = [row(1), row(2, "US-army", "UA"), row(3, "UA", "RU", act="fight", day="2018-05-05", place="UA")]
    project = project_of(tmp_path, rows)
    found = {
        "side": events_in(project, between=("UKR", "USA")),
        "party": events_in(project, between=("usa-army", "UKR")),
        "type": events_in(project, types=("ASSAULT",)),
        "since": events_in(project, since=date(2018, 1, 1)),
        "support": events_in(project, supports=("single",)),
        "none": events_in(project, coded="none"),
        "dataset": events_in(project, datasets=("other",)),
    }
    numbers = {name: [event.coded.rows[0] for event in events] for name, events in found.items()}
    assert numbers == {
        "side": ["2"], "party": ["2"], "type": ["3"], "since": ["3"], "support": [], "none": [], "dataset": [],
    }  # fmt: skip
    with project.view() as view:
        assert view.count_events(EventFilter(coded="only", between=("RUS", "UKR"))) == 1
        assert [event.id for event in view.events_of_id("invented:2")] == ["invented:2"]


def test_deeds_of_both_kinds_come_as_one(tmp_path):
    project = project_of(tmp_path, [row(1), row(2, "US", "US-army"), row(3, "UA", None)])
    with project.view() as view:
        deeds = view.deeds(ids=True)
        assert (deeds.ids, deeds.sides, len(deeds)) == (("invented:1",), ("RUS", "USA"), 1)
        assert [telling.support for telling in deeds.tellings] == ["coded"]
        assert len(view.deeds(coded="none")) == 0


def test_an_actor_whom_only_rows_name_has_their_name(tmp_path):
    with project_of(tmp_path, [row(1, "Ann Other")]).view() as view:
        assert view.names_of(["ann other", "USA", "nobody"]) == {
            "ann other": "Ann Other", "USA": "United States", "nobody": "nobody",
        }  # fmt: skip
        assert view.names_actor("ann other")
        assert not view.names_actor("nobody")


def test_an_event_of_exactly_that_id_comes_first_of_all_that_begin_so(tmp_path, monkeypatch):
    monkeypatch.setattr("dragoman.store.coded.view.MOST", 2)
    with project_of(tmp_path, [row(11), row(10), row(1)]).view() as view:
        assert "invented:1" in [event.id for event in view.events_of_id("invented:1")]


def test_an_event_is_found_by_an_id_with_a_slash_in_it_and_by_its_mark(tmp_path):
    with project_of(tmp_path, [row("2022/17"), row("2022/171"), row(2), row(2, act="fight")]).view() as view:
        ids = {event.id for event in view.events()}
        assert [event.id for event in view.events_of_id("invented:2022/17")] == [
            "invented:2022/17",
            "invented:2022/171",
        ]
        (marked,) = (id for id in ids if id.startswith("invented:2/"))
        assert [event.id for event in view.events_of_id(marked[:-2])] == [marked]
        assert view.events_of_id("invented:2022/18") == []


def test_an_event_never_ends_before_it_begins(tmp_path):
    columns = COLUMNS | {"until": "DATE '2016-12-01'"}
    shape = EVENTS._replace(select=columns)
    project = Project.create(tmp_path / "project")
    take_in(project, table(tmp_path / "a.tsv", [row(1)], shape=shape))
    (event,) = events_in(project)
    assert event.time == Period(start="2017-01-01", end="2017-01-01")


def test_of_an_actor_the_newest_and_how_many_there_are_whichever_side_it_is_on(tmp_path):
    pairs = [("US", "RU"), ("RU", "US"), ("US-army", "US"), ("UA", "SY"), ("US-army", "RU"), ("RU", "US-army")]
    rows = [row(n, *pair, day=f"2017-{1 + n % 5:02}-{1 + n % 28:02}") for n, pair in enumerate(pairs * 4)]
    with project_of(tmp_path, rows).view() as view:
        everything = list(view.events(order="newest"))
        for actor in ("USA", "usa-army", "RUS", "SYR"):
            parties = [[*event.initiators, *event.recipients] for event in everything]
            own = [
                event.id for event, both in zip(everything, parties, strict=True)
                if any(actor in (one.id, one.acts_for) for one in both)
            ]  # fmt: skip
            which = EventFilter(actor=actor)
            assert [event.id for event in view.events(which, order="newest", limit=5)] == own[:5]
            assert view.count_events(which) == len(own)
        months = view.side_months("USA")
        assert sum(one.coded for one in months) == view.count_events(EventFilter(actor="USA"))
