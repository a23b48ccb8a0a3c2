"""Exports of newspaper databases fall into their articles, each with the title, outlet and day that it has."""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.documents import copies, gather
from dragoman.documents.databases import articles, recognise
from dragoman.documents.drafts import Draft, Unreadable
from dragoman.errors import InputError, RecordError
from dragoman.records import Document
from tests.documents.exports import (
    LAYOUTS,
    Article,
    academic,
    accession,
    factiva_page,
    factiva_rows,
    flat,
    nexis,
    proquest,
    text,
    word,
)
from tests.documents.test_formats import pdf

TODAY = date(2023, 6, 1)
PACT = Article()
LETTER = Article(
    title="Syldavia’s king: a letter, and no answer to it from either of the two courts",
    outlet="The Herald (International Edition)",
    published=date(2022, 11, 3),
    paragraphs=(
        "The letter of the Syldavian king was not answered, his chamberlain told reporters on Thursday.",
        "Both courts had received it, he said, and “neither has found the time” to write back from the café in Klow.",
    ),
    byline=None,
)
ENVOY = replace(
    LETTER, title="Ruritania recalls envoy", published=date(2022, 11, 9), paragraphs=LETTER.paragraphs[::-1]
)
THREE = (PACT, LETTER, ENVOY)


def found(folder: Path, name: str, data: bytes) -> list[Document | InputError]:
    path = folder / name
    path.write_bytes(data)
    return [item for item in gather([str(path)], today=TODAY) if isinstance(item, Document | InputError)]


def drafts(lines: Sequence[str]) -> list[Draft | Unreadable]:
    export, rows = recognise(lines)
    assert export is not None
    return [article.found for article in articles(rows, export)]


def the_draft(lines: Sequence[str]) -> Draft:
    (draft,) = drafts(lines)
    assert isinstance(draft, Draft), draft
    return draft


def changed(lines: Sequence[str], old: str, *new: str) -> list[str]:
    """The lines with the one that begins with `old`, blanks aside, replaced."""
    at = next(n for n, line in enumerate(lines) if line.strip().startswith(old))
    return [*lines[:at], *new, *lines[at + 1 :]]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_articles_come_out_of_every_layout_as_they_went_in(layout: str, tmp_path: Path):
    reports = found(tmp_path, layout, LAYOUTS[layout](THREE))

    assert [item for item in reports if isinstance(item, InputError)] == []
    assert [(r.title, r.outlet, r.published) for r in reports] == [(a.title, a.outlet, a.published) for a in THREE]
    for report, article in zip(reports, THREE, strict=True):
        body = " ".join(report.text.split())
        assert body.endswith(" ".join(article.paragraphs))
        assert body.startswith(article.title)
        assert len(body) < len(article.title + " ".join(article.paragraphs)) + 40  # a byline, and nothing else


WORD = st.text("abcdefghijklmnopqrstuvwxyzáéöß’", min_size=2, max_size=9)
SENTENCE = st.lists(WORD, min_size=4, max_size=30).map(lambda words: " ".join(words).capitalize() + ".")
ARTICLE = st.builds(
    Article,
    title=st.lists(WORD, min_size=3, max_size=9).map(lambda words: " ".join(words).capitalize()),
    outlet=st.sampled_from(
        ["The Courier", "The Times (London)", "USA TODAY", "Die Zeitung, Strelsau", "BBC News: World"]
    ),
    published=st.dates(date(1980, 1, 1), TODAY),
    paragraphs=st.lists(SENTENCE, min_size=1, max_size=6).map(tuple),
    byline=st.sampled_from([None, "Jane Doe", "Jan van der Berg and Kim Li"]),
)


