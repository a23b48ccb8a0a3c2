"""What a server answers, and how it may fail to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from dragoman.documents.drafts import Unreadable

AGENT = "dragoman"  # as robots.txt may name us


class Answer(NamedTuple):
    """What a server answered, whatever its status; the body is there for status 200 alone."""

    status: int
    words: str  # "Not Found"
    headers: Mapping[str, str]  # names in small letters
    url: str  # after redirects
    lasting: str  # after those redirects that are for good
    data: bytes = b""
    charset: str | None = None


class Unreachable(Unreadable):
    """Nothing answers, or not in time: it may on another day."""


class Refused(Unreadable):
    """A server answered that it gives nothing."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(f"answers {answer.status} {answer.words}. Check the address.")
        self.answer = answer
