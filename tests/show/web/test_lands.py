"""Where states lie on the map."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.actors import registry
from dragoman.show.web.lands import land_of

ATLAS = Path(__file__).parents[3] / "front" / "node_modules" / "world-atlas" / "countries-110m.json"


def test_a_state_has_the_number_by_which_the_atlas_knows_it():
    iran = land_of("IRN")
    assert iran is not None
    assert iran.shapes == ("364",)
    assert iran.latitude == pytest.approx(33, abs=3)


def test_kosovo_is_known_by_its_name_as_the_atlas_has_no_number_for_it():
    kosovo = land_of("XKX")
    assert kosovo is not None
    assert kosovo.shapes == ("Kosovo",)


def test_a_state_that_is_gone_lies_where_its_heirs_do():
    union = land_of("SUN")
    assert union is not None
    assert {"643", "804"} <= set(union.shapes)


def test_an_armed_group_lies_nowhere():
    assert land_of("hezbollah") is None


@pytest.mark.skipif(not ATLAS.exists(), reason="the atlas is there only where the front end is built: make front")
def test_every_shape_of_the_atlas_but_four_is_some_state():
    countries = json.loads(ATLAS.read_text())["objects"]["countries"]["geometries"]
    marks = {country.get("id") or country["properties"]["name"] for country in countries}
    states = [actor.id for actor in registry().actors() if actor.kind == "state"]
    known = {mark for id in states if (land := land_of(id)) for mark in land.shapes}
    names = {country.get("id") or country["properties"]["name"]: country["properties"]["name"] for country in countries}
    assert len(marks - known) <= 12, sorted(names[mark] for mark in marks - known)
