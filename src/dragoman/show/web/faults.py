"""What goes wrong, told as a page, or as JSON where JSON or CSV was asked for.

400 for what means nothing, 404 for what is not known, with the nearest that
is, 503 while the store cannot be read.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from dragoman.errors import NothingFound, ProjectError, UsageError
from dragoman.show.conditions import Unknown


def explain(app: FastAPI) -> None:
    """Answer faults in words."""
    handlers: dict[type[Exception], Callable[..., Any]] = {
        Unknown: lambda request, fault: told(request, 404, str(fault)),
        NothingFound: lambda request, fault: told(request, 404, str(fault)),
        UsageError: lambda request, fault: told(request, 400, str(fault)),
        ProjectError: lambda request, fault: told(request, 503, str(fault)),
        RequestValidationError: lambda request, fault: told(request, 400, invalid(fault)),
        HTTPException: lambda request, fault: told(request, fault.status_code, no_page(request, fault)),
    }
    for kind, handler in handlers.items():
        app.add_exception_handler(kind, handler)


def told(request: Request, status: int, words: str) -> Response:
    """A fault in words."""
    if request.url.path.endswith((".json", ".csv")) or request.method != "GET":
        return JSONResponse({"error": words}, status)
    return Response(request.app.state.drawing.fault(status, words), status, media_type="text/html; charset=utf-8")


def invalid(fault: RequestValidationError) -> str:
    """What is wrong with the query of an address."""
    return " ".join(f"{'.'.join(map(str, one['loc'][1:]))}: {one['msg']}." for one in fault.errors())


def no_page(request: Request, fault: HTTPException) -> str:
    """That there is no such page."""
    if fault.status_code == 404:
        return f"There is no page {request.url.path}. See what there is in the bar above."
    return str(fault.detail)
