"""The command `export`: forms, files and their manifests."""

from __future__ import annotations

import hashlib
import json
import os
import resource
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import msgspec
import networkx
import pytest

from dragoman import exporting
from dragoman.records import Bond, Layer, Manifest
from dragoman.store import Project
from tests.builders import claim, fighters
from tests.show.projects import project_of


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Path:
    """Russia shells Ukraine month after month, is aided by Iran, and Ansar attacks once."""
    war = [
        claim("RUS", "UKR", id=f"war{n}", document=f"war{n}", published=day, time=day, sentence=f"Shells fell on {n}.",
              trigger="fell", theatres=("ukraine-invasion",))
        for n, day in enumerate(("2022-03-05", "2022-04-07", "2022-06-09"))
    ]  # fmt: skip
    aid = claim("IRN", "RUS", type="AID", id="aid", document="aid", published="2022-06-20", trigger="sent",
                sentence="Iran sent drones.")  # fmt: skip
    ansar = claim(fighters("Ansar"), "USA", id="ansar", document="ansar", published="2021-06-04", trigger="struck",
                  sentence="Ansar struck.")  # fmt: skip
    plan = claim("USA", "UKR", type="AID", id="plan", document="ansar", published="2021-06-04", stance="expects",
                 aspect="future", sentence="Washington will send aid.", trigger="send")  # fmt: skip
    return project_of(*war, aid, ansar, plan, folder=str(tmp_path_factory.mktemp("made") / "project")).folder


@pytest.fixture
def world(made) -> Project:
    """The project in the current folder."""
    return Project(Path(shutil.copytree(made, "dragoman-project")))


def manifest(file: str) -> Manifest:
    return msgspec.json.decode(exporting.beside(Path(file)).read_bytes(), type=Manifest)


def months() -> list[str]:
    return sorted(path.name for path in Path("months").iterdir())


# graphs


def test_ties_are_a_network_that_networkx_reads(run, world):
    code, _, said = run("export", "ties", "ties.graphml")

    assert code == 0, said
    found = networkx.read_graphml("ties.graphml")
    assert {tuple(sorted(ends)) for ends in found.edges} == {
        ("RUS", "UKR"),
        ("IRN", "RUS"),
        ("UKR", "USA"),
        ("USA", "ansar"),
    }
    assert found.nodes["RUS"]["name"] == "Russia"
    assert (found.nodes["RUS"]["kind"], found.nodes["ansar"]["kind"]) == ("state", "group")
    assert found.edges["RUS", "UKR"]["conflict_acts"] == 3
    assert "4 ties in ties.graphml" in said


def test_ties_of_one_pair_one_theatre_or_one_period(run, world):
    run("export", "ties", "pair.graphml", "--between", "Iran", "Russia")
    run("export", "ties", "theatre.graphml", "--theatre", "ukraine-invasion")
    run("export", "ties", "early.graphml", "--until", "2021")
    edges = {name: set(networkx.read_graphml(f"{name}.graphml").edges) for name in ("pair", "theatre", "early")}
    assert edges == {"pair": {("IRN", "RUS")}, "theatre": {("RUS", "UKR")}, "early": {("USA", "ansar"), ("UKR", "USA")}}


def test_ties_over_time_have_a_spell_a_stretch_of_months_and_a_file_a_month(run, world):
    code, _, said = run("export", "ties", "ties.gexf", "--monthly", "months", "--since", "2022")

    assert code == 0, said
    assert "Left out" not in said
    found = networkx.read_gexf("ties.gexf", version="1.3")
    assert found.edges["RUS", "UKR"]["spells"] == [("2022-03-01", "2022-04-30"), ("2022-06-01", "2022-06-30")]
    assert months() == ["2022-03.gexf", "2022-04.gexf", "2022-06.gexf"]
    june = networkx.read_gexf("months/2022-06.gexf", version="1.3")
    assert {tuple(sorted(ends)) for ends in june.edges} == {("RUS", "UKR"), ("IRN", "RUS")}
    whole = {tuple(sorted(ends)): found.edges[ends]["weight"][-1][0] for ends in found.edges}
    assert {tuple(sorted(ends)): june.edges[ends]["weight"] for ends in june.edges} == whole
    assert set(manifest("ties.gexf").files) == {f"months/{name}" for name in months()}


