"""Cut inputs into shards: by the inputs alone, in the order in which they are gathered."""

from __future__ import annotations

import json

import pytest

from dragoman.documents import gather, stretches
from dragoman.errors import InputError
from dragoman.shards import Shard, are_files, are_large, plan, planning


@pytest.fixture
def folder(tmp_path):
    """A folder with lists, one of which names a file, small reports, and what is no report."""
    (tmp_path / "a.txt").write_text("Norland struck Sudland.")
    (tmp_path / "b.txt").write_text("Sudland struck back.")
    (tmp_path / "c.txt").write_text("Both met.")
    (tmp_path / "photo.xyz").write_bytes(b"\x00\x01")
    (tmp_path / "long.jsonl").write_text("".join(json.dumps({"text": f"Day {n} passed."}) + "\n" for n in range(40)))
    (tmp_path / "short.jsonl").write_text('{"file": "b.txt", "outlet": "Courier"}\n')
    return tmp_path


def said(one) -> str:
    return str(one) if isinstance(one, InputError) else one.text


def test_the_shards_of_a_folder_give_what_the_folder_gives_in_its_order(folder, monkeypatch):
    monkeypatch.setattr(stretches, "SIZE", 300)

    shards = list(plan([str(folder), str(folder / "a.txt")]))

    apart = [
        said(found)
        for one in shards
        for found in ([one] if isinstance(one, InputError) else gather(one.inputs, stretch=one.stretch))
    ]
    assert apart == [said(one) for one in gather([str(folder), str(folder / "a.txt")])]
    assert apart.count("Sudland struck back.") == 1
    assert sum(isinstance(one, Shard) and one.stretch is not None for one in shards) > 3
    assert list(map(str, shards)) == list(map(str, plan([str(folder), str(folder / "a.txt")])))


def test_small_files_go_together_and_a_large_one_alone(folder, monkeypatch):
    monkeypatch.setattr(stretches, "SIZE", 50)
    (folder / "b.txt").write_text("Sudland struck back. " * 9)

    shards = list(plan([str(folder / name) for name in ("a.txt", "c.txt", "b.txt", "c.txt")]))

    assert [[name.rpartition("/")[2] for name in one.inputs] for one in shards] == [
        ["a.txt", "c.txt"], ["b.txt"], ["c.txt"]
    ]  # fmt: skip
    assert shards[0].place.endswith("a.txt and 1 more")


def test_addresses_and_standard_input_are_for_the_process_itself(folder):
    assert all(map(are_files, [str(folder), f"{folder}/*.txt", str(folder / "a.txt")]))
    assert not any(map(are_files, ["-", "https://example.org/feed", "nowhere"]))


def test_much_is_large_and_little_is_not(folder, monkeypatch):
    assert not are_large([str(folder), "-"])
    monkeypatch.setattr(planning, "LARGE", 100)
    assert are_large([str(folder)])
    assert not are_large([str(folder / "c.txt")])
