"""What a table of events is of, whatever its name: by its header, by its columns, by its first bytes."""

from __future__ import annotations

import gzip
import os
import zipfile
from pathlib import Path

import pytest

from dragoman.coding import Sheet
from dragoman.errors import InputError
from dragoman.exchange.coded import FORMS, PassedOver, tables
from tests.exchange.coded import invented

GDELT = invented.columns("gdelt")
EVENTS = invented.bare(GDELT, [invented.gdelt(one) for one in range(3)])


@pytest.fixture
def found(tmp_path):
    """What is found in a file of this content, or under these names, when it is given as of a format."""
    (tmp_path / "work").mkdir()

    def look(form, content="", *, file="some.txt", places=None):
        if places is None:
            places = [tmp_path / file]
            places[0].write_bytes(content if isinstance(content, bytes) else content.encode())
        return list(tables(FORMS[form], places, workplace=tmp_path / "work", columns_of=lambda _: ("a", "b"),
                           known=tuple(FORMS.values())))  # fmt: skip

    return look


def one(several) -> Sheet:
    (only,) = several
    assert isinstance(only, Sheet), only
    return only


def why(several) -> str:
    (only,) = several
    assert isinstance(only, InputError), only
    return only.why


@pytest.mark.parametrize(
    ("form", "shape", "row"),
    [
        ("gdelt", 0, invented.gdelt),
        ("gdelt", 1, invented.gdelt),
        ("phoenix", 0, invented.phoenix),
        ("phoenix", 1, invented.phoenix),
    ],
)
def test_tables_without_a_header_are_known_by_their_columns(found, form, shape, row):
    sheet = one(found(form, invented.bare(invented.columns(form, shape), [row(1), row(2)])))
    assert (sheet.shape, sheet.columns, sheet.skip) == (FORMS[form].shapes[shape], invented.columns(form, shape), 0)


def test_gdelt_of_before_april_2013_has_no_addresses(found):
    row = invented.gdelt(1)
    del row["SOURCEURL"]
    sheet = one(found("gdelt", invented.bare(invented.columns("gdelt", 2), [row])))
    assert len(sheet.columns) == 57
    assert "url" not in sheet.shape.select


def test_gdelt_with_a_header_and_commas_as_databases_give_it_is_taken_too(found):
    sheet = one(found("gdelt", invented.quoted(GDELT, [invented.gdelt(1)])))
    assert (sheet.shape.name, sheet.columns, sheet.skip, sheet.quoted) == ("GDELT 2.0 events", GDELT, 1, True)


def test_mentions_given_where_events_are_meant_are_taken_as_mentions(found):
    row = {"GLOBALEVENTID": 1, "EventTimeDate": "20170105120000", "MentionTimeDate": "20170105120000",
           "MentionSourceName": "example.org", "MentionIdentifier": "https://example.org/1"}  # fmt: skip
    assert one(found("gdelt", invented.bare(invented.columns("gdelt", 3), [row]))).shape.mentions


@pytest.mark.parametrize(("form", "row"), [("icews", invented.icews), ("polecat", invented.polecat)])
def test_tables_with_a_header_are_known_by_its_names_in_any_order_and_spelling(found, form, row):
    names = invented.columns(form)
    sheet = one(found(form, invented.headed(names, [row(1)])))
    assert (sheet.columns, sheet.skip, sheet.delimiter, sheet.quoted) == (names, 1, "\t", False)
    snake = [name.lower().replace(" ", "_") for name in reversed(names)]
    sheet = one(found(form, "\t".join([*snake, "more"]) + "\n"))
    assert sheet.columns == (*reversed(names), "more")


def test_the_same_in_quotation_marks_and_with_commas(found):
    names = invented.columns("icews")
    sheet = one(found("icews", invented.quoted(names, [invented.icews(1)])))
    assert (sheet.columns, sheet.delimiter, sheet.quoted) == (names, ",", True)


def test_an_intensity_is_the_intensity_of_an_event(found):
    names = ["Event Intensity" if name == "Intensity" else name for name in invented.columns("polecat")]
    assert "Intensity" in one(found("polecat", "\t".join(names) + "\n")).columns


def test_a_header_with_more_names_than_the_rows_have_cells_is_that_of_the_format(found):
    names = invented.columns("polecat")
    wrong = "\t".join([*names[:5], "Headline", *names[5:]]) + "\n"
    sheet = one(found("polecat", wrong + invented.bare(names, [invented.polecat(1), invented.polecat(2)])))
    assert (sheet.columns, sheet.skip) == (names, 1)


