"""Where pages are served: what a host to listen on means, and by which names a machine may be asked.

Takes what `--host` says, gives addresses and names. Everything that is not
this machine alone is for others, who need a password.
"""

from __future__ import annotations

import ipaddress
import socket

# Names by which a machine asks itself.
LOOPBACK = ("127.0.0.1", "localhost", "::1")


def without_port(host: str) -> str:
    """The name in a Host header, in lower case, without port, brackets and a last full stop."""
    name = host.strip().lower()
    if name.startswith("["):
        return name[1:].partition("]")[0]
    return name.rpartition(":")[0].rstrip(".") if name.count(":") == 1 else name.rstrip(".")


def is_address(host: str) -> bool:
    """Whether it is an IP address, not a name."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def is_this_machine_alone(host: str) -> bool:
    """Whether nobody else reaches what listens on this host; OSError where it means no address."""
    found = {info[4][0] for info in socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)}
    return all(ipaddress.ip_address(str(one).partition("%")[0]).is_loopback for one in found)


def is_any(host: str) -> bool:
    """Whether it means every address of this machine."""
    return is_address(host) and ipaddress.ip_address(host).is_unspecified


def own_names() -> tuple[str, ...]:
    """What this machine is called by others, in lower case: "atlas", "atlas.local"."""
    name = socket.gethostname().lower()
    short = name.partition(".")[0]
    return tuple(dict.fromkeys((name, short, f"{short}.local")))


def address(host: str, port: int) -> str:
    """The address to open in a browser on this machine: "http://127.0.0.1:8765"."""
    name = "127.0.0.1" if is_any(host) else host
    return f"http://{f'[{name}]' if ':' in name else name}:{port}"
