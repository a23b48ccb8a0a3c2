"""Word and RTF documents give their paragraphs, and what is none of them says what it is."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest

from dragoman.documents import gather
from dragoman.documents.drafts import Unreadable
from dragoman.documents.office import docx, ole, rtf
from dragoman.errors import InputError
from tests.documents.exports import escaped, rich_text, word

PART = "word/document.xml"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def package(body: str, *, space: str = SPACE) -> io.BytesIO:
    """A Word document whose body is given as XML."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr(PART, f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>')
    out.seek(0)
    return out


def run(text: str, inside: str = "") -> str:
    return f"<w:r>{inside}<w:t>{text}</w:t></w:r>"


def of(body: str) -> list[str]:
    return list(docx.lines(package(body)))


def the_fault(path: Path) -> str:
    (fault,) = gather([str(path)])
    assert isinstance(fault, InputError)
    return str(fault)


# --- .docx ------------------------------------------------------------------------------


def test_a_document_gives_paragraphs_line_breaks_and_tabs():
    broken = "<w:r><w:t>One</w:t><w:br/><w:t>two</w:t><w:tab/></w:r>"
    body = f"<w:p>{run('Kings sign')}{run(' pact')}</w:p><w:p/><w:p>{broken}</w:p>"

    assert of(body) == ["Kings sign pact", "", "One", "two\t"]


def test_changes_are_read_as_accepted_and_comments_notes_and_hidden_words_are_not():
    hidden = "<w:rPr><w:vanish/></w:rPr>"
    shown = '<w:rPr><w:vanish w:val="false"/></w:rPr>'
    body = (
        f"<w:p>{run('The king')}<w:del><w:r><w:delText> denied</w:delText></w:r></w:del>"
        f"<w:ins>{run(' signed')}</w:ins><w:commentRangeStart/>{run(' it')}<w:r><w:footnoteReference/></w:r>"
        f"{run(' secretly', hidden)}{run('.', shown)}"
        f"<w:hyperlink>{run(' More')}</w:hyperlink><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
    )

    assert of(body) == ["The king signed it. More"]


def test_pictures_and_text_boxes_are_not_read_twice_or_at_all():
    box = f"<w:drawing><w:txbxContent><w:p>{run('In a box')}</w:p></w:txbxContent></w:drawing>"

    assert of(f"<w:p>{run('Before')}<w:r>{box}</w:r>{run(' after')}</w:p>") == ["Before after"]


def test_tables_are_read_row_by_row_and_within_one_another():
    def cell(*texts: str) -> str:
        return f"<w:tc>{''.join(f'<w:p>{run(text)}</w:p>' for text in texts)}</w:tc>"

    inner = f"<w:tbl><w:tr>{cell('deep')}</w:tr></w:tbl>"
    rows = f"<w:tr>{cell('HD')}{cell('Kings', 'sign')}</w:tr><w:tr><w:tc>{inner}<w:p/></w:tc></w:tr>"
    body = f"<w:tbl>{rows}</w:tbl><w:p>{run('End')}</w:p>"

    assert of(body) == ["HD\tKings", "sign", "deep", "End"]


def test_strict_documents_are_read_too():
    body = f"<w:p>{run('Kings')}</w:p>"

    assert list(docx.lines(package(body, space="http://purl.oclc.org/ooxml/wordprocessingml/main"))) == ["Kings"]


def test_a_document_of_word_is_one_report(tmp_path):
    path = tmp_path / "pact.docx"
    path.write_bytes(word(["Kings sign pact", "The kings signed a pact on Monday.", "“It will run,” one said."]))

    (report,) = gather([str(path)], outlet="The Courier")

    assert not isinstance(report, InputError)
    assert (report.title, report.outlet) == ("Kings sign pact", "The Courier")
    assert report.text == "Kings sign pact\n\nThe kings signed a pact on Monday.\n\n“It will run,” one said."


def test_a_zip_bomb_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(docx, "UNPACKED", 1_000_000)
    path = tmp_path / "bomb.docx"
    path.write_bytes(package("<w:p/>" * 400_000).getvalue())

    assert path.stat().st_size < 50_000
    assert "unpacks to more than" in the_fault(path)


def test_a_zip_bomb_that_lies_about_its_size_is_refused(monkeypatch):
    monkeypatch.setattr(docx, "UNPACKED", 1_000_000)
    bomb = package("<w:p/>" * 400_000)
    real = zipfile.ZipFile.getinfo

    def small(self: zipfile.ZipFile, name: str) -> Any:
        info = real(self, name)
        info.file_size = 10
        return info

    monkeypatch.setattr(zipfile.ZipFile, "getinfo", small)
    monkeypatch.setattr(zipfile.ZipExtFile, "_update_crc", lambda self, data: None)

    with pytest.raises(Unreadable):
        list(docx.lines(bomb))