@pytest.mark.parametrize("layout", LAYOUTS)
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(invented=st.lists(ARTICLE, min_size=1, max_size=6))
def test_any_number_of_invented_articles_come_out_again(layout: str, invented: list[Article], tmp_path: Path):
    reports = found(tmp_path, layout, LAYOUTS[layout](invented))

    assert [item for item in reports if isinstance(item, InputError)] == []
    assert [(r.title, r.outlet, r.published) for r in reports] == [(a.title, a.outlet, a.published) for a in invented]
    for report, article in zip(reports, invented, strict=True):
        assert " ".join(report.text.split()).endswith(" ".join(article.paragraphs))


# --- what is read of a header -----------------------------------------------------------


@pytest.mark.parametrize("make", [nexis, academic])
@pytest.mark.parametrize(
    "line",
    [
        "October 29, 2022 Saturday",
        "Saturday, October 29, 2022",
        "Saturday 29th October 2022",
        "29 October 2022 Saturday 10:15 AM GMT",
        "October 29, 2022, Saturday, Late Edition - Final",
        "October 29, 2022 Saturday 4:51 p.m.",
        "Oct. 29, 2022",
        "2022-10-29T23:59:00Z",
        "29. Oktober 2022",
        "samedi 29 octobre 2022",
        "4:51 PM, 29 October 2022",
    ],
)
def test_a_day_is_read_in_many_forms(make, line: str):
    lines = changed(make([PACT]), "October 29, 2022", " " * 30 + line if make is academic else line)

    draft = the_draft(lines)

    assert (draft.title, draft.outlet, str(draft.published)) == (PACT.title, PACT.outlet, "2022-10-29")


@pytest.mark.parametrize("line", ["October 2022", "Autumn 2022", "September/October 2022"])
def test_a_month_is_no_day_and_no_title(line: str):
    for make in (nexis, academic):
        draft = the_draft(changed(make([PACT]), "October 29, 2022", " " * 30 + line))
        assert (draft.title, draft.outlet, draft.published) == (PACT.title, PACT.outlet, None)


def test_a_day_that_cannot_be_is_told_and_the_others_are_read(tmp_path):
    lines = changed(nexis(THREE), "November 3, 2022", "November 31, 2022 Thursday")

    first, fault, third = found(tmp_path, "nexis.txt", text(lines))

    assert (first.title, third.title) == (PACT.title, ENVOY.title)
    assert isinstance(fault, RecordError)
    assert "nexis.txt, article 2 (line " in str(fault)
    assert "'November 31, 2022' is not a date" in str(fault)


def test_the_day_the_database_got_an_article_is_not_its_own():
    for make in (nexis, academic):
        lines = [line for line in make([PACT]) if "October 29, 2022" not in line]
        assert the_draft(lines).published is None  # LOAD-DATE: January 7, 2023
    lines = [line for line in proquest([PACT]) if not line.startswith(("Publication date", "Publication info"))]
    assert the_draft(lines).published is None  # Last updated: 2023-01-07


def test_a_correction_is_kept_and_its_mark_in_the_header_is_not():
    lines = changed(nexis([PACT]), "Copyright", "Correction Appended", "", "Copyright 2022 The Courier Press")
    lines = changed(
        lines, "Classification", "Correction", "", "An earlier version named the wrong palace.", "Classification"
    )

    draft = the_draft(lines)

    assert (draft.title, draft.outlet, draft.published) == (PACT.title, PACT.outlet, PACT.published)
    assert draft.text.endswith("Correction\n\nAn earlier version named the wrong palace.")
    assert "Appended" not in draft.text


def test_captions_are_kept_and_what_a_picture_is_called_is_not():
    caption = "PHOTO: The kings in Szohod on Monday. (PHOTOGRAPH BY JANE DOE FOR THE COURIER)"
    lines = changed(
        nexis([PACT]), "Classification", "Graphic", "", "", caption, "MAP (A1); CHARTS", "", "Classification"
    )
    old = changed(academic([PACT]), "LOAD-DATE", "GRAPHIC: " + caption, "", "LOAD-DATE: January 7, 2023")

    for draft in (the_draft(lines), the_draft(old)):
        assert draft.text.endswith(caption)
        assert "CHARTS" not in draft.text


