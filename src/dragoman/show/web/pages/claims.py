"""The ledger: claims, with what they are of, who makes them and how firmly."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, cast, get_args

from pydantic import Field

from dragoman.records import Claim, EventType, Record, Stance
from dragoman.show.conditions import OUTLET, hows, known_outlet, party, source
from dragoman.show.given import among
from dragoman.show.web.loosening import excluded
from dragoman.show.web.page import Page
from dragoman.show.web.state import Asked, check_page
from dragoman.store import ClaimFilter, CopiedIn, Extent, Facet, FacetName, ListingOrder, View

# Values of a facet that are shown, and of the one of which more is asked for.
VALUES = 8
MORE = 200
FACETS: tuple[FacetName, ...] = get_args(FacetName)


class AskedClaims(Asked):
    """Which claims, in which order."""

    search: Annotated[str | None, Field(description='Words of the sentence: drone* "air base".')] = None
    between: Annotated[
        list[str], Field(default_factory=list, max_length=2, description="One party or both: ids, codes or names.")
    ]
    initiator: Annotated[str | None, Field(description="Who did it; where it runs both ways, either.")] = None
    recipient: Annotated[str | None, Field(description="To whom.")] = None
    type: Annotated[list[str], Field(default_factory=list, description="Types of events, any of them: AID, SANCTION.")]
    stance: Annotated[list[str], Field(default_factory=list, description=f"Any of {', '.join(get_args(Stance))}.")]
    outlet: Annotated[str | None, Field(description="Whose reports.")] = None
    by: Annotated[
        str | None,
        Field(description="According to whom: an actor or source, anonymous, or outlet:NAME where no other is named."),
    ] = None
    at_least: Annotated[float | None, Field(ge=0, le=1, description="Confidence, from 0 to 1.")] = None
    judged: Annotated[
        list[str],
        Field(default_factory=list, description="accepted, corrected, rejected (in no other answer), or any of them."),
    ]
    order: Annotated[ListingOrder, Field(description="The newest first, by day, or the surest first.")] = "newest"
    more: Annotated[FacetName | None, Field(description="The facet of which more than the commonest are shown.")] = None
    page: Annotated[int, Field(ge=1, le=1_000_000, description="Which screenful.")] = 1
    size: Annotated[int, Field(ge=1, le=1000, description="How many claims a screenful has.")] = 50

    def which(self, view: View) -> ClaimFilter:
        """The filter that is meant; UsageError, with what is near, where a word means nothing."""
        where, of_outlet = self.where(), bool(self.by and self.by.startswith(OUTLET))
        parties = [party(name, view) for name in self.between]
        return ClaimFilter(
            **self.period(),
            between=(parties[0], parties[1]) if len(parties) == 2 else None,
            actor=parties[0] if len(parties) == 1 else None,
            initiator=party(self.initiator, view) if self.initiator else None,
            recipient=party(self.recipient, view) if self.recipient else None,
            by=source(self.by, view) if self.by and not of_outlet else (),
            by_outlet=known_outlet(self.by.removeprefix(OUTLET), view) if self.by and of_outlet else None,
            types=cast(tuple[EventType, ...], among(self.type, EventType, "type")),
            stances=cast(tuple[Stance, ...], among(self.stance, Stance, "stance")),
            theatres=(where,) if where else (),
            outlet=known_outlet(self.outlet, view) if self.outlet else None,
            search=self.search,
            at_least=self.at_least,
            judged=hows(self.judged),
        )


class Ledger(Record, frozen=True, kw_only=True):
    """Claims that a filter lets through, a screenful of them, and by what they can be chosen further."""

    which: ClaimFilter  # as it was understood
    extent: Extent
    listed: int  # claims that the pages go through: those in copies of a wire report once
    page: int
    pages: int
    claims: tuple[Claim, ...]  # those shown
    events: dict[str, str]  # of a claim's id → id of the event that it tells of
    copies: dict[str, tuple[CopiedIn, ...]]  # of a claim's id → other reports of its wire group that have it
    facets: tuple[Facet, ...]


def answer(view: View, asked: AskedClaims, parts: Mapping[str, str]) -> Ledger:
    """The claims that are asked for; Excluded, with filters to take off, where there are none."""
    which = asked.which(view)
    skip = (asked.page - 1) * asked.size
    found = view.listing(which, order=asked.order, skip=skip, most=asked.size, facets=FACETS, values=VALUES)
    if not found.there:
        raise excluded(asked, lambda other: view.extent(other.which(view)).claims, "claims")
    pages = -(-found.there // asked.size)
    check_page(asked.page, pages, "these claims")
    return Ledger(
        which=which,
        extent=found.extent,
        listed=found.there,
        page=asked.page,
        pages=pages,
        claims=tuple(one.claim for one in found.claims),
        events={one.claim.id: one.event for one in found.claims if one.event},
        copies={one.claim.id: one.copies for one in found.claims if one.copies},
        facets=tuple(view.facet(which, one.name, most=MORE) if one.name == asked.more else one for one in found.facets),
    )


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
