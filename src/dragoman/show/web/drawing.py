"""Draw an answer: templates, and what they may say of names, days, numbers and addresses.

Everything that a template is given is escaped, and rid of characters that
steer a browser. Data for scripts stand in the page as JSON that no browser runs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import jinja2
import msgspec
from markupsafe import Markup

from dragoman.records import Record
from dragoman.show.web import choices, facets, guard, loosening, picture, spelling, whole
from dragoman.show.web.claim_drawing import ClaimDrawing
from dragoman.show.web.occasions import Occasions
from dragoman.show.web.page import Page
from dragoman.show.web.state import Asked
from dragoman.store import View


class Near(NamedTuple):
    """What was perhaps meant, and where it is."""

    name: str
    address: str


class Names:
    """What to call actors, looked up when a template asks; those it will ask for can be looked up together."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._known: dict[str, str] = {}

    def look_up(self, ids: Any) -> None:
        """Look up several at once."""
        self._known |= self._view.names_of({id for id in ids if id not in self._known})

    def __call__(self, id: str) -> str:
        if id not in self._known:
            self.look_up([id])
        return self._known[id]


class Drawing:
    """The templates."""

    def __init__(self, folder: Path, rules: guard.Rules) -> None:
        self._templates = jinja2.Environment(
            loader=jinja2.FileSystemLoader(folder), autoescape=True, trim_blocks=True, lstrip_blocks=True,
            undefined=jinja2.StrictUndefined, finalize=harmless,
            auto_reload=False,  # they are part of the program
        )  # fmt: skip
        self._templates.globals |= choices.GLOBALS | {
            "token": rules.token,
            "active": loosening.active,
            "slider": whole.slider,
            "facet_link": lambda one, asked, here: facets.link(facets.Choice(*one), asked, here),
            "facet_links": facets.links,
            "first_ties": picture.first_ties,
        }
        self._templates.filters |= spelling.FILTERS | {"data": data}

    def page(
        self,
        page: Page,
        view: View,
        asked: Asked,
        parts: Mapping[str, str],
        answer: Record | None,
        *,
        nothing: str | None = None,
        near: Sequence[Near] = (),
    ) -> str:
        """A page; its template gets `answer`, None where `nothing` says why, and what it was asked.

        `near` are addresses of what was perhaps meant.
        """
        from dragoman.show.web.pages import PAGES

        return self._templates.get_template(f"{page.name}.html").render(
            page=page, asked=asked, parts=parts, answer=answer, nothing=nothing, near=near, name=Names(view),
            totals=view.whole, pages=PAGES, here=page.address(parts), view=view, drawing=ClaimDrawing(asked),
            occasion=Occasions(view), newer=is_before(view),
        )  # fmt: skip

    def programs(self, view: View, addresses: Sequence[Any], kinds: Sequence[Any]) -> str:
        """The page that tells programs of all addresses, and of what they answer."""
        from dragoman.show.web.pages import PAGES

        return self._templates.get_template("api.html").render(
            addresses=addresses, kinds=kinds, totals=view.whole, pages=PAGES, asked=Asked(), page=None, nothing=None,
            newer=is_before(view),
        )  # fmt: skip

    def fault(self, status: int, words: str, *, near: Sequence[Near] = (), again: int | None = None) -> str:
        """A page that says what went wrong; with `again`, one that loads itself anew after so many seconds."""
        from dragoman.show.web.pages import PAGES

        return self._templates.get_template("fault.html").render(
            status=status, words=words, near=near, again=again, pages=PAGES, asked=Asked(), page=None, totals=None,
            nothing=None,
        )  # fmt: skip


def is_before(view: View) -> bool:
    """Whether there is a newer generation than a view shows."""
    return view.generation != view.project.generation()


def harmless(value: Any) -> Any:
    """What a template shows; of words those alone that are for eyes."""
    return spelling.clean(value) if type(value) is str else value  # Markup was made of what is harmless


def data(value: Any) -> Markup:
    """A record or plain values as JSON within `<script type="application/json">`, which it cannot end."""
    text = spelling.clean(msgspec.json.encode(value).decode())
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))
