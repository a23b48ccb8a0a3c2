"""The lists themselves, where they lie beside the checkout."""

from __future__ import annotations

import os
import time
from datetime import date
from pathlib import Path

import pytest

from dragoman.importing import import_layer
from dragoman.store import Project

LISTS = Path(os.environ.get("SHARED") or Path(__file__).parents[4] / "shared") / "data" / "alignment"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not LISTS.is_dir(), reason="no lists beside the checkout"),
]


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    return Project.create(tmp_path_factory.mktemp("real") / "project")


def test_alliances_of_atop(project):
    begun = time.perf_counter()
    found = import_layer(LISTS / "atop_alliance_dyad_year_1815_2018.csv.gz", project, form="atop")
    assert time.perf_counter() - begun < 30
    assert (found.faults, found.layer.negative, found.layer.until) == ((), 0, date(2018, 12, 31))
    assert 7_000 < found.layer.bonds < 8_500
    (treaty,) = project.bonds("alliances", between=("USA", "GBR"), on=date(1955, 1, 1))
    assert (treaty.weight, treaty.since, treaty.until) == (1.0, date(1949, 1, 1), None)
    assert list(project.bonds("alliances", between=("USA", "SUN"), on=date(1955, 1, 1))) == []
    (pact,) = project.bonds("alliances", between=("POL", "SUN"), on=date(1975, 1, 1))
    (helsinki,) = project.bonds("alliances", between=("POL", "USA"), on=date(1976, 1, 1))
    assert (pact.sign, helsinki.sign) == ("+", None)


def test_rivalries_of_both_lists(project):
    for file, name in (("tss_strategic_rivalries_to_2020", "tss"), ("thompson_dreyer_rivalries", "dreyer")):
        found = import_layer(LISTS / f"{file}.csv.gz", project, form="rivalries", name=name)
        assert found.faults == ()
        assert found.layer.negative == found.layer.bonds > 170
        (rivals,) = project.bonds(name, between=("PAK", "IND"), on=date(2005, 1, 1))
        assert (rivals.sign, rivals.since, rivals.until) == ("-", date(1947, 1, 1), None)
        assert list(project.bonds(name, between=("FRA", "DEU"), on=date(2005, 1, 1))) == []


def test_disputes_of_both_lists(project):
    for file, name in (
        ("cow_mid_directed_dispute_dyads_1816_2014", "cow"),
        ("gml_mid_directed_dispute_dyads_2.2.1", "gml"),
    ):
        found = import_layer(LISTS / f"{file}.csv.gz", project, form="mids", name=name)
        assert (found.faults, found.layer.lasting) == ((), 0)
        wars = [one for one in project.bonds(name, between=("IRN", "IRQ"), on=date(1985, 1, 1)) if one.weight == 1]
        assert len(wars) == 1


def test_votes_of_the_united_nations(project):
    begun = time.perf_counter()
    found = import_layer(
        LISTS / "un_votes_1946_2019.parquet", project, form="un-votes",
        roll_calls=LISTS / "un_roll_calls_1946_2019.csv.gz",
    )  # fmt: skip
    assert time.perf_counter() - begun < 120
    assert found.faults == ()
    assert 700_000 < found.layer.bonds < 850_000

    def sign(one, other, day=date(2014, 12, 1)):
        (bond,) = project.bonds("un-votes", between=(one, other), on=day)
        return bond.sign

    assert (sign("USA", "ISR"), sign("USA", "GBR"), sign("USA", "IRN"), sign("RUS", "UKR")) == ("+", "+", "-", "-")
    assert (sign("SUN", "POL", date(1975, 12, 1)), sign("SUN", "USA", date(1975, 12, 1))) == ("+", "-")
