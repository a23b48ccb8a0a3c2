"""The sentences that were written to teach the types of acts."""

from __future__ import annotations

import sys
from collections import Counter
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

from dragoman.errors import VocabularyError

sys.path.insert(0, str(Path(__file__).parents[2] / "training"))
written = pytest.importorskip("corpus.written_acts")


@pytest.fixture(scope="module")
def pieces() -> list[Any]:
    return written.acts()


def side(piece: Any, mark: int) -> str:
    return " ".join(word for word, at in zip(piece.words, piece.marks, strict=True) if at == mark)


def test_a_line_becomes_a_sentence_with_its_actors_and_types():
    piece = written.act("SANCTION, COERCE | <t>Norland's navy</t> can't buy fuel, by a ruling of <s>Sudland</s>.")
    assert piece.types == ["SANCTION", "COERCE"]
    assert (side(piece, 1), side(piece, 2)) == ("Sudland", "Norland 's navy")
    assert piece.words[3:6] == ["ca", "n't", "buy"]


def test_every_fault_is_told_with_its_file_and_line(tmp_path: Path):
    path = tmp_path / "acts.txt"
    path.write_text(
        "# a comment\n\nAID | <s>Norland</s> fed <t>Sudland</t>.\nHELP | <s>Norland</s> fed <t>Sudland</t>.\n"
        "AID | <s>Norland</s> fed Sudland.\nAID | <s>Norland fed <t>Sudland</t></s>.\n<s>Norland</s> fed <t>all</t>.\n",
        encoding="utf-8",
    )
    with pytest.raises(VocabularyError) as fault:
        written.acts(path)
    lines = str(fault.value).splitlines()
    assert [line.split(":")[0] for line in lines] == [f"acts.txt, line {number}" for number in (4, 5, 6, 7)]
    assert '"HELP" is no type' in lines[0]
    assert "exactly once" in lines[1]
    assert "overlap" in lines[2]


def test_every_type_is_written_of_often_enough(pieces: list[Any]):
    counts = Counter(piece.types[0] for piece in pieces)
    assert len(pieces) >= 900
    assert not {kind: counts[kind] for kind in written.TYPES if counts[kind] < 38}


def test_no_pair_is_written_twice(pieces: list[Any]):
    assert not [key for key, times in Counter((*p.words, *map(str, p.marks)) for p in pieces).items() if times > 1]


def test_an_actor_is_one_run_of_words(pieces: list[Any]):
    runs = [[mark for mark, _ in groupby(piece.marks) if mark] for piece in pieces]
    assert all(sorted(run) == [1, 2] for run in runs)
