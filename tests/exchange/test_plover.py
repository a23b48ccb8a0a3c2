"""PLOVER's JSON: the fields of its published gold records, and behind them ours."""

from __future__ import annotations

import gzip
import io
import json
import os
from pathlib import Path

import msgspec
import pytest

from dragoman.exchange.plover import write_plover
from dragoman.records import Period, Place
from tests.builders import claim, coded, event, fighters, mention

KYIV = Place(text="Kyiv", name="Kyiv", country="UKR", latitude=50.4, longitude=30.5)
GOLD = Path(os.environ.get("SHARED", "nowhere")) / "data" / "formats" / "PLOVER_GSR_CAMEO.json.gz"


def plover(*events, claims=()) -> list[dict]:
    file = io.BytesIO()
    assert write_plover(events, lambda _: claims, file) == len(events)
    return json.loads(file.getvalue())


def strike(**more):
    ukraine = msgspec.structs.replace(mention("UKR"), start=16, end=23)
    return claim(msgspec.structs.replace(mention("RUS"), end=6), ukraine, mode="aerial", **more)


def test_an_event_has_who_did_what_to_whom_when_where_and_the_sentence():
    told = strike(by=("UKR",))
    made = event([told], place=KYIV, time=Period(start="2022-10-10", end="2022-10-10"), theatres=("ukraine-invasion",))

    (found,) = plover(made, claims=[told])

    assert found["date"] == "2022-10-10"
    assert found["source"] == [{"actorText": "Rus", "code": "RUS", "sector": "GOV"}]
    assert found["target"] == [{"actorText": "Ukr", "code": "UKR", "sector": "GOV"}]
    assert (found["event"], found["mode"], found["eventText"]) == ("ASSAULT", "aerial", "attacked")
    assert found["eventLoc"] == {"name": "Kyiv", "country code": "UA", "lat": 50.4, "lon": 30.5}
    assert found["text"] == "Russia attacked Ukraine."
    assert found["textInfo"]["markup"] == "(SRC: Russia) (EVT: attacked) (TAR: Ukraine)."
    assert found["claimedBy"] == [{"name": "Ukr", "stance": "asserts"}]
    assert (found["publication"], found["coder"]) == ("The Courier", "test reader 1")


def test_nobody_named_is_an_empty_target_as_in_the_gold_records():
    told = claim(fighters("Ansar"), None)
    (found,) = plover(event([told]), claims=[told])
    assert found["target"] == ""
    assert found["source"][0]["code"] == "ansar"


@pytest.mark.parametrize(("stance", "context"), [("expects", "future"), ("denies", "negation"), ("asserts", None)])
def test_what_has_not_happened_has_a_context_that_says_so(stance, context):
    told = claim(by=("USA",), stance=stance)
    (found,) = plover(event([told]), claims=[told])
    assert found.get("context") == context


def test_several_days_have_an_end():
    told = claim()
    (found,) = plover(event([told], time=Period(start="2022-10", end="2022-12")), claims=[told])
    assert (found["date"], found["enddate"]) == ("2022-10", "2022-12")


def test_a_coded_event_names_its_dataset_rows_and_addresses():
    row = coded("IRN", "RUS", type="AID", form="acled", dataset="acled", words="On 3 October, shells fell.")

    (found,) = plover(row)

    assert found["text"] == "On 3 October, shells fell."
    assert found["coded"] == {"dataset": "acled", "rows": ["1"], "code": "190"}
    assert found["link"] == ["https://courier.example/one"]


def test_no_events_are_an_empty_array():
    assert plover() == []


@pytest.mark.shared
@pytest.mark.skipif(not GOLD.exists(), reason="needs the gold records of PLOVER")
def test_fields_are_called_and_typed_as_in_the_gold_records():
    with gzip.open(GOLD, "rt", encoding="utf-8") as file:
        gold = [one for one in json.load(file) if one["event"] != "DOCUMENT"]
    told = strike()
    (found,) = plover(event([told], place=KYIV), claims=[told])

    for name in ("id", "date", "source", "target", "event", "mode", "eventText", "text", "textInfo", "language"):
        types = {type(one[name]) for one in gold if name in one}
        assert type(found[name]) in types, name
    assert set(found["source"][0]) == {"actorText", "code", "sector"}
    assert {frozenset(one) for record in gold for one in record["source"]} >= {frozenset(found["source"][0])}
    assert set(found["eventLoc"]) >= {name for one in gold if "eventLoc" in one for name in one["eventLoc"]}
