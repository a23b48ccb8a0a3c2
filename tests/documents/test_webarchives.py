"""Pages come out of web archives as they would from the web; what is damaged is named, and costs no other page."""

import errno
import gzip
import io
import json
import random
import re
import zipfile
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from dragoman.documents import gather, read_archive
from dragoman.documents.drafts import Options, Unreadable
from dragoman.documents.language import is_plainly_foreign
from dragoman.documents.webarchives import cutting
from dragoman.documents.webarchives.cutting import Damaged, Stored, cut
from dragoman.documents.webarchives.naming import can_hold
from dragoman.documents.webarchives.quick import cut_quickly
from dragoman.documents.webarchives.reading import read_warc
from dragoman.errors import InputError, RecordError
from dragoman.records import Document, LeftOut
from tests.documents.archived import (
    GERMAN,
    STORY,
    answered,
    chunked,
    deflated,
    members,
    opened,
    page,
    record,
    response,
)  # fmt: skip

TODAY = date(2023, 6, 1)


def found(data: bytes, tmp_path: Path, name: str = "a.warc.gz", **options) -> list[Document | InputError | LeftOut]:
    path = tmp_path / name
    path.write_bytes(data)
    return list(gather([str(path)], today=TODAY, **options))


def together(records: list[bytes]) -> bytes:
    """An archive gzipped as a whole."""
    return gzip.compress(b"".join(records), mtime=0)


def titles(items) -> list[str | None]:
    return [item.title for item in items if isinstance(item, Document)]


def faults(items) -> list[str]:
    return [str(item) for item in items if isinstance(item, InputError)]


def left_out(items) -> dict[str, int]:
    return sum((Counter(item.counts) for item in items if isinstance(item, LeftOut)), Counter())


def test_a_stored_page_is_a_report_with_its_address_outlet_and_own_day(tmp_path):
    (report,) = found(members([response(1)]), tmp_path)

    assert (report.title, report.outlet, report.url) == ("Kings sign 1", "The Herald", "https://herald.example/1")
    assert report.published == date(2022, 10, 29)
    assert "Home" not in report.text


def test_the_day_a_page_was_stored_is_not_taken_for_its_own(tmp_path):
    silent = members([response(1, body=page(1, published=None))])

    (undated,) = found(silent, tmp_path)
    (dated,) = found(silent, tmp_path, published=date(2022, 10, 1))
    (impossible,) = found(members([response(1, body=page(1, published="2022-11-15"))]), tmp_path)

    assert (undated.published, dated.published) == (None, date(2022, 10, 1))
    assert impossible.published is None  # it cannot have been stored before it came out


@pytest.mark.parametrize(
    ("name", "pack"), [("a.warc", b"".join), ("a.warc.gz", members), ("whole.gz", together)],
)  # fmt: skip
def test_plain_gzipped_and_gzipped_as_a_whole_are_the_same(tmp_path, name, pack):
    items = found(pack([response(number) for number in range(4)]), tmp_path, name)

    assert titles(items) == [f"Kings sign {number}" for number in range(4)]


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (chunked(page(1).encode()), {"Transfer_Encoding": "chunked"}),
        (gzip.compress(page(1).encode()), {"Content_Encoding": "gzip"}),
        (chunked(gzip.compress(page(1).encode())), {"Transfer_Encoding": "chunked", "Content_Encoding": "gzip"}),
        (deflated(page(1).encode()), {"Content_Encoding": "deflate"}),
        (page(1).encode(), {"Content_Encoding": "gzip"}),  # says so, and is not
        (page(1, title="Königs sign").encode("latin-1"), {"Content_Type": "text/html; charset=ISO-8859-1"}),
        (page(1, title="Königs sign").encode(), {"Content_Type": "text/html"}),
    ],
    ids=["chunked", "gzip", "both", "raw deflate", "plain in spite of it", "latin-1", "charset of the page"],
)
def test_bodies_come_out_of_their_packing(tmp_path, body, headers):
    items = found(members([response(1, body=body, **headers)]), tmp_path)

    assert titles(items) in (["Kings sign 1"], ["Königs sign 1"])


