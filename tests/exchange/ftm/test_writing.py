"""FollowTheMoney, checked by its own library: nothing is dropped, everything that is referred to is there."""

from __future__ import annotations

import io
import json
from datetime import date
from typing import NamedTuple

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.actors.states import codes_of, states
from dragoman.exchange.ftm import (
    Batch,
    entities_of_claims,
    entities_of_documents,
    entities_of_events,
    write_entities,
    write_statements,
)  # fmt: skip
from dragoman.exchange.ftm.made import address, country, dataset_of, id_of
from dragoman.exchange.ftm.types import TYPES
from dragoman.records import Place
from tests.builders import claim, coded, document, event, fighters, official, unnamed

ftm = pytest.importorskip("followthemoney")
from followthemoney import model, registry  # noqa: E402
from followthemoney.statement import Statement, StatementEntity  # noqa: E402
from followthemoney.statement.serialize import read_csv_statements  # noqa: E402


class Report(NamedTuple):
    id: str
    outlet: str | None = "The Courier"
    published: date | None = date(2022, 10, 29)
    title: str | None = "Drones over Kyiv"
    url: str | None = "https://courier.example/drones"
    language: str | None = "en"


def asking(*claims, **report) -> Batch:
    return Batch(
        lambda events: [one for one in claims if any(one.id in event.evidence for event in events)],
        lambda ids: {id: Report(id, **report) for id in ids},
    )


def written(entities) -> list[dict]:
    file = io.BytesIO()
    count = write_entities(entities, file)
    lines = [json.loads(line) for line in file.getvalue().splitlines()]
    assert len(lines) == count
    return lines


def check(lines: list[dict]) -> dict[str, dict]:
    """The entities by id, once the library has cleaned them and dropped nothing."""
    found, referred = {}, set()
    for line in lines:
        proxy = model.get_proxy(line, cleaned=False)
        proxy.schema.validate(proxy.to_dict())
        assert proxy.id == line["id"]
        assert line["id"] not in found
        for name, values in line["properties"].items():
            assert sorted(proxy.get(name)) == sorted(values), (line["schema"], name)
            if proxy.schema.get(name).type == registry.entity:
                referred |= set(values)
        found[line["id"]] = line
    assert referred <= set(found)
    return found


@pytest.fixture
def delivery():
    """A delivery that Tehran denies, told by two reports."""
    amir = official("Hossein Amir", of="IRN")
    told = [
        claim("IRN", "RUS", type="AID", id="a", by=("UKR",), cameo="072", sentence="Kyiv said Iran sent drones."),
        claim("IRN", "RUS", type="AID", id="b", by=(amir,), stance="denies", document="d2"),
    ]  # fmt: skip
    made = event(told, id="3fa2", place=Place(text="Kyiv", name="Kyiv", country="UKR", latitude=50.4, longitude=30.5))
    return made, told


def test_an_event_is_an_event_and_a_link_with_its_direction(delivery):
    made, told = delivery
    found = check(written(entities_of_events([made], asking(*told))))

    happened = found["event-3fa2"]["properties"]
    assert happened["name"] == ["Irn AID → Rus"]
    assert happened["organizer"] == ["actor-IRN"]
    assert happened["involved"] == ["actor-IRN", "actor-RUS"]
    assert happened["summary"] == ["Kyiv said Iran sent drones."]
    assert happened["proof"] == ["report-d1", "report-d2"]
    link = found["link-3fa2-IRN-RUS"]["properties"]
    assert (link["subject"], link["object"]) == (["actor-IRN"], ["actor-RUS"])
    assert link["role"] == ["072 Provide military aid"]
    assert link["status"] == [made.support]


def test_those_who_say_it_are_notes_on_the_event_with_the_sentence(delivery):
    made, told = delivery
    found = check(written(entities_of_events([made], asking(*told))))

    denied = found["claim-b-d2"]["properties"]
    assert denied["name"] == ["Irn AID → Rus: denies (Hossein Amir)"]
    assert denied["entity"] == ["event-3fa2", "actor-IRN", "actor-RUS", "actor-hossein-amir"]
    assert denied["proof"] == ["report-d2"]
    assert denied["createdAt"] == ["2022-10-29"]
    assert found["actor-hossein-amir"]["schema"] == "Person"
    mentions = [one["properties"] for one in found.values() if one["schema"] == "Mention"]
    assert {"document": ["report-d2"], "resolved": ["actor-hossein-amir"], "name": ["Hossein Amir"]} in mentions