def test_a_header_that_stands_twice_is_no_row_and_surplus_tabs_are_no_cells(found):
    names = invented.columns("polecat")
    text = "\t".join(names) + "\t\t\n" + invented.headed(names, [invented.polecat(1)])
    sheet = one(found("polecat", text))
    assert (sheet.columns, sheet.skip, sheet.shape.slack) == (names, 2, True)


def test_acled_comes_with_commas_or_semicolons_and_with_tags_below_its_header(found):
    for delimiter in ",;":
        sheet = one(found("acled", invented.quoted(invented.ACLED_TODAY, [invented.acled(1)], delimiter)))
        assert (sheet.columns, sheet.delimiter, sheet.quoted) == (invented.ACLED_TODAY, delimiter, True)
    header, row = invented.quoted(invented.ACLED_TODAY, [invented.acled(1)]).splitlines()
    assert one(found("acled", f"{header.upper()}\n#event+id,#date\n{row}\n")).skip == 2


def test_a_table_of_another_format_is_told_with_how_to_import_it(found):
    assert why(found("icews", EVENTS)) == (
        "looks like GDELT 2.0 events (61 columns), not ICEWS coded events. Import it with: dragoman import gdelt FILE"
    )
    assert "looks like ICEWS events (20 columns)" in why(
        found("acled", invented.headed(invented.columns("icews"), [invented.icews(1)]))
    )


@pytest.mark.parametrize("count", [60, 62])
def test_a_table_of_nearly_the_right_columns_is_told_with_what_is_near(found, count):
    rows = "".join("\t".join((row + "\tmore").split("\t")[:count]) + "\n" for row in EVENTS.splitlines())
    assert f"is a table of {count} columns; GDELT 2.0 events have 61" in why(found("gdelt", rows))


def test_a_few_wrong_rows_do_not_hide_what_the_table_is(found):
    cut = EVENTS.splitlines()[0].rpartition("\t")[0]
    assert one(found("gdelt", f"{cut}\n{EVENTS}")).shape.name == "GDELT 2.0 events"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("<!DOCTYPE html><html><body>Please log in</body></html>", "is a web page"),
        (b"%PDF-1.7\n...", "is a PDF document"),
        (b"events.CSV" + bytes(247) + b"ustar  ", "is a tar archive: unpack it first"),
        ('{"id": 1}\n', "is a JSON file"),
        ("", "is empty"),
        (b"\x00\x01\x02" * 1000, "is no text"),
        ("a,b,c\n1,2,3\n", "is a table of 3 columns: a, b, c"),
        ("Dear colleague,\n\nthe files are attached.\n", "is "),
    ],
)
def test_what_is_no_table_of_events_is_named(found, content, words):
    assert words in why(found("gdelt", content))


@pytest.mark.parametrize(
    ("file", "content", "given"),
    [
        ("events.csv.gz", gzip.compress(EVENTS.encode()), "events.csv.gz"),
        ("events.csv", gzip.compress(EVENTS.encode()), "straight.txt"),
        ("events.csv.gz", EVENTS.encode(), "straight.txt"),
    ],
)
def test_a_table_is_read_whether_it_is_gzipped_or_only_says_so(found, file, content, given):
    sheet = one(found("gdelt", content, file=file))
    assert (sheet.shape.name, sheet.path.name) == ("GDELT 2.0 events", given)


