"""Lists of actors that a user brings: CSV and FollowTheMoney entities."""

from __future__ import annotations

import gzip
import json
from datetime import date

import pytest

from dragoman import pipeline
from dragoman.actors import Registry, registry
from dragoman.errors import InputError, VocabularyError
from dragoman.exchange.lists import read_list
from dragoman.store import Project

DAY = date(2020, 1, 1)


@pytest.fixture
def project(tmp_path):
    return Project.create(tmp_path / "project")


@pytest.fixture
def entities(tmp_path):
    """A file of entities, each given as schema, id and its properties, one value or several."""

    def write(*given):
        path = tmp_path / "watch.jsonl"
        path.write_text("\n".join(one if isinstance(one, str) else json.dumps(one) for one in given), encoding="utf-8")
        return path

    return write


def entity(schema, id, **properties):
    lists = {name: value if isinstance(value, list) else [value] for name, value in properties.items()}
    return {"id": id, "schema": schema, "properties": lists}


def imported(file, form, project):
    """The registry with the list that was imported."""
    pipeline.import_actors(file, project, form=form)
    return registry(project.lists())


def test_one_bad_line_is_told_and_the_others_are_kept(tmp_path, project):
    file = tmp_path / "own.csv"
    file.write_text(
        "id,name,kind,colour\nriver-guard,River Guard,group,red\nx,Bad,club,\n"
        'y,"Open,group,\nz,Army,group,\nhill-guard,Hill Guard,group,\n'
    )
    listed = pipeline.import_actors(file, project, form="actors")
    assert [fault.split(":")[0] for fault in listed.faults] == [f"own.csv, line {line}" for line in (3, 4, 5)]
    assert [word in fault for word, fault in zip(("club", "quotation", '"Army"'), listed.faults, strict=True)] == [
        True
    ] * 3
    assert (listed.new, listed.left_out) == (2, {'column "colour"': 4})
    assert registry(project.lists()).resolve("Hill Guard").id == "hill-guard"


def test_a_list_is_replaced_by_one_of_the_same_name_and_stands_beside_others(tmp_path, project):
    own, other = tmp_path / "own.csv", tmp_path / "other.csv"
    own.write_text("name\nRiver Guard\n")
    other.write_text("id,name,kind,represents\nhana-odo,Hana Odo,person,river-guard\n")
    assert imported(own, "actors", project).get("river-guard")
    assert imported(other, "actors", project).get("hana-odo").represents(DAY) == "river-guard"
    own.write_text("id,name\nriver-guard,River Guards\n")
    assert imported(own, "actors", project).resolve("River Guard") is None
    assert [path.name for path in project.lists()] == ["other.csv", "own.csv"]


def test_a_name_taken_from_a_packaged_actor_is_told(tmp_path):
    file = tmp_path / "own.csv"
    file.write_text("id,name,aliases\nriver-guard,River Guard,Hamas\n")
    assert read_list(file, "actors").shared == (("Hamas", "river-guard", ("hamas",)),)


def test_a_list_of_which_nothing_is_right_is_not_kept(tmp_path, project):
    file = tmp_path / "own.csv"
    file.write_text("name,kind\nRiver Guard,club\n")
    assert len(pipeline.import_actors(file, project, form="actors").faults) == 1
    assert project.lists() == ()


def test_a_list_without_lines_is_refused(tmp_path, project):
    file = tmp_path / "own.csv"
    file.write_text("id,name\n")
    with pytest.raises(InputError, match="lists no actors"):
        pipeline.import_actors(file, project, form="actors")
    with pytest.raises(VocabularyError, match=r"nowhere\.csv"):
        pipeline.import_actors(tmp_path / "nowhere.csv", project, form="actors")


def test_a_kept_list_that_was_broken_by_hand_is_told_before_anything_is_read(project):
    project.keep_list("own", b"id,name,kind\na,Alpha,club\n")
    with pytest.raises(VocabularyError, match=r"own\.csv, line 2"):
        next(pipeline.read(["nothing"], project))


