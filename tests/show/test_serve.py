"""`dragoman serve`: where, to whom, and what it says when it cannot."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from dragoman.show.cli.serve import password_of, rules_for, told
from dragoman.show.web import hosts, listening
from tests.builders import claim
from tests.show.projects import project_of

ON_LINUX = pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="only /proc tells who holds a port")


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that something listens on."""
    with socket.create_server(("127.0.0.1", 0)) as holding:
        yield holding.getsockname()[1]


def refused(run, *arguments: object) -> str:
    """What the command says when it serves nothing."""
    code, out, said = run("serve", *arguments)
    assert (code, out) == (2, "")
    return said


def test_a_folder_that_does_not_exist_is_told(run):
    assert refused(run, "--port", 0, "--project", "nowhere").startswith("dragoman: No project at nowhere. Make one")


def test_a_folder_that_is_no_project_is_told(run, tmp_path):
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "notes.txt").write_text("mine")
    assert "so it is not a project" in refused(run, "--port", 0, "--project", "other")


def test_a_project_that_holds_nothing_is_told(run):
    from dragoman.store import Project

    Project.create(Path("dragoman-project"))
    assert "holds no reports yet. Read some: dragoman read" in refused(run, "--port", 0)


def test_a_port_in_use_is_told_with_the_next_that_is_free(run, taken):
    project_of(claim())
    said = refused(run, "--port", taken)
    assert f"Port {taken} is in use by " in said
    assert "is free; --port 0 takes any" in said


@ON_LINUX
def test_who_holds_a_port_is_named(taken):
    assert (listening.holder(taken) or "").startswith(f"process {os.getpid()} (")


def test_a_command_is_named_as_one_knows_it_again():
    words = ["/srv/.venv/bin/python3.11", "/srv/.venv/bin/dragoman", "serve", "--project", "/data/voa", ""]
    assert listening.named(words) == "dragoman serve --project /data/voa"
    assert listening.named(["/usr/bin/python3", "-m", "http.server"]) == "python3 -m http.server"
    assert len(listening.named(["x" * 500])) < 100


def test_a_host_that_is_none_is_told(run):
    project_of(claim())
    assert "no address and no name of this machine" in refused(run, "--host", "nowhere.invalid")


def test_others_are_served_with_a_password_alone(run, monkeypatch):
    monkeypatch.delenv("DRAGOMAN_PASSWORD", raising=False)
    said = refused(run, "--host", "0.0.0.0")
    assert "--password-file FILE" in said
    assert "DRAGOMAN_PASSWORD" in said


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "127.0.0.2"])
def test_this_machine_needs_no_password(host):
    assert rules_for(host, (), None).password is None


def test_others_may_ask_by_any_address_and_by_the_names_that_are_given():
    rules = rules_for("0.0.0.0", ("Press.Example",), "correct horse")
    assert rules.any_address
    assert "press.example" in rules.hosts
    assert socket.gethostname().lower() in rules.hosts
    assert not rules_for("127.0.0.1", (), None).any_address


def test_a_password_comes_from_the_first_line_of_a_file_or_from_the_environment(tmp_path, monkeypatch, capsys):
    file = tmp_path / "password"
    file.write_text("correct horse\nsomething else\n")
    file.chmod(0o600)
    assert password_of(file) == "correct horse"
    assert capsys.readouterr().err == ""
    monkeypatch.setenv("DRAGOMAN_PASSWORD", "battery staple")
    assert password_of(None) == "battery staple"
    monkeypatch.delenv("DRAGOMAN_PASSWORD")
    assert password_of(None) is None


@pytest.mark.skipif(os.name != "posix", reason="no such rights elsewhere")
def test_a_password_that_others_may_read_is_told(tmp_path, capsys):
    file = tmp_path / "password"
    file.write_text("correct horse\n")
    file.chmod(0o644)
    password_of(file)
    assert f"chmod 600 {file}" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["", "short\n", "\n\n"])
def test_a_password_that_is_soon_guessed_is_refused(run, tmp_path, text):
    (tmp_path / "password").write_text(text)
    assert "Choose 8 or more" in refused(run, "--password-file", "password")


def test_a_password_file_that_cannot_be_read_is_told(run):
    assert "cannot be read" in refused(run, "--password-file", "nowhere")


def test_it_says_to_whom_it_serves_what():
    alone = told(Path("voa"), "http://127.0.0.1:8765", "127.0.0.1", 8765, rules_for("127.0.0.1", (), None))
    assert alone == ["voa is at http://127.0.0.1:8765", "For this machine alone, without a password. Ctrl-C stops it."]
    rules = rules_for("0.0.0.0", (), "correct horse")
    others = " ".join(told(Path("voa"), "http://127.0.0.1:8765", "0.0.0.0", 8765, rules))
    assert "For everybody who reaches any address of this machine, port 8765, and knows the password" in others
    assert "not encrypted" in others
    assert "correct horse" not in others


def test_an_address_is_one_that_a_browser_takes():
    assert hosts.address("0.0.0.0", 1) == "http://127.0.0.1:1"
    assert hosts.address("::1", 1) == "http://[::1]:1"


@pytest.mark.skipif(os.name != "posix", reason="signals are others elsewhere")
@pytest.mark.parametrize(("number", "code", "last"), [(signal.SIGINT, 0, "Stopped."), (signal.SIGTERM, -15, "")])
def test_it_serves_until_it_is_stopped_and_ends_quietly(number, code, last):
    project_of(claim("IRN", "RUS"))
    started = subprocess.Popen(
        [sys.executable, "-m", "dragoman", "serve", "--port", "0"], stderr=subprocess.PIPE, stdout=subprocess.PIPE,
        text=True,
    )  # fmt: skip
    try:
        line = started.stderr.readline()
        assert "dragoman-project is at http://127.0.0.1:" in line
        answer = httpx.get(f"{line.split()[-1]}/claims.json", timeout=30)
        assert answer.json()["extent"]["claims"] == 1
        assert "server" not in answer.headers
    finally:
        started.send_signal(number)
        out, said = started.communicate(timeout=30)
    assert started.returncode == code
    assert out == ""
    assert "Traceback" not in said
    assert said.strip().endswith(last)


def test_another_port_is_found_when_it_asks_for_any():
    with listening.listen("127.0.0.1", 0) as one, listening.listen("127.0.0.1", 0) as other:
        assert one.getsockname()[1] != other.getsockname()[1]


def test_what_listens_is_asked_from_the_moment_it_listens():
    begun = time.monotonic()
    with listening.listen("127.0.0.1", 0) as one, socket.create_connection(one.getsockname(), timeout=5):
        assert time.monotonic() - begun < 5
