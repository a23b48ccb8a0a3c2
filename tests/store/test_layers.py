"""Layers of bonds that a project keeps beside its events."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.errors import ProjectError, UsageError
from dragoman.records import Bond, Layer
from dragoman.store import Project

TREATY = {"sign": "+", "weight": 1.0, "since": date(1949, 1, 1), "until": None, "text": "promises defence"}


def bond(one="AAA", other="BBB", **fields):
    return Bond(**{"layer": "treaties", "one": one, "other": other} | TREATY | fields)


def about(name="treaties"):
    return Layer(
        name=name, form="atop", file="list.csv", citation="Somebody, Somewhere", bonds=0, positive=0, negative=0,
        lasting=0, actors=0, since=None, until=date(2018, 12, 31), imported=date(2024, 5, 1),
    )  # fmt: skip


@pytest.fixture
def project(tmp_path):
    return Project.create(tmp_path / "project")


def test_what_is_kept_comes_back_the_same(project):
    bonds = [bond(), bond(other="CCC", sign="-", weight=0.25, since=None, text=None), bond(other="DDD", sign=None)]
    project.keep_layer(bonds, about())
    assert list(project.bonds()) == bonds


def test_a_layer_tells_what_it_holds_and_whence_it_came(project):
    kept = project.keep_layer([bond(), bond(other="CCC", sign="-", since=date(1950, 3, 1))], about())
    assert project.layers() == [kept]
    assert (kept.bonds, kept.positive, kept.negative, kept.actors, kept.since) == (2, 1, 1, 3, date(1949, 1, 1))
    assert kept.lasting == 2
    assert (kept.citation, kept.until) == ("Somebody, Somewhere", date(2018, 12, 31))


def test_a_bond_holds_from_its_first_day_to_its_last(project):
    project.keep_layer([bond(since=date(1950, 1, 1), until=date(1959, 12, 31))], about())
    days = [date(1949, 12, 31), date(1950, 1, 1), date(1959, 12, 31), date(1960, 1, 1)]
    assert [len(list(project.bonds("treaties", on=day))) for day in days] == [0, 1, 1, 0]


def test_bonds_that_hold_on_some_day_of_a_period_are_found_and_open_ones_always(project):
    project.keep_layer(
        [bond(since=None), bond(other="CCC", until=date(1955, 1, 1)), bond(other="DDD", since=date(1990, 1, 1))],
        about(),
    )

    def met(**period):
        return [one.other for one in project.bonds(**period)]

    assert met(since=date(1956, 1, 1)) == ["BBB", "DDD"]
    assert met(until=date(1950, 1, 1)) == ["BBB", "CCC"]
    assert met(since=date(1955, 1, 1), until=date(1989, 1, 1)) == ["BBB", "CCC"]


def test_a_pair_is_found_in_either_order(project):
    project.keep_layer([bond(), bond(other="CCC")], about())
    found = [list(project.bonds(between=pair)) for pair in (("AAA", "BBB"), ("BBB", "AAA"))]
    assert found == [[bond()], [bond()]]


def test_layers_stand_beside_each_other_and_one_of_the_same_name_is_replaced(project):
    project.keep_layer([bond(), bond(other="CCC")], about())
    project.keep_layer([bond(other="DDD")], about("own"))
    project.keep_layer([bond(other="EEE")], about())
    assert [(one.layer, one.other) for one in project.bonds()] == [("own", "DDD"), ("treaties", "EEE")]
    assert [one.other for one in project.bonds("own")] == ["DDD"]


def test_several_layers_are_asked_together_by_their_names(project):
    for name in ("alliances", "own", "rivalries"):
        project.keep_layer([bond()], about(name))
    assert [one.layer for one in project.bonds("rivalries+alliances")] == ["rivalries", "alliances"]
    with pytest.raises(UsageError, match="'votes'"):
        project.bonds("alliances+votes")


def test_a_layer_that_is_dropped_is_gone(project):
    project.keep_layer([bond()], about())
    project.remove_layer("treaties")
    assert (project.layers(), list(project.bonds())) == ([], [])


def test_an_unknown_layer_is_told_with_those_there_are(project):
    with pytest.raises(UsageError, match="none yet; bring one in with: dragoman import"):
        project.bonds("votes")
    project.keep_layer([bond()], about())
    for asked in (lambda: project.bonds("votes"), lambda: project.remove_layer("votes")):
        with pytest.raises(UsageError, match=r"'votes'\. Layers: treaties\."):
            asked()


def test_a_file_that_is_no_layer_is_told(project):
    project.layers_folder.mkdir()
    (project.layers_folder / "votes.parquet").write_bytes(b"no parquet")
    with pytest.raises(ProjectError, match=r"votes\.parquet is no layer"):
        project.layers()
