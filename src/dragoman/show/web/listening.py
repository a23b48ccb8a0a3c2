"""Take hold of a port, or tell who has it and which is free.

Takes a host and a port, gives a socket that listens; UsageError for a port
that is taken, may not be had, or a host that is none of this machine's.
"""

from __future__ import annotations

import contextlib
import errno
import os
import socket
from pathlib import Path

from dragoman.errors import UsageError

WAITING = 128  # connections that wait for their turn
TRIED = 100  # ports after the one that is taken


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens on a host and port, port 0 for any that is free; UsageError where that cannot be."""
    try:
        return bound(host, port)
    except socket.gaierror:
        raise UsageError(f"--host {host!r} is no address and no name of this machine. Try 127.0.0.1.") from None
    except OverflowError:
        raise UsageError(f"--port {port} is no port. Give one from 1 to 65535, or 0 for any that is free.") from None
    except OSError as fault:
        raise UsageError(why_not(host, port, fault)) from None


def bound(host: str, port: int) -> socket.socket:
    """The socket itself; OSError where it cannot be had."""
    family, kind, _, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    listening = socket.socket(family, kind)
    try:
        if os.name == "posix":  # elsewhere it would let two programs have one port
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(place)
        listening.listen(WAITING)
    except BaseException:
        listening.close()
        raise
    return listening


def why_not(host: str, port: int, fault: OSError) -> str:
    """Why a port cannot be had, and which can."""
    if fault.errno == errno.EADDRINUSE:
        free = next_free(host, port + 1)
        other = f"--port {free} is free; " if free else ""
        return f"Port {port} is in use by {holder(port) or 'another program'}. {other}--port 0 takes any that is free."
    if fault.errno == errno.EACCES:
        return f"Port {port} may not be had: those below 1024 are the system's. Give another, as --port 8765."
    if fault.errno == errno.EADDRNOTAVAIL:
        return f"--host {host} is no address of this machine. Give one of its own, or 127.0.0.1."
    return f"Nothing can listen on {host}, port {port} ({fault.strerror})."


def next_free(host: str, first: int) -> int | None:
    """The next port that can be had; None where there is none nearby."""
    for port in range(first, min(first + TRIED, 65536)):
        with contextlib.suppress(OSError):
            bound(host, port).close()
            return port
    return None


def holder(port: int) -> str | None:
    """Who listens on a port, as far as /proc tells us: "process 4711 (dragoman serve --project voa)"."""
    sockets = {f"socket:[{number}]" for number in listening_on(port)}
    for folder in Path("/proc").glob("[0-9]*/fd"):
        with contextlib.suppress(OSError):
            if any(str(one.readlink()) in sockets for one in folder.iterdir()):
                words = (folder.parent / "cmdline").read_bytes().decode("utf-8", "replace").split("\0")
                return f"process {folder.parent.name} ({named(words)})"
    return None


def listening_on(port: int) -> list[str]:
    """The system's numbers of the sockets that listen on a port."""
    found: list[str] = []
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        with contextlib.suppress(OSError):
            rows = [line.split() for line in Path(table).read_text().splitlines()[1:]]
            found += [row[9] for row in rows if row[3] == "0A" and int(row[1].rpartition(":")[2], 16) == port]
    return found


def named(words: list[str], most: int = 80) -> str:
    """A command as one would know it again: without the folders of the program, and no longer than fits a line."""
    told = [Path(word).name if place < 2 else word for place, word in enumerate(words) if word]
    if told[:1] and told[0].startswith("python") and len(told) > 1 and not told[1].startswith("-"):
        told = told[1:]
    line = " ".join(told)
    return line if len(line) <= most else f"{line[:most]}…"
