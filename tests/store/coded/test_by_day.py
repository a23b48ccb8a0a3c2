"""Coded events by day: pages and counts beside the index are the same as by its tables."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date, timedelta
from typing import Any

import duckdb
import pytest

from dragoman.store import EventFilter
from dragoman.store.coded import by_day, by_side
from dragoman.store.coded.by_day import ByDay, Chosen
from dragoman.store.coded.by_side import BySide
from dragoman.store.ready import open_ready, write_ready
from tests.store.coded.invented import project_of, row

TYPES = {0: "AID", 1: "ASSAULT", 2: "AID", 5: "CONSULT"}
BEGIN = date(2015, 1, 1)
PERIODS = [
    (None, None), (date(2015, 2, 1), None), (None, date(2015, 2, 10)), (date(2015, 1, 20), date(2015, 1, 25)),
    (date(2030, 1, 1), None), (None, date(1990, 1, 1)), (date(2015, 2, 1), date(2015, 1, 1)),
]  # fmt: skip
KINDS = [
    {}, {"types": frozenset({"AID"})}, {"types": frozenset({"RIVAL"})}, {"theatres": frozenset({1, 3})},
    {"theatres": frozenset({9})}, {"datasets": frozenset({2})}, {"datasets": frozenset[int]()},
    {"types": frozenset({"AID", "CONSULT"}), "theatres": frozenset({0}), "datasets": frozenset({1, 7})},
]  # fmt: skip

SIDES = [None, 0, 3, 4, 9]  # the fourth is never a recipient, the ninth is nowhere


@pytest.fixture(scope="module")
def tables() -> duckdb.DuckDBPyConnection:
    """Events in no order, some of which go on for days."""
    draw, tables = random.Random(1), duckdb.connect()
    tables.execute("CREATE TABLE acts (number SMALLINT, type VARCHAR)")
    tables.executemany("INSERT INTO acts VALUES (?, ?)", list(TYPES.items()))
    tables.execute(
        "CREATE TABLE events "
        "(number BIGINT, day INTEGER, until INTEGER, act SMALLINT, theatre SMALLINT, dataset SMALLINT, "
        "one INTEGER, other INTEGER)"
    )
    for number in draw.sample(range(2000), 1500):
        day = BEGIN.toordinal() + draw.randrange(60)
        long = draw.choice([0, 0, 0, 5, 40])
        values = [number, day, day + long, draw.choice(list(TYPES)), draw.randrange(4), draw.choice([1, 2]),
                  draw.randrange(5), draw.choice([None, 0, 1, 2, 3])]  # fmt: skip
        tables.execute("INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?)", values)
    return tables


@pytest.fixture(scope="module")
def beside(tables, tmp_path_factory: pytest.TempPathFactory) -> ByDay:
    """The same by day, written and read again."""
    folder = tmp_path_factory.mktemp("index")
    columns, values = by_day.columns_of(tables)
    assert write_ready(folder, "by-day", columns, values)
    assert write_ready(folder, "by-side", by_side.columns_of(tables, columns["row"]), {})
    return ByDay(*open_ready(folder, "by-day"), BySide(open_ready(folder, "by-side")[0]))


def asked(tables, chosen: Chosen, order: str) -> list[tuple[int, int, str]]:
    """The day, the row and the type of what is chosen, by the tables."""
    rows = tables.execute(f"""
        SELECT day, e.rowid, type, until, theatre, dataset, one, other FROM events e JOIN acts a ON a.number = act
        ORDER BY {order}""").fetchall()
    return [
        (day, number, type) for day, number, type, until, theatre, dataset, one, other in rows
        if (chosen.since is None or until >= chosen.since.toordinal())
        and (chosen.until is None or day <= chosen.until.toordinal())
        and (chosen.types is None or type in chosen.types)
        and (chosen.theatres is None or theatre in chosen.theatres)
        and (chosen.datasets is None or dataset in chosen.datasets)
        and (chosen.side is None or (other is not None and chosen.side in (one, other)))
    ]  # fmt: skip


def in_order(kind: dict[str, frozenset[Any]]) -> str:
    """A name for a test that is the same in each process that runs tests, which that of a set is not."""
    return " ".join(f"{name}={sorted(some)}" for name, some in kind.items()) or "all"


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("kind", KINDS, ids=in_order)
@pytest.mark.parametrize("period", PERIODS, ids=str)
def test_pages_and_counts_are_those_of_the_tables(tables, beside: ByDay, monkeypatch, period, kind, side):
    monkeypatch.setattr(by_day, "STEP", 7)
    chosen = Chosen(since=period[0], until=period[1], side=side, **kind)
    newest, oldest = asked(tables, chosen, "day DESC, e.number DESC"), asked(tables, chosen, "day, e.number")
    for most in (10, 5000):
        assert beside.rows(chosen, most, newest=True) == [one[:2] for one in newest[:most]]
        assert beside.rows(chosen, most, newest=False) == [one[:2] for one in oldest[:most]]
    assert beside.counts(chosen) == Counter(type for _, _, type in newest)


@pytest.mark.parametrize("side", SIDES[1:])
@pytest.mark.parametrize("datasets", [None, frozenset({2})], ids=str)
def test_the_months_and_partners_of_a_side_are_those_of_the_tables(tables, beside: ByDay, side, datasets):
    rows = tables.execute("SELECT day, type, one, other, dataset FROM events JOIN acts a ON a.number = act").fetchall()
    own = [row for row in rows if side in row[2:4] and (datasets is None or row[4] in datasets)]
    months = Counter((date.fromordinal(day).replace(day=1), type) for day, type, *_ in own)
    assert beside.side_months(side, datasets) == months
    assert [*beside.side_months(side, datasets)] == sorted(months)
    with_whom = Counter(other if one == side else one for _, _, one, other, _ in own if None not in (one, other))
    assert beside.partners(side, datasets) == {other: count for other, count in with_whom.items() if other != side}


def test_a_view_tells_the_same_of_an_actor_with_it_and_without(tmp_path, monkeypatch):
    draw = random.Random(2)
    whom = ("US", "RU", "RU-army", "UA", "UA-army", "Someone")
    rows = [row(number, one=draw.choice(whom), other=draw.choice((*whom, "")), act=draw.choice(("meet", "fight")),
                day=(BEGIN + timedelta(days=draw.randrange(100))).isoformat(), url=f"u{number}")
            for number in range(120)]  # fmt: skip
    project = project_of(tmp_path, rows)
    monkeypatch.setattr(by_day, "MANY", 1)

    def told(tables, actor):
        some = [EventFilter(actor=actor, since=since, until=until, types=types)
                for since, until in PERIODS for types in ((), ("ASSAULT",))]  # fmt: skip
        return (
            [[list(tables.events(which, order=order, limit=6, offset=2)) for order in ("newest", "day")] +
             [tables.event_counts(which), tables.count_events(which)] for which in some],
            tables.side_months(actor), sorted(tables.partners(actor)),
        )  # fmt: skip

    with project.view() as tables:
        actors = ("USA", "RUS", "rus-army", "UKR", "someone", "nobody")
        before = [told(tables, actor) for actor in actors]
        tables.order_by_day()
        assert tables._coded.by_day.sides
        assert [told(tables, actor) for actor in actors] == before


def test_a_view_pages_and_counts_the_same_with_it_and_without(tmp_path, monkeypatch):
    days = [(BEGIN + timedelta(days=number % 9)).isoformat() for number in range(40)]
    acts = ("meet", "fight", "help")
    rows = [row(number, act=acts[number % 3], day=day, url=f"u{number}") for number, day in enumerate(days)]
    project = project_of(tmp_path, rows)
    monkeypatch.setattr(by_day, "MANY", 1)
    with project.view() as tables:
        some = [EventFilter(since=since, until=until, types=types)
                for since, until in PERIODS for types in ((), ("AID",))]  # fmt: skip
        before = [[list(tables.events(which, order=order, limit=7, offset=5)) for order in ("newest", "day")]
                  + [tables.event_counts(which)] for which in some]  # fmt: skip
        tables.order_by_day()
        assert tables._coded.by_day
        after = [[list(tables.events(which, order=order, limit=7, offset=5)) for order in ("newest", "day")]
                 + [tables.event_counts(which)] for which in some]  # fmt: skip
        assert before == after
        everything = list(tables.events(some[0], order="newest"))
        assert list(tables.events(some[0], order="newest", limit=7, offset=5)) == everything[5:12]
