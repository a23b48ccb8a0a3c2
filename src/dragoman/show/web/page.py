"""What a page is: what it can be asked, how it answers, and what of the answer goes into rows.

`app` makes three addresses of each: the page, its `.json` and its `.csv`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from dragoman.records import Record
from dragoman.show.web.state import Asked
from dragoman.store import View

# A view, what the address asks, and its parts that are no query ({one}, {other}); gives what the page shows.
Answers = Callable[[View, Any, Mapping[str, str]], Record]


class Elsewhere(Exception):
    """What is asked for has another address, of the same page: names are spelt as ids, pairs in their order."""

    def __init__(self, **parts: str) -> None:
        super().__init__(parts)
        self.parts = parts


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page: its template and style sheet bear its name."""

    name: str  # "pair": templates/pair.html, static/pair.css where there is one
    path: str  # "/pair/{one}/{other}"
    title: str  # in the bar of pages and in the reference
    says: str  # what it shows, in a sentence: for the reference and OpenAPI
    answer: Answers
    answered: type[Record]  # what `answer` gives: the JSON
    rows: Callable[[Any], Iterable[Record]]  # of an answer: the CSV
    row: type[Record] | Callable[[Any], type[Record]]  # what these are, as in `dragoman export`; of an answer that says
    asked: type[Asked] = Asked
    parts: Mapping[str, str] | None = None  # of the path, each with what it is: {"one": "an actor, by id or name"}
    leads: Callable[[Any], str | None] = lambda _: None  # of an answer: another address, which a reader is led to
    in_bar: str | None = None  # address in the bar of pages; None: one comes to it from others

    @property
    def route(self) -> str:
        """Its path as a server matches it: the last part may hold a slash, as ids of rows of others' data do."""
        return re.sub(r"\{(\w+)\}$", r"{\1:path}", self.path)

    def address(self, parts: Mapping[str, str], ending: str = "") -> str:
        """Where it is shown: "/pair/IRN/RUS"; with ".json" or ".csv" where its answer is."""
        return self.path.format(**{name: quote(part, safe="") for name, part in parts.items()}) + ending

    def row_of(self, answer: Record) -> type[Record]:
        """What the rows of an answer are."""
        return self.row if isinstance(self.row, type) else self.row(answer)
