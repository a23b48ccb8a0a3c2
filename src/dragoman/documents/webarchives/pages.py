"""What a stored record says of a report.

Takes a Stored record, gives the Draft of a report, or raises PassedOver with
why it gives none. The day on which a page was stored is not that of its
report; it is only sure that the report came out no later.
"""

from __future__ import annotations

import hashlib
import re
from datetime import date, timedelta
from urllib.parse import urlsplit

from dragoman.documents.drafts import Draft, Options, PassedOver, Unreadable
from dragoman.documents.formats import read_page
from dragoman.documents.language import is_plainly_foreign
from dragoman.documents.texts import decode
from dragoman.documents.webarchives import answers
from dragoman.documents.webarchives.answers import Answer
from dragoman.documents.webarchives.cutting import LARGEST, Stored

PAGES: frozenset[str | None] = frozenset({"text/html", "application/xhtml+xml", None})
TEXTS: frozenset[str | None] = frozenset({"text/plain"})
BESIDE = frozenset({"warcinfo", "request", "metadata", "continuation"})  # about pages, not pages
ONE_DAY = timedelta(days=1)  # a page may tell its day by a clock that is ahead of ours


def draft_of(stored: Stored, options: Options, seen: set[bytes]) -> Draft:
    """The draft of a record that holds a report; `seen` holds what this archive gave before.

    Raises PassedOver where it holds none that is wanted, Unreadable where it
    cannot be read.
    """
    url, day = address(stored), stored_on(stored)
    refuse(stored, url, day, options)
    if stored.block is None:
        raise Unreadable(f"is larger than {LARGEST // 1_000_000} MB")
    answer = answer_of(stored)
    if answer.status != 200:
        raise PassedOver("answers other than 200 (redirects, pages not found)")
    texts = stored.headers.get("warc-type") == "conversion"
    if answer.kind not in (TEXTS if texts else PAGES):
        raise PassedOver("not web pages (images, scripts, other files)")
    digest = stored.headers.get("warc-payload-digest", "").encode() or hashlib.sha1(answer.body).digest()
    key = hashlib.blake2b(url.encode() + b"\n" + digest, digest_size=12).digest()
    if key in seen:
        raise PassedOver("stored twice in one archive")
    seen.add(key)
    if is_plainly_foreign(answer.body):
        raise PassedOver("in another language")
    return text_draft(answer, url) if texts else page_draft(answer, url, day)


def address(stored: Stored) -> str:
    """The address of a record; wget once wrote it in angle brackets."""
    return stored.headers.get("warc-target-uri", "").strip("<>")


def stored_on(stored: Stored) -> date | None:
    """The day on which it was stored."""
    try:
        return date.fromisoformat(stored.headers.get("warc-date", "")[:10])
    except ValueError:
        return None


def refuse(stored: Stored, url: str, day: date | None, options: Options) -> None:
    """Raise PassedOver where the headers of a record show that it is not wanted."""
    kind = stored.headers.get("warc-type")
    if kind in BESIDE or not url.startswith(("http://", "https://")):
        raise PassedOver
    if kind == "revisit":
        raise PassedOver("unchanged since they were stored elsewhere (revisit records)")
    if options.sites and not options.on_site(url):
        raise PassedOver("of other sites")
    if options.since and day and day < options.since:
        raise PassedOver("published before or after those days")


def answer_of(stored: Stored) -> Answer:
    """What the server gave, or what stands for it in a record without its headers."""
    assert stored.block is not None
    if stored.headers.get("warc-type") == "response":
        return answers.parse(stored.block, wanted=PAGES)
    kind, charset = answers.kind_of(stored.headers.get("content-type"))
    return Answer(200, kind, charset, stored.block)


def page_draft(answer: Answer, url: str, day: date | None) -> Draft:
    """The draft of a page, dated by what it says of itself, unless that is later than the day it was stored."""
    try:
        page = read_page(answer.body, url=url, charset=answer.charset)
    except Unreadable:
        raise PassedOver("without the text of a report") from None
    stated = str(page.published)[:10] if page.published else None
    if day and stated and re.fullmatch(r"\d{4}-\d\d-\d\d", stated) and stated > (day + ONE_DAY).isoformat():
        page = page._replace(published=None)
    return page


def text_draft(answer: Answer, url: str) -> Draft:
    """The draft of a page of which only the text was stored (WET)."""
    text = decode(answer.body)
    if not text or not text.strip():
        raise PassedOver("without the text of a report")
    title, _, _ = text.strip().partition("\n")
    return Draft(text, title if len(title) <= 200 else None, None, site_of(url), url)


def site_of(url: str) -> str | None:
    """The host of an address, without "www."."""
    return (urlsplit(url).hostname or "").removeprefix("www.") or None