def test_brotli_is_unpacked_and_the_unknown_is_named(tmp_path):
    brotli = pytest.importorskip("brotli")
    packed = response(1, body=brotli.compress(page(1).encode()), Content_Encoding="br")
    unknown = response(2, body=b"(\xb5/\xfd", Content_Encoding="zstd")

    items = found(members([packed, unknown]), tmp_path)

    assert titles(items) == ["Kings sign 1"]
    assert ": is packed as 'zstd', which is not known. The others" in faults(items)[0]


def test_what_holds_no_report_is_counted_and_is_no_fault(tmp_path):
    archive = [
        record(b"software: a crawler", kind="warcinfo"),
        record(b"GET / HTTP/1.1\r\n\r\n", kind="request"),
        record(b"via: somewhere", kind="metadata"),
        record(answered(""), kind="revisit"),
        response(1, body="gone", status="404 Not Found"),
        response(2, body="", status="301 Moved", Location="/1"),
        response(3, body=b"\x89PNG", Content_Type="image/png"),
        response(4, body=page(4, text=GERMAN)),
        response(5, body="<html><body><script>x()</script></body></html>"),
        response(6),
        response(6),
        record(b"20221030 dns answer", WARC_Target_URI="dns:herald.example"),
    ]

    items = found(members(archive), tmp_path)

    assert titles(items) == ["Kings sign 6"]
    assert faults(items) == []
    assert left_out(items) == {
        "unchanged since they were stored elsewhere (revisit records)": 1,
        "answers other than 200 (redirects, pages not found)": 2,
        "not web pages (images, scripts, other files)": 1,
        "in another language": 1,
        "without the text of a report": 1,
        "stored twice in one archive": 1,
    }


def test_texts_and_resources_are_read_without_headers_of_a_server(tmp_path):
    text = f"Kings sign\n{STORY * 3}".encode()
    wet = record(text, kind="conversion", Content_Type="text/plain", WARC_Target_URI="https://www.herald.example/t")
    saved = record(page(2).encode(), kind="resource", Content_Type="text/html")

    first, second = found(members([wet, saved]), tmp_path, "a.warc.wet.gz")

    assert (first.title, first.outlet, first.published) == ("Kings sign", "herald.example", None)
    assert second.title == "Kings sign 2"


def test_sites_and_days_choose_pages(tmp_path):
    archive = members(
        [
            response(1, url="https://www.reuters.example/1"),
            response(2, url="https://uk.reuters.example/2", body=page(2, published="2022-09-30")),
            response(3, url="https://notreuters.example/3"),
            response(4, url="https://reuters.example/4", body=page(4, published=None)),
        ]
    )

    items = found(archive, tmp_path, sites=("reuters.example",), since=date(2022, 10, 1))

    assert titles(items) == ["Kings sign 1"]
    assert left_out(items) == {
        "of other sites": 1, "published before or after those days": 1, "without a day of publication": 1,
    }  # fmt: skip


def test_archives_of_common_crawl_are_chosen_by_the_day_in_their_names(tmp_path):
    for day in ("20220901", "20230301"):
        (tmp_path / f"CC-NEWS-{day}120000-00001.warc.gz").write_bytes(b"a fault, were it opened")
    (tmp_path / "CC-NEWS-20221029120000-00001.warc.gz").write_bytes(members([response(1)]))

    items = list(gather([str(tmp_path)], today=TODAY, since=date(2022, 10, 1), until=date(2022, 12, 31)))

    assert titles(items) == ["Kings sign 1"]
    assert faults(items) == []
    assert left_out(items) == {"archives whose names tell of other days, unopened": 2}


def test_a_name_tells_the_day_of_an_archive_and_not_quite_that_of_its_pages():
    name = "CC-NEWS-20221029120000-00001.warc.gz"

    assert can_hold(name, date(2022, 10, 30), None)  # begun before midnight
    assert not can_hold(name, date(2022, 10, 31), None)
    assert can_hold(name, None, date(2022, 10, 22))  # a page found a week late
    assert not can_hold(name, None, date(2022, 10, 21))
    assert can_hold("own.warc.gz", date(2022, 10, 31), None)
    assert can_hold("CC-NEWS-20229999120000-00001.warc.gz", date(2022, 10, 31), None)


