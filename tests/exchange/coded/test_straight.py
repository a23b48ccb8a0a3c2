"""Whatever bytes a table came in, it comes out as text in UTF-8, line for line."""

from __future__ import annotations

import errno
import gzip
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.errors import InputError
from dragoman.exchange.coded.straight import refusal, straightened


def straight(content: bytes, name: str = "table.txt") -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / name
        file.write_bytes(content)
        return straightened(file, Path(folder) / "copy.txt").read_bytes()


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_come_out_as_utf_8_with_as_many_lines(content):
    if content.startswith((b"\xff\xfe", b"\xfe\xff", b"\x1f\x8b")):
        return  # UTF-16 and gzip are told apart below
    text = straight(content).decode("utf-8")
    assert text.count("\n") == content.count(b"\n")
    assert "\x00" not in text


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=80).filter(lambda text: not {"\r", "\x00"} & set(text)))
def test_text_in_utf_8_comes_out_as_it_is(text):
    assert straight(text.encode("utf-8", errors="ignore")) == text.encode("utf-8", errors="ignore")


@pytest.mark.parametrize("encoding", ["utf-16", "latin-1", "cp1252"])
def test_other_encodings_come_out_with_their_letters(encoding):
    text = "Malmö\tFrançois\tGöteborg\nŠibenik\n" if encoding != "latin-1" else "Malmö\tFrançois\n"
    assert straight(text.encode(encoding)).decode() == text


def test_what_is_gzipped_under_another_name_comes_out_unpacked():
    assert straight(gzip.compress(b"one\ntwo\n")) == b"one\ntwo\n"


def test_what_was_cut_or_changed_on_the_way_is_told():
    whole = gzip.compress(bytes(range(256)) * 100)
    changed = whole[:60] + bytes([whole[60] ^ 255]) + whole[61:]
    for damaged in (whole[:-9], changed, whole[:-6] + b"abcdef"):
        with pytest.raises(InputError, match="is cut short or damaged"):
            straight(damaged, "table.txt.gz")


def test_a_full_disk_is_told_with_where_to_make_room():
    words = refusal(OSError(errno.ENOSPC, "No space left on device"))
    assert words.startswith(f"cannot be unpacked, as the disk of {tempfile.gettempdir()} is full.")
