"""The benchmark of pages: what is asked for, and what is told of it."""

from __future__ import annotations

from itertools import islice
from random import Random

from dragoman.show.web.pages import PAGES
from evaluation import web_bench
from evaluation.web_bench import Told
from tests.show.web.asked import pages_of


def test_every_address_that_is_drawn_is_answered(examples):
    with pages_of(examples) as client:
        drawn = client.app.state.current.answer(lambda view: web_bench.draw(view, Random(1)))
        for page in PAGES:
            for address in set(islice(web_bench.addresses(page, drawn, Random(2)), 6)):
                answer = client.get(address)
                assert answer.status_code in (200, 404), f"{address}: {answer.text[:200]}"


def test_the_same_seed_draws_the_same_addresses_and_another_others(examples):
    with pages_of(examples) as client:
        drawn = [client.app.state.current.answer(lambda view: web_bench.draw(view, Random(1))) for _ in range(2)]
    one, again, other = (
        list(islice(web_bench.addresses(PAGES[0], drawn[0], Random(seed)), 20)) for seed in (1, 1, 2)
    )  # fmt: skip
    assert drawn[0] == drawn[1]
    assert one == again
    assert one != other


def test_answers_are_told_by_page_with_those_that_failed():
    told = [Told("now", 0.1, 200)] * 18 + [Told("now", 0.4, 200), Told("now", 1.0, 500)]
    found = web_bench.spread(told)
    assert (found["requests"], found["median_ms"], found["worst_ms"]) == (20, 100.0, 1000.0)
    assert 400 <= found["p95_ms"] <= 1000
    assert web_bench.failures(told) == {"now 500": 1}
    assert web_bench.spread([]) == {"requests": 0}


def test_readers_ask_a_process_that_serves(examples):
    page = next(page for page in PAGES if page.name == "claims")
    with web_bench.serving(examples, remember=0) as (process, place):
        told, taken = web_bench.under_readers(place, [page], [{"search": "drones"}], readers=2, seconds=0.5, seed=1)
        assert web_bench.ticks(process.pid) is None or web_bench.ticks(process.pid) > 0
    assert {one.status for one in told} == {200}
    assert taken >= 0.5
