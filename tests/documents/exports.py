"""Invented articles, written as databases of newspapers and word processors write them."""

from __future__ import annotations

import io
import textwrap
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Article:
    """One article that a newspaper printed."""

    title: str = "Kings sign pact"
    outlet: str = "The Courier (Szohod)"
    published: date = date(2022, 10, 29)
    paragraphs: tuple[str, ...] = (
        "The kings of Ruritania and Borduria signed a pact on Monday in the old palace of Szohod.",
        "“It will run for forty years,” the king of Ruritania said after the two had left the palace together.",
        "Syldavia, which lies between the two kingdoms, was not asked, and its king has sent a letter.",
    )
    byline: str | None = "Jane Doe"

    @property
    def words(self) -> int:
        return sum(len(paragraph.split()) for paragraph in self.paragraphs)


def months(day: date) -> str:
    return f"{day:%B} {day.day}, {day.year}"


def days(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"


# --- Nexis Uni, Lexis Advance -------------------------------------------------------


def nexis(articles: Sequence[Article], *, cover: bool = True) -> list[str]:
    """The paragraphs of an export of Nexis: a cover with a list, then the articles."""
    lines: list[str] = []
    if cover:
        lines += ["User Name: ", "Date and Time: Friday, March 20, 2023 4:51:00 PM EDT", "Job Number: 112233445", ""]
        lines += [f"Documents ({len(articles)})"]
        for number, article in enumerate(articles, 1):
            lines += [f" {number}. {article.title}", "Client/Matter: -None-", "Search Terms: kings and pact"]
            lines += [
                "Search Type: Terms and Connectors   ",
                "Narrowed by:   ",
                "Content Type\tNarrowed by",
                "News\t-None-",
            ]
        lines += ["", ""]
    for article in articles:
        lines += ["", "", article.title, article.outlet, f"{months(article.published)} {article.published:%A}", ""]
        lines += [f"Copyright {article.published.year} The Courier Press All Rights Reserved", ""]
        lines += ["Section: World; Pg. 3", f"Length:\xa0{article.words} words"]
        lines += [f"Byline: {article.byline}"] if article.byline else []
        lines += ["Body", "", "", *article.paragraphs, ""]
        lines += ["Classification", "", "", "Language: ENGLISH", "Publication-Type: Newspaper"]
        lines += ["Subject: TREATIES (90%); MONARCHS (78%)", "Load-Date: January 7, 2023", "", "", "End of Document"]
    return lines


# --- the old LexisNexis --------------------------------------------------------------


def academic(articles: Sequence[Article]) -> list[str]:
    """The lines of a text that LexisNexis Academic gave: wrapped, with publication and date centred."""
    lines = ["", "", "Download Request: Selected Items: 1-250", "Time Of Request: Friday, March 20, 2018  16:51:31", ""]
    for number, article in enumerate(articles, 1):
        lines += ["", f"{number} of {len(articles)} DOCUMENTS".center(78).rstrip(), "", "", ""]
        lines += [article.outlet.center(78).rstrip(), ""]
        lines += [f"{months(article.published)} {article.published:%A}".center(78).rstrip()]
        lines += ["Late Edition - Final".center(78).rstrip(), ""]
        lines += [*textwrap.wrap(article.title, 70), ""]
        lines += [f"BYLINE: {article.byline}", ""] if article.byline else []
        lines += ["SECTION: World; Pg. 3", "", f"LENGTH: {article.words} words", ""]
        for paragraph in article.paragraphs:
            lines += [*textwrap.wrap(paragraph, 78), ""]
        lines += ["LOAD-DATE: January 7, 2023", "", "LANGUAGE: ENGLISH", "", "PUBLICATION-TYPE: Newspaper", "", ""]
        lines += [f"Copyright {article.published.year} The Courier Press".center(78).rstrip()]
        lines += ["All Rights Reserved".center(78).rstrip(), ""]
    return lines


def academic_page(articles: Sequence[Article]) -> str:
    """The same, as a page of HTML."""
    parts = ["<HTML><HEAD><TITLE>LexisNexis</TITLE></HEAD><BODY>"]
    for number, article in enumerate(articles, 1):
        rows = [
            f"{number} of {len(articles)} DOCUMENTS",
            article.outlet,
            f"{months(article.published)} {article.published:%A}",
        ]
        rows += [article.title, f"BYLINE: </SPAN><SPAN>{article.byline}", "SECTION: World; Pg. 3"]
        rows += [
            f"LENGTH: {article.words} words",
            *article.paragraphs,
            "LOAD-DATE: January 7, 2023",
            "LANGUAGE: ENGLISH",
        ]
        rows += [f"Copyright {article.published.year} The Courier Press<BR>All Rights Reserved"]
        parts += [f"<!-- Hide XML section from browser <DOC NUMBER={number}> --><BR>"]
        parts += [f'<DIV CLASS="c0"><P CLASS="c1"><SPAN CLASS="c2">{row}</SPAN></P></DIV>' for row in rows]
    return "\n".join([*parts, "</BODY></HTML>"])


# --- Factiva -------------------------------------------------------------------------


def accession(article: Article, number: int) -> str:
    return f"Document COUR0000{article.published:%Y%m%d}eiat{number:05}"


def factiva_parts(article: Article, number: int) -> list[tuple[str, list[str]]]:
    """The labelled parts of an article of Factiva."""
    parts = [("SE", ["World"]), ("HD", [article.title])]
    parts += [("BY", [f"By {article.byline}"])] if article.byline else []
    parts += [("WC", [f"{article.words} words"]), ("PD", [days(article.published)]), ("ET", ["14:02"])]
    parts += [
        ("SN", [article.outlet]),
        ("SC", ["COUR"]),
        ("LA", ["English"]),
        ("CY", ["Copyright 2022 The Courier Press"]),
    ]
    parts += [("LP", [article.paragraphs[0]]), ("TD", list(article.paragraphs[1:]))]
    return [
        *parts,
        ("NS", ["gpir : Politics | gcat : News"]),
        ("RE", ["RUR : Ruritania"]),
        ("AN", [accession(article, number)]),
    ]


def factiva_rows(articles: Sequence[Article]) -> list[list[str]]:
    """The paragraphs of each article saved without its indexing, and the search summary at the end."""
    rows = []
    for number, article in enumerate(articles, 1):
        row = ["World", article.title, *([f"By {article.byline}"] if article.byline else []), f"{article.words} words"]
        row += [days(article.published), "14:02", article.outlet, "COUR", "3", "English"]
        row += [
            "Copyright 2022 The Courier Press. All rights reserved.",
            *article.paragraphs,
            accession(article, number),
        ]
        rows.append(row)
    return [
        *rows,
        [
            "Search Summary",
            "Text\tkings and pact",
            "Date\tAll Dates",
            "Results Found\t250",
            "Timestamp\t20 March 2023 16:51",
        ],
    ]


def factiva_page(articles: Sequence[Article]) -> str:
    """The page of Factiva with its table of fields."""
    parts = ['<!DOCTYPE html><html><head><style>p {}</style><script>var Article = "DOCUMENTS";</script></head><body>']
    for number, article in enumerate(articles, 1):
        cells = []
        for label, rows in factiva_parts(article, number):
            inside = "".join(f'<p class="articleParagraph enarticleParagraph">{row}</p>' for row in rows)
            inside = inside if label in ("LP", "TD") else rows[0]
            headline = ' class="enHeadline"' if label == "HD" else ""
            cells += [f'<tr><td class="index" width="20"><b>{label}</b>&nbsp;</td><td{headline}>{inside}</td></tr>']
        parts += [f'<div class="article enArticle"><p>&nbsp;</p><table>{"".join(cells)}</table></div>']
    summary = "<table><tr><td>Search Summary</td></tr><tr><td>Text</td><td>kings</td></tr></table>"
    return "\n".join([*parts, summary, "</body></html>"])


def factiva_plain_page(articles: Sequence[Article]) -> str:
    """The page of Factiva without the indexing: what is what is told by classes and the order."""
    parts = ["<!DOCTYPE html><html><head></head><body>"]
    for number, article in enumerate(articles, 1):
        rows = [f"{article.words} words", days(article.published), "14:02", article.outlet, "COUR", "English"]
        rows += ["Copyright 2022 The Courier Press"]
        parts += ['<div class="article enArticle"><div>World</div>']
        parts += [f'<div id="hd"><span class="enHeadline">{article.title}</span></div>']
        parts += [f'<div class="author">By {article.byline}</div>'] if article.byline else []
        parts += [f"<div>{row}</div>" for row in rows]
        parts += [f'<p class="articleParagraph enarticleParagraph">{paragraph}</p>' for paragraph in article.paragraphs]
        parts += [f"<p>{accession(article, number)}</p></div>"]
    return "\n".join([*parts, "</body></html>"])


# --- ProQuest -------------------------------------------------------------------------


def proquest(articles: Sequence[Article]) -> list[str]:
    """The lines of a text of ProQuest: a list of titles, then the articles between rules."""
    rule = "_" * 60
    lines = [rule, f"Report Information from ProQuest {days(date(2023, 3, 20))}", rule, "Table of contents"]
    lines += [f"{number}. {article.title}" for number, article in enumerate(articles, 1)]
    for number, article in enumerate(articles, 1):
        lines += [rule, "", f"Document {number} of {len(articles)}", "", article.title, ""]
        lines += [f"Author: {article.byline}", ""] if article.byline else []
        lines += [f"Publication info: {article.outlet}; Szohod [Szohod]. {days(article.published)}.", ""]
        lines += ["ProQuest document link", "", f"Full text: {article.paragraphs[0]}", *article.paragraphs[1:], ""]
        lines += [
            "Subject: Treaties; Monarchy",
            "",
            f"Title: {article.title}",
            "",
            f"Publication title: {article.outlet}",
        ]
        lines += [
            "",
            "Pages: 3",
            "",
            f"Publication date: {article.published:%b} {article.published.day}, {article.published.year}",
        ]
        lines += [
            "",
            "ISSN: 12345678",
            "",
            "Language of publication: English",
            "",
            f"ProQuest document ID: 27{number:08}",
        ]
        lines += ["", "Last updated: 2023-01-07", "", "Database: ProQuest Central", ""]
    return [*lines, rule, "Contact us at: http://www.proquest.com/ Copyright 2023 ProQuest LLC. All rights reserved."]


# --- files ----------------------------------------------------------------------------


def word(lines: Sequence[str], tables: Sequence[Sequence[tuple[str, list[str]]]] = ()) -> bytes:
    """A Word document of paragraphs, and of tables with a label and paragraphs in each row."""
    from docx import Document

    document: Any = Document()
    for line in lines:
        document.add_paragraph(line)
    for table in tables:
        made = document.add_table(len(table), 2)
        for row, (label, paragraphs) in zip(made.rows, table, strict=True):
            row.cells[0].text, row.cells[1].text = label, "\n".join(paragraphs)
        document.add_paragraph("")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def escaped(text: str, code_page: str = "cp1252") -> str:
    """Text as RTF writes it: letters of the code page as bytes, others as Unicode with a question mark beside."""
    parts = []
    for letter in text:
        if letter in "\\{}":
            parts.append("\\" + letter)
        elif letter == "\t":
            parts.append("\\tab ")
        elif ord(letter) < 128:
            parts.append(letter)
        else:
            try:
                parts.append("".join(f"\\'{byte:02x}" for byte in letter.encode(code_page)))
            except UnicodeEncodeError:
                units = letter.encode("utf-16-le")
                for at in range(0, len(units), 2):
                    parts.append(f"\\u{int.from_bytes(units[at : at + 2], 'little', signed=True)}?")
    return "".join(parts)


def rich_text(
    lines: Sequence[str], tables: Sequence[Sequence[tuple[str, list[str]]]] = (), code_page: str = "1252"
) -> bytes:
    """An RTF document of paragraphs, and of tables with a label and paragraphs in each row."""
    codec = f"cp{code_page}"
    parts = [
        rf"{{\rtf1\ansi\ansicpg{code_page}\deff0{{\fonttbl{{\f0\froman Times New Roman;}}}}{{\header Page 1 of 3\par}}"
    ]
    parts += [rf"\pard\plain\f0\fs20 {escaped(line, codec)}\par" for line in lines]
    for table in tables:
        for label, paragraphs in table:
            inside = r"\par ".join(escaped(paragraph, codec) for paragraph in paragraphs)
            parts += [rf"\trowd\cellx500\cellx9000\pard\intbl\b {label}\b0\cell {inside}\cell\row"]
        parts += [r"\pard\par"]
    return "\n".join([*parts, "}"]).encode("ascii")


def text(lines: Sequence[str]) -> bytes:
    return "\r\n".join(lines).encode()


def fields(articles: Sequence[Article]) -> list[list[tuple[str, list[str]]]]:
    return [factiva_parts(article, number) for number, article in enumerate(articles, 1)]


def flat(rows: Sequence[Sequence[str]]) -> list[str]:
    return [line for row in rows for line in [*row, ""]]


LAYOUTS: Mapping[str, Callable[[Sequence[Article]], bytes]] = {
    "nexis.docx": lambda articles: word(nexis(articles)),
    "nexis.rtf": lambda articles: rich_text(nexis(articles)),
    "nexis.txt": lambda articles: text(nexis(articles)),
    "single.docx": lambda articles: word(nexis(articles, cover=False)),
    "academic.txt": lambda articles: text(academic(articles)),
    "academic.html": lambda articles: academic_page(articles).encode(),
    "academic.doc": lambda articles: rich_text(academic(articles)),
    "factiva.html": lambda articles: factiva_page(articles).encode(),
    "factiva-plain.html": lambda articles: factiva_plain_page(articles).encode(),
    "factiva.rtf": lambda articles: rich_text([], fields(articles)),
    "factiva.docx": lambda articles: word([], fields(articles)),
    "factiva-plain.rtf": lambda articles: rich_text(flat(factiva_rows(articles))),
    "factiva-plain.docx": lambda articles: word(flat(factiva_rows(articles))),
    "factiva-plain.txt": lambda articles: text(flat(factiva_rows(articles))),
    "proquest.txt": lambda articles: text(proquest(articles)),
}
