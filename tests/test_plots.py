"""Charts: what is drawn of ties and systems, with what tells it apart besides colour."""

from __future__ import annotations

import builtins
from pathlib import Path

import pytest

import dragoman
from dragoman.errors import UsageError

altair = pytest.importorskip("altair")
plots = pytest.importorskip("dragoman.plots")


@pytest.fixture(scope="module")
def project(examples: Path):
    return dragoman.open(examples, frames=None)


def values(chart) -> list[dict]:
    """All that a chart draws."""
    layers = [chart.to_dict(), *chart.to_dict().get("layer", ())]
    return [row for layer in layers for row in layer.get("data", {}).get("values", ())]


def test_a_pair_has_its_months_upwards_and_downwards(project):
    account = project.tie("Iran", "Russia")
    drawn = values(plots.pair(account))
    assert {row["channel"] for row in drawn} == {"cooperation", "conflict"}
    assert sum(row["weight"] for row in drawn if row["channel"] == "cooperation") > 0
    assert all(row["weight"] <= 0 for row in drawn if row["channel"] == "conflict")


@pytest.mark.parametrize("library", [None, "pandas", "polars"])
def test_a_history_is_drawn_with_its_intervals_from_records_or_a_table(examples, project, library):
    history = dragoman.open(examples, frames=library).history("Iran", "Russia")
    drawn = values(plots.pair(project.tie("Iran", "Russia"), history))
    assert len(drawn) == 2 * len(history)
    assert all(row["low"] <= row["rate"] <= row["high"] for row in drawn)
    assert drawn[0]["month"] < drawn[-1]["month"]


@pytest.mark.parametrize("library", [None, "pandas", "polars"])
def test_ties_of_an_actor_are_intervals_told_apart_by_form_too(examples, library):
    chart = plots.ties(dragoman.open(examples, frames=library).ties("Iran"), of="IRN")
    drawn = [row for row in values(chart) if "pair" in row]
    assert "Russia" in {row["pair"] for row in drawn}
    assert all(row["low"] <= row["lean"] <= row["high"] for row in drawn)
    assert "shape" in chart.to_dict()["layer"][2]["encoding"]


def test_a_system_has_each_tie_both_ways_with_its_sign(project):
    system = project.system()
    drawn = values(plots.system(system))
    assert len(drawn) == 2 * len(system.signed)
    assert {row["mark"] for row in drawn} <= {"+", "−"}


def test_a_notebook_draws_charts_itself_once_it_is_told_to(project):
    before = altair.renderers.active
    plots.offline()
    try:
        bundle = plots.ties(project.ties("Iran"))._repr_mimebundle_()
        data = bundle[0] if isinstance(bundle, tuple) else bundle
        assert data["application/vnd.vegalite.v5+json"]["$schema"].endswith("v5.json")
        assert "text/html" not in data
    finally:
        altair.renderers.enable(before)


def test_nothing_to_draw_says_so(project):
    with pytest.raises(UsageError, match="None of these ties"):
        plots.ties([])
    with pytest.raises(UsageError, match="That is no peace"):
        plots.system(project.system(on="2014-08"))


def test_without_altair_it_says_what_to_install(project, monkeypatch):
    usual = builtins.__import__

    def missing(name, *rest):
        if name == "altair":
            raise ImportError(name)
        return usual(name, *rest)

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(UsageError, match=r"pip install \"dragoman\[plots\]\""):
        plots.ties([])