def test_what_is_only_expected_has_no_month_and_is_counted(run, world):
    said = run("export", "ties", "ties.gexf")[2]
    assert "Left out: ties without an act that counts, so that they have no month: 1." in said
    assert ("UKR", "USA") not in {tuple(sorted(ends)) for ends in networkx.read_gexf("ties.gexf", version="1.3").edges}
    assert list(manifest("ties.gexf").left_out.values()) == [1]


def test_a_system_of_a_layer_is_a_network_too(run, world):
    bond = Bond(layer="pacts", one="IRN", other="RUS", sign="+", weight=0.5, since=None, until=None, text=None)
    about = Layer(
        name="pacts", form="own", file="pacts.csv", citation=None, bonds=0, positive=0, negative=0, lasting=0, actors=0,
        since=None, until=None, imported=date(2026, 1, 1),
    )  # fmt: skip
    world.keep_layer([bond], about)

    assert run("export", "system", "pacts.json", "--format", "graphology", "--layer", "pacts")[0] == 0
    found = json.loads(Path("pacts.json").read_text())
    (edge,) = found["edges"]
    assert (edge["source"], edge["target"], edge["attributes"]["sign"], edge["attributes"]["weight"]) == (
        "IRN", "RUS", "+", 0.5,
    )  # fmt: skip
    assert [node["attributes"]["bloc"] for node in found["nodes"]] == [1, 1]
    assert manifest("pacts.json").datasets[0].name == "pacts"

    lines = run("export", "layers")[1].splitlines()
    assert [msgspec.json.decode(line, type=Bond) for line in lines] == [bond]


def test_graphs_go_to_a_pipe_too(run, world):
    _, out, _ = run("export", "ties", "--format", "graphml")
    assert len(networkx.parse_graphml(out).edges) == 4


# the forms of others


def test_events_are_entities_that_the_library_of_followthemoney_takes_whole(run, world):
    model = pytest.importorskip("followthemoney").model
    code, _, said = run("export", "events", "events.ftm.json", "--format", "ftm", "--between", "Iran", "Russia")

    assert code == 0, said
    entities = [
        model.get_proxy(json.loads(line), cleaned=False) for line in Path("events.ftm.json").read_bytes().splitlines()
    ]
    assert sorted(one.schema.name for one in entities) == [
        "Article", "Event", "Mention", "Mention", "Note", "PublicBody", "PublicBody", "UnknownLink",
    ]  # fmt: skip
    ids = {one.id for one in entities}
    assert all(value in ids for one in entities for prop, value in one.itervalues() if prop.type.name == "entity")
    assert "8 FollowTheMoney records in events.ftm.json" in said


def test_events_claims_and_reports_go_out_in_every_form(run, world):
    for what, form, file in (
        ("events", "plover", "e.json"), ("claims", "annotations", "c.json"), ("events", "cameo", "e.csv"),
        ("claims", "ftm-statements", "c.csv"), ("documents", "ftm", "d.json"), ("actors", "csv", "a.csv"),
    ):  # fmt: skip
        code, _, said = run("export", what, file, "--format", form)
        assert code == 0, said
        assert manifest(file).form == form
    assert len(json.loads(Path("e.json").read_text())) == 6
    assert len(json.loads(Path("c.json").read_text())["items"]) == 6
    assert "Shells fell on 0." in Path("d.json").read_text()


# manifests


def test_a_manifest_says_what_a_file_was_made_of(run, world):
    run("export", "ties", "ties.csv", "--since", "2022", "--half-life", "none")

    made = manifest("ties.csv")
    content = Path("ties.csv").read_bytes()
    assert (made.file, made.what, made.form) == ("ties.csv", "ties", "csv")
    assert (made.bytes, made.sha256) == (len(content), hashlib.sha256(content).hexdigest())
    assert made.count == len(content.splitlines()) - 1
    assert (made.contents.documents, made.contents.claims) == (5, 6)
    assert made.readers == ("r1",)
    assert (made.settings["since"], made.settings["half_life"], made.settings["level"]) == ("2022-01-01", None, 0.95)
    assert made.command == "dragoman export ties ties.csv --format csv --since 2022-01-01 --half-life none"