def test_an_abstract_by_the_database_is_not_told_twice():
    lines = nexis([PACT])
    at = lines.index("Body") + 1
    lines[at:at] = ["ABSTRACT", "Kings of Ruritania and Borduria sign pact in Szohod", "FULL TEXT"]

    assert "Kings of Ruritania" not in the_draft(lines).text


def test_a_standfirst_stands_before_the_text():
    lines = changed(nexis([PACT]), "Byline", "Byline: Jane Doe", "Highlight: Syldavia was not asked.")

    assert the_draft(lines).text.startswith("By Jane Doe\n\nSyldavia was not asked.\n\n")


def test_a_publication_may_be_missing():
    lines = [line for line in nexis([PACT], cover=False) if line != PACT.outlet]

    draft = the_draft(lines)

    assert (draft.title, draft.outlet, draft.published) == (PACT.title, None, PACT.published)


def test_a_title_may_run_over_lines_and_a_copyright_stand_above_it():
    top = ["Copyright 2022 The Courier Press".center(78), "The Courier (Szohod)".center(78)]
    lines = changed(academic([replace(LETTER, outlet="X")]), "X", *top)

    draft = the_draft(lines)

    assert (draft.title, draft.outlet) == (LETTER.title, PACT.outlet)


def test_names_of_outlets_are_tidied_and_kept_as_told():
    for told, kept in [
        ("The Guardian(London)", "The Guardian (London)"),
        ("FINANCIAL TIMES (LONDON,ENGLAND)", "FINANCIAL TIMES (LONDON, ENGLAND)"),
        ("The New York Times (International Edition)", "The New York Times (International Edition)"),
        ("The  Courier ;", "The Courier"),
    ]:
        assert the_draft(nexis([replace(PACT, outlet=told)])).outlet == kept


def test_factiva_tells_headline_from_section_and_byline_without_labels():
    one = flat(factiva_rows([PACT])[:1])

    for lines in (one, [line for line in one if line != "World"], [line for line in one if not line.startswith("By ")]):
        draft = the_draft(lines)
        assert (draft.title, draft.outlet, draft.published) == (PACT.title, PACT.outlet, PACT.published)
        assert draft.text.removeprefix("By Jane Doe").strip().startswith(PACT.paragraphs[0])


def test_a_word_of_two_capitals_in_the_text_is_no_label_of_factiva(tmp_path):
    page = factiva_page(
        [replace(PACT, paragraphs=("He said one word.", "NO", "RE", "Then he went.", "IN", "He came."))]
    )

    (report,) = found(tmp_path, "factiva.html", page.encode())

    assert report.text.endswith("NO\n\nRE\n\nThen he went.\n\nIN\n\nHe came.")


def test_labels_of_factiva_may_stand_on_lines_of_their_own():
    lines = ["HD", PACT.title, "WC", "62 words", "PD", "29 October 2022", "SN", PACT.outlet, "LP", PACT.paragraphs[0]]
    lines += ["TD", *PACT.paragraphs[1:], "NS", "gpir : Politics", "AN", "Document COUR000020221029eiat00001"]

    draft = the_draft(lines)

    assert (draft.title, draft.outlet, draft.published) == (PACT.title, PACT.outlet, PACT.published)
    assert draft.text.split() == " ".join(PACT.paragraphs).split()


def test_behind_labels_of_factiva_spaces_may_stand_for_a_tab():
    lines = [
        f"HD  {PACT.title}",
        "WC  62 words",
        "PD  29 October 2022",
        f"SN  {PACT.outlet}",
        "LP  ",
        PACT.paragraphs[0],
    ]
    lines += ["TD", *PACT.paragraphs[1:], "NS  gpir : Politics", "AN  Document COUR000020221029eiat00001"]

    draft = the_draft(lines)

    assert (draft.title, draft.outlet, draft.published) == (PACT.title, PACT.outlet, PACT.published)
    assert draft.text.split() == " ".join(PACT.paragraphs).split()