ARCHIVE = [response(number) for number in range(6)]


def damaged(kind: str) -> bytes:
    """An archive of six whose third record is damaged."""
    before, third, after = members(ARCHIVE[:2]), gzip.compress(ARCHIVE[2], mtime=0), members(ARCHIVE[3:])
    if kind == "cut inside":
        return before + third[: len(third) // 2] + after
    if kind == "bytes lost":
        return before + third[:200] + b"\0" * 50 + third[250:] + after
    if kind == "something between":
        return before + b"rubbish" + after
    lines = {
        "too long": (b"Content-Length: ", b"Content-Length: 9"),
        "too short": (b"Content-Length: 1", b"Content-Length: "),
        "no number": (b"Content-Length: ", b"Content-Length: x"),
        "no length": (b"Content-Length", b"Contents"),
        "no WARC": (b"WARC/1.0", b"XXXX/1.0"),
    }
    return before + gzip.compress(ARCHIVE[2].replace(*lines[kind], 1), mtime=0) + after


@pytest.mark.parametrize("cutter", [cut, cut_quickly])
@pytest.mark.parametrize(
    ("kind", "why"),
    [
        ("cut inside", "gzip data"), ("bytes lost", "gzip data"), ("something between", "not with gzip"),
        ("too long", "is cut short"), ("too short", "does not end where its length"), ("no number", "is no number"),
        ("no length", "has no length"), ("no WARC", "not with WARC/1.0"),
    ],
)  # fmt: skip
def test_a_damaged_record_is_named_by_number_and_place_and_the_others_are_read(cutter, kind, why):
    if cutter is cut_quickly:
        pytest.importorskip("fastwarc")

    items = list(cutter(opened(damaged(kind))))

    assert [item.number for item in items if isinstance(item, Damaged)] == [3]
    assert (items[2].offset, why in items[2].why) == (len(members(ARCHIVE[:2])), True)
    assert [item.block for item in items if isinstance(item, Stored)] == [
        part.split(b"\r\n\r\n", 1)[1][:-4] for number, part in enumerate(ARCHIVE) if number != 2
    ]


def test_damage_is_told_in_a_sentence(tmp_path):
    items = found(damaged("too short"), tmp_path)

    assert len(titles(items)) == 5
    assert (
        f"a.warc.gz, record 3 at byte {len(members(ARCHIVE[:2])):,}: does not end where its length" in faults(items)[0]
    )
    assert faults(items)[0].endswith("The others are read.")
    assert isinstance(next(item for item in items if isinstance(item, InputError)), RecordError)


def test_an_archive_that_breaks_off_gives_what_it_had(tmp_path):
    whole = members(ARCHIVE)

    items = found(whole[:-300], tmp_path)

    assert len(titles(items)) == 5
    assert ": is cut short: its gzip data end early" in faults(items)[0]
    assert "cut short: it has" in faults(found(b"".join(ARCHIVE)[:-300], tmp_path, "a.warc"))[0]


def test_a_record_that_is_too_large_is_passed_over_and_not_held(tmp_path, monkeypatch):
    monkeypatch.setattr(cutting, "LARGEST", 100_000)
    monkeypatch.setattr("dragoman.documents.webarchives.quick.LARGEST", 100_000)
    film = response(9, body=random.Random(1).randbytes(400_000), Content_Type="video/mp4")
    huge = response(8, body="<p>" + "x" * 300_000)

    items = found(members([ARCHIVE[0], film, huge, ARCHIVE[1]]), tmp_path)

    assert len(titles(items)) == 2
    assert all(re.search(r"record [23] at byte [\d,]+: is larger than", one) for one in faults(items))
    assert len(faults(items)) == 2


@pytest.mark.parametrize("seed", range(12))
def test_fastwarc_gives_the_same_whatever_is_damaged(seed):
    pytest.importorskip("fastwarc")
    chance = random.Random(seed)
    archive = [response(number, body=page(number, text=STORY * chance.randint(1, 3))) for number in range(8)]
    data = bytearray(chance.choice([members, b"".join, together])(archive))
    for _ in range(seed % 4):
        at = chance.randrange(len(data))
        if chance.random() < 0.5:
            data[at] = chance.randrange(256)
        else:
            del data[at : at + chance.choice([1, 300])]

    assert list(cut_quickly(opened(bytes(data)))) == list(cut(opened(bytes(data))))


def test_a_wacz_is_a_zip_of_archives(tmp_path):
    path = tmp_path / "site.wacz"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("datapackage.json", json.dumps({"profile": "data-package"}))
        packed.writestr("archive/data.warc.gz", members(ARCHIVE[:2]))

    assert titles(read_archive(path, today=TODAY)) == ["Kings sign 0", "Kings sign 1"]
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("datapackage.json", "{}")
    assert "without a web archive" in faults(read_archive(path))[0]
    path.write_bytes(b"PK\x03\x04 and no more")
    assert "damaged zip archive" in faults(read_archive(path))[0]


def test_a_damaged_archive_of_a_wacz_is_named_and_the_others_are_read(tmp_path):
    path = tmp_path / "site.wacz"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("archive/a.warc.gz", b"A" * 400)
        packed.writestr("archive/b.warc.gz", members(ARCHIVE[:2]))
    path.write_bytes(path.read_bytes().replace(b"AAA", b"AAB", 1))

    assert titles(read_archive(path, today=TODAY)) == ["Kings sign 0", "Kings sign 1"]
    assert "archive/a.warc.gz: cannot be unpacked (Bad CRC" in faults(read_archive(path, today=TODAY))[0]


def test_an_archive_that_is_damaged_at_its_beginning_is_read_from_behind_it(tmp_path):
    packed = bytearray(members(ARCHIVE[:3]))
    packed[40:44] = b"\xff\xff\xff\xff"
    plain = b"rubbish\n" + b"".join(ARCHIVE[:2])

    assert titles(found(bytes(packed), tmp_path)) == ["Kings sign 1", "Kings sign 2"]
    assert titles(found(plain, tmp_path, "a.warc")) == ["Kings sign 0", "Kings sign 1"]


def test_what_is_no_web_archive_says_what_it_is(tmp_path):
    assert "is empty" in faults(found(b"", tmp_path))[0]
    assert "a PNG image" in faults(found(b"\x89PNG....", tmp_path, "a.warc"))[0]
    assert "is a web page, not a web archive" in faults(found(b"<html>Not Found</html>", tmp_path, "a.warc.gz"))[0]
    assert "is text, not a web archive" in faults(found(gzip.compress(b"denied"), tmp_path, "a.warc.gz"))[0]
    assert faults(read_archive(tmp_path))  # a folder


def test_standard_input_is_copied_to_go_back_in_it_where_there_is_room(tmp_path, monkeypatch):
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    archive = members(ARCHIVE[:2])
    assert len(titles(read_warc(Pipe(archive), "standard input", _options()))) == 2

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("shutil.copyfileobj", full)
    with pytest.raises(Unreadable, match="No space left on device"):
        next(read_warc(Pipe(archive), "standard input", _options()))


def test_an_archive_is_read_record_by_record(tmp_path):
    items = read_warc(opened(members(ARCHIVE) + b"rubbish"), "a.warc.gz", _options())

    first = next(items)

    assert isinstance(first, Document)
    assert len(titles(items)) == 5


def _options() -> Options:
    return Options(None, None, TODAY)


@pytest.mark.parametrize(
    ("text", "foreign"),
    [
        (STORY, False),
        (GERMAN, True),
        ("Les deux royaumes ont signé lundi un pacte, et leurs deux rois étaient là pour le lire à la foule. ", True),
        ("Оба королевства подписали в понедельник договор, и оба короля приехали в город на площадь. ", True),
        ("De twee koninkrijken tekenden maandag een verdrag, en beide koningen kwamen naar de stad. ", True),
    ],
)
def test_pages_that_are_plainly_not_english_are_not_looked_into(text, foreign):
    html = f"<html><body><nav>The home of the news, and that of the day</nav><p>{text * 6}</p></body></html>"

    assert is_plainly_foreign(html.encode()) is foreign
    assert not is_plainly_foreign(f"<p>{text[:60]}</p>".encode())  # too little to tell