def test_its_command_writes_the_same_file_again(run, world):
    run("export", "ties", "ties.gexf", "--monthly", "months", "--between", "russia", "ukraine", "--level", ".8")
    made, before = manifest("ties.gexf"), Path("ties.gexf").read_bytes()
    Path("ties.gexf").unlink()

    code, _, said = run(*made.command.split()[1:])

    assert code == 0, said
    assert Path("ties.gexf").read_bytes() == before
    assert manifest("ties.gexf") == made


def test_check_tells_that_nothing_changed(run, world):
    run("export", "claims", "claims.jsonl")
    code, out, _ = run("export", "--check", "claims.jsonl.manifest.json")
    assert code == 0
    assert "claims.jsonl and the project are as they were" in out


def test_check_tells_what_changed_in_file_and_project(run, world):
    run("export", "ties", "ties.gexf", "--monthly", "months")
    Path("months/2022-06.gexf").unlink()
    Path("ties.gexf").write_text("something else")
    (world.folder / "weights.csv").write_text(
        Path(exporting.__file__).parents[1].joinpath("ties/weights.csv").read_text() + "\n"
    )
    run("remove", "aid", "--yes")

    code, out, _ = run("export", "--check", "ties.gexf.manifest.json")

    assert code == 1
    for line in (
        "months/2022-06.gexf is not there",
        "ties.gexf is another file",
        "the project holds 4 reports, not 5",
        "deeds are worth something else",
        "To write it anew: dragoman export ties ties.gexf --format gexf --monthly months",
    ):
        assert line in out


@pytest.mark.parametrize(
    ("content", "why"), [(b"{}", "is no manifest"), (b"\xff", "is no manifest"), (None, "cannot be read")]
)
def test_what_is_no_manifest_is_named(run, world, content, why):
    if content is not None:
        Path("x.manifest.json").write_bytes(content)
    code, _, said = run("export", "--check", "x.manifest.json")
    assert code == 1
    assert "x.manifest.json" in said
    assert why in said


# faults


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        ([], "Say what to export: claims, events"),
        (["claims", "--format", "graphml"], "claims cannot be written as graphml: choose from jsonl, csv, parquet"),
        (["claims", "--format", "pictures"], "'pictures' is not known"),
        (["claims", ".", "--format", "csv"], "is a folder. Name a file in it"),
        (["claims", "/dev/null", "--format", "csv"], "is a device"),
        (["claims", "nowhere/claims.csv"], "There is no folder nowhere"),
        (["documents", "--since", "2022"], "documents are not chosen by since"),
        (["ties", "--theatre", "syria-war", "--theatre", "ukraine-invasion"], "are of one theatre"),
        (["ties", "ties.graphml", "--monthly", "m"], "Files of one month each are of --format gexf"),
        (["ties", "--format", "gexf", "--monthly", "m"], "come beside one of all months"),
        (["ties", "ties.gexf", "--monthly", "file.txt"], "file.txt is a file. Name a folder"),
    ],
)
def test_what_cannot_be_exported_is_said_with_what_can(run, world, arguments, why):
    Path("file.txt").touch()
    code, _, said = run("export", *arguments)
    assert code == 2, said
    assert why in said


@pytest.mark.parametrize("form", ["graphml", "parquet"])
def test_a_full_disk_is_named_and_leaves_the_file_as_it_was(world, form):
    file = Path(f"ties.{form}")
    file.write_text("what was there before")
    done = subprocess.run(
        [sys.executable, "-m", "dragoman", "export", "ties", str(file)],
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (200, 200)),
        env={**os.environ, "HOME": "."},
    )
    assert done.returncode == 2, done.stderr
    assert f"{file} cannot be written" in done.stderr
    assert file.read_text() == "what was there before"
    assert not list(Path().glob("*.partial"))


@pytest.mark.skipif(os.geteuid() == 0, reason="everything may be written by root")
def test_no_permission_is_named(run, world):
    Path("closed").mkdir(mode=0o500)
    code, _, said = run("export", "claims", "closed/claims.csv")
    assert code == 2
    assert "cannot be written (Permission denied)" in said


def test_nothing_to_write_leaves_no_file(run, world):
    assert run("export", "ties", "ties.gexf", "--since", "2030")[0] == 1
    assert not Path("ties.gexf").exists()
    assert not list(Path().glob("*.partial"))