def test_an_export_as_a_pdf_is_split_too(tmp_path):
    ascii_only = replace(PACT, paragraphs=(PACT.paragraphs[0], PACT.paragraphs[2]), outlet="The Courier")
    lines = [line.replace("\xa0", " ") for line in nexis([ascii_only, replace(ascii_only, title="Other")], cover=False)]

    first, second = found(tmp_path, "export.pdf", pdf([line for line in lines if line]))

    assert (first.title, first.outlet, first.published) == (PACT.title, "The Courier", PACT.published)
    assert second.title == "Other"


# --- what cannot be read ------------------------------------------------------------------


def test_an_article_without_text_is_told_with_its_number_and_the_others_are_read(tmp_path):
    picture = [line for line in nexis([LETTER], cover=False) if line not in LETTER.paragraphs]

    first, fault, third = found(
        tmp_path, "nexis.docx", word([*nexis([PACT], cover=False), *picture, *nexis([ENVOY], cover=False)])
    )

    assert (first.title, third.title) == (PACT.title, ENVOY.title)
    assert "nexis.docx, article 2: has no text" in str(fault)


def test_what_the_database_could_not_give_is_told():
    sorry = "We are sorry but there is an error in this document and it is not possible to display it."
    lines = [*academic([PACT, PACT, PACT])]
    second = next(n for n, line in enumerate(lines) if line.strip() == "2 of 3 DOCUMENTS")
    third = next(n for n, line in enumerate(lines) if line.strip() == "3 of 3 DOCUMENTS")
    lines[second + 1 : third] = ["", sorry, ""]

    first, fault, last = drafts(lines)

    assert isinstance(first, Draft)
    assert isinstance(last, Draft)
    assert isinstance(fault, Unreadable)


def test_a_file_that_ends_within_an_article_says_so(tmp_path):
    lines = nexis(THREE)
    cut = lines[: len(lines) - 6]

    *read, fault = found(tmp_path, "nexis.txt", text(cut))

    assert [report.title for report in read] == [PACT.title, LETTER.title]
    assert "article 3" in str(fault)
    assert "breaks off" in str(fault)


def test_a_cover_that_lists_more_than_there_is_says_so(tmp_path):
    lines = changed(nexis(THREE), "Documents (3)", "Documents (4)")

    *read, fault = found(tmp_path, "nexis.txt", text(lines))

    assert len(read) == 3
    assert "lists 4 documents on its cover, but 3 were found" in str(fault)


def test_a_search_summary_is_no_article(tmp_path):
    reports = found(tmp_path, "factiva.txt", text(flat(factiva_rows(THREE))))

    assert [report.title for report in reports] == [article.title for article in THREE]


