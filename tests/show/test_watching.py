"""Watching prints a line for each round, and says at the end what was kept."""

from datetime import UTC, datetime, timedelta

import pytest
import typer

from dragoman import watching
from dragoman.errors import UsageError
from dragoman.show.cli.watching import interval, told, watch_for_ever
from dragoman.store import Project
from dragoman.watching import Round

AT = datetime(2023, 5, 1, 12, 0, tzinfo=UTC)


def one(**changes) -> Round:
    counts = {"read": 3, "claims": 17, "known": 1}
    fields = {"at": AT, "feeds": 12, "failing": 1, "files": 0, "counts": counts, "left_out": {}, "complaints": ()}
    return Round(**{**fields, "due": AT + timedelta(minutes=15), **changes})


def test_a_round_is_a_line():
    assert told(one())[5:] == (
        f"  3 new reports, 17 claims, 1 known already. 12 feeds asked, 1 failing. "
        f"Next at {(AT + timedelta(minutes=15)).astimezone():%H:%M}."
    )
    quiet = told(one(counts={}, feeds=0, failing=0, files=1, due=None))
    assert quiet[5:] == "  0 new reports, 0 claims. 1 new file."


def watched(tmp_path, monkeypatch, rounds) -> int:
    monkeypatch.setattr(watching, "watch", lambda *_, **__: rounds)
    project = Project.create(tmp_path / "project")
    with pytest.raises(typer.Exit) as stopped:
        watch_for_ever(["https://wire.example/rss"], project, every=timedelta(minutes=15))
    return stopped.value.exit_code


def test_ctrl_c_says_what_is_kept_and_ends_with_130(tmp_path, monkeypatch, capsys):
    def rounds():
        yield one(complaints=("https://wire.example/rss: answers 503 Busy.",))
        yield one()
        raise KeyboardInterrupt

    assert watched(tmp_path, monkeypatch, rounds()) == 130
    lines = capsys.readouterr().err.splitlines()
    assert lines[0].startswith("Watching https://wire.example/rss. Ctrl-C stops it.")
    assert lines[1].strip() == "https://wire.example/rss: answers 503 Busy."
    assert lines[-1] == "Stopped. 6 new reports, 34 claims. That is kept; the same command goes on."


def test_an_end_is_told_where_nothing_is_left(tmp_path, monkeypatch, capsys):
    assert watched(tmp_path, monkeypatch, iter([one(due=None)])) == 1
    assert "every feed is gone" in capsys.readouterr().err


def test_times_are_read_and_none_is_under_a_minute():
    assert [interval(text) for text in ("15m", "2h", "1d", "90s")] == [
        timedelta(minutes=15), timedelta(hours=2), timedelta(days=1), timedelta(seconds=90),
    ]  # fmt: skip
    for wrong, why in (("15", "no time"), ("soon", "no time"), ("30s", "too often"), ("0m", "too often")):
        with pytest.raises(UsageError, match=why):
            interval(wrong)
