"""Real rows of GDELT and ICEWS come to what a count with nothing but DuckDB, or pandas, makes of them."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import duckdb
import pytest

from dragoman.exchange.coded import form_of
from dragoman.importing import import_coded
from dragoman.store import Project

SHARED = Path(os.environ.get("SHARED") or Path(__file__).parents[4] / "shared") / "data"
EVENTS = SHARED / "formats" / "gdelt2_20170101073000.export.CSV"
MENTIONS = SHARED / "formats" / "gdelt2_20170101073000.mentions.CSV.gz"
CAMEO = Path(__file__).parents[3] / "src" / "dragoman" / "vocabulary" / "cameo.csv"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not EVENTS.is_file(), reason="no real rows beside the checkout"),
]

# The sides of a row by its codes alone: who acts for a state is it, of whom only roles are told is of the first.
SIDE = """CASE WHEN {code} = '' THEN NULL
    WHEN {country} <> '' AND {group} || {ethnic} || {religion} = ''
        AND {role} IN ('', 'GOV', 'MIL', 'COP', 'SPY', 'JUD', 'LEG') THEN {country}
    WHEN {country} = '' AND {role} <> '' AND starts_with({code}, {role}) THEN {role} ELSE {code} END"""
RAW = """
CREATE TABLE raw AS SELECT column00 AS id, strptime(column01, '%Y%m%d')::DATE AS day, column26 AS code,
    column29 AS quad, column60 AS url, {one} AS one, {other} AS other,
    one = column07 AND other = column17 AS states,
    (SELECT type FROM cameo c WHERE starts_with(column26, c.code) ORDER BY length(c.code) DESC LIMIT 1) AS type
FROM read_csv('{file}', delim = '\t', header = false, quote = '', all_varchar = true, nullstr = 'never');
CREATE TABLE counted AS SELECT url, day, type, least(one, coalesce(other, '')) AS low,
    greatest(one, coalesce(other, '')) AS high, list(id ORDER BY id) AS ids, arg_min(quad, id) AS quad,
    bool_and(states) AS states
FROM raw WHERE type IS NOT NULL AND one IS NOT NULL GROUP BY ALL"""


def side(first: int) -> str:
    cells = {"code": 0, "country": 2, "group": 3, "ethnic": 4, "religion": 5, "role": 7}
    return SIDE.format(**{name: f"column{first + at:02d}" for name, at in cells.items()})


@pytest.fixture(scope="module")
def gdelt(tmp_path_factory):
    """The events that the real rows and mentions come to, with their dataset."""
    project = Project.create(tmp_path_factory.mktemp("gdelt"))
    found = import_coded([EVENTS, MENTIONS], project, form=form_of("gdelt"))
    with project.view() as view:
        return found.dataset, list(view.events())


@pytest.fixture(scope="module")
def counted():
    """What DuckDB makes of the same file, by the codes of its rows alone."""
    with duckdb.connect() as tables:
        tables.execute(
            f"CREATE TABLE cameo AS FROM read_csv('{CAMEO}', comment = '#', header = true, all_varchar = true)"
        )
        tables.execute(RAW.format(one=side(5), other=side(15), file=EVENTS))
        yield lambda query: tables.execute(query).fetchall()


def test_all_rows_of_gdelt_are_kept_and_those_without_an_event_told(gdelt, counted):
    dataset, _ = gdelt
    ((rows, without_type, without_initiator, first, last),) = counted(
        "SELECT count(*), count(*) FILTER (type IS NULL), count(*) FILTER (type IS NOT NULL AND one IS NULL), "
        "min(day) FILTER (type IS NOT NULL AND one IS NOT NULL), max(day) FROM raw"
    )
    assert (dataset.rows, sum(dataset.left_out.values())) == (rows, without_type + without_initiator) == (720, 201)
    assert sorted(dataset.left_out.values()) == sorted((without_type, without_initiator))
    assert (dataset.since, dataset.until) == (first, last)


def test_rows_of_one_address_that_tell_the_same_of_a_pair_are_one_happening(gdelt, counted):
    dataset, events = gdelt
    assert dataset.events == len(events) == counted("SELECT count(*) FROM counted")[0][0]
    assert {one.coded.rows for one in events} == {tuple(ids) for (ids,) in counted("SELECT ids FROM counted")}


def test_events_of_gdelt_are_as_many_a_day_and_a_class_as_counted(gdelt, counted):
    _, events = gdelt
    days = Counter(one.time.start for one in events)
    assert days == dict(counted("SELECT day::VARCHAR, count(*) FROM counted GROUP BY 1"))
    # GDELT's class of an act by its code: 01–05 cooperate in words, 06–09 in deeds, 10–14 are in conflict in words.
    classes = Counter(str(1 + sum(one.coded.code[:2] > bound for bound in ("05", "09", "14"))) for one in events)
    assert classes == dict(counted("SELECT quad, count(*) FROM counted GROUP BY 1"))


def test_states_of_gdelt_meet_as_often_as_counted(gdelt, counted):
    _, events = gdelt
    pairs = Counter(tuple(sorted(dyad)) for one in events for dyad in one.dyads if None not in dyad)
    states = {pair: count for pair, count in pairs.items() if all(len(id) == 3 and id.isupper() for id in pair)}
    told = counted("SELECT low, high, count(*) FROM counted WHERE states GROUP BY ALL")
    # CAMEO's codes are ISO's but for a few.
    iso = {"ROM": "ROU", "ZAR": "COD", "TMP": "TLS"}
    assert states == {tuple(sorted((iso.get(a, a), iso.get(b, b)))): count for a, b, count in told}


def test_actors_of_gdelt_whom_no_table_knows_are_few_and_named(gdelt):
    dataset, events = gdelt
    assert sum(dataset.unknown.values()) <= 10
    named = {party.name for one in events for party in (*one.initiators, *one.recipients)}
    assert set(dataset.unknown) <= named


def test_mentions_bring_their_addresses_to_the_events_that_they_mention(gdelt):
    _, events = gdelt
    with duckdb.connect() as tables:
        tables.execute(
            f"CREATE TABLE mentions AS SELECT column00 AS id, column05 AS url FROM read_csv('{MENTIONS}', "
            "delim = '\t', header = false, quote = '', all_varchar = true)"
        )
        for one in events[:50]:
            ids = ", ".join(f"'{row}'" for row in one.coded.rows)
            told = {url for (url,) in tables.execute(f"SELECT url FROM mentions WHERE id IN ({ids})").fetchall()}
            assert told <= set(one.coded.urls)
