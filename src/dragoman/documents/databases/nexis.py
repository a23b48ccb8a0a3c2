"""Read exports of Nexis as it has been since 2017: Nexis Uni, Lexis Advance, Nexis Advance, Lexis+.

Takes the lines from one "End of Document" to the next, gives a Draft. Title,
publication, date and copyright stand above labelled lines; the text stands
between "Body" and "Classification" or "Load-Date", which is when the database
got the article, not when it was published.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

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

END = re.compile(r"\s*(?:End of Document|Ende des Dokuments|Fin du document|Fin del documento|Einde van document)\s*$")
ALSO = re.compile(r"\s*(?:Length|Load-Date|Länge|Longueur|Longitud|Lengte)\s*:|\s*(?:Body|Classification)\s*$")
_BODY = re.compile(r"\s*(?:Body|Text|Corps|Cuerpo)\s*$")
_COVER = re.compile(r"\s*(?:User Name:|Date and Time:|Job Number:|Documents? \(\d+\)|Client/Matter:|Search Terms:)")
_LISTED = re.compile(r"\s*(\d+)\.\s+(.+)")
_LINKS = re.compile(r"\s*(?:Link to (?:PDF|Image)|Page \d+ of \d+|Correction Appended)\b.{0,20}$", re.IGNORECASE)
_LABELS: Mapping[str, str] = {
    "section": "section", "length": "length", "byline": "byline", "dateline": "dateline", "highlight": "highlight",
    "series": "series", "column": "column", "anchor": "anchor", "guests": "guests", "show": "show", "type": "type",
    "rubrik": "section", "länge": "length", "autor": "byline", "rubrique": "section", "longueur": "length",
    "auteur": "byline", "publication-type": "type", "language": "language", "correction date": "correction",
}  # fmt: skip
_TAILS = re.compile(r"\s*(Graphic|Notes?|Correction|Classification|Load-Date:.*|URL:.*)\s*$")
_CAPTIONS, _KEPT = "Graphic", "Correction"
_ABSTRACT, _WHOLE = re.compile(r"\s*ABSTRACT\s*$"), re.compile(r"\s*FULL TEXT\s*$")


def read(lines: Sequence[str]) -> Draft:
    """The article in the lines of one document; Unreadable when they hold none."""
    first = next((n for n, line in enumerate(lines) if _BODY.match(line)), None)
    header = lines[:first] if first is not None else lines
    top = _below_cover(header)
    told, labels, behind = labelled(header[top:], _LABELS)
    head = header[top : top + labels] if labels is not None else header[top:]
    title, outlet, published = _named(head)
    body = lines[first + 1 :] if first is not None else lines[top + behind :] if labels is not None else []
    text = _text(body)
    if not full(text):
        raise Unreadable("has no text: the database may hold its title or a picture alone.")
    if not title and not published:
        raise Unreadable("has neither a title nor a date that can be told.")
    byline = byline_of(told.get("byline"))
    lead = [line for line in (byline, told.get("highlight")) if line]
    return Draft("\n\n".join([*lead, "\n".join(text)]), title, published, tidied(outlet))


def listed(lines: Sequence[str]) -> int | None:
    """How many documents the cover of an export says there are; None without a cover."""
    found = (re.match(r"\s*Documents? \((\d+)\)\s*$", line) for line in lines if _COVER.match(line))
    return next((int(one[1]) for one in found if one), None)


def _below_cover(header: Sequence[str]) -> int:
    """The number of the line at which the article's own header begins: below a cover with a list of titles."""
    if not any(_COVER.match(line) for line in header):
        return 0
    titles = {" ".join(found[2].split()) for line in header if (found := _LISTED.match(line)) and found[1] == "1"}
    same = [n for n, line in enumerate(header) if " ".join(line.split()) in titles]
    if same:
        return same[-1]
    last = max(n for n, line in enumerate(header) if _COVER.match(line) or _LISTED.match(line))
    dated = next((n for n in range(last + 1, len(header)) if is_dated(header[n])), None)
    above = [n for n in range(last + 1, dated or last + 1) if header[n].strip()]
    return above[-2] if len(above) > 1 else last + 1  # the title stands right above the publication


def _named(head: Sequence[str]) -> tuple[str | None, str | None, object]:
    """Title, publication and date: the date stands below the publication, which stands below the title."""
    rows = [row for row in full(head) if not _LINKS.match(row)]
    copyright_at = next((n for n, row in enumerate(rows) if COPYRIGHT.match(row)), len(rows))
    rows = rows[:copyright_at]
    dated = next((n for n in range(len(rows) - 1, -1, -1) if is_dated(rows[n])), None)
    if dated is None:
        return (joined(rows[:-1]), rows[-1], None) if len(rows) > 1 else (joined(rows), None, None)
    if dated < 2:
        return joined(rows[:dated]), None, told_day(rows[dated])
    return joined(rows[: dated - 1]), rows[dated - 1], told_day(rows[dated])


def _text(body: Sequence[str]) -> list[str]:
    """The lines of the article itself: without what the database adds below, and without its own abstract."""
    marks = [n for n, line in enumerate(body) if _TAILS.match(line)]
    ends = [n for n in marks if body[n].strip().startswith(("Classification", "Load-Date"))]
    tail = [n for n in marks if not ends or n <= ends[-1]] if marks else []
    kept = list(body[: tail[0]] if tail else body)
    for at, after in pairwise([*tail, len(body)]):
        section = body[at].strip()
        if section == _CAPTIONS:
            kept += [line for line in body[at + 1 : after] if kind_of(line.strip()) == "caption"]
        elif section == _KEPT:
            kept += ["", *body[at:after]]
    kept = [line for line in kept if not END.match(line) and not _LINKS.match(line)]
    whole = next((n for n, line in enumerate(kept) if _WHOLE.match(line)), None)
    if whole is not None and any(_ABSTRACT.match(line) for line in kept[:whole]):
        return kept[whole + 1 :]
    return kept
