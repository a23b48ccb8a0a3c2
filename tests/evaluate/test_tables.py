"""Actors and time: what is expected of a case, and which articles are scored."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from dragoman import actors
from dragoman.evaluate import run
from dragoman.evaluate.actors import expected
from dragoman.evaluate.time import choose
from tests.evaluate.oracle import labelled


def case(function: str, text: str = "x", day: str | None = None, **answers: Any) -> dict[str, Any]:
    return {"id": "1", "text": text, "date": day, "function": function, "expected": answers}


def test_only_what_a_case_names_is_expected():
    assert expected(case("search_nat", cc="NOR", text="")) == {"country": {"NOR"}}
    assert expected(case("agent_to_code", country="NOR", code_1="")) == {"country": {"NOR"}, "sector": {None}}
    assert expected(case("agent_to_code", country="NOR", code_1=["MIL", "GOV"]))["sector"] == {"MIL", "GOV"}
    assert expected(case("agent_to_code", code_1="REB")) == {"sector": {"REB"}}
    assert expected(case("agent_to_code", _none=True)) == {}
    assert expected(case("agent_to_code", wiki="Oslo")) == {}
    assert expected(case("query_wiki", country="NOR")) == {}


def test_a_case_is_right_when_all_it_expects_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    asked: list[date | None] = []

    def code(phrase: str, on: date | None) -> tuple[str | None, str | None]:
        asked.append(on)
        return {"Oslo": ("NOR", "GOV"), "gunmen": (None, "REB"), "Tuareg": ("MLI", None)}[phrase]

    monkeypatch.setattr(actors, "code", code, raising=False)
    cases = [
        case("search_nat", "Oslo", "2016-05-04", cc="NOR"),
        case("agent_to_code", "gunmen", country="", code_1="UAF"),
        case("agent_to_code", "Tuareg", country="MLI", code_1=""),
        case("query_wiki", "Oslo"),
    ]
    done = run("actors", labelled(tmp_path / "gold.jsonl", cases), predictions=tmp_path / "out.jsonl")
    assert (done["n"], done["not_scored"]) == (3, 1)
    assert done["figures"] == {"accuracy": pytest.approx(66.67), "country": 100, "sector": 50}
    assert asked == [date(2016, 5, 4), None, None, None]
    assert done["reader"] is None


def article(id: str, *timex: tuple[int, int, str]) -> dict[str, Any]:
    spans = [{"span": [start, end], "value": value} for start, end, value in timex]
    return {"id": id, "text": "It rained on Monday and on Tuesday.", "dct": "2016-05-04", "timex": spans}


def test_one_article_in_ten_is_scored_by_its_name():
    rows = [article(f"article {number}") for number in range(2000)]
    kept = [row for row, ours in zip(rows, choose(rows), strict=True) if ours]
    assert 150 < len(kept) < 250
    assert all(int(hashlib.sha1(row["id"].encode()).hexdigest(), 16) % 10 == 0 for row in kept)


def test_spans_overlaps_and_values_are_scored_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    from dragoman.claims import time

    def find_expressions(text: str, published: date) -> list[Any]:
        assert published == date(2016, 5, 4)
        return [
            SimpleNamespace(start=13, end=19, value="2016-05-02"), SimpleNamespace(start=24, end=34, value="2016-05-10")
        ]  # fmt: skip

    monkeypatch.setattr(time, "find_expressions", find_expressions)
    rows = [article("only one", (13, 19, "2016-05-02"), (27, 34, "2016-05-03"))]
    figures = run("time", labelled(tmp_path / "gold.jsonl", rows))["figures"]
    assert (figures["span.f1"], figures["overlap.f1"], figures["value.f1"]) == (50, 100, 50)
