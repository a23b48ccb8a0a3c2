"""When to ask a feed again, and what to remember of it meanwhile.

Takes what is remembered and what was answered, gives what to remember next:
plain functions of the time, so that years of polling can be tried in a moment.
"""

from __future__ import annotations

import random
import re
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

import msgspec

from dragoman.documents.served import Answer
from dragoman.documents.visiting import rest_after
from dragoman.records import Feed

FIRST_WAIT = timedelta(minutes=5)  # after one failure; doubled with each
LONGEST_WAIT = timedelta(hours=2)
JITTER = 0.2  # of a wait, so that not all feeds that failed together are asked together
LONGEST_ASKED = timedelta(days=1)  # that a feed can ask for between two visits
MOST_SEEN = 4_000  # items remembered of a feed; it shows a few dozen at a time
TRIES = 3  # of a page that cannot be had
PERIODS = {"hourly": 1, "daily": 24, "weekly": 168, "monthly": 720, "yearly": 8760}  # hours
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SKIPPED = re.compile(rb"<skipHours>(.{0,2000}?)</skipHours>", re.DOTALL)
_HOUR = re.compile(rb"<hour>\s*(\d{1,2})\s*</hour>")
_SKIPPED_DAYS = re.compile(rb"<skipDays>(.{0,2000}?)</skipDays>", re.DOTALL)
_DAY = re.compile(rb"<day>\s*([A-Za-z]{6,9})\s*</day>")


class Wishes(NamedTuple):
    """How often a feed wishes to be asked, and when not."""

    every: timedelta = timedelta(0)
    hours: frozenset[int] = frozenset()  # of UTC
    days: frozenset[int] = frozenset()  # Monday is 0


def wishes(about: Any, data: bytes) -> Wishes:
    """What a feed says of it: `ttl` (minutes), `sy:updatePeriod`, `skipHours`, `skipDays`."""
    minutes = str(about.get("ttl", ""))
    hours = PERIODS.get(str(about.get("sy_updateperiod", "")).strip().lower(), 0)
    times = str(about.get("sy_updatefrequency", "1")).strip()
    every = max(
        timedelta(minutes=int(minutes)) if minutes.isdigit() and len(minutes) < 6 else timedelta(0),
        timedelta(hours=hours) / (int(times) if times.isdigit() and int(times[:4]) else 1),
    )
    skipped, days = _SKIPPED.search(data), _SKIPPED_DAYS.search(data)
    named = {day.decode().lower() for day in _DAY.findall(days[1])} if days else set()
    return Wishes(
        min(every, LONGEST_ASKED),
        frozenset(int(hour) % 24 for hour in _HOUR.findall(skipped[1])) if skipped else frozenset(),
        frozenset(number for number, day in enumerate(DAYS) if day in named),
    )


def condition(feed: Feed) -> dict[str, str]:
    """The headers with which a server need not give again what has not changed."""
    told = {"if-none-match": feed.etag, "if-modified-since": feed.modified}
    return {name: value for name, value in told.items() if value}


def after_answer(feed: Feed, answer: Answer, now: datetime, *, asked: Wishes | None = None) -> Feed:
    """What to remember once a feed has answered, with something new or with nothing (304)."""
    feed = msgspec.structs.replace(feed, asked=now, failures=0, why=None, moved=moved(feed, answer))
    if answer.status == 200:
        headers = answer.headers
        feed = msgspec.structs.replace(feed, etag=headers.get("etag"), modified=headers.get("last-modified"))
    return msgspec.structs.replace(feed, due=opening(now + asked.every, asked) if asked else feed.due)


def after_failure(feed: Feed, why: str, now: datetime, *, answer: Answer | None = None) -> Feed:
    """What to remember once it gave nothing: wait twice as long with each failure, or as long as it wishes."""
    failures = feed.failures + 1
    wait = min(FIRST_WAIT * 2 ** min(failures - 1, 10), LONGEST_WAIT)
    due = now + wait * (1 + JITTER * (2 * random.random() - 1))
    if answer and (rest := rest_after(answer, now)):
        due = max(due, rest)
    gone = feed.gone or bool(answer and answer.status == 410)
    return msgspec.structs.replace(feed, asked=now, failures=failures, due=due, gone=gone, why=why)


def moved(feed: Feed, answer: Answer) -> str | None:
    """Where a feed is to be asked from now on, if that is not where it was."""
    return answer.lasting if answer.lasting != feed.url else None


def opening(when: datetime, asked: Wishes) -> datetime:
    """The first time from `when` on at which a feed may be asked: an hour that it skips is waited out."""
    for _ in range(24 * 8):
        if when.astimezone(UTC).hour not in asked.hours and when.weekday() not in asked.days:
            break
        when = when.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    return when


def with_items(feed: Feed, read: list[str], tried: list[str]) -> Feed:
    """The feed with items that were read, and others whose pages could not be had: the latter for the last time?"""
    counts = {key: feed.tried.get(key, 0) + 1 for key in tried}
    given_up = [key for key, count in counts.items() if count >= TRIES]
    seen = list(dict.fromkeys([*feed.seen, *read, *given_up]))[-MOST_SEEN:]
    return msgspec.structs.replace(
        feed, seen=tuple(seen), tried={key: count for key, count in counts.items() if count < TRIES}
    )  # fmt: skip
