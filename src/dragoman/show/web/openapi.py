"""What programs are told of the addresses: OpenAPI, with the schema of each answer and of what goes wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec
from fastapi import FastAPI

from dragoman.show.web.page import Page

SCHEMAS = "#/components/schemas/{name}"
FAULT = {
    "type": "object",
    "title": "Fault",
    "description": "What is wrong, in words, with what would do.",
    "properties": {"error": {"type": "string"}},
    "required": ["error"],
}
FAULTS = {
    "400": "What is asked for means nothing: a day that is none, a filter that there is none of.",
    "404": "What is asked for is not known, or there is nothing of it; the nearest are named.",
    "503": "There is nothing to look at just now, or the question took too long. Retry-After says when to ask again.",
}
# Of FastAPI's own form of faults, which no address of ours answers with.
OTHERS = ("HTTPValidationError", "ValidationError")


def describe(app: FastAPI, pages: Iterable[Page]) -> None:
    """Let `/openapi.json` tell what each page's `.json` holds."""
    some = list(pages)
    plain = app.openapi

    def described() -> dict[str, Any]:
        if not app.openapi_schema:
            app.openapi_schema = with_answers(plain(), some)
        return app.openapi_schema

    app.openapi = described  # type: ignore[method-assign]


def with_answers(schema: dict[str, Any], pages: list[Page]) -> dict[str, Any]:
    """FastAPI's description, with the form of each answer."""
    shapes, parts = msgspec.json.schema_components([page.answered for page in pages], ref_template=SCHEMAS)
    schemas = schema.setdefault("components", {}).setdefault("schemas", {})
    long = {name: ".".join(name.split(".")[-2:]) for name in parts if name.count(".") > 1}
    shapes, parts = renamed(shapes, long), {long.get(name, name): renamed(part, long) for name, part in parts.items()}
    schemas.update(parts | {"Fault": FAULT})
    for name in OTHERS:
        schemas.pop(name, None)
    for page, shape in zip(pages, shapes, strict=True):
        for ending, content in (
            ("json", {"application/json": {"schema": shape}}),
            ("csv", {"text/csv": {"schema": {"type": "string"}}}),
        ):
            described = schema["paths"][f"{page.path}.{ending}"]["get"]
            described["operationId"] = f"{page.name}-{ending}"
            described["responses"] = {"200": {"description": "The answer.", "content": content}} | faults()
    return schema


def renamed(schema: Any, names: Mapping[str, str]) -> Any:
    """A schema in which records that share a name are told apart by the last of their module's names alone."""
    if isinstance(schema, Mapping):
        return {key: reference(one, names) if key == "$ref" else renamed(one, names) for key, one in schema.items()}
    return [renamed(one, names) for one in schema] if isinstance(schema, (list, tuple)) else schema


def reference(to: str, names: Mapping[str, str]) -> str:
    """A reference by the new name."""
    name = to.rpartition("/")[2]
    return SCHEMAS.format(name=names.get(name, name))


def faults() -> dict[str, Any]:
    """The answers that tell what is wrong."""
    told = {"application/json": {"schema": {"$ref": SCHEMAS.format(name="Fault")}}}
    return {status: {"description": words, "content": told} for status, words in FAULTS.items()}
