"""An address of every page with something to see in the example project."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dragoman.show.web.page import Page
from dragoman.show.web.pages import PAGES
from dragoman.store import ClaimFilter, EventFilter, View

# What stands for the parts of a path: of the two of whom the examples tell most, and that whose sides differ.
FOUND: Mapping[str, Callable[[View], str]] = {
    "actor": lambda view: "IRN",
    "one": lambda view: "IRN",
    "other": lambda view: "RUS",
    "document": lambda view: next(iter(view.claims(ClaimFilter(between=("IRN", "RUS")), limit=1))).document,
    "claim": lambda view: next(iter(view.claims(ClaimFilter(between=("IRN", "RUS")), limit=1))).id,
    "event": lambda view: next(iter(view.events(EventFilter(supports=("contested",)), order="reports", limit=1))).id,
}

# What a page has to be asked before it shows anything.
QUERIES: Mapping[str, str] = {"find": "?q=irn+ru"}

NAMES = tuple(page.name for page in PAGES)
BY_NAME: Mapping[str, Page] = {page.name: page for page in PAGES}


def address(page: Page, view: View) -> str:
    """The address of a page with its parts filled in; KeyError for a part that FOUND does not know: add it there."""
    path = page.path.format(**{part: FOUND[part](view) for part in page.parts or {}})
    return path + QUERIES.get(page.name, "")
