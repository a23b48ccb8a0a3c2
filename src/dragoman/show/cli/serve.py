"""`dragoman serve`: the project as web pages, for this machine alone unless it is told otherwise."""

from __future__ import annotations

import contextlib
import os
import socket
import sys
import threading
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.errors import UsageError
from dragoman.show.cli.looking import look
from dragoman.show.cli.options import PROJECT, ProjectOption

if TYPE_CHECKING:
    from dragoman.show.web.guard import Rules
    from dragoman.store import View

HOST, PORT = "127.0.0.1", 8765
PASSWORD = "DRAGOMAN_PASSWORD"
SHORTEST = 8
CLOSING = 3  # seconds that answers under way have when it ends
# Files open at a time: each way of counting that is kept ready holds some two hundred, each reader one more. The usual
# limit of 1,024 is soon passed by a few of them.
FILES = 8192


def run(
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, metavar="N", help="Where to listen; 0: any port that is free.")
    ] = PORT,
    host: Annotated[
        str, typer.Option("--host", metavar="ADDRESS", help="For others than this machine, 0.0.0.0: with a password.")
    ] = HOST,
    name: Annotated[
        list[str] | None,
        typer.Option("--name", metavar="NAME", help="Another name by which this machine is asked; may be repeated."),
    ] = None,
    password_file: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help=f"Whose first line has to be known to see anything. (or ${PASSWORD})"),
    ] = None,
    open: Annotated[bool, typer.Option("--open", help="Open a browser.")] = False,
    project: ProjectOption = PROJECT,
) -> None:
    """Show the project as web pages, until Ctrl-C."""
    rules = rules_for(host, tuple(name or ()), password_of(password_file))
    from dragoman.show.web.listening import listen

    allow_files()
    with listen(host, port) as listening:
        with look(project) as view:  # brings it up to date, or says why there is nothing to see
            make_ready(view)
        serve(project, listening, host, rules, open=open)


def make_ready(view: View) -> None:
    """Make ready what pages of much data rest on, which takes minutes when it is done for the first time."""
    from dragoman import asking
    from dragoman.show.cli.progress import Bar

    with Bar("making ready what pages rest on", None) as bar:
        asking.prepare(view, tell=bar.turn_to)


def allow_files() -> None:
    """Let this process have as many files open as pages of much data need, as far as the system lets it."""
    if os.name != "posix":
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = FILES if hard == resource.RLIM_INFINITY else min(FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def rules_for(host: str, names: tuple[str, ...], password: str | None) -> Rules:
    """Whom the pages are served to; UsageError for others without a password."""
    from dragoman.show.web import hosts
    from dragoman.show.web.guard import Rules

    try:
        alone = hosts.is_this_machine_alone(host)
    except OSError:
        raise UsageError(f"--host {host!r} is no address and no name of this machine. Try {HOST}.") from None
    if not alone and password is None:
        raise UsageError(
            f"--host {host} serves the project to others, who need a password. Put one into a file that only you may "
            f"read and give it with --password-file FILE, or in the environment variable {PASSWORD}."
        )
    own = () if alone else hosts.own_names()
    known = dict.fromkeys(one.lower() for one in (host, *hosts.LOOPBACK, *own, *names))
    return Rules(hosts=tuple(known), any_address=not alone, password=password)


def password_of(file: Path | None) -> str | None:
    """The password of a file's first line, or of the environment; None where neither is given."""
    if file is None:
        found, place = os.environ.get(PASSWORD), f"${PASSWORD}"
        if found is None:
            return None
    else:
        try:
            lines, place = file.read_text(encoding="utf-8").splitlines(), str(file)
        except (OSError, UnicodeDecodeError) as fault:
            why = fault.strerror if isinstance(fault, OSError) else "it is no text in UTF-8"
            raise UsageError(f"The password in {file} cannot be read ({why}).") from None
        found = lines[0].strip() if lines else ""
        if os.name == "posix" and file.stat().st_mode & 0o077:
            print(f"Others may read {file}, too. Only you may after: chmod 600 {file}", file=sys.stderr)
    if len(found) < SHORTEST:
        raise UsageError(
            f"The password in {place} has {len(found)} characters, which is soon guessed. Choose {SHORTEST} or more."
        )
    return found


def serve(project: Path, listening: socket.socket, host: str, rules: Rules, *, open: bool) -> None:
    """Answer until Ctrl-C."""
    import uvicorn

    from dragoman.show.web.app import create, draw_first
    from dragoman.show.web.hosts import address

    app = create(project, rules=rules)
    draw_first(app)
    app.state.ahead.begin()
    settings = uvicorn.Config(
        app, log_level="warning", access_log=False, server_header=False,
        proxy_headers=False, timeout_graceful_shutdown=CLOSING,
    )  # fmt: skip
    port = listening.getsockname()[1]
    for line in told(project, address(host, port), host, port, rules):
        print(line, file=sys.stderr, flush=True)
    if open:
        threading.Thread(target=open_browser, args=(address(host, port),), daemon=True).start()
    try:
        uvicorn.Server(settings).run(sockets=[listening])
    except KeyboardInterrupt:  # how it is meant to end
        print("\nStopped.", file=sys.stderr)


def told(project: Path, address: str, host: str, port: int, rules: Rules) -> list[str]:
    """What is served where, and to whom."""
    lines = [f"{project} is at {address}"]
    if not rules.any_address:
        who = "with the password alone" if rules.password else "without a password"
        lines.append(f"For this machine alone, {who}. Ctrl-C stops it.")
        return lines
    from dragoman.show.web import hosts

    where = f"any address of this machine, port {port}" if hosts.is_any(host) else f"{host}, port {port}"
    lines.append(f"For everybody who reaches {where}, and knows the password; as {', '.join(rules.hosts)}.")
    lines.append("What goes over the network is not encrypted, the password neither: see docs/how-to/serve.md.")
    lines.append("They can read every report and judge claims. Ctrl-C stops it.")
    return lines


def open_browser(address: str) -> None:
    """Open a browser, or say that there is none."""
    try:
        opened = webbrowser.open(address)
    except webbrowser.Error:
        opened = False
    if not opened:
        print(f"No browser could be opened here. Open one yourself, at {address}", file=sys.stderr)
