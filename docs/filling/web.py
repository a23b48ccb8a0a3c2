"""What the web pages can be asked, from the pages themselves."""

from __future__ import annotations

import types
import typing
from typing import Any

from pydantic.fields import FieldInfo

from dragoman.show.web.page import Page
from dragoman.show.web.pages import PAGES
from dragoman.show.web.state import SHARED, Asked


def page(name: str, _: str) -> str:
    """What one page shows, its three addresses, and what each can be asked besides what all are asked."""
    one = named(name)
    lines = [one.says, "", f"`{one.path}` · `{one.path}.json` · `{one.path}.csv`", ""]
    lines += [f"`{{{part}}}`: {what}." for part, what in (one.parts or {}).items()]
    if one.parts:
        lines.append("")
    own = {key: field for key, field in one.asked.model_fields.items() if is_own(key, field)}
    if own:
        lines += ["| asked | of what kind | |", "|---|---|---|", *(row(key, field) for key, field in own.items()), ""]
    return "\n".join(lines).rstrip() + "\n"


def asked(_: str, __: str) -> str:
    """What every page can be asked."""
    lines = ["| asked | of what kind | |", "|---|---|---|"]
    lines += [row(key, field) for key, field in Asked.model_fields.items()]
    kept = ", ".join(f"`{name}`" for name in SHARED)
    return "\n".join([*lines, "", f"Links to other pages keep {kept}."]) + "\n"


def named(name: str) -> Page:
    """The page of this name; LookupError where there is none."""
    for one in PAGES:
        if one.name == name:
            return one
    raise LookupError(f"There is no page {name}: {', '.join(one.name for one in PAGES)}.")


def is_own(key: str, field: FieldInfo) -> bool:
    """Whether it is a field of this page alone, or one of all pages that means something else here."""
    general = Asked.model_fields.get(key)
    return general is None or general.description != field.description


def row(key: str, field: FieldInfo) -> str:
    """A field of the query: its name, what it takes, what it is."""
    value = field.get_default(call_default_factory=True, validated_data={})
    default = "" if value in (None, [], (), "", False) else f" Unless told: {told(value)}."
    return f"| `{field.alias or key}` | {kind(field.annotation)} | {field.description or ''}{default} |"


def kind(annotation: Any) -> str:
    """What a field takes, in words: one of some, a number, several."""
    origin, inside = typing.get_origin(annotation), typing.get_args(annotation)
    if origin in (types.UnionType, typing.Union):
        return " or ".join(dict.fromkeys(kind(one) for one in inside if one is not type(None)))
    if origin is typing.Literal:
        return ", ".join(f"`{one}`" for one in inside)
    if origin is typing.Annotated:
        return kind(inside[0])
    if origin in (list, tuple):
        return f"{kind(inside[0])}; several"
    if annotation in NAMED:
        return NAMED[annotation]
    return kind(annotation.__value__) if hasattr(annotation, "__value__") else f"`{annotation.__name__}`"


NAMED = {str: "words", int: "a whole number", float: "a number", bool: "`true`"}


def told(value: Any) -> str:
    """A value as an address says it."""
    return f"`{str(value).lower() if isinstance(value, bool) else value}`"