def test_entities_that_multiply_are_not_followed():
    names = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 9))
    body = f'<w:document xmlns:w="{SPACE}"><w:body><w:p>{run("&e8;")}</w:p></w:body></w:document>'
    bomb = f'<!DOCTYPE w:document [<!ENTITY e0 "ha">{names}]>{body}'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr(PART, bomb)

    try:
        read = "".join(docx.lines(out))
    except Unreadable as why:
        read = str(why)
    assert len(read) < 1000


@pytest.mark.parametrize(
    ("files", "why"),
    [
        ({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "x"}, "is an Excel workbook. Save its sheet as .csv"),
        ({"[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "x"}, "is a PowerPoint presentation"),
        ({"mimetype": "application/vnd.oasis.opendocument.text"}, "is an OpenDocument text. Save it as .docx"),
        ({"mimetype": "application/epub+zip"}, "is an e-book"),
        ({"[Content_Types].xml": TYPES}, "is a damaged Word document"),
        ({"[Content_Types].xml": TYPES, PART: "<w:document"}, "is a damaged Word document"),
        ({"[Content_Types].xml": "<Types"}, "is a damaged Word document"),
    ],
)
def test_another_office_file_is_told(tmp_path, files: dict[str, str], why: str):
    path = tmp_path / "report.docx"
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)

    assert why in the_fault(path)


def test_a_document_that_is_cut_short_is_told(tmp_path):
    path = tmp_path / "cut.docx"
    path.write_bytes(word(["Kings sign pact"] * 50)[:-500])

    assert "is a damaged zip archive or office document" in the_fault(path)


@pytest.mark.parametrize(
    ("stream", "why"),
    [
        ("WordDocument", "is a document of old Word (.doc). Open it in Word or LibreOffice and save it as .docx."),
        ("EncryptedPackage", "is an encrypted office document. Open it with its password"),
        ("Workbook", "is a workbook of old Excel"),
        ("Other", "is an old office document of an unknown kind"),
    ],
)
def test_an_old_office_file_says_what_to_do(tmp_path, stream: str, why: str):
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + stream.encode("utf-16-le") + bytes(100)
    path = tmp_path / "report.doc"
    path.write_bytes(data)

    assert why in the_fault(path)
    assert why in ole.words(data)


# --- .rtf -------------------------------------------------------------------------------


def of_rtf(body: str, code_page: str = "1252") -> list[str]:
    return list(
        rtf.lines(rf"{{\rtf1\ansi\ansicpg{code_page}\deff0 {{\fonttbl{{\f0 Arial;}}}}\f0 {body}}}".encode("latin-1"))
    )


@pytest.mark.parametrize("code_page", ["1252", "1251", "1250"])
def test_letters_of_every_code_page_and_quotes_come_out(code_page: str):
    text = "Путин and Erdoğan met in Łódź: “We signed,” they said – twice. 😀"

    assert of_rtf(escaped(text, f"cp{code_page}"), code_page) == [text]


def test_symbols_that_rtf_names_come_out():
    assert of_rtf(r"\ldblquote We signed\rdblquote\~he\rquote s\emdash gone\par \{so\}") == [
        "“We signed”\xa0he’s—gone",
        "{so}",
    ]


def test_pictures_objects_notes_headers_and_deleted_words_are_not_read():
    picture = r"{\pict\wmetafile8\bin6 }{}\}a}" + r"{\*\shppict{\pict\pngblip 89504e47}}"
    notes = r"{\footnote a note}{\header Page 1 of 3}{\*\annotation a comment}{\object{\*\objdata 00}{\result shown}}"

    assert of_rtf(rf"The king {picture}{notes}{{\deleted denied }}signed\par") == ["The king signed", ""]


def test_a_link_gives_its_words_and_a_line_of_thousands_of_them_takes_no_time():
    link = r'{\field{\*\fldinst{HYPERLINK "https://example.org/a"}}{\fldrslt{\ul Kings}}} sign '

    assert of_rtf(link) == ["Kings sign "]
    assert len(of_rtf(link * 20_000)[0]) == 220_000


def test_a_damaged_document_gives_what_it_has():
    assert of_rtf(r"\u99999999? odd") == ["\ufffd odd"]
    assert of_rtf(r"{{{{ open") == [" open"]
    assert of_rtf(r"\ansicpg99999 caf\'e9")[0].startswith("caf")


def test_a_document_that_cannot_be_read_says_so():
    with pytest.raises(Unreadable, match="is an RTF document that cannot be read"):
        list(rtf.lines(rb"{\rtf1{\fonttbl{\f1\fcharset78 Osaka;}}\f1 \'83\'4c}"))


def test_an_rtf_document_by_any_name_is_one_report(tmp_path):
    path = tmp_path / "pact.doc"
    path.write_bytes(rich_text(["Kings sign pact", "", "The kings signed a pact in the café on Monday."]))

    (report,) = gather([str(path)])

    assert not isinstance(report, InputError)
    assert report.text == "Kings sign pact\n\nThe kings signed a pact in the café on Monday."
