"""What goes wrong, told as a page, or as JSON where JSON or CSV was asked for.

400 for what means nothing, 404 for what is not known, with the nearest that
is, 503 while there is nothing to look at or a question took too long, 500 for
what nobody foresaw, which is told in the terminal.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.datastructures import URL
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dragoman.errors import DragomanError, NothingFound, ProjectError, UsageError
from dragoman.show.conditions import Unknown
from dragoman.show.web.current import NotReady, TooMuch
from dragoman.show.web.drawing import Drawing, Near
from dragoman.show.web.loosening import Excluded
from dragoman.show.web.state import NoSuchPage

log = logging.getLogger("dragoman.web")

# Seconds after which a page that cannot be shown just now looks again by itself.
AGAIN = 5
NARROWER = (
    "Ask for less: a shorter time (from and until), one theatre, one pair of actors, or reports alone without the "
    "events that others have coded."
)
UNFORESEEN = (
    "Something went wrong here that nobody foresaw. It is told in the terminal in which the pages were started. Going "
    "back and asking otherwise may help; if it happens again, tell those who make Dragoman what stands there."
)
# "--since 'last week' is not a date." is for who writes options: in an address, and in a form, it is called since.
OPTION = re.compile(r"(?<![\w-])--(?=[a-z])")


def explain(app: FastAPI) -> None:
    """Answer faults in words."""
    handlers: dict[type[Exception], Callable[..., Any]] = {
        DragomanError: told,
        RequestValidationError: lambda request, fault: answer(request, 400, invalid(request, fault)),
        HTTPException: lambda request, fault: answer(request, fault.status_code, no_page(request, fault)),
    }
    for kind, handler in handlers.items():
        app.add_exception_handler(kind, handler)


def told(request: Request, fault: DragomanError) -> Response:
    """A fault that we explain ourselves."""
    words = in_words(str(fault))
    if isinstance(fault, TooMuch):
        return answer(request, 503, f"{words} {NARROWER}")
    again = AGAIN if isinstance(fault, NotReady) and fault.soon else None
    return answer(request, status_of(fault), words, near=near(request.url, fault), again=again)


def status_of(fault: DragomanError) -> int:
    """The status that says what kind of fault it is."""
    if isinstance(fault, (Unknown, NothingFound, NoSuchPage)):
        return 404
    return 400 if isinstance(fault, UsageError) else 503 if isinstance(fault, ProjectError) else 500


def answer(
    request: Request, status: int, words: str, *, near: list[Near] | None = None, again: int | None = None
) -> Response:
    """What is wrong, in words."""
    headers = {"retry-after": str(again)} if again else {}
    if request.url.path.endswith((".json", ".csv")) or request.method != "GET":
        return JSONResponse({"error": words}, status, headers)
    drawing: Drawing = request.app.state.drawing
    html = drawing.fault(status, words, near=near or [], again=again)
    return Response(html, status, headers, media_type="text/html; charset=utf-8")


def in_words(message: str) -> str:
    """A message as pages say it: options of commands are fields of a form here, commands stay as they are typed."""
    return " ".join(
        part if "dragoman " in part else OPTION.sub("", part) for part in re.split(r"(?<=[.?!:]) ", message)
    )


def near(url: URL, fault: DragomanError) -> list[Near]:
    """Where that is which was perhaps meant: the same address with the id of one that is known, or the first page."""
    if isinstance(fault, NoSuchPage):
        return [Near("The first page", f"{url.path}?{without(url, 'page')}".rstrip("?"))]
    if not isinstance(fault, Unknown) or not fault.given:
        return []
    called = Counter(label for _, label in fault.nearest)
    return [
        Near(f"{label} ({id})" if called[label] > 1 else label, replaced(url, fault.given, id))
        for id, label in fault.nearest
    ]


def ways(address: str, fault: NothingFound) -> list[Near]:
    """Where something is found when some filter is taken off, by how much that is."""
    some = fault.ways[:8] if isinstance(fault, Excluded) else ()
    return [Near(f"Take off {way.words}: {way.count:,}", address + way.query) for way in some]


def replaced(url: URL, given: str, id: str) -> str:
    """An address with a part or a value of it exchanged, whatever its case."""
    path = "/".join(quote(id, safe="") if same(part, given) else quote(part) for part in url.path.split("/"))
    query = [(name, id if same(value, given) else value) for name, value in parse_qsl(url.query)]
    return f"{path}?{urlencode(query)}" if query else path


def without(url: URL, field: str) -> str:
    """The query of an address without a field."""
    return urlencode([(name, value) for name, value in parse_qsl(url.query) if name != field])


def same(one: str, other: str) -> bool:
    """Whether two words are the same but for their case."""
    return one.strip().lower() == other.strip().lower()


def invalid(request: Request, fault: RequestValidationError) -> str:
    """What is wrong with the query of an address, each fault in a sentence."""
    said = dict.fromkeys(sentence(one) for one in fault.errors())
    unknown = any(one["type"] == "extra_forbidden" for one in fault.errors())
    fields = fields_of(request) if unknown else ()
    return " ".join([*said, *([f"This page knows: {', '.join(fields)}."] if fields else [])])


def sentence(one: Mapping[str, Any]) -> str:
    """One fault of pydantic's in our words."""
    name = ".".join(str(part) for part in one["loc"][1:]) or "The address"
    known, given = one.get("ctx", {}), one.get("input")
    match one["type"]:
        case "extra_forbidden":
            return f"There is no filter called {name!r} here."
        case "missing":
            return f"{name} is not given, and is needed."
        case "literal_error" | "enum":
            return f"{name} {given!r} is not known. Choose from: {known.get('expected', '')}."
        case "int_parsing" | "int_type" | "int_from_float":
            return f"{name} {given!r} is not a whole number."
        case "float_parsing" | "float_type" | "decimal_parsing":
            return f"{name} {given!r} is not a number."
        case "bool_parsing" | "bool_type":
            return f"{name} {given!r} is neither true nor false."
        case "string_type" | "string_too_long" | "string_pattern_mismatch":
            return f"{name} cannot be {str(given)[:40]!r}."
        case "greater_than_equal" | "less_than_equal" | "greater_than" | "less_than":
            words = {"ge": "no less than", "le": "no more than", "gt": "more than", "lt": "less than"}
            return f"{name} {given} must be {' and '.join(f'{words[key]} {value}' for key, value in known.items())}."
    return f"{name}: {one['msg']}."


def fields_of(request: Request) -> tuple[str, ...]:
    """The fields that the query of this address may have."""
    from dragoman.show.web.pages import PAGES

    route = getattr(request.scope.get("route"), "name", "").partition(".")[0]
    return next((tuple(page.asked.model_fields) for page in PAGES if page.name == route), ())


def no_page(request: Request, fault: HTTPException) -> str:
    """That there is no such page."""
    if fault.status_code == 404:
        return f"There is no page {request.url.path[:200]}. See what there is in the bar above."
    if fault.status_code == 405:
        return f"{request.method} is not answered at {request.url.path[:200]}. Load the page instead."
    return f"{fault.detail}."


class Unexpected:
    """The application, in which a fault that nobody foresaw ends in a page, and in the terminal with its trace."""

    def __init__(self, app: ASGIApp, drawing: Drawing) -> None:
        self._app, self._drawing = app, drawing

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun = False

        async def sending(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(scope, receive, sending)
        except Exception:
            if scope["type"] != "http":
                raise
            log.exception("%s %s failed", scope["method"], scope["path"])
            if not begun:
                await answer(Request(scope), 500, UNFORESEEN)(scope, receive, send)
