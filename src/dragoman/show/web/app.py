"""The pages of a project as an application: three addresses a page, what they are drawn with, and what guards them.

Takes a project's folder, gives a FastAPI application that `dragoman serve`
runs. Every answer is made by the function of its page from a view of the
newest generation, and shown as a page, as JSON or as CSV.
"""

from __future__ import annotations

import inspect
import io
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Annotated, Any

from fastapi import FastAPI, Query, Request, Response
from fastapi import Path as InPath
from fastapi.responses import RedirectResponse
from fastapi.staticfiles import StaticFiles

from dragoman import __version__
from dragoman.errors import NothingFound
from dragoman.records import Record
from dragoman.show.web import faults, guard, openapi
from dragoman.show.web.current import Current
from dragoman.show.web.drawing import Drawing
from dragoman.show.web.page import Elsewhere, Page
from dragoman.show.web.pages import PAGES
from dragoman.show.web.state import Asked

HERE = Path(__file__).parent


def create(folder: Path, *, rules: guard.Rules | None = None) -> FastAPI:
    """The pages of the project in `folder`; ProjectError where there is none."""
    current = Current(folder)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        current.close()

    app = FastAPI(
        title="Dragoman", version=__version__, lifespan=lifespan, docs_url=None, redoc_url=None,
        openapi_url="/openapi.json", summary="Who is said to have done what to whom, and who says so.",
    )  # fmt: skip
    app.state.current = current
    app.state.drawing = Drawing(HERE / "templates", rules or guard.Rules())
    app.mount("/static", StaticFiles(directory=HERE / "static"), name="static")
    for page in PAGES:
        add(app, page)
    openapi.describe(app, PAGES)
    faults.explain(app)
    guard.protect(app, rules or guard.Rules())
    return app


def add(app: FastAPI, page: Page) -> None:
    """The addresses of a page: those with an ending first, as `{other}` would take "RUS.json"."""
    app.get(f"{page.path}.json", tags=[page.title], summary=page.says, name=f"{page.name}.json")(
        endpoint(page, as_json)
    )
    app.get(f"{page.path}.csv", tags=[page.title], summary=f"{page.says} As rows.", name=f"{page.name}.csv")(
        endpoint(page, as_csv)
    )
    app.get(page.path, tags=[page.title], name=page.name, include_in_schema=False)(endpoint(page, as_page))


Shows = Callable[[Page, Record, Request], Response]


def endpoint(page: Page, show: Callable[..., Response]) -> Callable[..., Response]:
    """What answers an address: with the parameters of the page, so that they are checked and described."""

    def answer(request: Request, asked: Asked, **parts: str) -> Response:
        try:
            with request.app.state.current.view() as view:
                if show is as_page:
                    return as_page(page, view, asked, parts, request)
                return show(page, page.answer(view, asked, parts))
        except Elsewhere as moved:
            return redirected(page, moved, request)

    taken = [
        inspect.Parameter("request", inspect.Parameter.KEYWORD_ONLY, annotation=Request),
        inspect.Parameter("asked", inspect.Parameter.KEYWORD_ONLY, annotation=Annotated[page.asked, Query()]),
    ]
    taken += [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, annotation=Annotated[str, InPath(description=what)])
        for name, what in (page.parts or {}).items()
    ]
    answer.__signature__ = inspect.Signature(taken)  # type: ignore[attr-defined]
    return answer


def redirected(page: Page, moved: Elsewhere, request: Request) -> Response:
    """To the address that an answer has, in the form and with the query that were asked for."""
    ending = next((one for one in (".json", ".csv") if request.url.path.endswith(one)), "")
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(page.address(moved.parts, ending) + query)


def as_page(page: Page, view: Any, asked: Asked, parts: dict[str, str], request: Request) -> Response:
    """A page as HTML; where nothing was found, the page with what it was asked and why there is nothing."""
    drawing: Drawing = request.app.state.drawing
    try:
        answer, nothing = page.answer(view, asked, parts), None
    except NothingFound as fault:
        answer, nothing = None, str(fault)
    return Response(drawing.page(page, view, asked, parts, answer, nothing), media_type="text/html; charset=utf-8")


def as_json(page: Page, answer: Record) -> Response:
    """An answer as JSON, in the words of `docs/reference/data-model.md`."""
    import msgspec

    return Response(msgspec.json.encode(answer), media_type="application/json")


def as_csv(page: Page, answer: Record) -> Response:
    """The rows of an answer, with the columns of `dragoman export --format csv`."""
    from dragoman.exchange import write_csv

    text = io.StringIO()
    write_csv(page.rows(answer), page.row_of(answer), text)
    named = {"content-disposition": f'attachment; filename="{page.name}.csv"'}
    return Response(text.getvalue(), media_type="text/csv; charset=utf-8", headers=named)
