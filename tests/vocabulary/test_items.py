"""The table of items: every word can be found, and what would never be found is refused."""

import pytest

from dragoman.errors import VocabularyError
from dragoman.vocabulary.items import COLUMNS, KINDS, _entry, item_words, normal
from dragoman.vocabulary.tables import read_table


def test_the_table_is_broad_and_every_kind_is_used():
    table = item_words()
    assert len(table.kinds) >= 250
    assert set(table.kinds.values()) == KINDS - {"measure", "container"}


def test_words_are_normal_however_they_are_printed():
    assert normal("F-16s") == normal("F - 16s") == "f 16"
    assert normal("Anti–tank  Missile") == "anti tank missile"


@pytest.mark.parametrize(
    ("spellings", "kind"),
    [
        (("S-400", "S400", "S 400"), "air defence"), (("Shahed-136", "Shahed 136", "Shahed‑136"), "drone"),
        (("Su-35", "Su35", "Su-35S"), "aircraft"), (("Tu-95MS", "Tu-95", "TU95"), "aircraft"),
        (("F-16s", "F16", "F-16C"), "aircraft"), (("HIMARS", "himars"), "artillery"), (("Javelin",), "missile"),
        (("T-72", "T72", "T-72B3"), "armour"), (("AK-47s", "AK47"), "small arms"), (("SAMP/T",), "air defence"),
        (("Bayraktar TB2", "TB-2"), "drone"), (("M777",), "artillery"),
    ],
)  # fmt: skip
def test_a_designation_is_found_in_all_its_spellings(spellings, kind):
    assert {item_words().kinds.get(normal(one)) for one in spellings} == {kind}


def test_wrong_rows_are_named(tmp_path):
    path = tmp_path / "items.csv"
    path.write_text("word,kind\nspear,pointy\nanti-tank missile,missile\n")
    with pytest.raises(VocabularyError) as told:
        read_table(path, COLUMNS, _entry)
    assert [line.split(":")[0] for line in str(told.value).splitlines()] == ["items.csv, line 2", "items.csv, line 3"]
    assert 'write it "anti tank missile"' in str(told.value)
