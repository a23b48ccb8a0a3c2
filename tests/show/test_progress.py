from __future__ import annotations

import gzip
import random

from dragoman.show.cli import progress
from dragoman.show.cli.progress import Bar, expected


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
