"""The tables of the index of others' event data.

Small numbers for whom, what and where; events in the order of initiator,
recipient and day, so that a pair lies together; the rows, addresses and
words that they rest on apart, in the order in which they came; and counts by
month beside them, to which an import adds. A side is one under whose id ties
are kept: the state that a party acts for, or itself.
"""

from __future__ import annotations

# An index of another number is made again from the parts. Moves when the tables do, or how rows become events.
SCHEMA = 6

TABLES = """
CREATE TABLE datasets (number SMALLINT, name VARCHAR, form VARCHAR, citation VARCHAR);
CREATE TABLE parts (
    number INTEGER, dataset SMALLINT, file VARCHAR, mentions BOOLEAN, digest VARCHAR, imported DATE,
    rows BIGINT        -- that came, with those that are left out
);
CREATE TABLE left_out (dataset SMALLINT, why VARCHAR, rows BIGINT);
CREATE TABLE unknown (dataset SMALLINT, name VARCHAR, rows BIGINT);

CREATE TABLE sides (number INTEGER, id VARCHAR, kind VARCHAR);
CREATE TABLE parties (number INTEGER, id VARCHAR, name VARCHAR, kind VARCHAR, acts_for VARCHAR, side INTEGER);
CREATE TABLE places (number INTEGER, name VARCHAR, country VARCHAR);
CREATE TABLE acts (
    number SMALLINT, type VARCHAR, mode VARCHAR, cameo VARCHAR, name VARCHAR, "symmetric" BOOLEAN, code VARCHAR
);
CREATE TABLE theatres (number SMALLINT, ids VARCHAR[]);

CREATE TABLE events (
    number BIGINT,     -- in the order in which they came
    dataset SMALLINT,
    one INTEGER, other INTEGER,            -- sides
    initiator INTEGER, recipient INTEGER,  -- parties
    act SMALLINT, theatre SMALLINT, place INTEGER,
    day INTEGER, until INTEGER,            -- `date.toordinal`
    happening UBIGINT                      -- hash of what its rows share; NULL: a row alone
);
CREATE TABLE evidence (
    event BIGINT, dataset SMALLINT, row VARCHAR,
    mark VARCHAR,      -- tells apart events of rows that bear one id
    first BOOLEAN,     -- the row by which its event is called
    part INTEGER, position BIGINT,         -- where the row is kept
    goldstein FLOAT, latitude FLOAT, longitude FLOAT, url VARCHAR, publisher VARCHAR, mentions INTEGER, words VARCHAR
);
CREATE TABLE mentioned (event BIGINT, url VARCHAR, publisher VARCHAR);
CREATE TABLE unmatched (dataset SMALLINT, row VARCHAR, url VARCHAR, publisher VARCHAR);

CREATE TABLE latest AS FROM events;  -- the last of each dataset

-- Counts of events, to be added up: each import brings lines of its own. Months from the year 0.
CREATE TABLE dyad_months (one INTEGER, other INTEGER, month INTEGER, type VARCHAR, dataset SMALLINT, events BIGINT);
CREATE TABLE partners (side INTEGER, partner INTEGER, dataset SMALLINT, events BIGINT);
CREATE TABLE type_months (type VARCHAR, month INTEGER, dataset SMALLINT, events BIGINT);
CREATE TABLE counted (numbered BIGINT, unsorted BIGINT);
INSERT INTO counted VALUES (0, 0);
"""

# So many events of each dataset are in `latest`.
LATEST = 1000

# Give numbers to what has none yet. What nothing is told of any more keeps its number.
NUMBER = """
INSERT INTO {table} SELECT (SELECT count(*) FROM {table}) + row_number() OVER () - 1, *
FROM ({told} EXCEPT SELECT * EXCLUDE (number) FROM {table});
"""