def test_a_gzip_that_ends_early_is_told(tmp_path):
    many = [replace(PACT, title=f"Pact number {number}") for number in range(400)]
    packed = gzip.compress(text(nexis(many, cover=False)), mtime=0)

    (fault,) = found(tmp_path, "nexis.txt.gz", packed[: len(packed) // 2])

    assert "is cut short: its gzip data end early" in str(fault)


def test_other_texts_stay_one_report(tmp_path):
    plain = (
        "Kings sign pact\n\n"
        + "\n\n".join(PACT.paragraphs)
        + "\n\nEnd of Document\n\nThe clerk read out “1 of 2 DOCUMENTS”.\n"
    )

    (report,) = found(tmp_path, "report.txt", plain.encode())

    assert report.title == "Kings sign pact"


def test_the_same_article_in_two_exports_is_one_wire_group(tmp_path):
    long = replace(PACT, paragraphs=PACT.paragraphs + LETTER.paragraphs)
    reports = [
        report
        for name, make in LAYOUTS.items()
        for report in found(tmp_path, name, make([replace(long, outlet=f"Paper in {name}")]))
        if isinstance(report, Document)
    ]

    origins = copies.group((r.id, r.published, copies.signature(r.text)) for r in reports)

    assert len(reports) == len(LAYOUTS)
    assert len(set(origins.values())) == 1


def test_a_list_may_name_an_export_of_one_article_and_no_other(tmp_path):
    (tmp_path / "one.docx").write_bytes(LAYOUTS["single.docx"]([PACT]))
    (tmp_path / "three.docx").write_bytes(LAYOUTS["nexis.docx"](THREE))
    lines = ['{"file": "one.docx", "title": "A pact"}', '{"file": "three.docx"}']

    report, fault = found(tmp_path, "list.jsonl", "\n".join(lines).encode())

    assert isinstance(report, Document)
    assert (report.title, report.outlet, report.published) == ("A pact", PACT.outlet, PACT.published)
    assert "is an export of Nexis with several articles. Read it by itself, not in a list." in str(fault)


def test_a_page_number_within_an_article_does_not_split_it():
    lines = changed(
        academic([PACT, LETTER]), "Syldavia, which", "2 of 5", "Syldavia, which lies between the two kingdoms,"
    )

    assert [draft.title for draft in drafts(lines) if isinstance(draft, Draft)] == [PACT.title, LETTER.title]


def test_a_line_of_a_megabyte_is_read(tmp_path):
    long = replace(PACT, paragraphs=(" ".join(["The king said that it would run for forty years."] * 20_000),))

    (report,) = found(tmp_path, "nexis.txt", text(nexis([long], cover=False)))

    assert isinstance(report, Document)
    assert len(report.text) > 900_000


def test_an_article_whose_end_is_lost_is_told_and_the_next_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr("dragoman.documents.databases.chunks.LONGEST", 5_000)
    endless = replace(LETTER, paragraphs=LETTER.paragraphs * 100)

    first, fault, third = found(tmp_path, "nexis.txt", text(nexis([PACT, endless, ENVOY], cover=False)))

    assert (first.title, third.title) == (PACT.title, ENVOY.title)
    assert "article 2" in str(fault)
    assert "its end was not found" in str(fault)


TOKENS = [
    "End of Document", "Body", "Classification", "Graphic", "Correction", "ABSTRACT", "FULL TEXT",
    "Length: 5 words", "Byline:", "Load-Date: May 1, 2022", "Copyright 2022", "October 17, 2022 Monday",
    "October 2022", "A title", "The Times (London)", "", "   1 of 3 DOCUMENTS", "LENGTH: 5 words", "BYLINE: ",
    "LOAD-DATE: y", "     centred", accession(PACT, 1), "HD\tx", "PD", "LP", "PD\t17 October 2022", "SN\tR",
    "TD\ttext", "512 words", "17 October 2022", "14:02", "English", "By Jane Doe", "_" * 60, "|",
    "Full text: hello", "Publication title: X", "Title: Y", "ProQuest document ID: 1", "User Name: x",
    "Documents (2)", "1. A title", "Search Summary", "Some prose that goes on.", "Feb 30, 2022", ":", "LENGTH:",
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(lines=st.lists(st.sampled_from(TOKENS), min_size=1, max_size=40))
def test_whatever_lines_come_an_article_is_read_or_told(lines: list[str]):
    export, rows = recognise(lines)
    for article in articles(rows, export) if export else ():
        if isinstance(article.found, Draft):
            assert article.found.text.strip()
        else:
            assert isinstance(article.found, Unreadable)


def test_a_cover_may_shorten_the_titles_it_lists_and_a_title_have_a_line_below_it():
    shortened = changed(nexis(THREE), "1. Kings sign pact", " 1. Kings sign …")
    at = next(n for n, line in enumerate(shortened) if line == LETTER.title)
    shortened[at + 1 : at + 1] = ["Klow waits"]

    first, second, third = drafts(shortened)

    assert isinstance(first, Draft)
    assert isinstance(second, Draft)
    assert (first.title, first.outlet, first.published) == (PACT.title, PACT.outlet, PACT.published)
    assert (second.title, second.outlet) == (f"{LETTER.title} Klow waits", LETTER.outlet)
    assert isinstance(third, Draft)
