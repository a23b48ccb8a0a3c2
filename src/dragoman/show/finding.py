"""Find what an id means: an event, a claim or a report, from all of it or how it begins."""

from __future__ import annotations

from dragoman.errors import UsageError
from dragoman.records import Claim, Event
from dragoman.store import Report, View


def find(id: str, view: View) -> Event | Report | list[Claim]:
    """The event, the report, or the claims of that id; UsageError when it is none or several."""
    claims = [*view.claims_of_id(id), *view.rejected_of_id(id)]
    exact = [claim for claim in claims if claim.id == id]
    if exact:
        return exact
    found: list[Event | Report] = [*view.events_of_id(id), *view.reports(id=id)]
    ids = [*sorted({claim.id for claim in claims}), *(one.id for one in found)]
    if len(ids) > 1 and id not in ids:
        some = ", ".join(ids[:5]) + (" …" if len(ids) > 5 else "")
        raise UsageError(f"{len(ids)} ids begin with {id!r}: {some}. Write more of it.")
    if not ids:
        raise UsageError(
            f"No event, claim or report has an id that begins with {id!r}. "
            "List them with: dragoman events, dragoman claims"
        )
    return next((one for one in found if one.id == id), None) or (found[0] if found else claims)
