"""The pages of a project as an application: three addresses a page, what they are drawn with, and what guards them.

Takes a project's folder, gives a FastAPI application that `dragoman serve`
runs. Every answer is made by the function of its page from a view of the
newest generation, and shown as a page, as JSON or as CSV.
"""

from __future__ import annotations

import contextlib
import inspect
import io
import os
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Annotated

import anyio.to_thread
from fastapi import FastAPI, Query, Request, Response
from fastapi import Path as InPath
from fastapi.responses import RedirectResponse
from fastapi.staticfiles import StaticFiles
from starlette.middleware.gzip import GZipMiddleware

from dragoman import __version__, asking
from dragoman.errors import DragomanError, NothingFound, UsageError
from dragoman.show.web import faults, guard, openapi, programs, writing
from dragoman.show.web.ahead import Ahead
from dragoman.show.web.current import Current
from dragoman.show.web.drawing import Drawing
from dragoman.show.web.fresh import Fresh
from dragoman.show.web.lanes import Lanes
from dragoman.show.web.page import Elsewhere, Page
from dragoman.show.web.pages import PAGES
from dragoman.show.web.remembered import ROOM
from dragoman.show.web.state import Asked
from dragoman.store import View

HTML = "text/html; charset=utf-8"
HERE = Path(__file__).parent
# Questions answered at once: others wait, as more would only take the processors and the memory from these.
AT_ONCE = max(4, 2 * (os.cpu_count() or 1))
# What is compressed, and how: the higher levels cost more time than they save on the way.
SMALL, QUICK = 1_000, 3


def create(folder: Path, *, rules: guard.Rules | None = None, remember: int = ROOM) -> FastAPI:
    """The pages of the project in `folder`; ProjectError where there is none. `remember`: so many bytes of answers."""
    rules = rules or guard.Rules()
    drawing = Drawing(HERE / "templates", rules)
    current = Current(folder, prepare=lambda view: make_ready(view, drawing))
    ahead = Ahead(current, answer_front)
    taking = writing.TakingIn(current.project)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        anyio.to_thread.current_default_thread_limiter().total_tokens = AT_ONCE
        yield
        ahead.close()
        taking.close()
        current.close()

    app = FastAPI(
        title="Dragoman", version=__version__, lifespan=lifespan, docs_url=None, redoc_url=None,
        openapi_url="/openapi.json", summary="Who is said to have done what to whom, and who says so.",
    )  # fmt: skip
    app.state.current = current
    app.state.ahead = ahead
    app.state.drawing = drawing
    app.state.lanes = Lanes(AT_ONCE)
    app.mount("/static", StaticFiles(directory=HERE / "static"), name="static")
    for page in PAGES:
        add(app, page)
    writing.add(app, current, taking)
    app.get("/api", name="api", include_in_schema=False)(programs.answer)
    openapi.describe(app, PAGES)
    faults.explain(app)
    # The last is the first to see a request.
    app.add_middleware(GZipMiddleware, minimum_size=SMALL, compresslevel=QUICK)
    app.add_middleware(Fresh, mark=current.mark, start=guard.mark_of(rules), room=remember)
    app.add_middleware(faults.Unexpected, drawing=drawing)
    app.add_middleware(guard.Guard, rules=rules)
    return app


def draw_first(app: FastAPI) -> None:
    """Draw the front page once, so that who comes first waits no longer; what goes wrong, readers are told."""
    with contextlib.suppress(DragomanError):
        app.state.current.answer(lambda view: draw_front(view, app.state.drawing))


def make_ready(view: View, drawing: Drawing) -> None:
    """Make ready what the pages of a generation rest on, before anybody is shown it."""
    asking.prepare(view)
    with contextlib.suppress(NothingFound):
        draw_front(view, drawing)


def draw_front(view: View, drawing: Drawing) -> None:
    """Draw the front page, for what it leaves known."""
    page, parts = PAGES[0], dict[str, str]()
    asked = page.asked()
    drawing.page(page, view, asked, parts, page.answer(view, asked, parts))


def answer_front(view: View, month: str) -> None:
    """Answer the front page of a month, for what it leaves known."""
    page = PAGES[0]
    page.answer(view, page.asked.model_validate({"on": month}), {})


def add(app: FastAPI, page: Page) -> None:
    """The addresses of a page: those with an ending first, as `{other}` would take "RUS.json"."""
    app.get(f"{page.route}.json", tags=[page.title], summary=page.says, name=f"{page.name}.json")(
        endpoint(page, as_json)
    )
    app.get(f"{page.route}.csv", tags=[page.title], summary=f"{page.says} As rows.", name=f"{page.name}.csv")(
        endpoint(page, as_csv)
    )
    app.get(page.route, tags=[page.title], name=page.name, include_in_schema=False)(endpoint(page, as_page))


def endpoint(page: Page, show: Callable[..., Response]) -> Callable[..., Awaitable[Response]]:
    """What answers an address: with the parameters of the page, so that they are checked and described."""

    async def answer(request: Request, asked: Asked, **parts: str) -> Response:
        current: Current = request.app.state.current
        lanes: Lanes = request.app.state.lanes
        kind = page.name, frozenset(asked.model_fields_set)  # those of a day or with words take as long as one another
        try:
            return await lanes.answer(
                kind, lambda: current.answer(lambda view: show(page, view, asked, parts, request))
            )
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


def as_page(page: Page, view: View, asked: Asked, parts: dict[str, str], request: Request) -> Response:
    """A page as HTML; where there is no answer, with what it was asked, so that this can be changed, and why not."""
    drawing: Drawing = request.app.state.drawing
    try:
        answer = page.answer(view, asked, parts)
        if elsewhere := page.leads(answer):
            return RedirectResponse(elsewhere)
        html, status = drawing.page(page, view, asked, parts, answer), 200
    except NothingFound as fault:
        ways = faults.ways(page.address(parts), fault)
        html, status = drawing.page(page, view, asked, parts, None, nothing=str(fault), near=ways), 200
    except UsageError as fault:
        words, near = faults.in_words(str(fault)), faults.near(request.url, fault)
        with contextlib.suppress(UsageError):  # what was asked for is no sense to the page itself
            html = drawing.page(page, view, asked, parts, None, nothing=words, near=near)
            return Response(html, faults.status_of(fault), media_type=HTML)
        raise
    return Response(html, status, media_type=HTML)


def as_json(page: Page, view: View, asked: Asked, parts: dict[str, str], _: Request) -> Response:
    """An answer as JSON, in the words of `docs/reference/data-model.md`."""
    import msgspec

    return Response(msgspec.json.encode(page.answer(view, asked, parts)), media_type="application/json")


def as_csv(page: Page, view: View, asked: Asked, parts: dict[str, str], _: Request) -> Response:
    """The rows of an answer, with the columns of `dragoman export --format csv`."""
    from dragoman.exchange import write_csv

    text = io.StringIO()
    answer = page.answer(view, asked, parts)
    write_csv(page.rows(answer), page.row_of(answer), text)
    named = {"content-disposition": f'attachment; filename="{page.name}.csv"'}
    return Response(text.getvalue(), media_type="text/csv; charset=utf-8", headers=named)