def test_a_gzip_that_is_cut_short_is_told_and_nothing_of_it_taken(found):
    whole = gzip.compress("".join(EVENTS.replace("190", str(number)) for number in range(4000)).encode())
    assert "is cut short or damaged" in why(found("gdelt", whole[: len(whole) // 2]))


def test_the_tables_of_an_archive_come_one_by_one_and_its_codebook_is_passed_over(found, tmp_path):
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("20170105.export.CSV", EVENTS)
        archive.writestr("deep/20170106.export.CSV.gz", gzip.compress(EVENTS.encode()))
        archive.writestr("codebook.pdf", b"%PDF-1.7")
        archive.writestr("__MACOSX/x", b"")
    first, second, other = sorted(found("gdelt", places=[tmp_path / "all.zip"]), key=lambda item: str(item.name))
    assert [item.name.split(": ")[1] for item in (first, second, other)] == [
        "20170105.export.CSV", "codebook.pdf", "deep/20170106.export.CSV.gz",
    ]  # fmt: skip
    assert isinstance(second, PassedOver)


def test_what_was_unpacked_is_there_while_it_is_read_and_gone_after(tmp_path):
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("a.CSV", EVENTS)
    work = tmp_path / "work"
    work.mkdir()
    for sheet in tables(FORMS["gdelt"], [tmp_path / "all.zip"], workplace=work, columns_of=lambda _: ()):
        assert sheet.path.read_text() == EVENTS
    assert list(work.iterdir()) == []


def test_an_excel_file_and_a_damaged_archive_are_named(found, tmp_path):
    with zipfile.ZipFile(tmp_path / "book.xlsx", "w") as archive:
        archive.writestr("[Content_Types].xml", "")
    assert "is an Excel or Word file" in why(found("acled", places=[tmp_path / "book.xlsx"]))
    assert "cut short or damaged" in why(found("gdelt", (tmp_path / "book.xlsx").read_bytes()[:60]))


def test_a_folder_gives_its_tables_in_order_and_passes_over_what_holds_none(found, tmp_path):
    folder = tmp_path / "data"
    (folder / "2017").mkdir(parents=True)
    (folder / "2017" / "b.CSV").write_text(EVENTS)
    (folder / "2017" / "a.CSV").write_text(EVENTS)
    (folder / "README.txt").write_text("All files.\n")
    (folder / ".hidden").write_text("no\n")
    first, second, other = found("gdelt", places=[folder])
    assert [first.path.name, second.path.name] == ["a.CSV", "b.CSV"]
    assert isinstance(other, PassedOver)
    assert [item.path.name for item in found("gdelt", places=[folder / "*" / "*.CSV"])] == ["a.CSV", "b.CSV"]


def test_a_folder_that_may_not_be_looked_into_is_told_and_what_lies_beside_it_read(found, tmp_path, monkeypatch):
    listed = os.scandir

    def refuse(path):
        if str(path) == str(tmp_path / "shut"):
            raise PermissionError(13, "Permission denied", str(path))
        return listed(path)

    (tmp_path / "shut").mkdir()
    (tmp_path / "a.CSV").write_text(EVENTS)
    monkeypatch.setattr(os, "scandir", refuse)
    whole, closed = found("gdelt", places=[tmp_path])
    assert whole.path.name == "a.CSV"
    assert (Path(closed.place).name, closed.why[:35]) == ("shut", "is a folder that may not be read. A")


def test_names_of_nothing_are_told(found, tmp_path):
    (tmp_path / "events.CSV").write_text(EVENTS)
    (tmp_path / "empty").mkdir()
    assert why(found("gdelt", places=[tmp_path / "event.CSV"])) == "does not exist. Did you mean events.CSV?"
    assert "matches no file" in why(found("gdelt", places=[tmp_path / "*.tsv"]))
    assert "is a folder without files" in why(found("gdelt", places=[tmp_path / "empty"]))


def test_a_file_that_may_not_be_read_is_told_and_the_next_is_read(found, tmp_path, monkeypatch):
    opened = Path.open

    def refuse(path, *rest, **more):
        if path.name == "closed.CSV":
            raise PermissionError(13, "Permission denied")
        return opened(path, *rest, **more)

    for name in ("closed.CSV", "open.CSV"):
        (tmp_path / name).write_text(EVENTS)
    monkeypatch.setattr(Path, "open", refuse)
    closed, whole = found("gdelt", places=[tmp_path / "closed.CSV", tmp_path / "open.CSV"])
    assert closed.why == "may not be read. Ask for the right to, or copy it to where you may."
    assert whole.path.name == "open.CSV"


def test_a_parquet_file_with_other_columns_is_told_with_those_that_it_lacks(found):
    assert "has the columns a, b, not ICEWS coded events: it lacks Event ID" in why(found("icews", b"PAR1...."))


def test_letters_of_latin_1_come_right_in_a_line_and_those_of_utf_8_in_the_next(found, tmp_path):
    names = invented.columns("icews")
    header, first, second = invented.headed(names, [invented.icews(n, City="Malmö") for n in (1, 2)]).splitlines()
    mixed = b"\n".join((header.encode(), first.encode("latin-1"), second.encode(), b""))
    work = tmp_path / "other"
    work.mkdir()
    (tmp_path / "mixed.tab").write_bytes(mixed)
    for sheet in tables(FORMS["icews"], [tmp_path / "mixed.tab"], workplace=work, columns_of=lambda _: ()):
        assert sheet.path.read_bytes().decode() == f"{header}\n{first}\n{second}\n"


def test_carriage_returns_and_nuls_within_cells_part_no_rows(found, tmp_path):
    text = EVENTS.replace("example.org/border", "example.org/bor\rder\x00")
    (tmp_path / "odd.CSV").write_bytes(text.encode())
    work = tmp_path / "other"
    work.mkdir()
    for sheet in tables(FORMS["gdelt"], [tmp_path / "odd.CSV"], workplace=work, columns_of=lambda _: ()):
        assert sheet.path.read_bytes() == text.replace("\r", " ").replace("\x00", "").encode()
