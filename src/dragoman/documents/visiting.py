"""Visit the web as a guest: not too often, nowhere that robots.txt shuts, and not again where we were asked to wait.

Takes addresses, gives what `fetch` does. What robots.txt says is asked once a
host, and heard for pages that nobody named: those that a feed leads to.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Protocol
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from dragoman.documents.drafts import PassedOver
from dragoman.documents.served import AGENT, Answer, Refused, Unreachable

DELAY = timedelta(seconds=1)  # between two pages of a host
LONGEST_DELAY = timedelta(seconds=30)  # that a robots.txt can ask for
LONGEST_REST = timedelta(days=1)  # that an answer can ask for
PASSING = (408, 425, 429, 500, 502, 503, 504)  # answers that may be others on another day


class Clock(Protocol):
    """The time, and the waiting; tests have their own."""

    def now(self) -> datetime:
        """The time, in UTC."""

    def sleep(self, seconds: float) -> None:
        """Wait."""


class RealClock:
    """The clock on the wall."""

    def now(self) -> datetime:
        """The time, in UTC."""
        return datetime.now(UTC)

    def sleep(self, seconds: float) -> None:
        """Wait."""
        time.sleep(seconds)


@dataclass(slots=True)
class Host:
    """What we know of a host."""

    free: datetime  # when it may be asked again
    resting: datetime  # until when it asked to be left alone
    delay: timedelta = DELAY
    rules: RobotFileParser | None = None  # None: not asked yet
    shut: bool = False  # its rules cannot be had: nothing may be read


class Visitor:
    """Asks for addresses, each host in its own time."""

    def __init__(self, *, allow_private: bool = False, clock: Clock | None = None) -> None:
        self.clock: Clock = clock or RealClock()
        self._allow_private = allow_private
        self._hosts: dict[str, Host] = {}

    def ask(self, url: str, headers: Mapping[str, str] | None = None) -> Answer:
        """What a server answers; Unreachable where it asked to be left alone, or does not answer."""
        from dragoman.documents.fetch import ask

        host = self._host(url)
        now = self.clock.now()
        if host.resting > now:
            raise Unreachable(f"is not asked before {host.resting:%Y-%m-%d %H:%M} UTC, as its server wished.")
        if host.free > now:
            self.clock.sleep((host.free - now).total_seconds())
        try:
            answer = ask(url, headers=headers, allow_private=self._allow_private)
        finally:
            host.free = self.clock.now() + host.delay
        if rest := rest_after(answer, self.clock.now()):
            host.resting = rest
        return answer

    def page(self, url: str) -> Answer:
        """A page that nobody named; PassedOver where robots.txt shuts it, Refused where it is not given."""
        if not self._is_open(url):
            raise PassedOver("pages that robots.txt keeps programs from")
        answer = self.ask(url)
        if answer.status != 200:
            raise Refused(answer)
        return answer

    def _host(self, url: str) -> Host:
        parts = urlsplit(url)
        start = datetime.min.replace(tzinfo=UTC)
        return self._hosts.setdefault(f"{parts.scheme}://{parts.netloc}", Host(start, start))

    def _is_open(self, url: str) -> bool:
        host = self._host(url)
        if host.rules is None:
            host.rules = RobotFileParser()
            parts = urlsplit(url)
            answer = self.ask(f"{parts.scheme}://{parts.netloc}/robots.txt")
            host.shut = answer.status >= 500  # as RFC 9309 has it: what cannot be asked is taken for no
            host.rules.parse(answer.data.decode("utf-8", "replace").splitlines())
            asked = host.rules.crawl_delay(AGENT)
            host.delay = min(LONGEST_DELAY, max(DELAY, timedelta(seconds=float(asked or 0))))
        return not host.shut and host.rules.can_fetch(AGENT, url)


def rest_after(answer: Answer, now: datetime) -> datetime | None:
    """Until when a server that gives nothing wishes not to be asked (Retry-After); None where it does not say."""
    said = answer.headers.get("retry-after", "").strip()
    if not said or answer.status not in (429, 503):
        return None
    try:
        when = now + timedelta(seconds=int(said)) if said.isdigit() else parsedate_to_datetime(said)
        when = when if when.tzinfo else when.replace(tzinfo=UTC)
    except (ValueError, TypeError, OverflowError):
        return None
    return min(max(now, when), now + LONGEST_REST)
