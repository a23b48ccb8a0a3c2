"""Who is said to have done what to whom, according to whom, and how firmly.

    import dragoman

    for claim in dragoman.read_text("Tehran denied that it had sent drones to Moscow."):
        print(claim.initiator.id, claim.type, claim.recipient, claim.stance)

    with dragoman.open("dragoman-project") as project:  # what `dragoman read` has made
        print(project.events(between=("IRN", "RUS"), support="contested"))

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
    from dragoman.show.notebook import Opened as Opened
    from dragoman.show.notebook import open as open
    from dragoman.store import Project as Project

__version__ = "0.1.0"
__all__ = [
    "Claim",
    "Document",
    "DragomanError",
    "Event",
    "Opened",
    "Project",
    "Reading",
    "Sentence",
    "__version__",
    "balance",
    "frame",
    "merge",
    "open",
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
    "Opened": "show.notebook",
    "Project": "store",
    "Reading": "records",
    "Sentence": "records",
    "balance": "notebook",
    "frame": "notebook",
    "open": "show.notebook",
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

    _show_records()
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

    _show_records()
    return pipeline.merge(claims)


@cache
def _reader() -> ReadsSentences:
    from dragoman import pipeline

    return pipeline.load()


@cache
def _show_records() -> None:
    """Let records show themselves in a notebook; what draws them is loaded when the first one does."""
    from dragoman.records.base import DRAWN_BY

    DRAWN_BY.append(_drawn)


def _drawn(record: Any) -> str | None:
    from dragoman.show.notebook.drawing import draw

    return draw(record)


def __getattr__(name: str) -> Any:
    """A public name, fetched from where it is defined when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    _show_records()
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
