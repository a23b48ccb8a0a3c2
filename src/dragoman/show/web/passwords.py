"""The password of pages that are served to others: whether a request knows it, and what guessing costs.

Takes the header of HTTP's Basic authentication. A wrong guess takes a second,
and after a few from one address none is looked at for a minute.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable

import anyio

GUESSES = 5  # from one address, each of which must lie within the time before the last
MINUTE = 60.0
SLOW = 1.0  # seconds that a wrong guess takes
REMEMBERED = 10_000  # addresses, so that a crowd of them does not fill the memory


class Door:
    """Opens to one password."""

    def __init__(self, password: str, *, clock: Callable[[], float] = time.monotonic, slow: float = SLOW) -> None:
        self._known = digest(password.encode())
        self._wrong: OrderedDict[str, list[float]] = OrderedDict()
        self._clock, self._slow = clock, slow

    def waits(self, client: str) -> int:
        """Seconds until a guess from this address is looked at again; 0: it is now."""
        recent = [when for when in self._wrong.get(client, ()) if self._clock() - when < MINUTE]
        return 0 if len(recent) < GUESSES else max(1, round(MINUTE - (self._clock() - recent[-GUESSES])))

    async def opens(self, authorization: str | None, client: str) -> bool:
        """Whether the header has the password; a wrong one is remembered and answered slowly, none is not."""
        password = password_in(authorization)
        if password is None:
            return False
        if secrets.compare_digest(digest(password), self._known):
            self._wrong.pop(client, None)
            return True
        self._wrong[client] = [*self._wrong.pop(client, [])[1 - GUESSES :], self._clock()]
        if len(self._wrong) > REMEMBERED:
            self._wrong.popitem(last=False)
        await anyio.sleep(self._slow)
        return False


def digest(password: bytes) -> bytes:
    """Of one length, whatever the password's, so that comparing tells nothing of that either."""
    return hashlib.sha256(password).digest()


def password_in(authorization: str | None) -> bytes | None:
    """The password in a Basic header, whatever the name beside it; None where there is none."""
    scheme, _, told = (authorization or "").partition(" ")
    if scheme.lower() != "basic":
        return None
    try:
        _, colon, password = base64.b64decode(told.strip(), validate=True).partition(b":")
    except (binascii.Error, ValueError):
        return None
    return password if colon else None
