"""What programs are told: a valid description, and a page of it whose examples are answered."""

from __future__ import annotations

import re

import lxml.html
import pytest
from fastapi.testclient import TestClient

from dragoman.show.web.examples import example
from dragoman.show.web.pages import PAGES
from dragoman.show.web.programs import in_words
from tests.show.web.test_hostile import check_harmless


def references(schema: object) -> list[str]:
    """Every `$ref` in it."""
    if isinstance(schema, dict):
        own = [schema["$ref"]] if isinstance(schema.get("$ref"), str) else []
        return own + [found for one in schema.values() for found in references(one)]
    return [found for one in schema for found in references(one)] if isinstance(schema, list) else []


def test_the_description_holds_together(site: TestClient):
    told = site.get("/openapi.json").json()
    assert told["openapi"].startswith("3.1")
    assert told["info"]["title"] == "Dragoman"
    assert told["info"]["version"]
    schemas = told["components"]["schemas"]
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+", name) for name in schemas)
    assert {one.removeprefix("#/components/schemas/") for one in references(told)} <= schemas.keys()
    asked = {path: methods["get"] for path, methods in told["paths"].items() if "get" in methods}
    ids = [described["operationId"] for described in asked.values()]
    assert len(ids) == len(set(ids)) == 2 * len(PAGES)
    for path, described in asked.items():
        parts = {one["name"] for one in described.get("parameters", ()) if one["in"] == "path"}
        assert parts == set(re.findall(r"\{(\w+)\}", path)), path
        assert all(one.get("description") for one in described.get("parameters", ())), path
        assert {"200", "400", "404", "503"} == described["responses"].keys(), path


def test_its_schemas_are_valid(site: TestClient):
    jsonschema = pytest.importorskip("jsonschema")
    told = site.get("/openapi.json").json()
    for schema in told["components"]["schemas"].values():
        jsonschema.Draft202012Validator.check_schema(schema)


def test_what_json_holds_is_what_the_description_says(site: TestClient):
    jsonschema = pytest.importorskip("jsonschema")
    told = site.get("/openapi.json").json()
    some = site.app.state.current.answer(example)
    for page in PAGES:
        schema = told["paths"][f"{page.path}.json"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        validator = jsonschema.Draft202012Validator({**schema, "components": told["components"]})
        found = site.get(page.address({name: some[name] for name in page.parts or {}}, ".json")).json()
        faults = list(validator.iter_errors(found))
        assert not faults, f"{page.name}: {faults[0].message[:300]} at {list(faults[0].path)}"


def test_the_page_tells_of_every_page_and_its_examples_are_answered(site: TestClient):
    html = site.get("/api").text
    check_harmless(html, "/api")
    links = [link.get("href") for link in lxml.html.document_fromstring(html).iter("a")]
    for page in PAGES:
        assert page.says in html.replace("&#39;", "'")
        assert all(f"<code>{name}</code>" in html for name in page.asked.model_fields if not name.endswith("_"))
    examples = [link for link in links if link.endswith((".json", ".csv")) and link != "/openapi.json"]
    assert len(examples) == 2 * len(PAGES)
    for link in examples:
        assert site.get(link).status_code == 200, link
    ids = {element.get("id") for element in lxml.html.document_fromstring(html).iter() if element.get("id")}
    assert {link[1:] for link in links if link.startswith("#")} <= ids


@pytest.mark.parametrize(
    ("schema", "words"),
    [
        ({"type": "array", "items": {"$ref": "#/components/schemas/Claim"}}, "list of Claim"),
        ({"anyOf": [{"type": "string", "format": "date"}, {"type": "null"}]}, "day or none"),
        ({"enum": ["all", "none", "only"]}, "all, none or only"),
        ({"enum": ["+", "-", None]}, "+, - or none"),
        ({"type": "array", "prefixItems": [{"type": "string"}, {"type": "integer"}]}, "(text, whole number)"),
        ({"type": "object", "additionalProperties": {"type": "number"}}, "number by name"),
        ({}, "none"),
    ],
)
def test_what_may_stand_there_is_told_in_words(schema: dict, words: str):
    assert in_words(schema) == words
