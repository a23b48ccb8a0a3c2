"""A zip archive gives what its files hold, as a folder of them would."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

from dragoman.documents import gather
from dragoman.errors import InputError
from dragoman.records import Document
from tests.documents.exports import LAYOUTS, Article
from tests.documents.test_databases import THREE

STORY = "Kings sign pact\n\nThe two kingdoms signed a pact on Monday, and both of their kings were there.\n"


def packed(path: Path, files: dict[str, bytes | str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def found(path: Path) -> tuple[list[Document], list[str]]:
    items = list(gather([str(path)], today=date(2023, 6, 1)))
    return [i for i in items if isinstance(i, Document)], [str(i) for i in items if isinstance(i, InputError)]


def test_what_a_database_hands_out_in_a_zip_is_read(tmp_path):
    path = packed(tmp_path / "Files (3).ZIP", {"Files (3).DOCX": LAYOUTS["nexis.docx"](THREE)})

    reports, faults = found(path)

    assert [report.title for report in reports] == [article.title for article in THREE]
    assert faults == []


def test_articles_saved_as_single_files_are_read_by_name(tmp_path):
    files = {f"{n}/{a.title[:9]}.docx": LAYOUTS["single.docx"]([a]) for n, a in enumerate(THREE)}
    path = packed(tmp_path / "single.zip", {**files, "__MACOSX/0/._a.docx": b"x", "0/.hidden.txt": "x"})

    reports, faults = found(path)

    assert [(report.title, report.published) for report in reports] == [(a.title, a.published) for a in THREE]
    assert faults == []


def test_other_files_and_damaged_ones_are_told_and_the_rest_is_read(tmp_path):
    inner = packed(tmp_path / "inner.zip", {"story.txt": STORY}).read_bytes()
    files: dict[str, bytes | str] = {"a.txt": STORY, "b.png": b"\x89PNG", "c.docx": b"PK\x03\x04", "d.txt": inner}

    reports, faults = found(packed(tmp_path / "mixed.zip", {**files, "e.jsonl": '{"file": "/etc/passwd"}\n'}))

    assert [report.title for report in reports] == ["Kings sign pact"]
    assert len(faults) == 4
    assert "mixed.zip: c.docx: is a damaged zip archive or office document" in faults[0]
    assert "mixed.zip: d.txt: is a zip archive within a zip archive" in faults[1]
    assert "the list has no folder" in faults[2]
    assert "1 files of kinds that are not read were passed over (1 .png)" in faults[3]


def test_a_zip_without_files_and_an_encrypted_one_are_told(tmp_path):
    assert "is a zip archive without a file" in found(packed(tmp_path / "empty.zip", {"folder/": ""}))[1][0]
    path = packed(tmp_path / "locked.zip", {"a.txt": STORY})
    data = bytearray(path.read_bytes())
    for at in (data.find(b"PK\x03\x04") + 6, data.find(b"PK\x01\x02") + 8):
        data[at] |= 1  # the mark of an encrypted file
    path.write_bytes(bytes(data))

    assert "locked.zip: a.txt: is encrypted" in found(path)[1][0]


def test_folders_are_read_with_exports_documents_and_zips_in_them(tmp_path):
    for name in ("nexis.docx", "factiva.rtf", "factiva.html", "academic.doc"):
        (tmp_path / name).write_bytes(LAYOUTS[name]([Article(title=f"Pact in {name}")]))
    packed(tmp_path / "z.zip", {"story.txt": STORY})

    reports, faults = found(tmp_path)

    assert sorted(report.title or "" for report in reports) == [
        "Kings sign pact", "Pact in academic.doc", "Pact in factiva.html", "Pact in factiva.rtf", "Pact in nexis.docx",
    ]  # fmt: skip
    assert faults == []


def test_a_zip_on_standard_input_is_read(tmp_path, monkeypatch):
    path = packed(tmp_path / "a.zip", {"a.txt": STORY})

    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    monkeypatch.setattr("sys.stdin", type("Stdin", (), {"buffer": Pipe(path.read_bytes())}))

    (report,) = gather(["-"])

    assert isinstance(report, Document)
