"""Who is said to have done what to whom, according to whom, and how firmly.

    import dragoman

    for claim in dragoman.read_text("Tehran denied that it had sent drones to Moscow."):
        print(claim.initiator.id, claim.type, claim.recipient, claim.stance)

The records (`dragoman.records`) say what comes out; `dragoman.pipeline` is
where the stages are joined. Nothing heavy is loaded before it is used.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from dragoman.errors import DragomanError as DragomanError
    from dragoman.notebook import balance as balance
    from dragoman.notebook import frame as frame
    from dragoman.notebook import shifts_of as shifts_of
    from dragoman.notebook import system_of as system_of
    from dragoman.notebook import ties_of as ties_of
    from dragoman.notebook import what_if as what_if
    from dragoman.readers import ReadsSentences
    from dragoman.records import Claim as Claim
    from dragoman.records import Document as Document
    from dragoman.records import Event as Event
    from dragoman.records import Reading as Reading
    from dragoman.records import Sentence as Sentence
    from dragoman.store import Project as Project

__version__ = "0.1.0"
__all__ = [
    "Claim",
    "Document",
    "DragomanError",
    "Event",
    "Project",
    "Reading",
    "Sentence",
    "__version__",
    "balance",
    "frame",
    "merge",
    "read_text",
    "shifts_of",
    "system_of",
    "ties_of",
    "what_if",
]

_HOMES = {
    "Claim": "records",
    "Document": "records",
    "DragomanError": "errors",
    "Event": "records",
    "Project": "store",
    "Reading": "records",
    "Sentence": "records",
    "balance": "notebook",
    "frame": "notebook",
    "shifts_of": "notebook",
    "system_of": "notebook",
    "ties_of": "notebook",
    "what_if": "notebook",
}


def read_text(text: str, *, outlet: str | None = None, published: date | str | None = None) -> list[Claim]:
    """The claims of one report given as text, in the order of the text; none when it is not in English.

    `outlet` is who published it; `published`, a date or "2022-10-29", is what
    "on Monday" is counted from. Raises InputError when there are no words in
    the text or the date is impossible. The packaged reader is loaded once.
    """
    from datetime import date

    from dragoman import pipeline
    from dragoman.documents.drafts import Draft, Options, Unreadable, finish
    from dragoman.errors import InputError

    try:
        document = finish(Draft(text, published=published, outlet=outlet), Options(None, None, date.today()))
    except Unreadable as fault:
        raise InputError("the text", str(fault)) from None
    return pipeline.read_document(document, _reader())


def merge(claims: Iterable[Claim]) -> list[Event]:
    """The events that claims tell of, in the order in which they were first told.

    Claims of one happening, whoever asserts, expects or denies it, are one
    event; the same claims give the same events with the same ids, whatever
    their order.
    """
    from dragoman import pipeline

    return pipeline.merge(claims)


@cache
def _reader() -> ReadsSentences:
    from dragoman import pipeline

    return pipeline.load()


def __getattr__(name: str) -> Any:
    """A public name, fetched from where it is defined when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
