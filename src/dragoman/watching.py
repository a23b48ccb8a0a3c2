"""Read what is new, again and again, until somebody stops it.

Takes feeds, lists of feeds, folders and files, gives a Round each time that
something was asked or found. What is new is read in batches, and each is
there to be looked at before the next is fetched. Whoever stops it loses
nothing that was told as read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman import pipeline
from dragoman.errors import UsageError
from dragoman.jobs import Arriving, Outcome, told
from dragoman.records import Document, Feed, Record
from dragoman.store import Locked, Project, Tell, say_nothing

if TYPE_CHECKING:
    from dragoman.documents.drafts import Options
    from dragoman.documents.visiting import Clock
    from dragoman.documents.web import Web

BATCH = 50  # reports that are read and published together
SETTLED = 2.0  # seconds since a file was last written, so that none is read half-written
LOOK = timedelta(minutes=1)  # between two looks at a folder
PATIENCE = 30.0  # seconds until a project that another process writes to is tried again


class Round(Record, frozen=True, kw_only=True):
    """One look at all that was due."""

    at: datetime
    feeds: int  # that were asked
    failing: int  # of all feeds: those that gave nothing the last time
    files: int  # that were new
    counts: Mapping[str, int]  # of reports by what became of them; sentences, claims
    left_out: Mapping[str, int]
    complaints: tuple[str, ...]
    due: datetime | None  # of the next; None: nothing is left to watch


@dataclass(slots=True)
class Watched:
    """What is looked at, and what of it was seen."""

    addresses: list[str] = field(default_factory=list)
    lists: list[Path] = field(default_factory=list)  # of addresses; read each time, so that they may be edited
    places: list[Path] = field(default_factory=list)  # folders and files
    seen: dict[Path, tuple[int, int]] = field(default_factory=dict)  # when a file was written, and its size

    def feeds(self) -> list[str]:
        """The addresses of all feeds, each once."""
        from dragoman.documents.feedlists import addresses

        named = [addresses(path.read_bytes()) or [] for path in self.lists if path.is_file()]
        return list(dict.fromkeys(chain(self.addresses, *named)))

    def new_files(self, now: datetime) -> list[Path]:
        """Files that are new or were written again, once nobody has written to them for a moment."""
        from dragoman.documents.containers import ENDINGS, ending
        from dragoman.documents.folders import walk

        found = []
        for path in chain.from_iterable(walk(place) if place.is_dir() else [place] for place in self.places):
            try:
                about = path.stat()
            except OSError:  # gone since
                continue
            mark = (about.st_mtime_ns, about.st_size)
            # A folder among files is one that cannot be looked into: that is told, once.
            is_new = (ending(path.name) in ENDINGS or path.is_dir()) and self.seen.get(path) != mark
            if is_new and now.timestamp() - about.st_mtime >= SETTLED:
                self.seen[path] = mark
                found.append(path)
        return found


def watch(inputs: Sequence[str], project: Project, **how: Any) -> Iterator[Round]:
    """Read what feeds and folders have that is new, for ever; a Round for each look that found or asked something.

    `how` is as in `rounds`. Raises UsageError for an input that cannot be watched.
    """
    return rounds(sort(inputs), project, **how)


def rounds(
    watched: Watched,
    project: Project,
    *,
    every: timedelta = timedelta(minutes=15),
    outlet: str | None = None,
    published: date | None = None,
    since: date | None = None,
    until: date | None = None,
    sites: Sequence[str] = (),
    workers: int = 1,
    clock: Clock | None = None,
    allow_private: bool = False,
    stages: pipeline.Stages | None = None,
    tell: Tell = say_nothing,
) -> Iterator[Round]:
    """The rounds of watching something.

    A feed is asked each `every`, or less often where it wishes so or fails;
    what is remembered of it is kept in the project. Ends when no feed is left
    that is not gone, and there is no folder.
    """
    from dragoman.documents.drafts import Options
    from dragoman.documents.visiting import RealClock, Visitor
    from dragoman.documents.web import Web

    clock = clock or RealClock()
    visitor, made = Visitor(allow_private=allow_private, clock=clock), clock.now()
    while True:
        now = clock.now()
        if now - made > timedelta(days=1):  # what robots.txt said is asked again
            visitor, made = Visitor(allow_private=allow_private, clock=clock), now
        web = Web(project.feeds(), visitor=visitor)
        options = Options(outlet, published, now.date(), web=web, since=since, until=until, sites=tuple(sites))
        feeds = watched.feeds()
        asked = [url for url in feeds if is_due(web.feeds.get(url), now, every)]
        files = watched.new_files(now)
        counts, left_out, complaints = Counter[str](), Counter[str](), list[str]()
        for outcome in take(arriving(asked, files, options, web), project, web, clock, workers, stages, tell):
            counts.update({outcome.status: 1, "sentences": outcome.sentences, "claims": outcome.claims})
            left_out.update(outcome.left_out)
            if outcome.status == "failed" and outcome.why:
                complaints.append(outcome.why)
        due = next_due(feeds, web.feeds, clock.now(), every, looking=bool(watched.places))
        if asked or files:
            failing = sum(web.feeds[url].failures > 0 for url in feeds if url in web.feeds)
            yield Round(
                at=now, feeds=len(asked), failing=failing, files=len(files), counts=dict(counts),
                left_out=dict(left_out), complaints=tuple(complaints), due=due,
            )  # fmt: skip
        if due is None:
            return
        clock.sleep(max(1.0, (due - clock.now()).total_seconds()))


# --- what is due ------------------------------------------------------------------


def sort(inputs: Sequence[str]) -> Watched:
    """Addresses, lists of addresses, and folders or files apart; UsageError for what cannot be watched."""
    from dragoman.documents.feedlists import addresses

    watched = Watched()
    for name in inputs:
        path = Path(name)
        if name.lower().startswith(("http://", "https://")):
            watched.addresses.append(name)
        elif name == "-" or not path.exists():
            raise UsageError(f"{name} cannot be watched. Give addresses of feeds, a list of them, folders or files.")
        elif path.is_file() and path.suffix.lower() in (".opml", ".txt", ".xml") and addresses(path.read_bytes()):
            watched.lists.append(path)
        else:
            watched.places.append(path)
    return watched


def is_due(feed: Feed | None, now: datetime, every: timedelta) -> bool:
    """Whether a feed is to be asked now."""
    when = due_at(feed, every)
    return when is not None and when <= now


def due_at(feed: Feed | None, every: timedelta) -> datetime | None:
    """When a feed is to be asked next: not before its own wishes, nor before a failure has passed; None: never."""
    if feed is None or feed.asked is None:
        return datetime.min.replace(tzinfo=UTC)
    if feed.gone:
        return None
    if feed.failures and feed.due:
        return feed.due
    return max(feed.asked + every, feed.due or feed.asked)


def next_due(
    urls: Iterable[str], feeds: Mapping[str, Feed], now: datetime, every: timedelta, *, looking: bool
) -> datetime | None:
    """When there is something to do next; None when there never will be."""
    times = [when for url in urls if (when := due_at(feeds.get(url), every))]
    times += [now + min(every, LOOK)] if looking else []
    return max(now, min(times)) if times else None


# --- reading it -------------------------------------------------------------------


def arriving(urls: Sequence[str], files: Sequence[Path], options: Options, web: Web) -> Iterator[Arriving]:
    """What the feeds that are due have, and what is in the new files."""
    from dragoman.documents.containers import read_address
    from dragoman.documents.folders import several

    for url in urls:
        web.feeds.setdefault(url, Feed(url=url))  # what is watched is a feed, even if it does not answer at first
        yield from read_address(url, options)
    if files:
        yield from several(files, "new files", options)


def take(
    found: Iterator[Arriving],
    project: Project,
    web: Web,
    clock: Clock,
    workers: int,
    stages: pipeline.Stages | None,
    tell: Tell,
) -> Iterator[Outcome]:
    """Read what is found in batches; of feeds, what is wholly read is remembered with the batch that ends it."""
    known = dict(web.feeds)
    for batch in batches(found):
        if any(isinstance(item, Document) for item in batch):
            while True:
                try:
                    yield from pipeline.read((), project, found=batch, workers=workers, stages=stages, tell=tell)
                    break
                except Locked as busy:
                    yield Outcome(status="failed", place=str(project.folder), why=f"{busy} Waiting for it.")
                    clock.sleep(PATIENCE)
        else:
            yield from (told(item) for item in batch if not isinstance(item, Document))
        project.keep_feeds(feed for url, feed in web.feeds.items() if feed != known.get(url))


def batches(found: Iterator[Arriving]) -> Iterator[list[Arriving]]:
    """What is found, in lists with BATCH documents; the last may hold none."""
    batch: list[Arriving] = []
    documents = 0
    for item in found:
        batch.append(item)
        documents += isinstance(item, Document)
        if documents == BATCH:
            yield batch
            batch, documents = [], 0
    yield batch
