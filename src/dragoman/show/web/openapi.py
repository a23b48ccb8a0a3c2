"""What programs are told of the addresses: OpenAPI, with the schema of each answer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec
from fastapi import FastAPI

from dragoman.show.web.page import Page

SCHEMAS = "#/components/schemas/{name}"


def describe(app: FastAPI, pages: Iterable[Page]) -> None:
    """Let `/openapi.json` tell what each page's `.json` holds."""
    some = list(pages)
    plain = app.openapi

    def described() -> dict[str, Any]:
        if app.openapi_schema:
            return app.openapi_schema
        schema = plain()
        kinds = [page.answered for page in some]
        shapes, parts = msgspec.json.schema_components(kinds, ref_template=SCHEMAS)
        schema.setdefault("components", {}).setdefault("schemas", {}).update(parts)
        for page, shape in zip(some, shapes, strict=True):
            of_json = schema["paths"][f"{page.path}.json"]["get"]["responses"]["200"]
            of_json["content"] = {"application/json": {"schema": shape}}
            of_csv = schema["paths"][f"{page.path}.csv"]["get"]["responses"]["200"]
            of_csv["content"] = {"text/csv": {"schema": {"type": "string"}}}
        return schema

    app.openapi = described  # type: ignore[method-assign]
