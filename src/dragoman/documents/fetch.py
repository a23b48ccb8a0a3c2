"""Fetch a page, a feed or a file from the web, and nothing from anywhere else.

Takes an address, gives its bytes. Only http and https; no address that leads
into a private network is asked, at first or after a redirect, and the
connection goes to the very address that was checked, so that a name that
changes its address in between gains nothing. Proxies set in the environment
are not used, because behind one the address could not be checked.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Mapping
from typing import NamedTuple

import httpx

from dragoman import __version__
from dragoman.documents.drafts import Unreadable
from dragoman.documents.served import AGENT, Answer, Refused, Unreachable

LARGEST = 20_000_000  # bytes
REDIRECTS = 5
REDIRECTING = (301, 302, 303, 307, 308)
DEADLINE = 60.0  # seconds for one address, redirects and all
_TIMEOUT = httpx.Timeout(20.0, connect=10.0)
_HEADERS = {
    "user-agent": f"{AGENT}/{__version__} (reads news reports; keeps to robots.txt)",
    "accept-encoding": "identity",
    "accept": "text/html,*/*;q=0.5",
}
_NOT_TEXT = ("image/", "audio/", "video/", "font/", "application/zip", "application/java-archive", "application/vnd.")
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class Fetched(NamedTuple):
    """What an address gave: the bytes, the address after redirects, and the charset it names."""

    data: bytes
    url: str
    charset: str | None


def fetch(url: str, *, allow_private: bool = False) -> Fetched:
    """What `url` gives; raises Unreadable in a sentence when it gives nothing that can be read.

    `allow_private` lets addresses of private networks pass: for tests, and for
    a server of one's own.
    """
    answer = ask(url, allow_private=allow_private)
    if answer.status != 200:
        raise Refused(answer)
    return Fetched(answer.data, answer.url, answer.charset)


def ask(url: str, *, headers: Mapping[str, str] | None = None, allow_private: bool = False) -> Answer:
    """What a server answers, redirects followed; raises Unreadable in a sentence when there is no answer to use.

    `headers` are sent besides our own.
    """
    deadline = time.monotonic() + DEADLINE
    try:
        with httpx.Client(timeout=_TIMEOUT, trust_env=False, follow_redirects=False) as client:
            target = lasting = httpx.URL(url)
            for _ in range(REDIRECTS + 1):
                answer = _ask(client, target, headers or {}, allow_private, deadline)
                to = answer.headers.get("location")
                if answer.status not in REDIRECTING or to is None:
                    return answer._replace(lasting=str(lasting))
                if lasting == target and answer.status in (301, 308):
                    lasting = target.join(to)
                target = target.join(to)
    except httpx.InvalidURL:
        raise Unreadable("is not a web address, or redirects to something that is none.") from None
    except (httpx.TimeoutException, TimeoutError):
        raise Unreachable("does not answer in time. Try again later.") from None
    except httpx.HTTPError as error:
        raise Unreachable(
            f"cannot be reached ({error or type(error).__name__}). Check the address or try later."
        ) from None
    raise Unreadable(f"redirects more than {REDIRECTS} times.")


def _ask(
    client: httpx.Client, target: httpx.URL, headers: Mapping[str, str], allow_private: bool, deadline: float
) -> Answer:
    """What one address answers, without following where it redirects to."""
    address = _checked_address(target, allow_private)
    with client.stream(
        "GET",
        target.copy_with(host=address, username=None, password=None, fragment=None),
        headers={**_HEADERS, **headers, "host": target.netloc.decode("ascii")},
        extensions={"sni_hostname": target.raw_host.decode("ascii")},
    ) as answer:
        given = {name.lower(): value for name, value in answer.headers.items()}
        found = Answer(answer.status_code, answer.reason_phrase, given, str(target), str(target))
        if answer.status_code != 200:
            return found
        return found._replace(data=_body(answer, deadline), charset=answer.charset_encoding)


def _checked_address(target: httpx.URL, allow_private: bool) -> str:
    """The numerical address of the host; refused when any of its addresses is not public."""
    if target.scheme not in ("http", "https") or not target.host:
        raise Unreadable(f"leads to {str(target)[:100]!r}; only http and https addresses are fetched.")
    try:
        port = target.port or (443 if target.scheme == "https" else 80)
        known = socket.getaddrinfo(target.host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise Unreachable(f"cannot be reached: no host is called {target.host!r}. Check the address.") from None
    addresses = [str(entry[4][0]) for entry in known]
    if not allow_private and not all(map(is_public, addresses)):
        raise Unreadable(f"leads to {target.host!r}, an address inside a private network, which is not fetched.")
    return addresses[0]


def is_public(address: str) -> bool:
    """Whether a numerical address belongs to the public internet, also when it wraps an IPv4 address."""
    ip = ipaddress.ip_address(address.split("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo and ip.teredo[1])
        if inner is None and ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner:
            return is_public(str(inner))
        if ip.is_site_local:  # fec0::/10, given up in 2004, and routed within networks here and there
            return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def _body(answer: httpx.Response, deadline: float) -> bytes:
    """The bytes of an answer, given up as soon as they are too many or take too long."""
    kind = answer.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind.startswith(_NOT_TEXT):
        raise Unreadable(f"is {kind}, not a report.")
    too_large = Unreadable(f"is larger than {LARGEST // 1_000_000} MB. Download it and read the file.")
    declared = answer.headers.get("content-length", "")
    if declared.isdigit() and int(declared[:20]) > LARGEST:
        raise too_large
    parts, size = [], 0
    for part in answer.iter_bytes():
        size += len(part)
        if size > LARGEST:
            raise too_large
        if time.monotonic() > deadline:
            raise TimeoutError
        parts.append(part)
    return b"".join(parts)
