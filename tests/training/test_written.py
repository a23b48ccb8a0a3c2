"""Attributions we wrote: marks in text become the positions of words."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

TRAINING = Path(__file__).parents[2] / "training"
WRITTEN = TRAINING / "corpus/attributions.txt"
sys.path.insert(0, str(TRAINING))
written = pytest.importorskip("corpus.written")


def file(folder: Path, *lines: str) -> Path:
    path = folder / "attributions.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def worded(piece: Any) -> list[dict[str, str]]:
    """A piece's attributions with their words instead of positions."""
    return [{name: " ".join(piece.words[w] for w in a[name]) for name in a} for a in piece.attributions]


def test_marked_parts_become_words(tmp_path: Path):
    path = file(tmp_path, "# Two aides", "", "[t1 “It isn't ours,”] [s1 two aides] [c1 said]. [t1 “Ask Norland.”]")
    (piece,) = written.attributed(path)
    assert piece.words[:5] == ["“", "It", "is", "n't", "ours"]
    assert worded(piece) == [
        {"source": "two aides", "cue": "said", "content": "“ It is n't ours , ” “ Ask Norland . ”"}
    ]


def test_speech_within_speech_follows_what_holds_it(tmp_path: Path):
    path = file(tmp_path, "[t2 [s1 Norland] [c1 denied] [t1 the raid]], [s2 aides] [c2 said].")
    denied = {"source": "Norland", "cue": "denied", "content": "the raid"}
    said = {"source": "aides", "cue": "said", "content": "Norland denied the raid"}
    assert worded(written.attributed(path)[0]) == [said, denied]


def test_words_can_belong_to_several_attributions_and_a_source_can_be_missing(tmp_path: Path):
    path = file(tmp_path, "[s1,2 She] [c1 denied] [t1 it] and [c2 left saying] [t2 it was] [c3 reportedly] [t3 a lie].")
    assert worded(written.attributed(path)[0]) == [
        {"source": "She", "cue": "denied", "content": "it"},
        {"source": "She", "cue": "left saying", "content": "it was"},
        {"source": "", "cue": "reportedly", "content": "a lie"},
    ]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("[s1 She] [c1 denied] [t1 it.", "the content of attribution 1 is not closed"),
        ("[s1 She] denied] it.", "closes a part that was not opened"),
        ("[s1 She] denied [t1 it].", "attribution 1 has no cue"),
        ("[x1 She] [c1 denied] it.", "opens no part"),
        ("[s1 She] [c1 had] never [c1 denied] it.", "the cue of attribution 1 is in several pieces"),
        ("[s1 She [c1 denied]] it.", "parts of attribution 1 share words"),
        ("[s1 Sh][c1 e denied] it.", 'share words: they meet in "She"'),
        ("[s1  ] [c1 denied] it.", "the source of attribution 1 is empty"),
        ("[s1 She ][c1 denied] it.", "the source of attribution 1 begins or ends with a blank"),
    ],
)
def test_a_fault_names_file_and_line(tmp_path: Path, line: str, fault: str):
    with pytest.raises(ValueError, match=rf"attributions\.txt, line 2: .*{fault}"):
        written.attributed(file(tmp_path, "# Faults", line))


def test_all_faults_are_told_together(tmp_path: Path):
    with pytest.raises(ValueError, match=r"line 1: .*\n.*line 3: "):
        written.attributed(file(tmp_path, "[s1 She] spoke.", "[s1 He] [c1 spoke].", "[t1 It] rained."))


def test_our_own_file_holds_what_annotated_news_lacks():
    pieces = written.attributed(WRITTEN)
    attributions = [a for piece in pieces for a in piece.attributions]
    assert len(pieces) >= 550
    assert len({" ".join(piece.words) for piece in pieces}) == len(pieces)
    assert sum(not a["source"] for a in attributions) >= 130
    assert sum(depth > 0 for paragraph in written.paragraphs(WRITTEN) for depth in paragraph.depths) >= 150
