"""In which theatres rows count: as claims of the same parties, place and days do."""

from __future__ import annotations

import random
from datetime import date, timedelta

import duckdb

from dragoman.claims.places.theatres import find_theatres
from dragoman.records import Place
from dragoman.store.coded import theatres
from dragoman.vocabulary.theatres import theatres as table
from tests.builders import mention

PARTIES = sorted({party for one in table() for party in one.parties} | {"BRA", "some-guerrillas"})
PLACES = sorted({place for one in table() for place in one.places} | {"BRA"})
DAYS = sorted({one.since for one in table()} | {one.until + timedelta(20) for one in table() if one.until < date.max})


def some_rows(count: int):
    """Rows drawn at random, most of them from a theatre: who, with whom or nobody, where or nowhere, when."""
    draw = random.Random(7)
    for _ in range(count):
        one = draw.choice(table())
        parties = [*sorted(one.parties), *draw.choices(PARTIES, k=2)]
        states = [None, None, *(id for id in parties if id.isupper())]
        (initiator, recipient), place = draw.choices(parties, k=2), draw.choice([*sorted(one.places), *PLACES[:2]])
        yield (
            (initiator, draw.choice(states)),
            draw.choice([None, (recipient, draw.choice(states))]),
            draw.choice([None, place]),
            draw.choice([one.since, one.since + timedelta(90), *draw.choices(DAYS)]),
        )


def found_by_masks(cases):
    """The theatres of each of some rows, all asked at once."""
    values = ", ".join(map(line, cases))
    columns = "i_known, i_part, i_core, i_key, r_known, r_part, r_core, r_key, lies, at_home, open, ended"
    query = theatres.finding(f"SELECT * FROM (VALUES {values}) t({columns})")
    return [theatres.ids_of(mask) for (mask,) in duckdb.execute(f"SELECT found FROM ({query})").fetchall()]


def line(case):
    initiator, recipient, place, day = case
    parties = [
        theatres.masks_of(*initiator),
        theatres.masks_of(*recipient) if recipient else theatres.Masks(False, 0, 0, 0),
    ]
    masks = [f"{one.known}, {one.part}::HUGEINT, {one.core}::HUGEINT, {one.key}::HUGEINT" for one in parties]
    lies = f"{theatres.places_of(None, place)}::HUGEINT" if place else "NULL::HUGEINT"
    at_home = place is not None and place in (*initiator, *(recipient or ()))
    now, ended = theatres.open_on(day, day)
    return f"({', '.join(masks)}, {lies}, {at_home}, {now}::HUGEINT, {ended}::HUGEINT)"


def test_rows_count_where_claims_do():
    cases = list(some_rows(3000))
    expected = []
    for (id, acts_for), other, place, day in cases:
        there = Place(text=place, name=place, country=place, latitude=None, longitude=None) if place else None
        recipient = mention(other[0], kind="group", of=other[1]) if other else None
        expected.append(find_theatres(mention(id, kind="group", of=acts_for), recipient, None, there, (day, day)))
    found = found_by_masks(cases)
    assert [(case, *both) for case, *both in zip(cases, expected, found, strict=True) if both[0] != both[1]] == []
    assert sum(map(bool, found)) > 500
