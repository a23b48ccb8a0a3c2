"""Names that the tables of actors know, in sentences that nobody labelled."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "training"))
gazetteer = pytest.importorskip("naming.gazetteer")


def told(text: str) -> str:
    words = text.split()
    pairs = zip(words, gazetteer.tags(words), strict=True)
    return " ".join(f"{word}/{tag}" if tag != "O" else word for word, tag in pairs)


@pytest.mark.parametrize(
    "marked",
    [
        "the leaders of Iran/B-LOC and Saudi/B-LOC Arabia/I-LOC met in Geneva/?",
        "President Vladimir/B-PER Putin/I-PER denied it on Monday",
        "fighters of the Islamic/B-ORG State/I-ORG fled",
        "an Iranian/B-MISC official said so",
        "drones struck Kyiv/B-LOC at night",
    ],
)
def test_what_the_tables_know_is_named(marked: str):
    words = [word.split("/")[0] for word in marked.split()]
    assert told(" ".join(words)) == marked


def test_a_name_that_an_unknown_one_touches_is_unsure():
    assert told("he flew with Iran Air there") == "he flew with Iran/? Air/? there"


def test_an_office_is_no_name_of_its_holder():
    assert "B-" not in told("the White House and the Foreign Ministry said no")
