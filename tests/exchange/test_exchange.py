from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.errors import RecordError
from dragoman.exchange import read_jsonl, write_csv, write_jsonl
from dragoman.records import Claim, Document, Item, Place, Quantity, Time
from dragoman.store import write_parquet
from tests.builders import claim, document

# Everything a text may hold, save the halves of pairs that no encoding has.
words = st.text(st.characters(exclude_categories=("Cs",)), max_size=30)
maybe = st.none() | words
numbers = st.floats(allow_nan=False, allow_infinity=False)
items = st.builds(
    Item, name=words, kind=maybe, unit=maybe,
    quantity=st.none() | st.builds(Quantity, text=words, low=st.none() | numbers, high=st.none() | numbers),
)  # fmt: skip
claims = st.builds(
    lambda base, **changes: msgspec.structs.replace(base, **changes),
    st.builds(
        claim, recipient=st.sampled_from(["UKR", None]), by=st.lists(words, max_size=3).map(tuple), sentence=words,
        stance=st.sampled_from(["asserts", "denies"]), outlet=maybe, theatres=st.lists(words, max_size=2).map(tuple),
    ),
    published=st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    mode=maybe,
    symmetric=st.booleans(),
    items=st.lists(items, max_size=2).map(tuple),
    time=st.none() | st.builds(Time, text=words, start=maybe, end=maybe),
    place=st.none() | st.builds(Place, text=words, name=words, country=maybe, latitude=numbers, longitude=numbers),
    confidence=st.floats(0, 1),
)  # fmt: skip


def jsonl(records) -> bytes:
    file = io.BytesIO()
    write_jsonl(records, file)
    return file.getvalue()


def rows(records, kind=Claim) -> list[dict[str, str]]:
    file = io.StringIO(newline="")
    write_csv(records, kind, file)
    return list(csv.DictReader(io.StringIO(file.getvalue(), newline="")))


@given(st.lists(claims, max_size=4))
def test_what_is_written_as_lines_reads_back_the_same(kept):
    assert list(read_jsonl(io.BytesIO(jsonl(kept)), Claim, place="claims.jsonl")) == kept


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(claims, max_size=4))
def test_what_is_written_as_parquet_reads_back_the_same(tmp_path, kept):
    path = tmp_path / "claims.parquet"

    assert write_parquet(kept, Claim, path) == len(kept)

    assert parquet_rows(path, Claim) == kept


def parquet_rows(path: Path, kind):
    import duckdb

    table = duckdb.execute("SELECT * FROM read_parquet(?)", [str(path)])
    names = [column[0] for column in table.description]
    return [msgspec.convert(dict(zip(names, row, strict=True)), kind) for row in table.fetchall()]


def test_a_line_holds_the_fields_of_the_contract_in_its_order():
    (line,) = jsonl([claim(by=("USA",))]).splitlines()

    found = json.loads(line)

    assert list(found) == [
        "id", "act", "document", "outlet", "published", "origin", "sentence", "sentence_start", "sentence_end",
        "trigger", "type", "mode", "cameo", "initiator", "recipient", "symmetric", "against", "sources", "polarity",
        "certainty", "aspect", "stance", "items", "time", "place", "theatres", "confidence", "reader",
    ]  # fmt: skip
    assert found["published"] == "2022-10-29"
    assert list(found["initiator"]) == ["id", "name", "kind", "sector", "acts_for", "text", "start", "end"]
    assert list(found["sources"][0]) == [
        "id", "name", "kind", "sector", "acts_for", "anonymous", "cue", "text", "start", "end",
    ]  # fmt: skip
    assert list(found["trigger"]) == ["text", "start", "end"]
    assert found["against"] is None


def test_a_broken_line_is_named_with_its_number():
    lines = io.BytesIO(jsonl([claim()]) + b'\n{"id": 3}\n')

    with pytest.raises(RecordError, match=r"claims\.jsonl, line 3: is not a claim"):
        list(read_jsonl(lines, Claim, place="claims.jsonl"))


@given(st.lists(claims, min_size=1, max_size=3))
def test_a_table_has_a_row_a_claim_and_texts_without_a_formula(kept):
    found = rows(kept)

    assert len(found) == len(kept)
    for row, one in zip(found, kept, strict=True):
        sentence = one.sentence.replace("\r\n", "\n").replace("\r", "\n")
        assert row["sentence"] in (sentence, f"'{sentence}")
        assert not (len(row["sentence"]) > 1 and row["sentence"][0] in "=+-@\t\n")


def test_a_claim_in_a_table():
    three = Quantity(text="about three", low=3.0, high=3.0)
    one = msgspec.structs.replace(
        claim(by=("USA", "GBR"), stance="denies", theatres=("ukraine", "donbas"), sentence="=HYPERLINK(1)"),
        items=(Item(name="drones", kind="drone", quantity=three, unit="dozen"),),
        recipient=None,
    )

    (row,) = rows([one])

    assert row["published"] == "2022-10-29"
    assert (row["initiator_id"], row["initiator_acts_for"], row["recipient_id"]) == ("RUS", "RUS", "")
    assert row["sources"] == "USA > GBR"
    assert row["source_cues"] == "said > said"
    assert row["polarity"] == "-"
    assert row["symmetric"] == "false"
    assert row["items"] == "about three dozen drones"
    assert row["theatres"] == "ukraine; donbas"
    assert row["sentence"] == "'=HYPERLINK(1)"


def test_columns_stand_even_when_there_are_no_claims():
    file = io.StringIO()
    assert write_csv([], Claim, file) == 0
    assert file.getvalue().startswith("id,published,outlet,initiator_id,")
    assert file.getvalue().strip().split(",") == list(rows([claim()])[0])


def test_documents_go_out_as_tables_and_parquet(tmp_path):
    report = document("First line.\nSecond, with a comma.")

    (row,) = rows([report], Document)
    assert row["text"] == report.text
    assert "blocks" not in row

    write_parquet([report], Document, tmp_path / "documents.parquet")
    assert parquet_rows(tmp_path / "documents.parquet", Document) == [report]


def test_parquet_files_appear_whole_or_not_at_all(tmp_path):
    def broken():
        yield claim()
        raise OSError("the disk is gone")

    with pytest.raises(OSError, match="the disk is gone"):
        write_parquet(broken(), Claim, tmp_path / "claims.parquet")

    assert list(tmp_path.iterdir()) == []
