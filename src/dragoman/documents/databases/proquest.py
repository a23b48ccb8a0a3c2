"""Read text exports of ProQuest: articles between lines of underscores, each part with its label.

Takes the lines of one article, gives a Draft. "Last updated" is when the
database changed its record, not when the article was published.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from dragoman.documents.databases.headers import byline_of, full, joined, labelled, tidied, told_day
from dragoman.documents.drafts import Draft, Unreadable

RULE = re.compile(r"\s*_{20,}\s*$")
ALSO = re.compile(r"\s*(?:ProQuest document ID|Publication title)\s*:", re.IGNORECASE)
_LABELS: Mapping[str, str] = {
    name: name
    for name in (
        "title", "publication title", "publication date", "publication year", "publication info", "document url", "url",
        "publication subject", "author", "language of publication", "proquest document id", "publisher", "database",
        "copyright", "place of publication", "country of publication", "source type", "document type", "last updated",
        "issn", "e-issn", "subject", "business indexing term", "location", "people", "company / organization",
        "identifier / keyword", "identifiers / keywords", "credit", "classification", "illustration", "section",
        "pages", "first page", "volume", "issue", "column", "links", "abstract", "full text", "edition", "dateline",
        "ethnicity", "document feature", "source attribution", "document status", "number of pages", "supplement",
    )
}  # fmt: skip
# Labels behind which the text is over; others ("Location: Geneva") may be words of it.
_OVER = re.compile(
    r"\s*(?:Subject|Business indexing term|Company / organization|Identifiers? / keywords?|Publication title|Title|"
    r"Credit|Classification|ProQuest document ID|Location|People)\s*:"
)
_TEXT = re.compile(r"\s*Full ?text\s*:\s?(.*)", re.IGNORECASE)


def is_article(lines: Sequence[str]) -> bool:
    """Whether lines between two rules are an article, and not a list of contents or terms of use."""
    return any(ALSO.match(line) or _TEXT.match(line) for line in lines)


def read(lines: Sequence[str]) -> Draft:
    """The article in the lines between two rules; Unreadable when they hold none."""
    rows = [line for line in lines if not RULE.match(line)]
    begin = next((n for n, row in enumerate(rows) if _TEXT.match(row)), None)
    if begin is None:
        raise Unreadable("has no full text, only what the database says of it.")
    end = _end(rows, begin)
    told, _, _ = labelled([*rows[:begin], "", *rows[end:]], _LABELS)
    found = _TEXT.match(rows[begin])
    text = [found[1] if found else "", *rows[begin + 1 : end]]
    if not full(text):
        raise Unreadable("has no full text, only what the database says of it.")
    title = told.get("title") or next(iter(full(rows[:begin])), None)
    outlet = told.get("publication title") or told.get("publication info", "").partition(";")[0] or None
    published = told_day(told.get("publication date", "")) or _day_within(told.get("publication info", ""))
    byline = byline_of(told.get("author"))
    text = [byline, "", *text] if byline else text
    return Draft("\n".join(text).strip("\n"), title, published, tidied(outlet), joined([told.get("document url", "")]))


def _end(rows: Sequence[str], begin: int) -> int:
    """Where the text ends: at the block of labels that the publication's title is in."""
    last = next((n for n in range(begin + 1, len(rows)) if rows[n].lower().startswith("publication title:")), len(rows))
    for number in range(last, begin, -1):
        row = rows[number - 1]
        name = row.strip().partition(":")[0].lower()
        if row.strip() and not (":" in row and name in _LABELS):
            break
        last = number - 1 if row.strip() else last
    return next((n for n in range(begin + 1, last) if _OVER.match(rows[n]) and n > last - 30), last)


def _day_within(info: str) -> object:
    """The day in a line such as "The Courier; London (UK) [London (UK)]17 Oct 2022: 4."."""
    found = re.search(r"\d{1,2} [A-Z][a-z]{2,8} \d{4}", info)
    return told_day(found[0]) if found else None
