"""Read RSS and Atom feeds: their items, and the pages that these lead to.

Takes a feed's bytes, gives Documents. The page has the text; the feed's title
of an item wins over the page's, and so does the outlet that an item names as
its source; the feed's day counts where the page is silent. What a feed gives
in full itself is read from it where the page cannot be had.
"""

from __future__ import annotations

import calendar
import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any, NamedTuple
from urllib.parse import urljoin

from dragoman.documents.drafts import Draft, Found, Options, PassedOver, Unreadable, finish
from dragoman.documents.formats import read_page, read_report
from dragoman.documents.polling import Wishes, wishes
from dragoman.documents.served import Answer, Refused, Unreachable
from dragoman.documents.sniffing import HEAD, kind_of
from dragoman.documents.visiting import PASSING
from dragoman.documents.web import Web
from dragoman.errors import InputError
from dragoman.records import LeftOut

MOST = 1000  # items of one feed; a feed carries the last few dozen, a dump is no feed
FULL = 400  # characters of an item that are more than a teaser


class Item(NamedTuple):
    """One item of a feed."""

    keys: tuple[str, ...]  # by which it is known again: its id, its address
    link: str | None
    said: Draft  # what the feed says of it; its text is that of the feed
    source: str | None  # the outlet that it names as its source


class Parsed(NamedTuple):
    """A feed, read."""

    items: list[Item]
    wishes: Wishes
    broken: str | None  # what is wrong with its markup, if anything


def parse(data: bytes, url: str | None = None) -> Parsed:
    """The items of a feed; Unreadable where there are none."""
    import feedparser  # type: ignore[import-untyped]

    feed = feedparser.parse(data, sanitize_html=False)
    broken = str(feed.get("bozo_exception")) if feed.bozo else None
    if not feed.entries and (broken or not feed.version):
        raise Unreadable(f"is a broken feed ({broken or 'no RSS, no Atom'}). Open it in a browser, or tell its maker.")
    if not feed.entries:
        raise Unreadable("is a feed without items.")
    outlet = feed.feed.get("title")
    items = [_item(entry, outlet, url) for entry in feed.entries[:MOST]]
    return Parsed(items, wishes(feed.feed, data), broken)


def _item(entry: Any, outlet: str | None, url: str | None) -> Item:
    link = urljoin(url or "", entry["link"]) if entry.get("link") else None
    html = max([part.get("value", "") for part in entry.get("content", [])] + [entry.get("summary", "")], key=len)
    said = Draft(_text(html), _text(entry.get("title", "")) or None, _date(entry), outlet, link)
    named = [name for name in (entry.get("id"), link) if name] or [f"{said.title}\n{said.text}"]
    keys = tuple(hashlib.sha256(name.encode()).hexdigest()[:12] for name in dict.fromkeys(named))
    return Item(keys, link, said, entry.get("source", {}).get("title"))


def _date(entry: Any) -> date | str | None:
    parsed = entry.get("published_parsed") or entry.get("updated_parsed")
    if parsed:
        return datetime.fromtimestamp(calendar.timegm(parsed), UTC).date()
    return str(entry.get("published") or entry.get("updated") or "") or None


def _text(html: str) -> str:
    """A scrap of HTML as plain text, a line for each paragraph."""
    if "<" not in html:
        return html
    try:
        return read_page(f"<html><body><article>{html}</article></body></html>".encode()).text
    except Unreadable:
        return re.sub(r"<[^<>]{0,2000}>", " ", html)


# --- its reports ------------------------------------------------------------------


def follow(
    data: bytes, place: str, options: Options, *, url: str | None = None, answer: Answer | None = None
) -> Iterator[Found]:
    """The reports that a feed's items lead to; an item without an address is read from the feed itself.

    With the `answer` that it came in, the feed is remembered under `place`,
    once all its items were asked for.
    """
    web = options.web
    feed = parse(data, url)
    read: list[str] = []
    tried: list[str] = []
    left: Counter[str] = Counter()
    for item in feed.items:
        if web and web.has_read(item.keys):
            left["items of feeds that were read before"] += 1
            read.extend(item.keys)
            continue
        try:
            yield finish(report(item, web), options)
        except PassedOver as passed:
            left.update(passed.args)
        except Unreadable as error:
            if is_passing(error):
                tried.extend(item.keys)
            yield InputError(item.link or place, str(error))
        if not set(item.keys) & set(tried):
            read.extend(item.keys)
    if feed.broken:
        yield InputError(place, f"is a broken feed ({feed.broken}); {len(feed.items)} items of it were read.")
    if left:
        yield LeftOut(place=place, counts=dict(left))
    if web and answer is not None:
        web.read(place, answer, feed.wishes, read, tried)


def report(item: Item, web: Web | None) -> Draft:
    """The report that an item leads to, or that it gives in full where its page cannot be had."""
    said = item.said._replace(outlet=item.source or item.said.outlet)
    if item.link is None or web is None:
        return said
    try:
        answer = web.visitor.page(item.link)
        page = read_report(answer.data, url=answer.url, charset=answer.charset)
    except (PassedOver, Unreadable):
        if len(said.text) < FULL:
            raise
        return said
    outlet = item.source or page.outlet or said.outlet
    return Draft(page.text, said.title or page.title, page.published or said.published, outlet, answer.url)


def is_passing(error: Unreadable) -> bool:
    """Whether what could not be had may be had on another day."""
    return isinstance(error, Unreachable) or (isinstance(error, Refused) and error.answer.status in PASSING)


_LINK = re.compile(rb"<link\b[^<>]{0,1000}>", re.IGNORECASE)
_HREF = re.compile(rb"href\s*=\s*[\"']?([^\s\"'<>]{1,1000})", re.IGNORECASE)


def none_here(data: bytes, url: str) -> str:
    """What is at an address where a feed should be, and which feeds a page there names."""
    links = [
        link for link in _LINK.findall(data[:200_000]) if b"application/rss" in link or b"application/atom" in link
    ]
    named = [urljoin(url, found[1].decode("ascii", "replace")) for link in links if (found := _HREF.search(link))]
    hint = f"It names this one: {named[0]}" if named else "Look for the address of its feed."
    return f"gives {kind_of(data[:HEAD])[1] if data else 'nothing'} where a feed should be. {hint}"
