"""Make Documents of what the formats found.

Takes a Draft (what one input says of one report), gives a Document. What the
input says wins; the options fill in what it leaves out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from dragoman.documents.blocks import find_blocks
from dragoman.documents.dates import published_date
from dragoman.documents.identity import document_id
from dragoman.documents.language import language_of
from dragoman.documents.texts import clean
from dragoman.errors import InputError
from dragoman.records import Document, LeftOut

if TYPE_CHECKING:
    from dragoman.documents.web import Web

Found = Document | InputError | LeftOut


class Unreadable(Exception):
    """Why one input gives no document, in words that can follow its name."""


class PassedOver(Exception):
    """Why something in an input is left out though nothing is wrong with it; empty where it need not be counted."""


class Options(NamedTuple):
    """What the caller says of all inputs."""

    outlet: str | None
    published: date | None
    today: date
    web: Web | None = None  # through which addresses are asked; None: none is
    since: date | None = None  # only reports published in these days
    until: date | None = None
    sites: tuple[str, ...] = ()  # only pages of these sites: "example.org" has "news.example.org" too

    def on_site(self, url: str | None) -> bool:
        """Whether an address is of one of the sites."""
        host = (urlsplit(url).hostname or "") if url else ""
        return any(host == site or host.endswith(f".{site}") for site in self.sites)


class Draft(NamedTuple):
    """What one input says of one report; None where it says nothing."""

    text: str
    title: str | None = None
    published: object = None
    outlet: str | None = None
    url: str | None = None

    def over(self, other: Draft) -> Draft:
        """This draft's text, with each field from here, else from `other`."""
        return Draft(
            self.text,
            self.title or other.title,
            self.published or other.published,
            self.outlet or other.outlet,
            self.url or other.url,
        )


def finish(draft: Draft, options: Options) -> Document:
    """The Document of a draft; raises Unreadable when it has no words or an impossible date.

    When the text does not begin with its title, the title is put before it, so
    that headlines are read too; offsets count in the text so made.
    """
    text, title = clean(draft.text).rstrip(), _line(draft.title)
    if not re.search(r"\w", text):
        raise Unreadable("is empty: there is no text in it.")
    if title and not _same_start(text, title):
        text = f"{title}\n\n{text}"
    outlet = _line(draft.outlet) or options.outlet
    published = _date(draft.published, options) if draft.published else options.published
    blocks = find_blocks(text, title=title, outlet=outlet)
    name = document_id(outlet, published, text)
    headline = next((text[block.start : block.end] for block in blocks if block.kind == "title"), None)
    return Document(
        id=name, origin=name, text=text, outlet=outlet, published=published, title=title or _line(headline),
        url=_line(draft.url), language=language_of(text), blocks=blocks,
    )  # fmt: skip


def _date(value: object, options: Options) -> date:
    try:
        return published_date(value, today=options.today)
    except ValueError as error:
        raise Unreadable(str(error)) from None


def _line(value: str | None) -> str | None:
    """`value` cleaned and on one line, None when nothing is left."""
    return " ".join(clean(value).split()) or None if value else None


def _same_start(text: str, title: str) -> bool:
    """Whether the first lines of the text hold the title, give or take case and punctuation."""
    wanted = "".join(re.findall(r"\w+", title.casefold()))
    return wanted in "".join(re.findall(r"\w+", text[: len(title) + 400].casefold()))


def chosen(found: Iterable[Found], place: str, options: Options) -> Iterator[Found]:
    """What was found, without the documents that were not asked for; these are counted in a LeftOut at the end."""
    counts: Counter[str] = Counter()
    for item in found:
        why = unasked(item, options) if isinstance(item, Document) else None
        if why:
            counts[why] += 1
        else:
            yield item
    if counts:
        yield LeftOut(place=place, counts=dict(counts))


def unasked(document: Document, options: Options) -> str | None:
    """Why a document was not asked for; None where it was."""
    if options.sites and not options.on_site(document.url):
        return "of other sites"
    if not (options.since or options.until):
        return None
    if document.published is None:
        return "without a day of publication"
    is_in = (options.since or date.min) <= document.published <= (options.until or date.max)
    return None if is_in else "published before or after those days"
