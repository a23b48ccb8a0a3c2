"""Make event data of any size in the form of GDELT 2.0, to measure on: files of 61 columns as GDELT writes them.

Takes how many rows, gives files, and the same events in one table of what each
row comes to (Parquet), for those whom we are measured against. Who meets whom is
skewed as in the news: of some two thousand sides the first have most events.
Rows come by day, and every row has an address of its own, so that no two are one
happening.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from dragoman.actors import codes_of
from dragoman.actors.coded import cameo_actor
from dragoman.actors.states import states
from dragoman.vocabulary import cameo

if TYPE_CHECKING:
    import duckdb

FIRST, DAYS = date(2014, 1, 1), 4383  # twelve years
SIDES = 2_000
BUSY = ("USA", "CHN", "RUS", "ISR", "GBR", "IRN", "UKR", "IND", "FRA", "DEU", "TUR", "SYR", "SAU", "PAK", "JPN", "KOR")
ROLES = ("OPP", "REB", "CVL", "MED", "BUS", "EDU", "LAB", "REF", "CRM", "AGR", "HLH", "REL")  # none acts for its state
ACTING = ("", "GOV", "MIL")  # a state is coded in all these ways
FREQUENT = (
    "042",
    "043",
    "051",
    "036",
    "040",
    "190",
    "173",
    "112",
    "111",
    "046",
    "057",
    "061",
    "070",
    "193",
    "141",
    "084",
)

# All that is drawn by chance: a few sides meet most (the first has a fifth of all), a few acts are most. Nobody meets
# itself.
DRAWN = """
CREATE OR REPLACE TEMP TABLE drawn AS
WITH chance AS (
    SELECT floor({sides} * random() ** 5)::INTEGER AS a, floor({sides} * random() ** 5)::INTEGER AS b,
           floor({acts} * random() ** 3)::INTEGER AS act, floor(3 * random())::INTEGER AS way,
           (DATE '{day}' + floor({begins} + {days} * random())::INTEGER)::DATE AS day,
           (1 + floor(9 * random() ** 4))::INTEGER AS mentions
    FROM range({rows})),
raw AS (SELECT *, {first} - 1 + row_number() OVER (ORDER BY day) AS number FROM chance)
SELECT raw.*, i.code || list_extract(i.ways, way + 1) AS code1, i.name AS name1, i.side AS side1, i.fips AS fips1,
       r.code || list_extract(r.ways, way + 1) AS code2, r.name AS name2, r.side AS side2, r.fips AS fips2,
       c.code, c.base, c.root, c.type, c.goldstein,
       format('https://news-{{}}.invalid/world/{{}}/a-report-of-what-was-done-there-{{}}.html',
              raw.number % 900, strftime(day, '%Y/%m/%d'), raw.number) AS url
FROM raw JOIN sides i ON i.number = a
    JOIN sides r ON r.number = CASE WHEN b = a THEN (b + 1 + raw.number % 40) % {sides} ELSE b END
    JOIN acts c ON c.number = act
ORDER BY raw.number
"""
GEO = "'1', {name}, {fips}, {fips}, NULL, '12.5', '42.25', {fips}"
ROW = f"""
SELECT number, strftime(day, '%Y%m%d'), strftime(day, '%Y%m'), strftime(day, '%Y'), round(year(day) + 0.5, 4),
       code1, name1, left(code1, 3), NULL, NULL, NULL, NULL, code1[4:6], NULL, NULL,
       code2, name2, left(code2, 3), NULL, NULL, NULL, NULL, code2[4:6], NULL, NULL,
       '1', code, base, root, '1', goldstein, mentions, '1', mentions, '-1.25',
       {GEO.format(name="name1", fips="fips1")}, {GEO.format(name="name2", fips="fips2")},
       {GEO.format(name="name2", fips="fips2")}, strftime(day, '%Y%m%d') || '120000', url
FROM drawn
"""
HELD = """
SELECT number::VARCHAR AS row, side1 AS initiator, side2 AS recipient, day, type, code, goldstein::FLOAT AS goldstein,
       mentions, url
