"""What an address says: the filters that all pages share, and those of each.

Takes the query of an address, gives an Asked. A page's own filters are fields
of a class of its own that is made from Asked.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from typing import Annotated, Any, Self
from urllib.parse import quote_plus

from pydantic import BaseModel, ConfigDict, Field, model_validator

from dragoman import asking
from dragoman.errors import UsageError
from dragoman.show.conditions import counted, theatre
from dragoman.show.given import first_day, last_day
from dragoman.store import View, Which

# Deeds from which on no ties are weighed since a day while somebody waits: what came before it has to be taken out of
# all of them, which takes some two seconds and 250 MB a million.
MANY = 2_000_000

# Kept when somebody goes from one page to another.
SHARED = ("since", "until", "theatre", "coded", "dataset")


class NoSuchPage(UsageError):
    """A list has not so many pages."""


class Asked(BaseModel):
    """What every page can be asked: of which time, where, and what counts."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    since: Annotated[str | None, Field(description="From this day, month or year on: 2022, 2022-10, 2022-10-29.")] = (
        None
    )
    until: Annotated[str | None, Field(description="Until this day, month or year.")] = None
    theatre: Annotated[str | None, Field(description="Id of a theatre; none: all.")] = None
    coded: Annotated[Which | None, Field(description="Events that others have coded: all, none or only.")] = None
    dataset: Annotated[list[str], Field(description="Events of this event data alone; several may be given.")] = []

    @model_validator(mode="before")
    @classmethod
    def without_empty(cls, given: Any) -> Any:
        """Fields of a form that were left empty ask for nothing."""
        return {name: value for name, value in given.items() if value not in ("", None) and not is_blank(value)}

    def period(self) -> dict[str, Any]:
        """The days asked for, as `since` and `until` of `asking`; UsageError for what is no day."""
        return {"since": first_day(self.since, "since"), "until": last_day(self.until, "until")}

    def check_since(self, view: View) -> None:
        """UsageError where ties would have to be weighed since a day, of more deeds than a reader can wait for."""
        if self.since and (count := view.count_deeds(coded=self.counting(view).coded)) > MANY:
            raise UsageError(
                f"Ties since {self.since} have to be weighed anew from {count:,} events, for which a page is no place. "
                "Leave since out: what is long past counts little in a tie anyway. Or ask in a terminal: "
                f"dragoman ties --since {self.since}"
            )

    def where(self) -> str | None:
        """The theatre's id; UsageError, with those there are, for one that is unknown."""
        return theatre(self.theatre) if self.theatre else None

    def counting(self, view: View) -> asking.Counted:
        """Which events count; UsageError, with those there are, for an unknown dataset."""
        return counted(view, self.coded, self.dataset)

    def query(self, **changes: Any) -> str:
        """The query of this page with some fields changed, None leaving one out: "?since=2022", or ""."""
        return spelt(self.fields() | changes)

    def fields(self) -> dict[str, Any]:
        """What is asked for beside the defaults, by the names that addresses have for it."""
        return self.model_dump(exclude_defaults=True, by_alias=True)

    def shared(self, **more: Any) -> str:
        """The query that goes along to another page, with fields of that page."""
        kept = self.model_dump(exclude_defaults=True, include=set(SHARED))
        return spelt(kept | more)

    def changed(self, **changes: Any) -> Self:
        """The same with some fields changed."""
        return self.model_copy(update=changes)


def check_page(page: int, pages: int, what: str) -> None:
    """NoSuchPage where there are not so many; the first is always there."""
    if page > max(pages, 1):
        there = "is 1 page" if pages <= 1 else f"are {pages:,} pages"
        raise NoSuchPage(f"There {there} of {what}, so no page {page:,}.")


def is_blank(value: Any) -> bool:
    """Whether it is several fields of one name, all of them left empty."""
    return isinstance(value, list | tuple) and all(one == "" for one in value)


def spelt(fields: dict[str, Any]) -> str:
    """Fields as the query of an address, without those that are None or empty."""
    text = "&".join(f"{quoted(name)}={quoted(str(one))}" for name, value in fields.items() for one in values_of(value))
    return f"?{text}" if text else ""


def values_of(value: Any) -> Iterable[Any]:
    """What a field has in an address: nothing, one value, or several."""
    if isinstance(value, bool):
        return ("true",) if value else ()
    if isinstance(value, (list, tuple)):
        return value
    return () if value in (None, "") else (value,)


@functools.lru_cache(maxsize=4096)  # a page has some hundred links, and most names in them come again
def quoted(text: str) -> str:
    """A word as it stands in a query."""
    return quote_plus(text)
