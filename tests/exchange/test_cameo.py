"""Rows of CAMEO codes."""

from __future__ import annotations

import csv
import io

from dragoman.exchange.cameo import COLUMNS, write_cameo
from tests.builders import claim, coded, event


def cameo(*events, claims=()) -> list[dict[str, str]]:
    file = io.BytesIO()
    count = write_cameo(events, lambda _: claims, file)
    rows = list(csv.DictReader(io.StringIO(file.getvalue().decode(), newline="")))
    assert len(rows) == count
    return rows


def test_an_event_is_a_row_a_pair_with_the_code_of_most_of_its_claims():
    told = [claim("IRN", "RUS", type="AID", id=str(n), cameo=code) for n, code in enumerate(("072", "07", "072"))]
    (row,) = cameo(event(told), claims=told)

    assert list(row) == list(COLUMNS)
    assert (row["source"], row["target"], row["cameo"], row["root"]) == ("IRN", "RUS", "072", "07")
    assert row["cameo_name"] == "Provide military aid"
    assert float(row["goldstein"]) > 0
    assert row["source_sector"] == "GOV"


def test_a_code_keeps_its_leading_zero_and_a_sentence_runs_no_formula():
    told = claim("IRN", "RUS", type="AID", cameo="072", sentence="=HYPERLINK(1) sent")
    (row,) = cameo(event([told]), claims=[told])
    assert row["cameo"] == "072"
    assert row["sentence"] == "'=HYPERLINK(1) sent"


def test_an_event_without_a_code_is_no_row():
    told = claim(cameo=None)
    assert cameo(event([told]), claims=[told]) == []
    assert cameo(coded(code="Battles")) == []
    assert cameo(coded(code="13y")) == []


def test_a_coded_event_has_the_code_and_value_of_its_row():
    (row,) = cameo(coded(code="1951", goldstein=-9.5, words="=1+1"))
    assert (row["cameo"], row["goldstein"], row["support"]) == ("1951", "-9.5", "coded")
    assert row["url"] == "https://courier.example/one"
    assert row["sentence"] == "'=1+1"
