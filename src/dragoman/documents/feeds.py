"""Read the items of RSS and Atom feeds.

Takes a feed's bytes, gives for each item its address and what the feed says
of it. The feed's date and title of an item win over the page's own.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import urljoin

from dragoman.documents.drafts import Draft, Found, Options, Unreadable, finish
from dragoman.documents.formats import read_page, read_report
from dragoman.errors import InputError

MOST = 1000  # items of one feed; a feed carries the last few dozen, a dump is no feed


def read_feed(data: bytes, url: str | None = None) -> Iterator[tuple[str | None, Draft]]:
    """For each item its address (None when it has none) and a draft with the text that the feed itself gives."""
    import feedparser  # type: ignore[import-untyped]

    feed = feedparser.parse(data, sanitize_html=False)
    if not feed.entries:
        raise Unreadable("is a feed without items.")
    outlet = feed.feed.get("title")
    for entry in feed.entries[:MOST]:
        link = entry.get("link")
        yield urljoin(url or "", link) if link else None, _draft(entry, outlet)


def follow(data: bytes, place: str, options: Options, *, url: str | None) -> Iterator[Found]:
    """The reports that a feed's items lead to; an item without an address is read from the feed itself."""
    for link, said in read_feed(data, url):
        try:
            yield finish(_followed(link, said, options), options)
        except Unreadable as error:
            yield InputError(link or place, str(error))


def _followed(link: str | None, said: Draft, options: Options) -> Draft:
    from dragoman.documents.fetch import fetch

    if link is None:
        return said
    answer = fetch(link, allow_private=options.allow_private)
    page = read_report(answer.data, url=answer.url, charset=answer.charset)
    return said._replace(text=page.text, outlet=page.outlet or said.outlet, url=answer.url).over(page)


def _draft(entry: Any, outlet: str | None) -> Draft:
    html = max([part.get("value", "") for part in entry.get("content", [])] + [entry.get("summary", "")], key=len)
    return Draft(_text(html), _text(entry.get("title", "")) or None, _date(entry), outlet, entry.get("link"))


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
