"""What is new is read as it comes, in feeds and folders, until somebody stops it; nobody waits in these tests."""

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dragoman import pipeline, watching
from dragoman.errors import UsageError
from dragoman.records import Feed
from dragoman.store import Project
from dragoman.watching import Round, due_at, watch
from tests.documents.archived import STORY, page
from tests.fakes import STAGES
from tests.serving import FakeClock, Site, Told, item, rss

NOW = datetime(2023, 5, 1, 12, 0, tzinfo=UTC)
EVERY = timedelta(minutes=15)
STAGES = replace(STAGES, gather=pipeline.gather)


@pytest.fixture(scope="module")
def running() -> Iterator[Site]:
    site = Site()
    yield site
    site.close()


@pytest.fixture
def site(running: Site) -> Site:
    running.says = {f"/{number}": Told(body=page(number)) for number in range(200)}
    running.asked.clear()
    return running


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project.create(tmp_path / "project")


def rounds(project: Project, clock: FakeClock, *inputs: object) -> Iterator[Round]:
    return watch([str(one) for one in inputs], project, every=EVERY, clock=clock, allow_private=True, stages=STAGES)


def titles(project: Project) -> list[str]:
    with project.view() as view:
        return sorted(str(document.title) for document in view.documents())


def write(path: Path, text: str, clock: FakeClock, ago: float = 60) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    os.utime(path, (clock.now().timestamp() - ago,) * 2)
    return path


def test_a_feed_is_asked_again_and_what_is_new_is_read_and_there_to_be_seen(site, project):
    clock = FakeClock()
    site.says["/feed"] = rss(item(1), item(2))
    looking = rounds(project, clock, f"{site.base}/feed")

    first = next(looking)
    assert (first.counts["read"], first.feeds, first.failing) == (2, 1, 0)
    assert titles(project) == ["Kings sign 1", "Kings sign 2"]
    assert EVERY - timedelta(minutes=1) < first.due - clock.now() <= EVERY

    site.says["/feed"] = rss(item(3), item(1), item(2))
    second = next(looking)

    assert (second.counts["read"], second.at - first.at >= EVERY) == (1, True)
    assert titles(project) == ["Kings sign 1", "Kings sign 2", "Kings sign 3"]
    assert site.paths().count("/1") == 1


def test_what_was_read_is_remembered_by_who_watches_next(site, project):
    site.says["/feed"] = rss(item(1))
    clock = FakeClock()
    next(rounds(project, clock, f"{site.base}/feed"))
    site.paths()
    clock.time += EVERY

    again = next(rounds(project, clock, f"{site.base}/feed"))

    assert again.counts.get("read", 0) == 0
    assert site.paths() == ["/feed"]


def test_news_come_in_batches_and_each_is_published(site, project, monkeypatch):
    seen: list[int] = []
    real = pipeline.read

    def read(*inputs: object, **options: object) -> Iterator[object]:
        yield from real(*inputs, **options)  # type: ignore[arg-type]
        seen.append(len(titles(project)))

    monkeypatch.setattr(watching, "BATCH", 2)
    monkeypatch.setattr(pipeline, "read", read)
    site.says["/feed"] = rss(*(item(number) for number in range(5)))

    one = next(rounds(project, FakeClock(), f"{site.base}/feed"))

    assert one.counts["read"] == 5
    assert seen == [2, 4, 5]


def test_folders_are_looked_at_for_new_files_and_changed_ones(project, tmp_path):
    clock = FakeClock()
    write(tmp_path / "in" / "one.txt", f"First\n\n{STORY}", clock)
    write(tmp_path / "in" / "picture.png", "no report", clock)
    looking = rounds(project, clock, tmp_path / "in")
    assert next(looking).files == 1

    write(tmp_path / "in" / "deep" / "two.txt", f"Second\n\n{STORY}", clock)
    second = next(looking)
    write(tmp_path / "in" / "one.txt", f"First, once more\n\n{STORY}", clock)
    third = next(looking)

    assert (second.files, second.counts["read"]) == (1, 1)
    assert (third.files, third.counts["read"]) == (1, 1)
    assert titles(project) == ["First", "First, once more", "Second"]
    assert set(clock.slept) == {60.0}


def test_a_folder_that_cannot_be_looked_into_is_told_once(project, tmp_path, monkeypatch):
    clock = FakeClock()
    shut = write(tmp_path / "in" / "shut" / "one.txt", "cannot be seen", clock).parent
    os.utime(shut, (clock.now().timestamp() - 60,) * 2)
    monkeypatch.setattr("dragoman.documents.folders.walk", lambda _: [shut])
    looking = rounds(project, clock, tmp_path / "in")

    assert "cannot be looked into" in next(looking).complaints[0]
    assert shut in watching.sort([str(tmp_path / "in")]).new_files(clock.now())


