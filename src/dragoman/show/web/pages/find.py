"""What the box in the bar finds: it leads to what is meant, or tells what is called most like it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from dragoman.errors import UsageError
from dragoman.records import Record
from dragoman.show.web.finding import Place, found, nearest
from dragoman.show.web.page import Page
from dragoman.show.web.state import Asked
from dragoman.store import ClaimFilter, View


class AskedFind(Asked):
    """What somebody looks for."""

    q: Annotated[
        str,
        Field(max_length=300, description="An actor, two, an outlet, a theatre, a day or month, or an id."),
    ] = ""


class Found(Record, frozen=True, kw_only=True):
    """Where that is which is looked for, or what is most like it."""

    address: str | None  # of the one thing that is meant
    near: tuple[Place, ...]
    sentences: int  # claims whose sentences hold the words


def answer(view: View, asked: AskedFind, parts: Mapping[str, str]) -> Found:
    """What is meant by some words."""
    words = " ".join(asked.q.split())
    if not words:
        return Found(address=None, near=(), sentences=0)
    if address := found(words, view):
        return Found(address=address, near=(), sentences=0)
    try:
        sentences = view.extent(ClaimFilter(search=words)).claims
    except UsageError:  # signs, and no word among them
        sentences = 0
    return Found(address=None, near=tuple(nearest(words, view)), sentences=sentences)


FIND = Page(
    name="find",
    path="/find",
    title="Find",
    says="Leads to an actor, a pair, an outlet, a theatre, a day, a report, a claim or an event, by name or id.",
    answer=answer,
    answered=Found,
    rows=lambda one: one.near,
    row=Place,
    asked=AskedFind,
    leads=lambda one: one.address,
)
