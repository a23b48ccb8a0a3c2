"""What programs can ask, as a page: every address with what it takes and answers, and an example to click.

Takes what `/openapi.json` says, so that page and description cannot differ,
and a claim of the project for the examples.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from fastapi import Request, Response

from dragoman.show.web import examples
from dragoman.show.web.current import Current
from dragoman.show.web.page import Page
from dragoman.store import View

Schema = Mapping[str, Any]


class Field(NamedTuple):
    """A parameter of an address, or a field of an answer."""

    name: str
    kind: str  # in words: "whole number or none", "list of Claim"
    records: tuple[str, ...]  # those named in it
    says: str
    usual: str  # what holds when it is not given; "": nothing


class Address(NamedTuple):
    """An address, in its three forms."""

    title: str
    says: str
    path: str
    fields: tuple[Field, ...]
    answered: str  # the record that `.json` holds
    examples: tuple[str, ...]  # of the page, its `.json` and its `.csv`; () where the project has nothing to show there


class Kind(NamedTuple):
    """A record that answers are made of."""

    name: str
    says: str
    fields: tuple[Field, ...]


def answer(request: Request) -> Response:
    """The page."""
    from dragoman.show.web.pages import PAGES

    schema, current = request.app.openapi(), request.app.state.current
    assert isinstance(current, Current)

    def drawn(view: View) -> str:
        some = examples.example(view)
        addresses = [address(page, schema, some) for page in PAGES]
        html: str = request.app.state.drawing.programs(view, addresses, list(kinds(schema)))
        return html

    return Response(current.answer(drawn), media_type="text/html; charset=utf-8")


def address(page: Page, schema: Schema, some: Mapping[str, str]) -> Address:
    """What the description says of a page."""
    described = schema["paths"][f"{page.path}.json"]["get"]
    found = [examples.address(page, some, ending) for ending in ("", ".json", ".csv")]
    return Address(
        title=page.title,
        says=described["summary"],
        path=page.path,
        fields=tuple(parameter(one) for one in described.get("parameters", ())),
        answered=in_words(described["responses"]["200"]["content"]["application/json"]["schema"]),
        examples=tuple(one for one in found if one),
    )


def parameter(one: Schema) -> Field:
    """A parameter, in words."""
    schema = one["schema"]
    usual = schema.get("default")
    return Field(
        name=one["name"],
        kind="part of the path" if one["in"] == "path" else in_words(schema).removesuffix(" or none"),
        records=(),
        says=one.get("description", ""),
        usual="" if usual in (None, [], "", False) else str(usual).lower() if usual is True else str(usual),
    )


def kinds(schema: Schema) -> Iterator[Kind]:
    """The records, by name."""
    for name, one in sorted(schema["components"]["schemas"].items()):
        fields = (
            Field(field, in_words(what), tuple(named(what)), what.get("description", ""), "")
            for field, what in one.get("properties", {}).items()
        )
        yield Kind(name, one.get("description", ""), tuple(fields))


def in_words(schema: Schema) -> str:
    """What may stand there: "list of Claim", "day or none", "asserts, hedges or denies"."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "enum" in schema:
        return any_of([str(one) for one in schema["enum"] if one is not None], none=None in schema["enum"])
    if "anyOf" in schema:
        some = list(dict.fromkeys(map(in_words, schema["anyOf"])))
        return any_of([one for one in some if one != "none"], none="none" in some)
    match schema.get("type"):
        case "array":
            several: Sequence[Schema] = schema.get("prefixItems", ())
            if several:
                return f"({', '.join(map(in_words, several))})"
            return f"list of {in_words(schema['items'])}" if schema.get("items") else "list"
        case "object":
            of = schema.get("additionalProperties")
            return f"{in_words(of)} by name" if isinstance(of, Mapping) else "object"
    usual = {"string": "text", "integer": "whole number", "number": "number", "boolean": "true or false"}
    return {"date": "day", "date-time": "moment"}.get(
        schema.get("format", ""), usual.get(schema.get("type", ""), "none")
    )


def any_of(words: Sequence[str], *, none: bool) -> str:
    """Words of which one holds: "a, b or c"."""
    some = [*words, "none"] if none else list(words)
    return " or ".join([", ".join(some[:-1]), some[-1]]) if len(some) > 1 else "".join(some) or "none"


def named(schema: Any) -> Iterator[str]:
    """The records that a schema names."""
    if isinstance(schema, Mapping):
        if "$ref" in schema:
            yield str(schema["$ref"]).rpartition("/")[2]
        for one in schema.values():
            yield from named(one)
    elif isinstance(schema, (list, tuple)):
        for one in schema:
            yield from named(one)