def test_a_file_that_is_being_written_waits(project, tmp_path):
    clock = FakeClock()
    path = write(tmp_path / "in" / "one.txt", "Half a rep", clock, ago=0)
    looked = []
    clock.sleep = lambda seconds: looked.append(seconds) or setattr(clock, "time", clock.time + timedelta(seconds=1))  # type: ignore[method-assign]

    one = next(rounds(project, clock, path.parent))

    assert one.files == 1
    assert len(looked) == 2  # it was looked at until two seconds had passed


def test_feeds_and_folders_and_lists_go_together_and_lists_may_be_edited(site, project, tmp_path):
    clock = FakeClock()
    site.says["/feed"], site.says["/other"] = rss(item(1)), rss(item(2))
    feeds = write(tmp_path / "feeds.txt", f"{site.base}/feed\n", clock)
    write(tmp_path / "in" / "one.txt", f"First\n\n{STORY}", clock)
    looking = rounds(project, clock, feeds, tmp_path / "in")

    first = next(looking)
    write(feeds, f"{site.base}/feed\n{site.base}/other\n", clock)
    second = next(looking)

    assert (first.feeds, first.files, first.counts["read"]) == (1, 1, 2)
    assert (second.feeds, second.counts["read"]) == (1, 1)
    assert titles(project) == ["First", "Kings sign 1", "Kings sign 2"]


def test_a_network_that_is_down_is_waited_for(site, project):
    clock = FakeClock()
    address = f"{site.base}/feed"
    site.says["/feed"] = Told(503)
    looking = rounds(project, clock, address)

    failed = [next(looking) for _ in range(4)]
    site.says["/feed"] = rss(item(1))
    back = next(looking)

    assert [one.failing for one in failed] == [1, 1, 1, 1]
    assert "answers 503" in failed[0].complaints[0]
    gaps = [
        (later.at - earlier.at) / timedelta(minutes=5)
        for earlier, later in zip(failed, [*failed[1:], back], strict=True)
    ]
    assert all(0.8 * 2**n <= gap <= 1.3 * 2**n for n, gap in enumerate(gaps))
    assert (back.failing, back.counts["read"]) == (0, 1)


def test_a_stop_while_waiting_or_fetching_keeps_what_was_told(site, project):
    class Stopping(FakeClock):
        def sleep(self, seconds: float) -> None:
            super().sleep(seconds)
            if seconds > 60:
                raise KeyboardInterrupt

    site.says["/feed"] = rss(item(1))
    looking = rounds(project, Stopping(), f"{site.base}/feed")
    next(looking)

    with pytest.raises(KeyboardInterrupt):
        next(looking)

    assert titles(project) == ["Kings sign 1"]
    assert project.feeds()[f"{site.base}/feed"].seen


def test_what_was_fetched_and_not_kept_is_fetched_again(site, project, monkeypatch):
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    site.says["/feed"] = rss(item(1))
    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "read", stopped)
        with pytest.raises(KeyboardInterrupt):
            next(rounds(project, FakeClock(), f"{site.base}/feed"))

    assert project.feeds() == {}
    assert next(rounds(project, FakeClock(), f"{site.base}/feed")).counts["read"] == 1


def test_another_who_writes_is_waited_for(site, project, monkeypatch):
    site.says["/feed"] = rss(item(1))
    clock = FakeClock()
    writer = project.writer()
    writer.__enter__()
    real = clock.sleep

    def sleep(seconds: float) -> None:
        real(seconds)
        if seconds == watching.PATIENCE:
            writer.__exit__(None, None, None)

    monkeypatch.setattr(clock, "sleep", sleep)

    one = next(rounds(project, clock, f"{site.base}/feed"))

    assert one.counts["read"] == 1
    assert "Waiting for it." in one.complaints[0]


def test_it_ends_when_every_feed_is_gone(site, project):
    site.says["/feed"] = Told(410)

    (only,) = rounds(project, FakeClock(), f"{site.base}/feed")

    assert only.due is None


def test_what_cannot_be_watched_is_a_wrong_use(project, tmp_path):
    for name in ("-", str(tmp_path / "nowhere")):
        with pytest.raises(UsageError, match="cannot be watched"):
            next(rounds(project, FakeClock(), name))


@pytest.mark.parametrize(
    ("feed", "due"),
    [
        (Feed(url="u"), datetime.min.replace(tzinfo=UTC)),
        (Feed(url="u", asked=NOW), NOW + EVERY),
        (Feed(url="u", asked=NOW, due=NOW + timedelta(hours=2)), NOW + timedelta(hours=2)),  # its own wish
        (Feed(url="u", asked=NOW, due=NOW + timedelta(minutes=1)), NOW + EVERY),
        (Feed(url="u", asked=NOW, due=NOW + timedelta(minutes=5), failures=1), NOW + timedelta(minutes=5)),
        (Feed(url="u", asked=NOW, gone=True), None),
    ],
)
def test_when_a_feed_is_asked_next(feed, due):
    assert due_at(feed, EVERY) == due
