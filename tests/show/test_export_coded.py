"""Exports of projects that hold event data of others, too, read by pandas, polars, DuckDB, networkx."""

from __future__ import annotations

import dataclasses
import json
import shutil
from pathlib import Path

import duckdb
import msgspec
import networkx
import pandas
import polars
import pytest

from dragoman import exporting
from dragoman.records import Dataset, Event, Manifest
from dragoman.store import Project
from tests.builders import claim
from tests.show.projects import project_of
from tests.store.coded.invented import COLUMNS, FORM, HEAD, Shape, row, table

SHELLS = "Shells fell, says the note."
# An invented format whose rows may not be passed on: it stands where ACLED's would, with notes.
KEPT = dataclasses.replace(
    FORM,
    name="acled",
    shapes=(Shape("notes", HEAD, header=False, select={**COLUMNS, "words": f"'{SHELLS}'"}),),
)


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Path:
    """Russia aids Syria by one report; rows of two datasets have Russia fight Ukraine, and meet the United States."""
    folder = tmp_path_factory.mktemp("made")
    project = project_of(
        claim("RUS", "SYR", type="AID", id="aid", document="aid", published="2017-02-20", time="2017-02-20",
              sentence="Russia sent Syria aircraft.", trigger="sent"),
        folder=str(folder / "project"),
    )  # fmt: skip
    gdelt = [
        row(number, "RU", "UA", act="fight", day=f"2017-0{number}-03", url=f"wire.example/{number}")
        for number in (1, 2, 4)
    ]
    notes = [row("SYR1", "US", "RU", day="2017-03-05"), row("SYR2", "RU", "SY", act="help", day="2017-03-06")]
    with project.coded_writer() as writer:
        writer.take(table(folder / "gdelt.tsv", gdelt), FORM, "wires")
        writer.take(table(folder / "notes.tsv", notes, shape=KEPT.shapes[0]), KEPT, "notes")
        writer.publish()
    return project.folder


@pytest.fixture
def world(made) -> Project:
    """The project in the current folder."""
    return Project(Path(shutil.copytree(made, "dragoman-project")))


def manifest(file: str) -> Manifest:
    return msgspec.json.decode(exporting.beside(Path(file)).read_bytes(), type=Manifest)


def events(*arguments: str, run) -> list[Event]:
    out = run("export", "events", *arguments)[1]
    return [msgspec.json.decode(line, type=Event) for line in out.splitlines()]


def test_events_of_both_kinds_are_exported_or_one_alone(run, world):
    assert len(events(run=run)) == 6
    assert {event.support for event in events("--coded", "none", run=run)} == {"single"}
    assert {event.coded.dataset for event in events("--dataset", "wires", run=run)} == {"wires"}
    assert len(events("--coded", "only", "--between", "russia", "ukraine", run=run)) == 3


def test_events_read_back_with_pandas_polars_and_duckdb(run, world):
    for file in ("events.parquet", "events.csv", "events.jsonl"):
        assert run("export", "events", file)[0] == 0
    ids = sorted(event.id for event in events(run=run))

    assert sorted(pandas.read_parquet("events.parquet")["id"]) == ids
    assert sorted(pandas.read_csv("events.csv")["id"]) == ids
    assert sorted(pandas.read_json("events.jsonl", lines=True)["id"]) == ids
    assert sorted(polars.read_parquet("events.parquet")["id"]) == ids
    assert sorted(polars.read_csv("events.csv", infer_schema_length=None)["id"]) == ids
    coded = duckdb.sql(
        "SELECT coded.dataset, count(*) FROM 'events.parquet' WHERE support = 'coded' GROUP BY ALL ORDER BY 1"
    )
    assert coded.fetchall() == [("notes", 2), ("wires", 3)]
    urls = polars.read_parquet("events.parquet").filter(polars.col("support") == "coded")["coded"].struct.field("urls")
    assert sorted(urls.explode().drop_nulls()) == ["wire.example/1", "wire.example/2", "wire.example/4"]


