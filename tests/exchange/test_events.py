"""Events and comparisons in forms that others read."""

from __future__ import annotations

import io

import msgspec
import pytest

from dragoman.events.compare import compare
from dragoman.exchange import read_jsonl, write_csv
from dragoman.records import Comparison, Event, Number, Period, Place, Thing
from dragoman.store import write_parquet
from tests.builders import claim, coded, event
from tests.exchange.test_exchange import jsonl, parquet_rows, rows


@pytest.fixture
def delivery() -> Event:
    """A contested delivery."""
    told = [
        claim("IRN", "RUS", type="AID", id="a", by=("GBR",)),
        claim("IRN", "RUS", type="AID", id="b", by=("IRN",), stance="denies", document="d2", outlet="The Mirror"),
        claim("IRN", "RUS", type="AID", id="c", by=("USA",), stance="expects", document="d2", outlet="The Mirror"),
    ]
    made = event(told, time=Period(start="2022-08", end="2022-10"))
    hundreds = Number(item="drone", text="hundreds", low=200.0, high=999.0, unit=None)
    first = made.tellers[0]
    counted = msgspec.structs.replace(first.positions[0], numbers=(hundreds,))
    return msgspec.structs.replace(
        made,
        items=(Thing(name="drones", kind="drone"), Thing(name="missiles", kind="missile")),
        place=Place(text="Tehran", name="Tehran", country="IRN", latitude=35.7, longitude=51.4),
        tellers=(msgspec.structs.replace(first, positions=(counted,)), *made.tellers[1:]),
    )


def test_an_event_is_a_row_with_those_who_tell_of_it_by_where_they_stand(delivery: Event):
    (row,) = rows([delivery], Event)

    assert (row["initiators"], row["initiator_names"], row["recipients"]) == ("IRN", "Irn", "RUS")
    assert (row["support"], row["time_start"], row["time_end"], row["first"]) == (
        "contested", "2022-08", "2022-10", "2022-10-29",
    )  # fmt: skip
    assert (row["asserted_by"], row["denied_by"], row["expected_by"], row["hedged_by"]) == ("Gbr", "Irn", "Usa", "")
    assert (row["reports"], row["outlets"], row["origins"], row["sources"], row["independent"]) == (
        "2", "2", "2", "3", "1",
    )  # fmt: skip
    assert row["dyads"] == "IRN > RUS"
    assert row["items"] == "drones; missiles"
    assert row["numbers"] == "drone: hundreds (Gbr)"
    assert (row["place_name"], row["place_country"]) == ("Tehran", "IRN")
    assert row["evidence"] == "a; b; c"


@pytest.mark.parametrize("kind", [Event, Comparison])
def test_columns_stand_even_when_there_is_nothing(kind, delivery: Event):
    file = io.StringIO()
    assert write_csv([], kind, file) == 0
    record = delivery if kind is Event else compare([(delivery, [claim(id="a")])], ("The Courier", "The Mirror"))
    assert file.getvalue().strip().split(",") == list(rows([record], kind)[0])


def test_events_read_back_the_same_from_lines_and_parquet(delivery: Event, tmp_path):
    bare = event([claim(recipient=None, published=None)], id="e2")
    some = [delivery, bare, coded(words="Shells fell on the town.")]
    assert list(read_jsonl(io.BytesIO(jsonl(some)), Event, place="events.jsonl")) == some

    write_parquet(some, Event, tmp_path / "events.parquet")
    assert parquet_rows(tmp_path / "events.parquet", Event) == some


def test_an_event_that_others_have_coded_is_a_row_with_its_data_and_nobody_who_says_so(delivery: Event):
    shelled = coded(rows=("17", "18"), urls=("https://a.example", "https://b.example"), code="190", mentions=9)
    own, others = rows([delivery, shelled], Event)

    assert (others["support"], others["reports"], others["asserted_by"], others["denied_by"]) == ("coded", "0", "", "")
    assert (others["dataset"], others["rows"], others["code"], others["goldstein"], others["mentions"]) == (
        "gdelt", "17; 18", "190", "-10.0", "9",
    )  # fmt: skip
    assert others["urls"] == "https://a.example; https://b.example"
    assert (own["dataset"], own["rows"], own["urls"]) == ("", "", "")


def test_a_comparison_is_a_row_for_each_event_and_outlet(delivery: Event):
    told = [claim(id="a", by=("GBR",)), claim(id="b")]
    comparison = compare([(delivery, told)], ("The Courier", "The Mirror"))

    one, other = rows([comparison], Comparison)

    assert (one["outlet"], one["tells"], one["own"], one["asserted_by"], one["evidence"]) == (
        "The Courier", "true", "asserts", "Gbr", "a; b",
    )  # fmt: skip
    assert (other["outlet"], other["tells"], other["own"], other["reports"]) == ("The Mirror", "false", "", "0")
