"""An address of every page with something to see in a project, from a claim that it holds.

Takes a claim with its event, gives what stands for the parts of paths.
"""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.records import Claim
from dragoman.show.web.page import Page
from dragoman.store import ClaimFilter, View

# Of so many of the newest claims that one is the example which is of two actors.
LOOKED_AT = 50


def parts_of(claim: Claim, event: str | None) -> dict[str, str]:
    """What a claim gives for the parts of paths, by their names; without a pair where it is of one actor."""
    found = {"document": claim.document, "report": claim.document, "claim": claim.id}
    one = claim.initiator.acts_for or claim.initiator.id
    found |= {"actor": one, "one": one}
    if claim.recipient and (other := claim.recipient.acts_for or claim.recipient.id) != one:
        found["other"] = other
    if claim.outlet:
        found |= {"outlet": claim.outlet, "first": claim.outlet}
    return found | ({"event": event} if event else {})


def example(view: View) -> dict[str, str]:
    """Of the newest claims that which gives most; {} where there is none."""
    listed = view.listing(ClaimFilter(), most=LOOKED_AT).claims
    return max((parts_of(one.claim, one.event) for one in listed), key=len, default={})


def address(page: Page, parts: Mapping[str, str], ending: str = "") -> str | None:
    """The page for these parts; None where one that it needs is not among them."""
    needed = page.parts or {}
    return page.address({name: parts[name] for name in needed}, ending) if needed.keys() <= parts.keys() else None
