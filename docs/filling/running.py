"""What code and commands of a page print, run anew."""

from __future__ import annotations

import atexit
import contextlib
import io
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

from filling.measures import ROOT

PYTHON = re.compile(r"```python\n(.*?)```", re.DOTALL)
SHELL = re.compile(r"```sh\n(.*?)```", re.DOTALL)


def output(_: str, before: str) -> str:
    """What the last Python block before this place prints, when all up to it are run in turn."""
    names = {"__name__": "__main__"}
    for code in PYTHON.findall(before):
        with contextlib.redirect_stdout(io.StringIO()) as printed:
            exec(compile(code, "README.md", "exec"), names)
    return f"```text\n{printed.getvalue()}```\n"


def screen(lines: str, before: str) -> str:
    """The first lines of what the last command before this place shows, in a project of the reports read before it."""
    commands = [line for block in SHELL.findall(before) for line in block.splitlines() if line.startswith("dragoman ")]
    project = read_by(tuple(line for line in commands if line.startswith("dragoman read ")))
    shown = run(commands[-1].partition("  #")[0] + " --format table", project).splitlines()
    shown, left = shown[: int(lines)], shown[int(lines) :]
    return "\n".join(["```text", *(line.rstrip() for line in [*shown, *(["…"] if left else [])]), "```", ""])


@cache
def read_by(commands: tuple[str, ...]) -> Path:
    """A project that these commands have read reports into; it lasts as long as this process."""
    project = Path(tempfile.mkdtemp(prefix="dragoman-pages-")) / "project"
    atexit.register(shutil.rmtree, project.parent, ignore_errors=True)
    if before := commands[:-1]:
        shutil.copytree(read_by(before), project)
    for last in commands[-1:]:
        run(last, project)
    return project


def run(command: str, project: Path) -> str:
    """What a command prints on a screen of a hundred columns; CalledProcessError where it fails."""
    call = [sys.executable, "-m", *shlex.split(command, comments=True), "--project", str(project)]
    env = {**os.environ, "COLUMNS": "100"}
    return subprocess.run(call, cwd=ROOT, env=env, capture_output=True, text=True, check=True).stdout
