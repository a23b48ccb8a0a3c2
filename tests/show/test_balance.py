"""`dragoman balance` tells figures, what proves them, and what is wrong with a file."""

from __future__ import annotations

import csv
import io
import json

import pytest

QUARREL = "u,v,sign,weight\nUSA,IRQ,+,3\nIRN,IRQ,+,2\nUSA,IRN,-,5\nIRN,SYR,+,1\n"


@pytest.fixture
def edges(tmp_path):
    file = tmp_path / "edges.csv"
    file.write_text(QUARREL, encoding="utf-8")
    return file


def test_json_has_the_figures_and_nothing_else_is_printed(run, edges):
    code, out, told = run("balance", edges, "--json")
    found = json.loads(out)
    assert code == 0
    assert {name: found[name] for name in ("n", "m", "negative", "index", "bloc_cost", "proved")} == {
        "n": 4, "m": 4, "negative": 1, "index": 1, "bloc_cost": 1, "proved": True,
    }  # fmt: skip
    assert 0 < found["seconds"] < 10
    assert "--weighted counts them" in told


def test_weights_count_when_asked(run, edges):
    found = json.loads(run("balance", edges, "--weighted", "--json")[1])
    assert (found["index"], [tie["other"] for tie in found["frustrated"]]) == (2, ["IRQ"])


def test_the_table_tells_sides_blocs_ties_and_the_proof(run, edges):
    code, out, _ = run("balance", edges, "--weighted", "--format", "table")
    assert code == 0
    assert "4 actors, 4 ties: 3 friendly, 1 hostile, by weight" in out
    assert "2 frustrated, proved" in out
    assert "IRN + IRQ" in out
    assert "1 cycle proves 2." in out


def test_csv_has_a_row_for_each_actor(run, edges):
    rows = list(csv.DictReader(io.StringIO(run("balance", edges, "--weighted", "--format", "csv")[1])))
    assert {row["actor"]: row["friends"] for row in rows} == {"USA": "1", "IRQ": "2", "IRN": "2", "SYR": "1"}
    assert {row["side"] for row in rows} == {"1", "2"}


def test_what_was_made_of_a_list_is_told(run, tmp_path):
    file = tmp_path / "edges.csv"
    file.write_text("u,v,sign\nA,B,+\nB,A,+\nC,D,+\nD,C,-\nA,C,-\n", encoding="utf-8")
    code, _, told = run("balance", file, "--conflicting", "drop")
    assert code == 0
    assert told.splitlines() == [
        "1 pair on several lines with one sign: one tie each, of all their weight.",
        "1 pair with both signs: left out.",
    ]


def test_a_file_that_is_wrong_ends_with_the_lines_that_are(run, tmp_path):
    file = tmp_path / "edges.csv"
    file.write_text("u,v,sign\nA,A,+\nA,B,perhaps\n", encoding="utf-8")
    code, out, told = run("balance", file, "--json")
    assert (code, out) == (2, "")
    assert [line.partition(": ")[0] for line in told.removeprefix("dragoman: ").splitlines()] == [
        "edges.csv, line 2",
        "edges.csv, line 3",
    ]


def test_options_that_do_not_go_together_are_told(run, edges):
    code, _, told = run("balance", edges, "--json", "--format", "csv")
    assert code == 2
    assert "Leave --format out" in told


def test_no_time_gives_the_best_found_with_its_bound(run, tmp_path):
    file = tmp_path / "edges.csv"
    names = "ABCDEFGHIJKL"
    pairs = [(one, other) for at, one in enumerate(names) for other in names[at + 1 :]]
    lines = [f"{one},{other},{'+-'[at * at % 7 < 3]}" for at, (one, other) in enumerate(pairs)]
    file.write_text("\n".join(lines), encoding="utf-8")

    rushed = json.loads(run("balance", file, "--seconds", "0", "--json")[1])
    settled = json.loads(run("balance", file, "--json")[1])

    assert not rushed["proved"]
    assert rushed["bound"] <= settled["index"] <= rushed["index"]
    assert "the best found" in run("balance", file, "--seconds", "0", "--format", "table")[1]