def test_actors_have_schemata_by_kind_and_countries_by_their_code():
    told = [
        claim("IRN", fighters("Ansar"), id="a"), claim("USA", None, id="b", by=(unnamed("officials"),)),
        claim(official("Ann Lee", of="GBR"), "UKR", id="c"),
    ]  # fmt: skip
    found = check(written(entities_of_claims(told, asking(*told))))

    actors = {
        id: (one["schema"], one["properties"].get("country")) for id, one in found.items() if id.startswith("actor")
    }
    assert actors == {
        "actor-IRN": ("PublicBody", ["ir"]), "actor-ansar": ("Organization", None), "actor-USA": ("PublicBody", ["us"]),
        "actor-ann-lee": ("Person", ["gb"]), "actor-UKR": ("PublicBody", ["ua"]),
        "actor-officials": ("LegalEntity", None),
    }  # fmt: skip


def test_of_a_coded_event_dataset_format_and_addresses_are_told():
    row = coded(
        "IRN",
        "RUS",
        type="AID",
        rows=("410412", "410413"),
        urls=("https://wire.example/a",),
        publishers=("wire.example",),
    )
    found = check(written(entities_of_events([row], asking())))

    happened = next(one for one in found.values() if one["schema"] == "Event")
    assert happened["datasets"] == ["gdelt"]
    assert happened["origin"] == ["gdelt"]
    assert happened["properties"]["sourceUrl"] == ["https://wire.example/a"]
    assert happened["properties"]["recordId"] == list(row.coded.rows)
    assert all(registry.entity.validate(id) for id in found)


def test_reports_are_articles_with_their_texts():
    long = " ".join(f"Shell {number} fell." for number in range(10_000))
    found = check(
        written(entities_of_documents([document(long), document("Short.", id="d2", outlet=None, published=None)]))
    )

    one = found["report-d1"]["properties"]
    assert " ".join(one["bodyText"]).split() == long.split()
    assert (one["publisher"], one["publishedAt"]) == (["The Courier"], ["2022-10-29"])
    assert found["report-d2"]["properties"]["name"] == ["A report"]


def test_every_state_has_a_code_that_the_library_knows():
    without = set()
    for state in states():
        if code := country(state):
            assert registry.country.clean(code) == code, state
        else:
            without.add(state)
    # Those that ended before there were such codes.
    assert all(codes_of(state).get("iso2") is None for state in without - {"YMD"})


def test_statements_say_of_each_value_whence_it_is(delivery):
    made, told = delivery
    file = io.BytesIO()
    count = write_statements(entities_of_events([made], asking(*told)), file)
    rows = list(read_csv_statements(io.BytesIO(file.getvalue())))

    assert all(isinstance(row, Statement) and row.id == row.generate_key() for row in rows)
    by_entity: dict[str, list[Statement]] = {}
    for row in rows:
        by_entity.setdefault(row.entity_id, []).append(row)
    assert len(by_entity) == count
    lines = {line["id"]: line for line in written(entities_of_events([made], asking(*told)))}
    dataset = ftm.Dataset.make({"name": "dragoman", "title": "Dragoman"})
    for id, several in by_entity.items():
        entity = StatementEntity.from_statements(dataset, several)
        assert (entity.id, entity.schema.name) == (id, lines[id]["schema"])
        assert {name: sorted(values) for name, values in entity.properties.items()} == {
            name: sorted(values) for name, values in lines[id]["properties"].items()
        }
    assert {row.origin for row in by_entity["report-d1"]} == {"The Courier"}
    assert {row.origin for row in by_entity["claim-a-d1"]} == {"test reader 1"}


def test_the_types_of_properties_are_those_of_the_model():
    for schema in ("Event", "UnknownLink", "Note", "Mention", "Article", "PublicBody"):
        for name, prop in model.get(schema).properties.items():
            if name in TYPES:
                assert prop.type.name == TYPES[name], (schema, name)


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=30))
def test_whatever_the_names_nothing_is_dropped(who, sentence, url):
    one = claim(msgspec.structs.replace(fighters("x"), id=who, name=who, text=who), "USA", sentence=sentence or "x")
    check(written(entities_of_claims([one], asking(one, title=who, url=url, outlet=sentence))))


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "a b", "https://", "http://[", "ftp://x.org/a", "/news", None, ""]
)
def test_what_is_no_address_of_the_web_is_left_out(url):
    assert address(url) is None


@given(st.text(max_size=60), st.text(max_size=60))
def test_ids_are_such_as_the_library_takes_and_differ_where_ours_do(one, other):
    assert registry.entity.validate(id_of("actor", one))
    assert (id_of("actor", one) == id_of("actor", other)) == (one == other)


@pytest.mark.parametrize(
    ("name", "called"), [("gdelt", "gdelt"), ("my-ACLED 2022", "my_acled_2022"), ("…", "dragoman")]
)
def test_a_dataset_has_a_name_of_small_letters(name, called):
    assert dataset_of(name) == called