@pytest.mark.parametrize("what", ["claims", "events", "documents", "ties", "layers", "actors", "datasets"])
def test_whatever_is_a_table_opens_with_its_rows(run, world, what):
    code, _, said = run("export", what, f"{what}.parquet")
    if what == "layers":
        assert (code, "No imported layer" in said) == (1, True)
        return
    assert code == 0, said
    run("export", what, f"{what}.csv")
    count = manifest(f"{what}.parquet").count
    assert count
    assert len(pandas.read_parquet(f"{what}.parquet")) == len(pandas.read_csv(f"{what}.csv")) == count
    assert polars.read_parquet(f"{what}.parquet").height == count


def test_datasets_are_exported_with_what_was_left_out(run, world):
    found = [msgspec.json.decode(line, type=Dataset) for line in run("export", "datasets")[1].splitlines()]
    assert [(one.name, one.form, one.rows) for one in found] == [("notes", "acled", 2), ("wires", "invented", 3)]


def test_notes_that_may_not_be_passed_on_stay_and_it_is_said(run, world):
    for form, file in (("jsonl", "e.jsonl"), ("csv", "e.csv"), ("ftm", "e.ftm"), ("plover", "e.json")):
        code, _, said = run("export", "events", file, "--format", form)
        assert code == 0, said
        assert SHELLS not in Path(file).read_text()
        assert "It draws on notes. ACLED's terms of use forbid passing on its rows" in said
        assert "Notes of its rows are left out" in said
    kept = {one.name: one.terms for one in manifest("e.csv").datasets}
    assert "forbid" in kept["notes"]
    assert kept["wires"] is None
    assert "forbid" not in run("export", "events", "e.csv", "--dataset", "wires")[2]
    assert [one.name for one in manifest("e.csv").datasets] == ["wires"]


def test_a_network_says_how_much_of_each_tie_others_have_coded(run, world):
    run("export", "ties", "ties.graphml")
    found = networkx.read_graphml("ties.graphml")
    shares = {tuple(sorted(ends)): found.edges[ends]["coded_share"] for ends in found.edges}
    assert shares == {("RUS", "UKR"): 1.0, ("RUS", "USA"): 1.0, ("RUS", "SYR"): 0.5}
    assert found.edges["RUS", "UKR"]["evidence"].startswith("wires:")

    run("export", "ties", "told.graphml", "--coded", "none")
    assert set(networkx.read_graphml("told.graphml").edges) == {("RUS", "SYR")}


def test_a_network_over_time_has_the_months_of_rows(run, world):
    run("export", "ties", "ties.gexf", "--dataset", "wires")
    found = networkx.read_gexf("ties.gexf", version="1.3")
    assert found.edges["RUS", "UKR"]["spells"] == [("2017-01-01", "2017-02-28"), ("2017-04-01", "2017-04-30")]
    assert manifest("ties.gexf").command == "dragoman export ties ties.gexf --format gexf --coded only --dataset wires"


def test_coded_events_are_entities_that_followthemoney_takes(run, world):
    model = pytest.importorskip("followthemoney").model
    run("export", "events", "e.ftm", "--format", "ftm", "--coded", "only")
    for line in Path("e.ftm").read_bytes().splitlines():
        entity = json.loads(line)
        proxy = model.get_proxy(entity, cleaned=False)
        assert {name: sorted(values) for name, values in proxy.properties.items()} == {
            name: sorted(values) for name, values in entity["properties"].items()
        }
    assert {json.loads(line)["datasets"][0] for line in Path("e.ftm").read_bytes().splitlines()} == {"wires", "notes"}


def test_a_manifest_notices_that_a_dataset_went(run, world):
    run("export", "ties", "ties.csv")
    assert manifest("ties.csv").contents.coded == 5
    world.remove_dataset("notes")

    code, out, _ = run("export", "--check", "ties.csv.manifest.json")

    assert code == 1
    assert "the project holds 3 events that others have coded, not 5" in out
    assert "the event data of others or the layers are not the same" in out


def test_an_unknown_dataset_is_told_with_those_there_are(run, world):
    code, _, said = run("export", "events", "--dataset", "icews")
    assert code == 2
    assert "There are: notes, wires" in said
