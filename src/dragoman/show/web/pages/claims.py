"""The ledger: claims, with what they are of, who makes them and how firmly."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from dragoman.records import Claim, Record
from dragoman.show.web.page import Page
from dragoman.show.web.state import Asked
from dragoman.store import ClaimFilter, View

# Claims of one page.
SHOWN = 50


class AskedClaims(Asked):
    """Which claims."""

    search: Annotated[str | None, Field(description='Words of the sentence: drone* "air base".')] = None


class Ledger(Record, frozen=True, kw_only=True):
    """Claims that a filter lets through."""

    count: int  # all of them
    claims: tuple[Claim, ...]  # those shown


def answer(view: View, asked: AskedClaims, parts: Mapping[str, str]) -> Ledger:
    """The claims that are asked for, by day."""
    where = asked.where()
    which = ClaimFilter(**asked.period(), theatres=(where,) if where else (), search=asked.search)
    return Ledger(count=view.count(which), claims=tuple(view.claims(which, limit=SHOWN)))


CLAIMS = Page(
    name="claims",
    path="/claims",
    title="Claims",
    says="Who is said to have done what to whom, according to whom, and how firmly.",
    answer=answer,
    answered=Ledger,
    rows=lambda ledger: ledger.claims,
    row=Claim,
    asked=AskedClaims,
    in_bar="/claims",
)
