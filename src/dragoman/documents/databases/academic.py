"""Read exports of the old LexisNexis (LexisNexis Academic, Nexis UK): "1 of 250 DOCUMENTS".

Takes the lines of one document, gives a Draft. Publication and date stand
centred, the title below them on the left, then labels in capitals; LOAD-DATE
is when the database got the article.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from dragoman.documents.databases.headers import (
    COPYRIGHT,
    byline_of,
    full,
    is_dated,
    joined,
    labelled,
    tidied,
    told_day,
)
from dragoman.documents.drafts import Draft, Unreadable
from dragoman.documents.furniture import kind_of

START = re.compile(
    r"\s*(?:(?:Document|Dokument|Documento)\s+\d+ (?:of|von|de|van) \d+"
    r"|\d+ (?:of|von|de|van) \d+ (?:DOCUMENTS?|DOKUMENTEN?|DOCUMENTOS?|DOCUMENTEN))\s*$"
)
ALSO = re.compile(r"(?:LENGTH|LOAD-DATE|BYLINE|SECTION|LÄNGE|UPDATE|LONGUEUR|RUBRIK|LANGUAGE): ")
_LABELS: Mapping[str, str] = {
    name.lower(): meaning
    for meaning, names in {
        "byline": "BYLINE AUTOR AUTEUR", "section": "SECTION RUBRIK RUBRIQUE", "length": "LENGTH LÄNGE LONGUEUR",
        "highlight": "HIGHLIGHT",
        "other": "DATELINE SERIES COLUMN SHOW ANCHOR ANCHORS GUESTS GUEST TYPE SOURCE DISTRIBUTION",
    }.items()
    for name in names.split()
}  # fmt: skip
_TAIL = re.compile(
    r"(?:LOAD-DATE|LANGUAGE|SPRACHE|LANGUE|UPDATE|GRAPHIC|GRAFIK|PUBLICATION-TYPE|TYPE-PUBLICATION|JOURNAL-CODE|SUBJECT|"
    r"CORRECTION|CORRECTION-DATE|ORGANIZATION|GEOGRAPHIC|COUNTRY|STATE|CITY|COMPANY|TICKER|INDUSTRY|PERSON|URL|NOTES?|"
    r"DOCUMENT-TYPE|ISSN|ACC-NO|PUB-TYPE|CATEGORIES): ?"
)
_EDITION = re.compile(r"\b(?:edition|final|version|correction appended|early|late|\d{1,2}:\d\d)\b", re.IGNORECASE)
_FAULT = re.compile(r"error in this document|not possible to display", re.IGNORECASE)


def read(lines: Sequence[str]) -> Draft:
    """The article in the lines of one document; Unreadable when they hold none."""
    rows = [line for line in lines[1:] if not START.match(line)]
    top = _length_of_top(rows)
    told, first, behind = labelled(_upper(rows[top:]), _LABELS)
    title, outlet, published = _named(rows[:top])
    body = rows[top + behind :] if first is not None else rows[top:]
    text = _text(body)
    if not full(text):
        raise Unreadable("has no text: the database may hold its title or a picture alone.")
    if _FAULT.search(joined(rows) or "") and not published:
        raise Unreadable("was not given by the database, which reports an error in its place. Export it again.")
    if not title and not published:
        raise Unreadable("has neither a title nor a date that can be told.")
    lead = [line for line in (byline_of(told.get("byline")), told.get("highlight")) if line]
    return Draft("\n\n".join([*lead, "\n".join(text).strip("\n")]), title, published, tidied(outlet))


def _length_of_top(rows: Sequence[str]) -> int:
    """How many lines stand above the labels, or where there are none above the text: date and title are among them."""
    for number, row in enumerate(rows):
        name = row.strip().partition(":")[0]
        if row.lstrip()[len(name) : len(name) + 1] == ":" and name.isupper() and name.lower() in _LABELS:
            return number
        if number > 40:
            break
    dated = next((n for n, row in enumerate(rows[:20]) if is_dated(row)), 0)
    blocks = 0
    for number in range(dated + 1, len(rows)):
        blocks += bool(rows[number].strip()) and not rows[number - 1].strip()
        if blocks == 2:
            return number
    return dated + 1


def _upper(rows: Sequence[str]) -> list[str]:
    """The labelled lines at the top alone: those of capitals, up to the first paragraph that has no label."""
    kept: list[str] = []
    labelled_now = False
    for row in rows:
        name, colon, _ = row.strip().partition(":")
        begins = bool(colon) and name.isupper() and name.lower() in _LABELS
        if row.strip() and not begins and not labelled_now:
            break
        labelled_now = begins or (labelled_now and bool(row.strip()))
        kept.append(row)
    return kept


def _named(top: Sequence[str]) -> tuple[str | None, str | None, object]:
    """Title, publication and date of the lines above the labels."""
    rows = [row for row in top if row.strip() and not COPYRIGHT.match(row)]
    dated = next((n for n, row in enumerate(rows) if is_dated(row)), None)
    if dated is None:
        return joined(rows[1:]), rows[0].strip() if rows else None, None
    centred = any(row.startswith("     ") for row in rows[: dated + 1])
    below = [
        row for row in rows[dated + 1 :]
        if not (row.startswith("     ") if centred else len(row.split()) < 8 and _EDITION.search(row))
    ]  # fmt: skip
    outlet = joined(rows[:dated]) if centred or dated == 1 else rows[dated - 1] if dated else None
    return joined(below), outlet, told_day(rows[dated])


def _text(body: Sequence[str]) -> list[str]:
    end = next((n for n, line in enumerate(body) if _TAIL.match(line)), len(body))
    kept = list(body[:end])
    while kept and (not kept[-1].strip() or COPYRIGHT.match(kept[-1])):
        kept.pop()
    graphic = next((n for n in range(end, len(body)) if body[n].startswith(("GRAPHIC:", "GRAFIK:"))), None)
    if graphic is not None:
        words = [body[graphic].partition(":")[2]]
        for line in body[graphic + 1 :]:
            if not line.strip() or _TAIL.match(line):
                break
            words.append(line)
        caption = joined(words) or ""
        kept += ["", caption] if kind_of(caption) == "caption" else []
    return kept
