"""Who may ask, and who may write: tried on an application that only says what it was sent."""

from __future__ import annotations

import base64

import pytest
from fastapi.testclient import TestClient
from starlette.types import Receive, Scope, Send

from dragoman.show.web.guard import LARGEST, LONGEST, Guard, Rules
from dragoman.show.web.passwords import GUESSES, Door

HERE = "http://127.0.0.1:8765"


async def echo(scope: Scope, receive: Receive, send: Send) -> None:
    """Says by which method it was asked and what it was sent."""
    body = (await receive()).get("body", b"") if scope["method"] == "POST" else b""
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/plain")]})
    await send({"type": "http.response.body", "body": scope["method"].encode() + b" " + body})


def guarded(**rules: object) -> TestClient:
    return TestClient(Guard(echo, Rules(**rules)), base_url=HERE)


def basic(password: str) -> dict[str, str]:
    return {"authorization": f"Basic {base64.b64encode(f'ana:{password}'.encode()).decode()}"}


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost", "LOCALHOST:1", "[::1]:8765", "localhost."])
def test_this_machine_is_answered_by_each_of_its_names(host: str):
    assert guarded().get("/", headers={"host": host}).text == "GET "


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "10.0.0.7", "testserver", "localhost@evil.example"]
)
def test_a_name_that_is_not_ours_is_refused_as_its_owner_may_have_led_it_here(host: str):
    answer = guarded().get("/", headers={"host": host})
    assert answer.status_code == 421
    assert "--name" in answer.text


def test_who_serves_to_others_is_asked_by_any_address_and_by_the_names_given():
    client = guarded(hosts=("atlas", "localhost"), any_address=True)
    assert client.get("/", headers={"host": "10.0.0.7:8765"}).status_code == 200
    assert client.get("/", headers={"host": "[fe80::1]:8765"}).status_code == 200
    assert client.get("/", headers={"host": "atlas:8765"}).status_code == 200
    assert client.get("/", headers={"host": "evil.example"}).status_code == 421


def test_another_site_may_link_here_but_load_nothing():
    client = guarded()
    across = {"sec-fetch-site": "cross-site"}
    assert client.get("/", headers={**across, "sec-fetch-mode": "navigate"}).status_code == 200
    assert client.get("/", headers={**across, "sec-fetch-mode": "no-cors"}).status_code == 403
    assert client.get("/", headers={"sec-fetch-site": "same-origin", "sec-fetch-mode": "cors"}).status_code == 200


def test_what_writes_has_to_know_the_token():
    client = guarded(token="right")
    assert client.post("/", content="x").status_code == 403
    assert client.post("/", content="x", headers={"x-dragoman-token": "wrong"}).status_code == 403
    assert client.post("/", content="x", headers={"x-dragoman-token": "right"}).text == "POST x"


def test_the_token_of_a_form_counts_and_the_page_receives_the_whole_form():
    client = guarded(token="right")
    assert client.post("/", data={"token": "right", "note": "a b"}).text == "POST token=right&note=a+b"
    assert client.post("/", data={"token": "wrong"}).status_code == 403
    assert client.post("/?token=right", content="x").status_code == 403


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "http://127.0.0.1:3000", "null", "http://localhost:8765", "http://["]
)
def test_what_another_site_sends_writes_nothing_even_with_the_token(origin: str):
    headers = {"x-dragoman-token": "right", "origin": origin}
    answer = guarded(token="right").post("/", content="x", headers=headers)
    assert answer.status_code == 403
    assert "Nothing was written" in answer.text


def test_what_a_page_of_ours_sends_is_written_also_through_a_proxy_of_a_name_that_was_given():
    own = {"x-dragoman-token": "right", "origin": HERE, "sec-fetch-site": "same-origin"}
    assert guarded(token="right").post("/", content="x", headers=own).status_code == 200
    proxied = own | {"origin": "https://press.example"}
    known = guarded(token="right", hosts=("127.0.0.1", "press.example"))
    assert known.post("/", content="x", headers=proxied).status_code == 200


def test_too_much_is_refused_however_it_comes():
    client, token = guarded(token="right"), {"x-dragoman-token": "right"}
    much = b"x" * (LARGEST + 1)
    assert client.post("/", content=much, headers=token).status_code == 413
    assert client.post("/", content=iter([much]), headers=token).status_code == 413
    assert client.post("/", content="x", headers=token | {"content-length": "-1"}).status_code == 413
    assert client.get("/?search=" + "x" * LONGEST).status_code == 414


@pytest.mark.parametrize("address", ["/claims%00.json", "/claims?search=a%00b"])
def test_a_character_that_no_address_has_is_refused(address: str):
    assert guarded().get(address).status_code == 400


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"])
def test_other_methods_are_refused(method: str):
    answer = guarded().request(method, "/")
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD, POST"


def test_head_is_answered_as_get_is_without_the_body():
    answer = guarded().head("/")
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["content-type"] == "text/plain"


@pytest.mark.parametrize("answer", [guarded().get("/"), guarded().put("/"), guarded(password="long enough").get("/")])
def test_every_answer_tells_a_browser_what_it_may_do(answer):
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "private, no-cache"
    assert "camera=()" in answer.headers["permissions-policy"]
    assert answer.headers["cross-origin-resource-policy"] == "same-origin"


def test_nothing_is_seen_without_the_password():
    client = guarded(password="correct horse")
    asked = client.get("/")
    assert asked.status_code == 401
    assert asked.headers["www-authenticate"].startswith("Basic")
    assert client.get("/", headers=basic("correct horse")).text == "GET "
    assert client.get("/", headers={"authorization": "Bearer correct horse"}).status_code == 401
    assert client.get("/", headers={"authorization": "Basic !!!"}).status_code == 401


def test_a_password_may_hold_colons_and_any_letters():
    assert guarded(password="a:b:ü—long").get("/", headers=basic("a:b:ü—long")).status_code == 200


# guessing


def test_after_a_few_guesses_from_one_address_none_is_looked_at_for_a_minute():
    now = [0.0]
    client = TestClient(guess(Door("correct horse", clock=lambda: now[0], slow=0)), base_url=HERE)
    for _ in range(GUESSES):
        assert client.get("/", headers=basic("wrong")).status_code == 401
        now[0] += 1
    refused = client.get("/", headers=basic("correct horse"))
    assert refused.status_code == 429
    assert refused.headers["retry-after"] == "55"
    now[0] = 61
    assert client.get("/", headers=basic("correct horse")).status_code == 200


def test_asking_without_a_password_is_no_guess():
    client = TestClient(guess(Door("correct horse", slow=0)), base_url=HERE)
    assert {client.get("/").status_code for _ in range(3 * GUESSES)} == {401}
    assert client.get("/", headers=basic("correct horse")).status_code == 200


def test_the_right_password_forgets_earlier_mistakes():
    client = TestClient(guess(Door("correct horse", slow=0)), base_url=HERE)
    for _ in range(3):
        for _ in range(GUESSES - 1):
            assert client.get("/", headers=basic("wrong")).status_code == 401
        assert client.get("/", headers=basic("correct horse")).status_code == 200


def guess(door: Door) -> Guard:
    """A guard with a door whose clock is ours."""
    guard = Guard(echo, Rules(password="unused"))
    guard._door = door
    return guard
