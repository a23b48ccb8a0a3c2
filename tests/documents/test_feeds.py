"""Feeds are asked politely: for no more than is new, not too often, and not where robots.txt shuts the door."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from dragoman.documents import gather, polling
from dragoman.documents.feedlists import addresses
from dragoman.documents.polling import Wishes
from dragoman.documents.served import Answer
from dragoman.documents.visiting import Visitor, rest_after
from dragoman.documents.web import Web
from dragoman.errors import InputError
from dragoman.records import Document, Feed, LeftOut
from tests.documents.archived import STORY, page
from tests.serving import FakeClock, Site, Told, item, rss

NOW = datetime(2023, 5, 1, 12, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def running() -> Iterator[Site]:
    site = Site()
    yield site
    site.close()


@pytest.fixture
def site(running: Site) -> Site:
    running.says = {f"/{number}": Told(body=page(number, published=None)) for number in range(1, 10)}
    running.asked.clear()
    return running


class Reader:
    """Who reads one feed again and again."""

    def __init__(self, site: Site, name: str = "/feed") -> None:
        self.clock = FakeClock()
        self.feeds: dict[str, Feed] = {}
        self.url = site.base + name

    def read(self, *inputs: str, afresh: bool = False) -> list[Document | InputError | LeftOut]:
        web = Web(self.feeds, visitor=Visitor(allow_private=True, clock=self.clock), afresh=afresh)
        return list(gather(inputs or [self.url], web=web, today=self.clock.now().date()))

    @property
    def feed(self) -> Feed:
        return self.feeds[self.url]


@pytest.fixture
def reader(site: Site) -> Reader:
    return Reader(site)


def titles(found) -> list[str | None]:
    return [one.title for one in found if isinstance(one, Document)]


def counts(found) -> dict[str, int]:
    return {why: count for one in found if isinstance(one, LeftOut) for why, count in one.counts.items()}


def faults(found) -> list[str]:
    return [str(one) for one in found if isinstance(one, InputError)]


def test_what_was_read_is_not_fetched_again(site, reader):
    site.says["/feed"] = rss(item(1), item(2))
    assert titles(reader.read()) == ["Kings sign 1", "Kings sign 2"]
    assert site.paths() == ["/feed", "/robots.txt", "/1", "/2"]

    site.says["/feed"] = rss(item(3), item(1), item(2))
    again = reader.read()

    assert titles(again) == ["Kings sign 3"]
    assert counts(again) == {"items of feeds that were read before": 2}
    assert site.paths() == ["/feed", "/robots.txt", "/3"]
    assert titles(reader.read(afresh=True)) == ["Kings sign 3", "Kings sign 1", "Kings sign 2"]


def test_a_server_is_asked_for_what_has_changed_since(site, reader):
    day = "Sat, 29 Apr 2023 10:00:00 GMT"

    def says(headers: dict[str, str]) -> Told:
        if (headers.get("if-none-match"), headers.get("if-modified-since")) == ('"v1"', day):
            return Told(304)
        return rss(item(1))._replace(headers={"etag": '"v1"', "last-modified": day})

    site.says["/feed"] = says
    reader.read()

    again = reader.read()

    assert counts(again) == {"feeds without anything new": 1}
    assert "if-none-match" not in site.asked[0].headers
    assert site.paths() == ["/feed", "/robots.txt", "/1", "/feed"]
    assert titles(reader.read(afresh=True)) == ["Kings sign 1"]


def test_the_day_and_the_outlet_come_from_the_item_where_the_page_is_silent(site, reader):
    source = "<source url='https://courier.example/rss'>The Courier</source>"
    site.says["/2"] = Told(body=page(2, published="2023-04-28").replace("The Herald", ""))
    site.says["/feed"] = rss(item(1, more=source), item(2))

    first, second = reader.read()

    assert (first.outlet, first.published) == ("The Courier", date(2023, 4, 29))
    assert second.published == date(2023, 4, 28)


def test_what_a_feed_gives_in_full_is_read_where_its_page_cannot_be_had(site, reader):
    module = "xmlns:content='http://purl.org/rss/1.0/modules/content/'"
    full = f"<content:encoded {module}><![CDATA[<p>{STORY * 3}</p>]]></content:encoded>"
    site.says["/1"] = Told(403, "subscribers only")
    site.says["/feed"] = rss(item(1, more=full), item(99, more="<description>A teaser.</description>"))

    report, missing = reader.read()

    assert (report.url, report.published) == (f"{site.base}/1", date(2023, 4, 29))
    assert report.text.count("signed a pact") == 3
    assert "answers 404" in str(missing)


def test_robots_txt_is_kept_to_on_the_pages_that_a_feed_leads_to(site, reader):
    site.says["/robots.txt"] = Told(body="User-agent: dragoman\nDisallow: /2\nCrawl-delay: 5\n", kind="text/plain")
    site.says["/feed"] = rss(item(1), item(2), item(3))

    found = reader.read()

    assert titles(found) == ["Kings sign 1", "Kings sign 3"]
    assert counts(found) == {"pages that robots.txt keeps programs from": 1}
    assert site.paths() == ["/feed", "/robots.txt", "/1", "/3"]
    assert [round(seconds) for seconds in reader.clock.slept][-1] == 5
    assert titles(reader.read(f"{site.base}/2")) == ["Kings sign 2"]  # named by a person, who may


def test_robots_txt_that_cannot_be_asked_for_shuts_the_door(site, reader):
    site.says["/robots.txt"] = Told(503)
    site.says["/feed"] = rss(item(1))

    assert titles(reader.read()) == []


def test_we_say_who_we_are_and_do_not_hurry(site, reader):
    site.says["/feed"] = rss(item(1), item(2))
    reader.read()

    assert all(asked.headers["user-agent"].startswith("dragoman/") for asked in site.asked)
    assert len(reader.clock.slept) == 3  # between four requests to one host
    assert all(0.5 < seconds <= 1 for seconds in reader.clock.slept)


@pytest.mark.parametrize("status", [301, 308])
def test_a_feed_that_moved_for_good_is_asked_where_it_went(site, reader, status):
    site.says["/feed"] = Told(status, headers={"location": "/new"})
    site.says["/new"] = rss(item(1))
    reader.read()
    site.paths()

    reader.read()

    assert site.paths() == ["/new"]
    assert reader.feed.moved == f"{site.base}/new"


def test_a_feed_that_moved_for_now_is_asked_where_it_was(site, reader):
    site.says["/feed"] = Told(302, headers={"location": "/new"})
    site.says["/new"] = rss(item(1))
    reader.read()
    site.paths()
    reader.read()

    assert site.paths() == ["/feed", "/new"]


def test_a_feed_that_is_gone_is_not_asked_again(site, reader):
    site.says["/feed"] = rss(item(1))
    reader.read()
    site.says["/feed"] = Told(410)
    assert "answers 410" in faults(reader.read())[0]
    site.paths()

    assert "is gone for good" in faults(reader.read())[0]
    assert site.paths() == []


def test_after_a_failure_a_feed_is_left_alone_for_longer_and_longer(site, reader):
    site.says["/feed"] = rss(item(1))
    reader.read()
    site.says["/feed"] = Told(500)

    waits = []
    for _ in range(8):
        reader.read()
        waits.append((reader.feed.due - reader.clock.now()).total_seconds() / 60)
        assert "is not asked again before" in faults(reader.read())[0]
        reader.clock.time = reader.feed.due

    assert all(5 * 2**n * 0.8 <= wait <= 5 * 2**n * 1.2 for n, wait in enumerate(waits[:5]))
    assert all(96 <= wait <= 144 for wait in waits[5:])
    site.says["/feed"] = rss(item(1), item(2))
    assert titles(reader.read()) == ["Kings sign 2"]
    assert reader.feed.failures == 0


def test_a_server_that_wishes_to_be_left_alone_is(site, reader):
    site.says["/feed"] = rss(item(1))
    reader.read()
    site.says["/feed"] = Told(429, headers={"retry-after": "7200"})
    asked = reader.clock.now()
    reader.read()

    assert timedelta(hours=2) <= reader.feed.due - asked < timedelta(hours=2, minutes=1)


@pytest.mark.parametrize(
    ("said", "rest"),
    [
        ("120", timedelta(minutes=2)), ("Mon, 01 May 2023 13:00:00 GMT", timedelta(hours=1)),
        ("999999999", timedelta(days=1)), ("Sun, 30 Apr 2023 13:00:00 GMT", timedelta(0)), ("soon", None), ("", None),
    ],
)  # fmt: skip
def test_how_long_a_server_wishes_to_be_left_alone(said, rest):
    until = rest_after(Answer(503, "", {"retry-after": said}, "u", "u"), NOW)

    assert until == (None if rest is None else NOW + rest)


def test_a_page_that_cannot_be_had_now_is_tried_thrice(site, reader):
    site.says["/1"] = Told(500)
    site.says["/feed"] = rss(item(1))

    fetched = []
    for _ in range(5):
        reader.read()
        fetched.append("/1" in site.paths())

    assert fetched == [True, True, True, False, False]


@pytest.mark.parametrize(
    ("told", "why"),
    [
        (rss(), "feed without items"),
        (Told(200, "<rss version='2.0'><channel><title>H", "text/xml"), "is a broken feed"),
        (Told(200, page(1)), "gives a web page where a feed should be. Look"),
        (Told(200, b""), "gives nothing where a feed should be"),
        (
            Told(200, "<html><head><link rel='alternate' type='application/rss+xml' href='/feed2'></head></html>"),
            "/feed2",
        ),
    ],
)
def test_a_feed_that_is_none_any_more_says_so(site, reader, told, why):
    site.says["/feed"] = rss(item(1))
    reader.read()
    site.says["/feed"] = told

    (fault,) = reader.read()

    assert why in str(fault)
    assert reader.feed.failures == 1


def test_of_a_feed_that_breaks_off_the_items_before_are_read(site, reader):
    whole = str(rss(item(1), item(2)).body)
    site.says["/feed"] = Told(200, whole[: whole.index("Kings sign 2")], "text/xml")

    found = reader.read()

    assert titles(found)[0] == "Kings sign 1"
    assert "is a broken feed" in faults(found)[-1]


def test_wishes_of_a_feed_are_read_from_it(site, reader):
    site.says["/feed"] = rss(
        item(1),
        about="<ttl>45</ttl><skipHours><hour>13</hour><hour>14</hour></skipHours><skipDays><day>Sunday</day></skipDays>",
    )
    reader.read()

    assert reader.feed.due == datetime(2023, 5, 1, 12, 45, tzinfo=UTC).replace(
        second=reader.feed.due.second, microsecond=reader.feed.due.microsecond
    )
    assert polling.wishes({"sy_updateperiod": "hourly", "sy_updatefrequency": "2"}, b"").every == timedelta(minutes=30)
    assert polling.wishes({"sy_updateperiod": "yearly"}, b"").every == timedelta(days=1)
    assert polling.wishes({"ttl": "soon", "sy_updatefrequency": "0"}, b"") == Wishes()


def test_hours_and_days_that_a_feed_skips_are_waited_out():
    monday_noon, skipping = NOW, Wishes(hours=frozenset({12, 13}), days=frozenset({6}))

    assert polling.opening(monday_noon, skipping) == NOW.replace(hour=14)
    assert polling.opening(NOW.replace(day=7), skipping) == NOW.replace(day=8, hour=0)  # a Sunday
    assert polling.opening(NOW, Wishes(hours=frozenset(range(24)))) > NOW  # one that skips all is asked all the same


def test_what_is_remembered_does_not_grow_for_ever():
    feed = Feed(url="u")
    for start in range(0, 10_000, 100):
        feed = polling.with_items(feed, [str(number) for number in range(start, start + 100)], [])

    assert len(feed.seen) == polling.MOST_SEEN
    assert feed.seen[-1] == "9999"


def test_lists_of_feeds_are_opml_or_an_address_a_line(site, reader, tmp_path):
    site.says["/feed"] = rss(item(1))
    site.says["/other"] = rss(item(2))
    opml = tmp_path / "feeds.opml"
    opml.write_text(
        f"<?xml version='1.0'?><opml version='2.0'><body><outline text='News'><outline xmlUrl='{site.base}/feed'/>"
        f'<outline type="rss" xmlUrl="{site.base}/other?a=1&amp;b=2"/></outline></body></opml>'
    )
    text = tmp_path / "feeds.txt"
    text.write_text(f"# ours\n{site.base}/feed\n\n{site.base}/other # theirs\n")

    assert addresses(opml.read_bytes()) == [f"{site.base}/feed", f"{site.base}/other?a=1&b=2"]
    assert addresses(b"The kings met.\nhttps://e.org") is None
    assert titles(reader.read(str(text))) == ["Kings sign 1", "Kings sign 2"]


def test_an_item_in_two_feeds_is_read_once(site, reader):
    site.says["/feed"] = rss(item(1))
    site.says["/other"] = rss(item(1).replace("item-1", "other-id"), item(2))

    assert titles(reader.read(reader.url, f"{site.base}/other")) == ["Kings sign 1", "Kings sign 2"]
