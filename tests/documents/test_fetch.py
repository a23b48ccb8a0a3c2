"""The web is read carefully: public addresses only, no more than is wanted, a sentence for every fault."""

import socket
import threading
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from dragoman.documents import fetch as fetching
from dragoman.documents import gather
from dragoman.documents.drafts import Unreadable
from dragoman.documents.fetch import fetch, is_public
from dragoman.documents.visiting import Visitor
from dragoman.documents.web import Web
from dragoman.errors import InputError
from tests.serving import FakeClock

STORY = "The two kingdoms signed a pact on Monday, and both of their kings were there. " * 6
BODY = f"<body><article><h1>Kings sign</h1><p>{STORY}</p></article></body>"
PAGE = f"<html><head><title>Kings sign</title></head>{BODY}</html>"


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        name = self.path.strip("/")
        if name == "page":
            self.answer(200, "text/html; charset=utf-8", PAGE.encode())
        elif name == "latin":
            self.answer(200, "text/plain; charset=iso-8859-1", "São Roque fell.".encode("latin-1"))
        elif name == "list.jsonl":
            self.answer(
                200,
                "application/x-ndjson",
                b'{"text": "They signed.", "outlet": "The Herald"}\n{"file": "/etc/passwd"}\n',
            )
        elif name == "feed":
            item = "<item><title>One</title><link>page</link><pubDate>Sat, 29 Oct 2022 10:00:00 GMT</pubDate></item>"
            gone = "<item><title>Two</title><link>/gone</link></item>"
            self.answer(
                200,
                "application/rss+xml",
                f"<rss version='2.0'><channel><title>H</title>{item}{gone}</channel></rss>".encode(),
            )
        elif name == "picture":
            self.answer(200, "image/png", b"\x89PNG")
        elif name == "huge":
            self.send_response(200)
            self.end_headers()
            try:
                while True:
                    self.wfile.write(b"x" * 65536)
            except OSError:
                self.server.sent_enough.set()  # type: ignore[attr-defined]
        elif name == "declared":
            self.send_response(200)
            self.send_header("content-length", str(2_000_000_000))
            self.end_headers()
        elif name.startswith("to="):
            self.send_response(302)
            self.send_header("location", name[3:].replace("~", "/"))
            self.end_headers()
        else:
            self.answer(404, "text/html", b"gone")

    def answer(self, status: int, kind: str, data: bytes) -> None:
        self.send_response(status)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[ThreadingHTTPServer]:
    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    running.sent_enough = threading.Event()  # type: ignore[attr-defined]
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield running
    running.shutdown()
    running.server_close()


@pytest.fixture
def base(server: ThreadingHTTPServer) -> str:
    return f"http://127.0.0.1:{server.server_address[1]}"


def fault(url: str, **options: bool) -> str:
    with pytest.raises(Unreadable) as caught:
        fetch(url, **options)
    return str(caught.value)


def test_a_page_is_fetched_with_its_charset(base):
    assert fetch(f"{base}/latin", allow_private=True).data.decode("latin-1") == "São Roque fell."
    (report,) = gather([f"{base}/latin"], allow_private=True)
    assert report.text == "São Roque fell."


def test_a_page_is_a_document_with_its_address(base):
    (report,) = gather([f"{base}/to=~page"], allow_private=True, outlet="The Courier")

    assert report.url == f"{base}/page"
    assert report.text.startswith("Kings sign")


def test_a_feed_is_followed_to_its_items(base):
    web = Web(visitor=Visitor(allow_private=True, clock=FakeClock()))
    report, missing = gather([f"{base}/feed"], web=web, today=date(2023, 1, 1))

    assert (report.title, report.published, report.url) == ("One", date(2022, 10, 29), f"{base}/page")
    assert isinstance(missing, InputError)
    assert "answers 404" in str(missing)


def test_a_list_from_the_web_may_name_no_files(base):
    report, refused = gather([f"{base}/list.jsonl"], allow_private=True)

    assert report.outlet == "The Herald"
    assert "the list has no folder" in str(refused)


def test_private_addresses_are_refused_at_first_and_after_a_redirect(base, monkeypatch):
    assert "inside a private network" in fault(f"{base}/page")
    assert "inside a private network" in fault("http://localhost:1/")
    assert "inside a private network" in fault("http://2130706433/")  # 127.0.0.1 as one number
    assert "inside a private network" in fault("http://[::ffff:127.0.0.1]/")

    checked = []
    monkeypatch.setattr(fetching, "is_public", lambda address: not checked.append(address) and len(checked) == 1)
    assert "inside a private network" in fault(f"{base}/to=http:~~127.0.0.1:9~secret")
    assert len(checked) == 2


def test_the_connection_goes_to_the_address_that_was_checked(base, monkeypatch):
    asked = []
    real = socket.getaddrinfo

    def resolve(host, *rest, **more):
        asked.append(host)
        return real("127.0.0.1" if host == "news.example" else host, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    port = base.rsplit(":", 1)[1]

    answer = fetch(f"http://news.example:{port}/page", allow_private=True)

    assert answer.url == f"http://news.example:{port}/page"
    assert asked.count("news.example") == 1  # looked up once: what was checked is what was used


def test_other_schemes_are_refused_also_after_a_redirect(base):
    assert "only http and https" in fault(f"{base}/to=file:~~~etc~passwd", allow_private=True)


def test_more_than_the_limit_is_not_downloaded(base, server, monkeypatch):
    monkeypatch.setattr(fetching, "LARGEST", 1_000_000)

    assert "larger than 1 MB" in fault(f"{base}/huge", allow_private=True)
    assert server.sent_enough.wait(10)
    assert "larger than 1 MB" in fault(f"{base}/declared", allow_private=True)


def test_faults_are_told_in_sentences(base):
    assert "answers 404" in fault(f"{base}/gone", allow_private=True)
    assert "is image/png, not a report" in fault(f"{base}/picture", allow_private=True)
    assert "no host is called" in fault("http://no-such-host.invalid/")
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        assert "cannot be reached" in fault(f"http://127.0.0.1:{unused.getsockname()[1]}/", allow_private=True)


def test_endless_redirects_end(base):
    assert "redirects more than 5 times" in fault(f"{base}/to=", allow_private=True)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True), ("2606:4700::1111", True), ("127.0.0.1", False), ("10.1.2.3", False), ("192.168.0.1", False),
        ("169.254.169.254", False), ("100.64.0.1", False), ("0.0.0.0", False), ("224.0.0.1", False), ("::1", False),
        ("fe80::1%eth0", False), ("fd00::1", False), ("::ffff:10.0.0.1", False), ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False), ("fec0::1", False), ("255.255.255.255", False),
    ],
)  # fmt: skip
def test_which_addresses_are_public(address, public):
    assert is_public(address) is public
