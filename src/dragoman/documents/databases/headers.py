"""Read what databases of newspapers put before an article: dates in their many forms, labelled lines, names.

Takes lines, gives what they say, None where they do not say it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from dragoman.documents.furniture import kind_of

# The months of the languages in which the databases can be used, by their first letters, accents left out.
_MONTHS: Mapping[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "jan ene gen", "feb fev fév", "mar mär maa mrt mrz", "apr avr abr", "may mai mei mag", "jun jui giu juin",
            "jul lug juil", "aug aoû aou ago", "sep set", "oct okt ott out", "nov", "dec dez déc dic",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = r"[^\W\d_]{3,10}\.?"
_DATE = re.compile(
    rf"(?:\d{{1,2}}:\d\d(?:\s?[ap]\.?m\.?)?,?\s+)?(?:[^\W\d_]{{2,12}}(?:-feira)?\.?,?\s+)?(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th|er|\.|º)?\s+(?:de\s+)?(?P<m>{_MONTH}),?"
    rf"\s+(?:de\s+)?(?P<y>\d{{4}})|(?P<M>{_MONTH})\s+(?P<D>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<Y>\d{{4}})"
    r"|(?P<iso>\d{4}-\d\d-\d\d)(?:T\S+)?|(?P<numbers>\d{1,2}[./-]\d{1,2}[./-]\d{4}))(?P<rest>(?!\w).{0,100})",
    re.IGNORECASE,
)
_PROSE = re.compile(r"(?<![ap]\.m)[.!?:]\s*$|(?:\S+\s+){12}", re.IGNORECASE)
_SOME_DAY = re.compile(rf"(?:{_MONTH}|spring|summer|autumn|fall|winter)(?:\s?[/–-]\s?{_MONTH})?,?\s+\d{{4}}\W*", re.I)
_YEARS = range(1700, 2200)


def told_day(line: str) -> date | str | None:
    """The day that a line of its own tells, weekday, hour and edition beside it; the words of a date that cannot be.

    None for another line: a sentence, a title, a month without a day.
    """
    text = " ".join(line.split()).strip("()[] ")
    found = _DATE.fullmatch(text) if len(text) < 160 else None
    if not found or _PROSE.search(found["rest"]):
        return None
    if found["iso"] or found["numbers"]:
        return found["iso"] or found["numbers"]
    month = _month(found["m"] or found["M"])
    year = int(found["y"] or found["Y"])
    if month is None or year not in _YEARS:
        return None
    try:
        return date(year, month, int(found["d"] or found["D"]))
    except ValueError:
        return text[: found.start("rest")].strip()


def is_dated(line: str) -> bool:
    """Whether a line tells when, be it only the month or the season."""
    return told_day(line) is not None or (len(line) < 60 and _SOME_DAY.fullmatch(" ".join(line.split())) is not None)


def _month(name: str) -> int | None:
    short = name.lower().rstrip(".")
    return _MONTHS.get(short[:4]) or _MONTHS.get(short[:3])


def labelled(lines: Sequence[str], labels: Mapping[str, str]) -> tuple[dict[str, str], int | None, int]:
    """What "Label: words" lines say, by what `labels` calls each, and the numbers of the first and behind the last.

    Words that run on in the next lines, until a blank one or another label, belong to the label.
    """
    told: dict[str, str] = {}
    first, behind, current = None, 0, None
    for number, line in enumerate(lines):
        label, words = _label(line, labels)
        if label:
            first = number if first is None else first
            current, behind = label, number + 1
            told.setdefault(label, words)
        elif line.strip() and current:
            told[current] = f"{told[current]} {line.strip()}".strip()
            behind = number + 1
        elif not line.strip():
            current = None if current is None or told[current] else current  # words may stand below their label
    return told, first, behind


def _label(line: str, labels: Mapping[str, str]) -> tuple[str | None, str]:
    name, colon, words = line.strip().partition(":")
    known = labels.get(name.strip().lower()) if colon and len(name) < 40 else None
    return known, words.strip()


def tidied(name: str | None) -> str | None:
    """The name of an outlet as people write it: single spaces, one before a bracket and behind a comma."""
    if not name:
        return None
    name = re.sub(r"(?<=\w)\(", " (", re.sub(r",(?=[^\W\d_])", ", ", " ".join(name.split())))
    return name.strip(" ;,|") or None


def byline_of(told: str | None) -> str | None:
    """The line about the authors, where its words tell it from the text; None where they would be read as text."""
    if not told:
        return None
    line = told if re.match(r"(?i)(?:by|from)\b", told) else f"By {told}"
    return line if kind_of(line) == "byline" else None


def joined(lines: Iterable[str]) -> str | None:
    """Lines as one, None when nothing is left."""
    return " ".join(" ".join(lines).split()) or None


def full(lines: Iterable[str]) -> list[str]:
    """The lines that are not blank, without what stands around them."""
    return [line.strip() for line in lines if line.strip()]


COPYRIGHT = re.compile(r"\s*(?:copyright\b|©|\(c\)|all rights reserved)", re.IGNORECASE)
