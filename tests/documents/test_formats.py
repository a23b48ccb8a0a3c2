"""Pages, PDFs and feeds give their text, title, date and outlet."""

import contextlib
import io
from datetime import date

import pytest

from dragoman.documents.drafts import Unreadable
from dragoman.documents.feeds import parse
from dragoman.documents.formats import read_markdown, read_report

PAGE = """<!doctype html><html lang="en"><head><meta charset="{charset}"><title>Kings sign pact | The Herald</title>
<meta property="og:title" content="Kings sign pact"><meta property="og:site_name" content="The Herald">
<meta property="article:published_time" content="2022-10-29T08:00:00Z"></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>Kings sign pact</h1>
<p>The kings of Ruritania and Borduria signed a pact on Monday in the café of the old palace in Szohod.</p>
<p>“It will run for forty years,” the king of Ruritania said after the two had left the palace together.</p>
<p>Syldavia, which lies between the two kingdoms, was not asked, and its king has sent a letter.</p></article>
<footer>All rights reserved. Follow us on Twitter.</footer></body></html>"""


def pdf(lines: list[str], password: str | None = None) -> bytes:
    """A PDF of one page with `lines`, made by hand and pypdf."""
    from pypdf import PdfReader, PdfWriter

    shown = " T* ".join(f"({line}) Tj" for line in lines)
    stream = f"BT /F1 12 Tf 14 TL 72 720 Td {shown} ET".encode()
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        b"/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
    ]
    data, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    data += b"xref\n0 5\n0000000000 65535 f \n%strailer << /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        table,
        len(data),
    )
    if password is None:
        return data
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    writer.encrypt(password)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252"])
def test_a_page_gives_text_title_date_and_site(charset):
    draft = read_report(PAGE.format(charset=charset).encode(charset))

    assert (draft.title, draft.published, draft.outlet) == ("Kings sign pact", "2022-10-29", "The Herald")
    assert "in the café of the old palace" in draft.text
    assert "“It will run for forty years,”" in draft.text
    assert "Follow us" not in draft.text


def test_a_page_without_the_markup_leaves_the_fields_to_the_options():
    draft = read_report(
        b"<html><body><p>" + b"The kings signed a pact on Monday in the old palace. " * 10 + b"</p></body></html>"
    )

    assert draft.published is None
    assert draft.outlet is None


def test_deeply_nested_pages_do_not_break_the_parser():
    nested = b"<html>" + b"<div>" * 20_000 + b"The kings signed."

    with contextlib.suppress(Unreadable):
        assert "The kings signed." in read_report(nested).text


def test_a_pdf_gives_its_lines_with_broken_words_joined():
    draft = read_report(pdf(["The kings signed a pact with the Presi-", "dent of Syldavia on Monday."]))

    assert " ".join(draft.text.split()) == "The kings signed a pact with the President of Syldavia on Monday."


def test_an_encrypted_pdf_says_what_to_do():
    with pytest.raises(Unreadable, match=r"encrypted PDF\. Open it with its password"):
        read_report(pdf(["Secret."], password="klow"))


def test_a_pdf_that_only_forbids_printing_is_read():
    assert "Open" in read_report(pdf(["Open."], password="")).text


def test_a_pdf_without_text_says_that_it_may_be_a_scan():
    with pytest.raises(Unreadable, match="perhaps a scan"):
        read_report(pdf([""]))


def test_markdown_loses_its_marks_and_keeps_its_words():
    text = """## The pact

> They *signed* it, says [the Herald](https://e.org "t").

![Both kings](a.png)

2 * 3 * 4, snake_case_name"""

    assert read_markdown(text).text.split("\n") == [
        "The pact", "", "They signed it, says the Herald.", "", "Both kings", "", "2 * 3 * 4, snake_case_name",
    ]  # fmt: skip


def test_a_feed_gives_its_items_with_date_and_title():
    feed = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>The Herald</title>
    <item><title>Kings sign &amp; leave</title><link>/pact</link><pubDate>Sat, 29 Oct 2022 23:30:00 GMT</pubDate>
    <description>&lt;p&gt;They signed.&lt;/p&gt;</description></item>
    <item><title>No link</title><description>They left.</description></item></channel></rss>"""

    one, other = parse(feed, "https://example.org/feed.xml").items
    link, first, none, second = one.link, one.said, other.link, other.said

    assert (link, none) == ("https://example.org/pact", None)
    assert (first.title, first.published, first.outlet) == ("Kings sign & leave", date(2022, 10, 29), "The Herald")
    assert first.text.split() == ["They", "signed."]
    assert (second.text, second.published) == ("They left.", None)


def test_a_feed_without_items_says_so():
    with pytest.raises(Unreadable, match="feed without items"):
        parse(b"<rss version='2.0'><channel></channel></rss>")
