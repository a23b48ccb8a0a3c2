"""Split exports of newspaper databases into single articles and read the header of each.

Takes lines, gives a Draft for each article. Which database a file comes from
is told by its lines, not by its name; what comes from none is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from dragoman.documents.databases import academic, factiva, nexis, proquest
from dragoman.documents.databases.chunks import LONGEST, Chunk, by_end, by_start
from dragoman.documents.drafts import Draft, Unreadable

AHEAD = 2_000_000  # characters in which the marks of a database stand: a cover lists hundreds of titles


# What a page holds somewhere in its markup that comes from one of them: most pages are not looked at further.
HINT = re.compile(
    r"\d of \d+ DOCUMENTS|End of Document|ProQuest document ID|[A-Z][A-Z0-9]{2,15}(?:19|20)\d{6}e[0-9a-z]{5,16}\b"
)


class Layout(NamedTuple):
    """How one database writes its exports."""

    name: str
    marks: tuple[re.Pattern[str], ...]  # lines like each of these stand in its exports, and together in nothing else
    split: Callable[[Iterable[str]], Iterator[Chunk]]
    read: Callable[[Sequence[str]], Draft]


class Export(NamedTuple):
    """What is known of an export before it is read."""

    layout: Layout
    listed: int | None  # how many articles its cover says there are


class Article(NamedTuple):
    """One article of an export: its number in it, the line it begins at, and what was read or why not."""

    number: int
    line: int
    found: Draft | Unreadable


def _proquest(lines: Iterable[str]) -> Iterator[Chunk]:
    return (chunk for chunk in by_end(lines, proquest.RULE) if proquest.is_article(chunk.lines))


LAYOUTS = (
    Layout("Factiva", (factiva.END,), lambda lines: by_end(lines, factiva.END), factiva.read),
    Layout("Nexis", (nexis.END, nexis.ALSO), lambda lines: by_end(lines, nexis.END), nexis.read),
    Layout(
        "LexisNexis", (academic.START, academic.ALSO), lambda lines: by_start(lines, academic.START), academic.read
    ),
    Layout("ProQuest", (proquest.RULE, proquest.ALSO), _proquest, proquest.read),
)  # fmt: skip


def recognise(lines: Iterable[str]) -> tuple[Export | None, Iterator[str]]:
    """Which export lines are, None where they come from no database that is known, and all the lines again."""
    lines = iter(lines)
    ahead: list[str] = []
    size = 0
    for line in lines:
        ahead.append(line)
        size += len(line) + 1
        if size > AHEAD:
            break
    layout = next((one for one in LAYOUTS if all(any(map(mark.match, ahead)) for mark in one.marks)), None)
    return Export(layout, nexis.listed(ahead)) if layout else None, chain(ahead, lines)


def articles(lines: Iterable[str], export: Export) -> Iterator[Article]:
    """The articles of an export, one at a time; the search summary or contents that a database adds are left out."""
    layout = export.layout
    for number, chunk in enumerate(layout.split(lines), 1):
        if chunk.closed or _is_cut_short(chunk, layout):
            yield Article(number, chunk.line, _read(chunk, layout))


def _read(chunk: Chunk, layout: Layout) -> Draft | Unreadable:
    if chunk.overlong:
        return Unreadable(f"is longer than {LONGEST // 1_000_000} million characters; its end was not found.")
    if not chunk.closed and layout.name != "ProQuest":
        return Unreadable("breaks off: the file ends before the article does. Export it again.")
    try:
        return layout.read(chunk.lines)
    except Unreadable as why:
        return why


def _is_cut_short(chunk: Chunk, layout: Layout) -> bool:
    """Whether the lines behind the last end of an article are the beginning of another, not what the database adds."""
    if chunk.overlong:
        return True
    if any(factiva.SUMMARY.match(line) for line in chunk.lines):
        return False
    try:
        draft = layout.read(chunk.lines)
    except Unreadable:
        return False
    return bool(draft.published and draft.title)
