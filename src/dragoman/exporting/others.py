"""Claims and events in the forms of others: FollowTheMoney, PLOVER, CAMEO, Web Annotations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from dragoman.exchange.annotations import write_annotations
from dragoman.exchange.cameo import write_cameo
from dragoman.exchange.ftm import (
    Batch,
    entities_of_claims,
    entities_of_documents,
    entities_of_events,
    write_entities,
    write_statements,
)  # fmt: skip
from dragoman.exchange.ftm.made import Made
from dragoman.exchange.plover import write_plover
from dragoman.exporting import records
from dragoman.exporting.choice import Choice
from dragoman.store import View


def ftm(view: View, what: str, choice: Choice, file: IO[bytes]) -> int:
    """Entities, one a line; gives how many."""
    return write_entities(entities(view, what, choice), file)


def ftm_statements(view: View, what: str, choice: Choice, file: IO[bytes]) -> int:
    """The same as a table of statements; gives how many entities."""
    return write_statements(entities(view, what, choice), file)


def entities(view: View, what: str, choice: Choice) -> Iterator[Made]:
    """Claims, events or reports as entities, with what they refer to."""
    ask = Batch(view.claims_of_all, view.reports_of)
    if what == "claims":
        return entities_of_claims(records.claims(view, choice), ask)
    if what == "events":
        return entities_of_events(records.events(view, choice), ask)
    return entities_of_documents(records.documents(view, choice))


def plover(view: View, what: str, choice: Choice, file: IO[bytes]) -> int:
    """Events in PLOVER's JSON; gives how many."""
    return write_plover(records.events(view, choice), view.claims_of_all, file)


def cameo(view: View, what: str, choice: Choice, file: IO[bytes]) -> int:
    """Events as rows of CAMEO codes; gives how many rows."""
    return write_cameo(records.events(view, choice), view.claims_of_all, file)


def web_annotations(view: View, what: str, choice: Choice, file: IO[bytes]) -> int:
    """Claims as Web Annotations; gives how many."""
    return write_annotations(records.claims(view, choice), view.reports_of, file)