FROM drawn
"""


class Written(NamedTuple):
    """A file in the form of GDELT, and one of what its rows come to."""

    events: Path
    held: Path
    rows: int


def write(
    folder: Path, rows: int, *, files: int, first: int = 1, seed: float = 0.5, since: float = 0.0, until: float = 1.0
) -> Iterator[Written]:
    """Files of some rows altogether, each of the days after those of the one before, as GDELT comes.

    One after the other, so that one that was taken in may be removed. `since`
    and `until` are parts of the twelve years.
    """
    import duckdb

    with duckdb.connect() as tables:
        _prepare(tables)
        tables.execute(f"SELECT setseed({seed})")
        part = (until - since) / files
        for number in range(files):
            of_this = rows // files + (number < rows % files)
            yield _write_one(tables, folder, first, of_this, DAYS * (since + part * number), DAYS * part)
            first += of_this


def _write_one(
    tables: duckdb.DuckDBPyConnection, folder: Path, first: int, rows: int, begins: float, days: float
) -> Written:
    ((acts,),) = tables.execute("SELECT count(*) FROM acts").fetchall()
    ((sides,),) = tables.execute("SELECT count(*) FROM sides").fetchall()
    drawn = DRAWN.format(first=first, rows=rows, sides=sides, acts=acts, day=FIRST, begins=begins, days=days)
    tables.execute(drawn)
    events, held = folder / f"{first:012}.export.CSV", folder / f"{first:012}.parquet"
    tables.execute(f"COPY ({ROW}) TO '{events}' (FORMAT csv, DELIMITER '\t', HEADER false)")
    tables.execute(f"COPY ({HELD}) TO '{held}' (FORMAT parquet)")
    tables.execute("DROP TABLE drawn")  # lest it take memory while the files are taken in
    return Written(events, held, rows)


def _prepare(tables: duckdb.DuckDBPyConnection) -> None:
    tables.execute("CREATE TABLE acts (number INTEGER, code TEXT, base TEXT, root TEXT, type TEXT, goldstein FLOAT)")
    tables.executemany("INSERT INTO acts VALUES (?, ?, ?, ?, ?, ?)", [(n, *act) for n, act in enumerate(_acts())])
    tables.execute(
        "CREATE TABLE sides (number INTEGER, code TEXT, ways TEXT[], name TEXT, side TEXT, fips TEXT)"
    )  # fmt: skip
    tables.executemany("INSERT INTO sides VALUES (?, ?, ?, ?, ?, ?)", [(n, *one) for n, one in enumerate(_sides())])


def _acts() -> Iterator[tuple[str, str, str, str, float]]:
    """Code, base, root, type and Goldstein value of the acts that have a type, the frequent ones first."""
    known = [one.code for one in cameo.codes() if len(one.code) > len("04") and one.type]
    for code in (*FREQUENT, *(code for code in known if code not in FREQUENT)):
        found = cameo.act(code)
        assert found
        assert found.type
        yield code, code[:3], code[:2], found.type, cameo.goldstein(code) or 0.0


def _sides() -> list[tuple[str, tuple[str, ...], str, str, str]]:
    """Code, the ways in which it goes on, name, side and FIPS code of those who act, the busy ones first."""
    lasting = [id for id in states() if id not in BUSY and {"cameo", "fips"} <= codes_of(id, FIRST).keys()]
    found: dict[str, tuple[str, tuple[str, ...], str, str, str]] = {}
    for role in ("", *ROLES):
        for id in (*BUSY, *lasting):
            codes = codes_of(id, FIRST)
            who = cameo_actor(codes["cameo"] + role, None, FIRST)
            assert who
            ways = ("", "", "") if role else ACTING
            name = states()[id].name.upper()
            side = who.acts_for or who.id
            found.setdefault(side, (codes["cameo"] + role, ways, name, side, codes["fips"]))
    return list(found.values())[:SIDES]
