"""Who is named in claims: most named first, by name, by kind, and those whom no table knows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import Field

from dragoman.actors import Kind, registry
from dragoman.records import Record
from dragoman.show.web.page import Page
from dragoman.show.web.state import Asked, check_page
from dragoman.store import ActorCount, View

# Actors of one page.
SHOWN = 50


class AskedActors(Asked):
    """Which actors."""

    search: Annotated[str | None, Field(description="A part of an id, a name or the words of reports.")] = None
    kind: Annotated[Kind | None, Field(description="Of this kind alone.")] = None
    unknown: Annotated[bool, Field(description="Those alone whom no table knows.")] = False
    page: Annotated[int, Field(ge=1, le=100_000, description="Which screenful of them.")] = 1
    size: Annotated[int, Field(ge=1, le=1000, description="How many a screenful has.")] = SHOWN


class ActorsPage(Record, frozen=True, kw_only=True):
    """Actors that claims name."""

    count: int  # all of them
    pages: int
    actors: tuple[ActorCount, ...]  # those shown, most named first
    unknown: tuple[str, ...]  # ids of those shown whom no table knows


def answer(view: View, asked: AskedActors, parts: Mapping[str, str]) -> ActorsPage:
    """A screenful of the actors that are asked for."""
    known = registry(view.project.lists())
    which: dict[str, Any] = {"search": asked.search, "kind": asked.kind}
    if asked.unknown:
        which["known"] = known.ids()
    count = view.count_actors(**which)
    pages = max(1, -(-count // asked.size))
    check_page(asked.page, pages, "these actors")
    found = tuple(view.actors(**which, limit=asked.size, offset=(asked.page - 1) * asked.size))
    return ActorsPage(
        count=count,
        pages=pages,
        actors=found,
        unknown=tuple(one.id for one in found if known.get(one.id) is None),
    )


ACTORS = Page(
    name="actors",
    path="/actors",
    title="Actors",
    says="Who is named in claims, most named first, with those whom no table knows.",
    answer=answer,
    answered=ActorsPage,
    rows=lambda answer: answer.actors,
    row=ActorCount,
    asked=AskedActors,
    in_bar="/actors",
)
