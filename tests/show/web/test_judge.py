"""Judging on pages: what waits, verdicts that are kept and show at once, and who may send them."""

from __future__ import annotations

import csv
import io
import json
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from dragoman.records import CORRECTABLE
from dragoman.show.correcting import IN_PARTS, corrections, whole, words_of
from dragoman.show.web import waiting
from dragoman.show.web.writing import fields_of, onward
from dragoman.store import Project
from tests.builders import claim
from tests.show.web.asked import HERE, pages_of

TOKEN = "secret"


@pytest.fixture(scope="module")
def folder(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the examples that may be judged."""
    return Path(shutil.copytree(examples, tmp_path_factory.mktemp("judged") / "project"))


@pytest.fixture
def site(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    """Its pages, before anything is judged; a large project's, so that nothing is taken in meanwhile."""
    monkeypatch.setattr(waiting, "SMALL", 0)
    (folder / "judgements.jsonl").unlink(missing_ok=True)
    with pages_of(folder, token=TOKEN) as client:
        yield client


def judging(site: TestClient, **asked) -> dict:
    return site.get("/judge.json", params=asked).json()


def send(site: TestClient, verdict: str, *, by: str = "ana", headers: dict | None = None, **fields):
    """What is answered when a judgement is sent as a script does."""
    form = {"token": TOKEN, "verdict": verdict, "by": by, **fields}
    return site.post("/judge", data=form, headers={"accept": "application/json", "origin": HERE, **(headers or {})})


def kept(folder: Path) -> list[tuple[str, str]]:
    return [(one.verdict, one.by) for one in Project.open(folder).ledger().judgements]


# what waits


def test_the_least_sure_claim_comes_first_and_leaves_the_queue_when_it_is_judged(site, folder):
    first = judging(site)
    answer = send(site, "accept", claim=first["claim"]["id"])
    second = judging(site)

    assert answer.json()["words"] == "Saved: accepted."
    assert second["claim"]["id"] != first["claim"]["id"]
    assert second["claim"]["confidence"] >= first["claim"]["confidence"]
    assert second["left"] == first["left"] - 1
    assert kept(folder) == [("accept", "ana")]


def test_a_claim_may_be_passed_over(site):
    assert judging(site, skip=1)["claim"]["id"] != judging(site)["claim"]["id"]
    assert judging(site, skip=1)["left"] == judging(site)["left"]
    page = site.get("/judge", params={"skip": 90_000}).text
    assert "No more wait in this queue" in page


def test_queues_are_of_contested_events_of_unknown_actors_or_of_a_pair(site):
    every = judging(site)["left"]
    contested = judging(site, queue="contested")
    unknown = judging(site, queue="unknown")
    pair = judging(site, between=["Iran", "Russia"])

    assert contested["event"]["support"] == "contested"
    assert all(0 < one["left"] < every for one in (contested, unknown, pair))
    assert {pair["claim"]["initiator"]["acts_for"], pair["claim"]["recipient"]["acts_for"]} == {"IRN", "RUS"}


def test_the_claims_of_an_event_and_one_claim_alone_may_be_asked_for(site):
    event = site.get("/events.json?support=contested&order=reports").json()["events"][0]
    of_event = judging(site, event=event["id"])
    assert of_event["claim"]["id"] in event["evidence"]
    assert of_event["left"] == len(event["evidence"])
    assert judging(site, claim=event["evidence"][1])["claim"]["id"] == event["evidence"][1]


def test_the_sentence_stands_marked_in_its_report(site):
    found = judging(site)
    page = site.get("/judge").text
    assert '<mark class="act"' in page
    assert found["before"] or found["after"]


# a random sample


def test_a_random_sample_tells_the_precision_with_its_interval(site):
    for verdict in ("accept", "accept", "reject"):
        found = judging(site, sample=12, seed="7")
        send(site, verdict, claim=found["claim"]["id"], sample=found["sample"], note="recipient")

    found = judging(site, sample=12, seed="7")
    precision = found["precision"]
    assert (precision["drawn"], precision["judged"], precision["right"], precision["wrong"]) == (12, 3, 2, 1)
    assert found["left"] == 9
    assert precision["interval"][0] < 2 / 3 < precision["interval"][1]
    assert precision["wrong_in"] == {"recipient": 1}
    assert {one["judgement"]["sample"] for one in found["judgements"]} == {"seed=7"}
    page = site.get("/judge?sample=12&seed=7").text
    assert "67 %" in page
    assert "(Wilson)" in page


# verdicts


def test_a_correction_is_of_the_fields_that_were_changed(site, folder):
    found = judging(site)
    words = found["words"] | {"recipient": "China", "stance": "denies"}
    answer = send(site, "correct", claim=found["claim"]["id"], **words)
    assert answer.status_code == 200, answer.text
    changes = answer.json()["judgement"]["changes"]
    assert changes["recipient"]["id"] == "CHN"
    assert set(changes) <= {"recipient", "polarity", "certainty", "aspect"}

    now = judging(site, claim=found["claim"]["id"])
    assert now["claim"]["recipient"]["id"] == "CHN"
    assert now["claim"]["stance"] == "denies"
    assert [one["judgement"]["verdict"] for one in now["standing"]] == ["correct"]
    assert kept(folder) == [("correct", "ana")]


def test_every_field_that_can_be_kept_has_one_on_the_page(site):
    page = site.get("/judge").text
    for field in (*CORRECTABLE, "stance"):
        assert f'name="{field}"' in page, field
    for field in IN_PARTS:
        assert f'name="{field}-json"' in page, field


def test_what_words_cannot_say_is_corrected_in_json_and_the_rest_stays(site):
    found = judging(site)
    one = found["claim"]
    aid = {"name": "aid", "kind": "money", "quantity": {"text": "$40m", "low": 4e7, "high": 4e7}, "unit": "USD"}
    whole = {f"{field}-json": json.dumps(one[field]) if one[field] else "" for field in IN_PARTS}
    answer = send(
        site, "correct", claim=one["id"], **found["words"], **(whole | {"items-json": json.dumps([*one["items"], aid])})
    )
    assert answer.status_code == 200, answer.text
    assert answer.json()["judgement"]["changes"] == {"items": [*one["items"], aid]}
    assert judging(site, claim=one["id"])["claim"]["items"][-1] == aid


def test_a_second_correction_goes_on_from_the_first_though_no_other_answer_shows_it_yet(site):
    found = judging(site)
    id, before = found["claim"]["id"], found["words"]["type"]
    other = "AID" if before != "AID" else "SANCTION"
    assert send(site, "correct", claim=id, **(found["words"] | {"type": other})).status_code == 200
    words = judging(site, claim=id)["words"]
    assert words["type"] == other
    assert send(site, "correct", claim=id, **(words | {"type": before})).status_code == 200
    assert judging(site, claim=id)["claim"]["type"] == before


def test_what_cannot_be_is_refused_with_what_would_do_and_nothing_is_kept(site, folder):
    found = judging(site)
    id, words = found["claim"]["id"], found["words"]
    refused = {
        "signed": send(site, "accept", claim=id, by="  "),
        "No judgement is called": send(site, "praise", claim=id),
        "No claim has an id": send(site, "reject", claim="zzzz"),
        "No field was changed": send(site, "correct", claim=id, **words),
        "Nearest": send(site, "correct", claim=id, **(words | {"initiator": "Atlantis-on-Sea"})),
        "not right as it is": send(site, "accept", claim=id, **(words | {"recipient": "China"})),
        "in words and as JSON": send(site, "correct", claim=id, **(words | {"place": "Kyiv", "place-json": "{}"})),
        "is not the JSON of this field": send(site, "correct", claim=id, **(words | {"time-json": "[1]"})),
        "is no mode of": send(site, "correct", claim=id, **(words | {"mode": "merrily"})),
        "is no code of CAMEO": send(site, "correct", claim=id, **(words | {"cameo": "9913"})),
        "longer than": send(site, "reject", claim=id, note="x" * 2001),
        "Say which judgement": send(site, "undo"),
        "Say which two": send(site, "same", one=id),
    }
    for told, answer in refused.items():
        assert answer.status_code in (400, 404), told
        assert told in answer.json()["error"]
    assert kept(folder) == []


def test_a_judgement_may_be_undone_and_that_too_is_kept(site, folder):
    found = judging(site)
    made = send(site, "reject", claim=found["claim"]["id"]).json()["judgement"]["id"]
    send(site, "undo", undoes=made, by="ben")

    now = judging(site)
    assert now["claim"]["id"] == found["claim"]["id"]
    assert [one["fate"] for one in now["judgements"]] == ["stands", "undone"]
    assert kept(folder) == [("reject", "ana"), ("undo", "ben")]
    rows = list(csv.DictReader(io.StringIO(site.get("/judge.csv?rows=judgements").text)))
    assert [row["verdict"] for row in rows] == ["undo", "reject"]


def test_two_events_may_be_held_to_be_one(site, folder):
    events = site.get("/events.json?coded=none").json()["events"]
    answer = send(site, "same", one=events[0]["id"], other=events[1]["id"])
    assert answer.status_code == 200, answer.text
    assert answer.json()["judgement"]["others"]
    assert kept(folder) == [("same", "ana")]


def test_a_form_without_a_script_leads_on_with_the_queue_and_the_name(site):
    found = judging(site)
    form = {"token": TOKEN, "verdict": "accept", "by": "Ana K", "claim": found["claim"]["id"]}
    answer = site.post(
        "/judge", data={**form, "back": "?sample=12&between=IRN&between=RUS&colour=red"}, follow_redirects=False
    )
    assert answer.status_code == 303
    assert answer.headers["location"] == "/judge?judge=Ana+K"
    answer = site.post("/judge", data={**form, "back": "?sample=12&between=IRN&between=RUS"}, follow_redirects=False)
    assert answer.headers["location"] == "/judge?sample=12&between=IRN&between=RUS&judge=Ana+K"


@pytest.mark.parametrize("back", ["//evil.example/", "https://evil.example/?x=1", "javascript:alert(1)", "?sample=-1"])
def test_one_is_led_nowhere_else(back):
    assert onward(back, "ana") == "/judge?judge=ana"


# who may send them


@pytest.mark.parametrize(
    ("token", "headers"),
    [("wrong", {}), ("", {}), (TOKEN, {"origin": "https://evil.example"}), (TOKEN, {"host": "evil.example"})],
)
def test_without_the_token_or_from_elsewhere_nothing_is_kept(site, folder, token, headers):
    id = judging(site)["claim"]["id"]
    form = {"token": token, "verdict": "accept", "by": "ana", "claim": id}
    assert site.post("/judge", data=form, headers=headers).status_code in (403, 421)
    assert kept(folder) == []


def test_every_form_that_writes_carries_the_token(site):
    send(site, "accept", claim=judging(site)["claim"]["id"])
    page = site.get("/judge").text
    assert page.count('method="post"') == page.count(f'name="token" value="{TOKEN}"') == 3


# when it counts elsewhere


def test_a_large_project_says_when_other_pages_follow(site):
    assert not judging(site)["pending"]
    send(site, "reject", claim=judging(site)["claim"]["id"])
    found = judging(site)
    assert found["pending"]
    assert not found["small"]
    assert "large project" in site.get("/judge").text


def test_a_small_project_takes_it_in_by_itself(site, folder, monkeypatch):
    monkeypatch.setattr(waiting, "SMALL", 10**6)
    found = judging(site)
    send(site, "reject", claim=found["claim"]["id"])
    assert "follow in some seconds" in site.get("/judge").text

    deadline = time.monotonic() + 60
    while Project.open(folder).is_behind() and time.monotonic() < deadline:
        time.sleep(0.1)
    assert site.app.state.current.answer(lambda view: view.claims_of_id(found["claim"]["id"])) == []
    assert not judging(site)["pending"]


# fields and words


def test_what_a_form_shows_and_gets_back_unchanged_is_no_correction():
    one = claim("IRN", "RUS", type="AID", by=("GBR",))
    assert corrections(one, words_of(one)) == []
    assert corrections(one, words_of(one) | {"recipient": "", "type": "SANCTION"}) == [
        "type=SANCTION",
        "recipient=none",
    ]


def test_the_whole_of_a_field_laid_out_otherwise_is_no_correction():
    one = claim("IRN", "RUS", type="AID", by=("GBR",))
    same = {f"{field}-json": whole(one, field).replace("\n", "\r\n    ") for field in IN_PARTS}
    assert corrections(one, same) == []
    assert corrections(one, same | {"recipient-json": ""}) == ["recipient=none"]


def test_what_is_no_form_is_refused():
    from dragoman.errors import UsageError

    with pytest.raises(UsageError):
        fields_of(b"\xff\xfe")
    with pytest.raises(UsageError):
        fields_of(b"&".join(b"a=1" for _ in range(101)))
