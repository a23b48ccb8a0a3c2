"""Read exports of Factiva: articles that end with "Document LBA0000020221017ei…".

Takes the lines of one article, gives a Draft. Where the article was saved with
its indexing, each part has a label of two letters (HD headline, PD published,
SN source, LP and TD the text); where not, the parts stand one below another,
and the line "512 words" shows where the date follows.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from dragoman.documents.databases.headers import COPYRIGHT, byline_of, full, joined, tidied, told_day
from dragoman.documents.drafts import Draft, Unreadable
from dragoman.documents.furniture import kind_of

END = re.compile(
    r"(?:AN[\s|]+)?\W{0,3}(?:Document|Dokument|Documento|Documento n\.?|文件|Документ)\s+"
    r"[A-Z][A-Z0-9]{2,15}(?:19|20)\d{6}[0-9a-zA-Z]{5,16}\W{0,3}$"
)
_LABEL = "CLM|SE|HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|LP|TD|CT|RF|ART|CO|IN|NS|RE|IPC|IPD|PUB|AN|CX|PDF"
# Behind a label stands a tab, or the spaces that an editor made of it.
_FIELD = re.compile(rf"\s*\|?({_LABEL})(?:(?:\s*[\t|]+| {{2,}}(?=\S))(.*)|\s*)$")
_CODED = frozenset(("CO", "IN", "NS", "RE", "IPC", "IPD"))
_WORDS = re.compile(
    r"[\d.,\s]*\d\s?(?:words?|Wörter|mots|palabras|parole|palavras|woorden|слов\w*|字|語)$", re.IGNORECASE
)
_CLOCK = re.compile(r"\d{1,2}:\d\d(?:\s?[AP]M)?(?:\s?\w{2,4})?$", re.IGNORECASE)
_CODE = re.compile(r"[A-Z0-9]{2,10}$")
_LANGUAGE = re.compile(
    r"(?:English|German|French|Spanish|Italian|Portuguese|Russian|Arabic|Dutch|Chinese.{0,16}|Japanese|Turkish|Polish|"
    r"Englisch|Deutsch|Anglais|Français|Inglés|Inglese|Inglês|Swedish|Danish|Norwegian|Korean|Indonesian)$"
)
SUMMARY = re.compile(r"\s*(?:Search Summary|Suchzusammenfassung|Résumé de la recherche|Resumen de la búsqueda)\s*$")


def read(lines: Sequence[str]) -> Draft:
    """The article in the lines of one document; Unreadable when they hold none."""
    parts = _parts([line for line in lines if not END.match(line.strip())])
    if "PD" not in parts and "SN" not in parts:
        parts = _unlabelled(lines, parts)
    title, day = joined(parts.get("HD", ())), joined(parts.get("PD", ()))
    text = [line for name in ("LP", "TD") for line in [*parts.get(name, ()), ""]]
    if not full(text):
        raise Unreadable("has no text: the database may hold its headline alone.")
    if not title and not day:
        raise Unreadable("has neither a headline nor a date that can be told.")
    byline = byline_of(joined(parts.get("BY", ())))
    text = [byline, "", *text] if byline else text
    return Draft("\n".join(text).strip("\n"), title, told_day(day or ""), tidied(joined(parts.get("SN", ()))))


def _parts(lines: Sequence[str]) -> dict[str, list[str]]:
    """The lines of each labelled part, by its label; nothing where the lines have no labels."""
    parts: dict[str, list[str]] = {}
    label = ""
    for number, line in enumerate(lines):
        found = _FIELD.match(line)
        if found and (found[2] is not None or label not in ("LP", "TD") or _is_coded(lines[number + 1 :], found[1])):
            label, line = found[1], found[2] or ""
        if label:
            parts.setdefault(label, []).append(line.strip("| \t\xa0"))
    return parts if {"HD", "BY"} & parts.keys() else {}


def _is_coded(below: Sequence[str], label: str) -> bool:
    """Whether a label alone on its line within the text is no word of it: codes follow, as "gpol : Politics"."""
    after = next(iter(full(below)), "")
    return label == "TD" or (label in _CODED and re.match(r"\w+ : ", after) is not None)


def _unlabelled(lines: Sequence[str], known: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """The parts of an article without indexing, told by their order around the number of words."""
    rows = [_plain(line) for line in lines if not END.match(line.strip())]
    counted = next((n for n, row in enumerate(rows) if _WORDS.match(row)), None)
    if counted is None:
        raise Unreadable("has no line with its number of words, behind which its date stands.")
    above = [row for row in full(rows[:counted]) if not SUMMARY.match(row)]
    named = [row for row in above if kind_of(row) != "byline"]
    headline = joined(known["HD"][:1]) if known.get("HD") else max(named or above, key=len, default="")
    parts = {"HD": [headline or ""]}
    behind = above[above.index(headline) + 1 :] if headline in above else []
    parts["BY"] = known["BY"][:1] if known.get("BY") else behind
    at = [n for n in range(counted + 1, len(rows)) if rows[n]][:12]  # where the lines of the header may stand
    day = next((n for n in at[:2] if told_day(rows[n]) is not None), None)
    parts["PD"] = [rows[day]] if day is not None else []
    rest = [n for n in at if day is None or n > day]
    if rest and _CLOCK.match(rows[rest[0]]):
        rest = rest[1:]
    parts["SN"] = [rows[rest[0]]] if rest else []
    parts["TD"] = rows[_begin(rows, rest[1:], rest[0] + 1 if rest else counted + 1) :]
    return parts


def _begin(rows: Sequence[str], rest: Sequence[int], least: int) -> int:
    """Where the text begins: behind the copyright, else behind the language, else behind codes and pages."""
    for test in (COPYRIGHT.match, _LANGUAGE.match, _CODE.match):
        found = [n for n in rest[:8] if test(rows[n])]
        if found:
            return found[-1 if test is _CODE.match else 0] + 1
    return least


def _plain(line: str) -> str:
    """A line without the label that its markup gave it."""
    found = re.match(r"(?:HD|BY)\t(.*)", line.strip())
    return found[1] if found else line.strip()
