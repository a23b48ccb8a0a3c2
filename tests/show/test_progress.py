from __future__ import annotations

import gzip
import random
from collections import Counter

from dragoman.show.cli import progress
from dragoman.show.cli.progress import Bar, expected
from dragoman.show.cli.read import summary


def test_what_is_expected_counts_files_and_the_lines_of_lists(tmp_path):
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "one.txt").write_text("One.")
    (tmp_path / "folder" / "list.jsonl").write_text('{"text": "a"}\n{"text": "b"}\n{"text": "c"}\n')
    with gzip.open(tmp_path / "list.jsonl.gz", "wt") as file:
        file.write('{"text": "a"}\n' * 5)

    assert expected([str(tmp_path / "folder"), str(tmp_path / "list.jsonl.gz")]) == 9


def test_what_only_reading_can_tell_is_left_open(tmp_path):
    assert expected(["https://courier.example/feed.xml"]) is None
    assert expected(["-"]) is None
    assert expected([str(tmp_path / "missing.txt")]) is None


def test_of_a_list_whose_gzip_is_cut_or_damaged_only_reading_can_tell(tmp_path):
    packed = gzip.compress(b"{}\n" * 9)
    (tmp_path / "cut.jsonl.gz").write_bytes(packed[:-9])
    (tmp_path / "damaged.jsonl.gz").write_bytes(packed[:10] + b"\xff" * 9)

    assert expected([str(tmp_path / "cut.jsonl.gz")]) is None
    assert expected([str(tmp_path / "damaged.jsonl.gz")]) is None


def test_nothing_is_expected_of_a_file_that_may_hold_many_reports(tmp_path):
    (tmp_path / "one.docx").write_bytes(bytes(1000))
    assert expected([str(tmp_path)]) == 1
    (tmp_path / "many.docx").write_bytes(bytes(1_000_000))
    assert expected([str(tmp_path / "many.docx")]) is None
    assert expected([str(tmp_path)]) is None


def test_reports_without_a_date_are_counted_in_the_last_line():
    counts = Counter({"read": 250, "undated": 3, "sentences": 4000, "claims": 700, "failed": 1})

    assert summary(counts) == "250 reports read, 3 without a date: 4,000 sentences, 700 claims; 1 failed."


def test_a_long_list_is_guessed_from_its_beginning(tmp_path, monkeypatch):
    monkeypatch.setattr(progress, "SAMPLE", 500_000)
    chance = random.Random(3)
    lines = [f'{{"text": "{chance.getrandbits(400)}"}}\n' for _ in range(50_000)]
    (tmp_path / "list.jsonl").write_text("".join(lines))
    with gzip.open(tmp_path / "list.jsonl.gz", "wt") as file:
        file.writelines(lines)

    assert 49_000 <= expected([str(tmp_path / "list.jsonl")]) <= 51_000
    # Compressed, the file is read ahead of what is asked for, so the guess is a low one.
    assert 30_000 <= expected([str(tmp_path / "list.jsonl.gz")]) <= 55_000


def test_a_bar_is_quiet_when_nobody_looks(capsys):
    with Bar("reading", 2) as bar:
        bar.advance()
        bar.say("broken.txt: holds no text.")

    assert capsys.readouterr() == ("", "broken.txt: holds no text.\n")
