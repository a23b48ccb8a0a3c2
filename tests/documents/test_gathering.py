"""Whatever is named is read, or said in a sentence why not, and the rest goes on."""

import gzip
import io
import json
import os
import sys
from datetime import date
from pathlib import Path

import pytest

from dragoman.documents import gather
from dragoman.documents.drafts import Options
from dragoman.documents.lists import read_list
from dragoman.errors import InputError, RecordError, UsageError
from dragoman.records import Document

TODAY = date(2023, 6, 1)
STORY = "The two kingdoms signed a pact on Monday, and both of their kings were there.\n"


def found(*inputs: object, **options: object) -> list[Document | InputError]:
    return list(gather([str(name) for name in inputs], today=TODAY, **options))  # type: ignore[arg-type]


def the_fault(*inputs: object, **options: object) -> str:
    (fault,) = found(*inputs, **options)
    assert isinstance(fault, InputError)
    return str(fault)


def put(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_a_text_file_takes_outlet_and_date_from_the_options(tmp_path):
    path = put(tmp_path, "pact.txt", "Kings sign pact\n\n" + STORY)

    (report,) = found(path, outlet="The Courier", published=date(2022, 10, 29))

    assert (report.outlet, report.published, report.title) == ("The Courier", date(2022, 10, 29), "Kings sign pact")
    assert report.language == "en"
    assert report.origin == report.id


def test_what_a_list_says_wins_over_the_options(tmp_path):
    records = [{"text": STORY, "outlet": "The Herald", "published": "2022-01-02"}, {"text": STORY + "They left."}]
    path = put(tmp_path, "list.jsonl", "\n".join(map(json.dumps, records)))

    first, second = found(path, outlet="The Courier", published=date(2022, 10, 29))

    assert (first.outlet, first.published) == ("The Herald", date(2022, 1, 2))
    assert (second.outlet, second.published) == ("The Courier", date(2022, 10, 29))


def test_a_broken_line_is_named_and_the_others_are_read(tmp_path):
    lines = [
        json.dumps({"text": STORY, "id": 7, "title": "Kings sign pact"}),
        '{"text": "broken',
        json.dumps({"outlet": "The Herald"}),
        json.dumps({"text": STORY, "published": "2031-02-30"}),
        json.dumps({"text": STORY, "published": "2024-01-01"}),
        json.dumps({"text": 5}),
        json.dumps({"text": "  "}),
        json.dumps([STORY]),
        "",
        json.dumps({"text": "A second report.", "published": "29 October 2022", "url": "https://example.org/2"}),
    ]
    path = put(tmp_path, "list.jsonl.gz", gzip.compress("\n".join(lines).encode()))

    documents = [item for item in found(path) if isinstance(item, Document)]
    faults = [item for item in found(path) if isinstance(item, RecordError)]

    assert [d.text.split("\n")[0] for d in documents] == ["Kings sign pact", "A second report."]
    assert documents[1].published == date(2022, 10, 29)
    assert [fault.number for fault in faults] == [2, 3, 4, 5, 6, 7, 8]
    assert "is not JSON" in str(faults[0])
    assert 'neither "text" nor "file"' in str(faults[1])
    assert "'2031-02-30' is not a date" in str(faults[2])
    assert "2024-01-01 lies in the future (today is 2023-06-01)" in str(faults[3])
    assert f"{path}, line 7" in str(faults[5])


def test_a_list_names_files_beside_it_and_no_others(tmp_path):
    put(tmp_path, "lists/sub/pact.txt", STORY)
    put(tmp_path, "secret.txt", "Not for you.")
    names = ["sub/pact.txt", "../secret.txt", str(tmp_path / "secret.txt"), "nothing.txt", "sub"]
    path = put(tmp_path, "lists/list.jsonl", "\n".join(json.dumps({"file": name}) for name in names))
    (tmp_path / "lists" / "link.txt").symlink_to(tmp_path / "secret.txt")
    with path.open("a") as list_:
        list_.write('\n{"file": "link.txt"}')

    first, *faults = found(path)

    assert first.text == STORY.rstrip()
    assert [("outside" in str(f), "does not exist" in str(f)) for f in faults] == [
        (True, False), (True, False), (False, True), (False, True), (True, False),
    ]  # fmt: skip


def test_a_list_is_read_as_it_is_asked_for_and_never_held():
    class Endless(io.RawIOBase):
        given = 0

        def readable(self) -> bool:
            return True

        def readinto(self, buffer) -> int:
            line = json.dumps({"text": f"{STORY} {self.given}"}).encode() + b"\n"
            buffer[: len(line)] = line
            self.given += 1
            return len(line)

    source = Endless()
    reading = read_list(io.BufferedReader(source), "list", None, Options(None, None, TODAY))

    reports = [next(reading) for _ in range(500)]

    assert all(isinstance(report, Document) for report in reports)
    assert len({report.id for report in reports}) == 500
    assert source.given < 2000


def test_a_table_is_read_by_its_column_names(tmp_path):
    path = put(
        tmp_path, "table.csv",
        "\ufeffHeadline;Body;Source;Date;Link\nKings sign pact;\"They signed;\nboth.\";The Herald;2022-10-29;https://e.org/1\n"
        ";;;;\nNo text;;The Herald;2022-10-29;\nBad day;Some text.;The Herald;yesterday;\n",
    )  # fmt: skip

    report, no_text, bad_day = found(path)

    assert (report.text, report.outlet, report.published) == (
        "Kings sign pact\n\nThey signed;\nboth.", "The Herald", date(2022, 10, 29),
    )  # fmt: skip
    assert (no_text.number, bad_day.number) == (5, 6)
    assert "'yesterday' is not a date" in str(bad_day)


def test_a_table_without_texts_says_which_columns_it_has(tmp_path):
    assert "no column of texts; its columns are: id, place" in the_fault(put(tmp_path, "t.csv", "id,place\n1,Klow\n"))


def test_a_folder_is_read_through_and_listed_files_once(tmp_path):
    put(tmp_path, "b/two.txt", STORY + "Two.")
    put(
        tmp_path,
        "a.md",
        "---\ntitle: Kings sign\ndate: 2022-10-29\n---\n# Kings sign\n\nThey **signed** a [pact](https://e.org).",
    )
    put(tmp_path, "list.jsonl", json.dumps({"file": "b/two.txt", "outlet": "The Herald"}))
    put(tmp_path, ".hidden.txt", "Hidden.")
    put(tmp_path, "picture.png", b"\x89PNG\r\n")
    put(tmp_path, "dragoman-project/text.txt", "Own.")

    listed, markdown, rest = found(tmp_path)

    assert (listed.outlet, listed.text.split("\n")[-1]) == ("The Herald", "Two.")
    assert (markdown.text, markdown.title) == ("Kings sign\n\nThey signed a pact.", "Kings sign")
    assert markdown.published == date(2022, 10, 29)
    assert "1 files of kinds that are not read were passed over (1 .png)" in str(rest)


def test_a_pattern_names_files_by_name(tmp_path):
    for name in ("c.txt", "a.txt", "b.md"):
        put(tmp_path, name, f"Report {name[0]}.")

    assert [report.text for report in found(tmp_path / "*.txt")] == ["Report a.", "Report c."]
    assert "does not exist" in the_fault(tmp_path / "*.pdf") or "holds no file" in the_fault(tmp_path / "*.pdf")


def test_standard_input_is_read_as_text(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xef\xbb\xbf" + STORY.encode())))

    (report,) = found("-", outlet="The Courier")

    assert (report.text, report.outlet) == (STORY.rstrip(), "The Courier")


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("empty.txt", b"", "is empty"),
        ("blank.txt", b" \n\n ", "is empty"),
        ("signs.txt", b"--- ***", "is empty"),
        ("binary.txt", bytes(range(256)) * 40, "binary data"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n....", "a PNG image"),
        ("word.txt", b"PK\x03\x04\x14\x00\x06\x00", "damaged zip archive or office document"),
        ("empty.jsonl", b"", "is empty"),
        ("blank.jsonl", b"\n\n", "without a single report"),
        ("page.jsonl", b"<!doctype html><p>Hello", "a web page, not a list"),
        ("cut.txt.gz", gzip.compress(STORY.encode() * 500, mtime=0)[:60], "cut short"),
        (
            "page.html",
            b"<html><head><title>No text</title></head><body><script>x()</script></body></html>",
            "without the text",
        ),
        ("broken.pdf", b"%PDF-1.7\nnothing", "PDF that cannot be read"),
        ("nested.jsonl", b"[" * 100_000, "is not JSON"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(tmp_path, name, content, why):
    assert why in the_fault(put(tmp_path, name, content))


def test_a_list_that_breaks_off_gives_what_it_had(tmp_path):
    import random

    words = random.Random(1)
    lines = b"".join(json.dumps({"text": STORY + str(words.random())}).encode() + b"\n" for _ in range(5000))
    path = put(tmp_path, "list.jsonl.gz", gzip.compress(lines)[:-2000])

    *documents, fault = found(path)

    assert len(documents) > 1000
    assert "cannot be read beyond line" in str(fault)


def test_a_wrong_extension_does_no_harm(tmp_path):
    page = (
        f"<html><head><title>Pact</title></head><body><article><h1>Pact</h1><p>{STORY * 8}</p></article></body></html>"
    )
    put(tmp_path, "page.txt", page)
    put(tmp_path, "zipped.txt", gzip.compress(STORY.encode()))
    put(tmp_path, "zipped.jsonl", gzip.compress(json.dumps({"text": STORY}).encode()))
    put(
        tmp_path, "list.txt", json.dumps({"text": STORY, "outlet": "The Herald"}) + "\n" + json.dumps({"text": "More."})
    )

    reports = found(*(tmp_path / name for name in ("page.txt", "zipped.txt", "zipped.jsonl", "list.txt")))

    assert [report.text.startswith(start) for report, start in zip(
        reports, ("Pact", "The two", "The two", "The two", "More."), strict=True)] == [True] * 5  # fmt: skip
    assert "<p>" not in reports[0].text


def test_missing_inputs_come_with_a_hint(tmp_path):
    put(tmp_path, "reports.jsonl", "")

    assert "Did you mean reports.jsonl?" in the_fault(tmp_path / "report.jsonl")
    assert "no folder" in the_fault(tmp_path / "nowhere" / "report.jsonl")
    assert "names no file" in the_fault("")
    assert "only http and https" in the_fault("ftp://example.org/a.txt")


def test_an_impossible_option_is_a_usage_error():
    with pytest.raises(UsageError, match="lies in the future"):
        gather(["-"], published=date(2099, 1, 1), today=TODAY)


def test_control_and_bidi_characters_are_taken_out(tmp_path):
    path = put(
        tmp_path, "list.jsonl", json.dumps({"text": "The \u202ekings\u202c\x00 sig\u200bned\x07.\r\nBoth.\ud800"})
    )

    (report,) = found(path)

    assert report.text == "The kings signed.\nBoth.\ufffd"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_are_told_apart(tmp_path, encoding):
    text = "The “kings” signed — at the café in São Roque, and the people of the two towns were there to see it."
    plain = put(tmp_path, "a.txt", text.encode(encoding))
    table = put(tmp_path, "b.csv", f'text,outlet\n"{text}",The Herald\n'.encode(encoding))
    listed = put(tmp_path, "c.jsonl", (json.dumps({"text": text}, ensure_ascii=False) + "\n").encode(encoding))

    assert [report.text for report in found(plain, table, listed)] == [text] * 3


def test_a_line_of_five_megabytes_is_a_report(tmp_path):
    path = put(tmp_path, "long.txt", "The kings met again. " * 250_000)

    (report,) = found(path)

    assert len(report.text) == 250_000 * 21 - 1


def test_another_language_is_kept_and_named(tmp_path):
    path = put(
        tmp_path, "a.txt", "Le président a rencontré le ministre des affaires étrangères, qui est arrivé hier à Paris."
    )

    assert found(path)[0].language == "fr"


def test_the_same_report_twice_has_one_id(tmp_path):
    one = put(tmp_path, "a.txt", STORY)
    two = put(tmp_path, "b.txt", STORY.replace(" pact ", "\n pact  ") + "\n\n")
    other = put(tmp_path, "c.txt", STORY + "More.")

    ids = [report.id for report in found(one, two, other)]

    assert ids[0] == ids[1] != ids[2]
    assert all(len(name) == 16 and int(name, 16) >= 0 for name in ids)


def test_a_folder_that_may_not_be_looked_into_is_told_and_the_others_are_read(tmp_path, monkeypatch):
    put(tmp_path, "open/pact.txt", STORY)
    put(tmp_path, "shut/pact.txt", STORY)
    scan = os.scandir

    def guarded(folder: object) -> object:
        if str(folder).endswith("shut"):
            raise PermissionError(13, "Permission denied", str(folder))
        return scan(folder)  # type: ignore[call-overload]

    monkeypatch.setattr(os, "scandir", guarded)

    report, fault = found(tmp_path)

    assert isinstance(report, Document)
    assert "shut: is a folder that cannot be looked into" in str(fault)
