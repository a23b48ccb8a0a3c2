"""Ask addresses and feeds, remembering what they gave before.

Takes an address, gives what it answers, and keeps of each feed what spares
it the next question. The memory is a mapping that the caller keeps.
"""

from __future__ import annotations

from collections.abc import MutableMapping
from datetime import datetime

from dragoman.documents import polling
from dragoman.documents.drafts import Unreadable
from dragoman.documents.served import Answer, Refused
from dragoman.documents.visiting import Visitor
from dragoman.records import Feed


class Spared(Unreadable):
    """A feed that was not asked."""


class Web:
    """The web as it is known so far."""

    def __init__(
        self,
        feeds: MutableMapping[str, Feed] | None = None,
        *,
        visitor: Visitor | None = None,
        afresh: bool = False,
    ) -> None:
        """`afresh`: ask as if nothing had been read before."""
        self.feeds: MutableMapping[str, Feed] = feeds if feeds is not None else {}
        self.visitor = visitor or Visitor()
        self.afresh = afresh

    def now(self) -> datetime:
        """The time, in UTC."""
        return self.visitor.clock.now()

    def ask(self, url: str) -> Answer:
        """What an address answers: 200, or 304 where it is a feed without anything new; raises Unreadable otherwise.

        A feed that failed, or is gone, is not asked before its time.
        """
        feed = self.feeds.get(url)
        if feed is None:
            answer = self.visitor.ask(url)
        else:
            self._spare(feed)
            answer = self.visitor.ask(feed.moved or url, {} if self.afresh else polling.condition(feed))
        if feed and answer.status == 304:
            self.feeds[url] = polling.after_answer(feed, answer, self.now())
        elif answer.status != 200:
            raise Refused(answer)
        return answer

    def _spare(self, feed: Feed) -> None:
        """Raise Spared where a feed is not to be asked now."""
        if feed.gone:
            raise Spared("is gone for good, as its server said (410). Take it off your list.")
        if feed.failures and feed.due and feed.due > self.now() and not self.afresh:
            raise Spared(
                f"gave nothing {_times(feed.failures)}: {feed.why}. It is not asked again before "
                f"{feed.due:%Y-%m-%d %H:%M} UTC; to ask all the same, give --again."
            )

    def note(self, url: str, error: Unreadable) -> None:
        """Remember of a feed that it gave nothing, and why."""
        feed = self.feeds.get(url)
        if feed is not None and not isinstance(error, Spared):
            answer = error.answer if isinstance(error, Refused) else None
            why = str(error).partition(". ")[0].rstrip(".")
            self.feeds[url] = polling.after_failure(feed, why, self.now(), answer=answer)

    def has_read(self, keys: tuple[str, ...]) -> bool:
        """Whether an item was read before, from any feed."""
        return not self.afresh and any(key in feed.seen for feed in self.feeds.values() for key in keys)

    def read(
        self, url: str, answer: Answer, asked: polling.Wishes, items: list[str], tried: list[str]
    ) -> None:  # fmt: skip
        """Remember that a feed was read, and which of its items."""
        feed = polling.after_answer(self.feeds.get(url, Feed(url=url)), answer, self.now(), asked=asked)
        self.feeds[url] = polling.with_items(feed, items, tried)


def _times(count: int) -> str:
    return "the last time" if count == 1 else f"{count} times in a row"