def test_an_entity_that_holds_a_post_acts_for_its_state_on_those_days(entities, project):
    file = entities(
        entity("Person", "q1", name="Hana ODO", lastName="ODO", alias=["Хана Одо", "Hanna Odo"]),
        entity("Position", "p1", name="Minister of Ports", country="dj", topics="gov.national"),
        entity("Occupancy", "o1", holder="q1", post="p1", startDate="2019-03-01T00:00:00", endDate="2020-06"),
    )
    odo = imported(file, "ftm", project).resolve("Hanna Odo", DAY)
    assert (odo.name, odo.id, odo.acts_for(DAY), odo.sector_on(DAY)) == ("Hana Odo", "hana-odo", "DJI", "GOV")
    assert odo.terms[0].since == date(2019, 3, 1)
    assert (odo.acts_for(date(2021, 1, 1)), odo.sector_on(date(2021, 1, 1))) == (None, "ELI")
    assert registry(project.lists()).longest(["Odo", "said"], 0, DAY).weak
    assert registry(project.lists()).resolve("Minister of Ports", DAY) is None


def test_a_member_speaks_for_the_body(entities, project):
    file = entities(
        entity("Membership", "m1", member="q1", organization="b1", startDate="2018"),
        entity("Organization", "b1", name="Sons of the Delta", topics="crime.terror", country="ng"),
        entity("Membership", "m2", member="q2", organization="b2"),
        entity("PublicBody", "b2", name="Northern Harbour Directorate", country="ddde"),
        *(entity("Person", id, name=name) for id, name in (("q1", "Tari Ebi"), ("q2", "Ute Ohm"))),
    )
    names = imported(file, "ftm", project)
    group = names.get("sons-of-the-delta")
    assert (group.kind, group.sector, group.home, group.acts_for(DAY)) == ("group", "REB", "NGA", None)
    assert (names.get("tari-ebi").represents(DAY), names.get("tari-ebi").acts_for(DAY)) == ("sons-of-the-delta", None)
    assert (names.get("ute-ohm").acts_for(), names.get("northern-harbour-directorate").acts_for()) == ("DDR", "DDR")


def test_a_known_name_is_the_known_actor(entities, project):
    names = imported(entities(entity("Organization", "b", name="HIZBALLAH", alias="Upper Party")), "ftm", project)
    assert names.resolve("Upper Party").id == "hezbollah"


def test_private_people_and_what_is_no_actor_are_left_out_and_counted(entities):
    listed = read_list(
        entities(
            entity("Person", "q1", name="Tari Ebi", country="ng", topics="crime.fraud"),
            entity("Vessel", "v1", name="Delta Star"),
            entity("Company", "c1", name="Delta Lines", country=["ng", "zz"]),
        ),
        "ftm",
    )
    assert [row["id"] for row in listed.rows] == ["delta-lines"]
    assert listed.left_out == {
        'country "zz"': 1, "Person without a post, membership or public role": 1, "Vessel": 1,
    }  # fmt: skip


def test_entities_that_cannot_be_used_are_told_with_their_lines(entities):
    listed = read_list(
        entities(
            entity("Organization", "b1", name="Sons of the Delta"),
            "no json",
            '{"id": "b2"}',
            entity("Membership", "m1", member="q9", organization="b1"),
            entity("PublicBody", "b3", name=["Ministry of Defence", "Министерство"]),
        ),
        "ftm",
    )
    assert [fault.split(":")[0] for fault in listed.faults] == [f"watch.jsonl, line {line}" for line in (2, 3, 4, 5)]
    assert '"q9" is no entity of this file' in listed.faults[2]
    assert "no name of its own in Latin letters" in listed.faults[3]


def test_two_entities_of_one_name_stay_apart(entities):
    listed = read_list(
        entities(entity("Company", "c1", name="Delta Lines"), entity("Company", "c2", name="Delta Lines")), "ftm"
    )
    assert [row["id"] for row in listed.rows] == ["delta-lines", "delta-lines-2"]


def test_a_gzipped_list_is_read_and_a_broken_one_refused(tmp_path):
    file = tmp_path / "watch.jsonl.gz"
    file.write_bytes(gzip.compress(json.dumps(entity("Company", "c1", name="Delta Lines")).encode()))
    assert read_list(file, "ftm").new == 1
    file.write_bytes(b"no gzip")
    with pytest.raises(InputError, match="cannot be read"):
        read_list(file, "ftm")


def test_what_is_kept_reads_back_the_same(entities, project):
    file = entities(
        entity("Organization", "b1", name="Sons of the Delta", alias="Delta, Sons", incorporationDate="2016-05"),
        entity("Person", "q1", name="Tari Ebi"),
        entity("Membership", "m1", member="q1", organization="b1", startDate="2018"),
    )
    pipeline.import_actors(file, project, form="ftm")
    again = read_list(project.lists()[0], "actors")
    assert again.faults == ()
    assert Registry.load(project.lists()).get("sons-of-the-delta").since == date(2016, 5, 1)
