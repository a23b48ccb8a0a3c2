"""The claims in a few narrow columns, newest first: what pages are found and facets counted by, without reading claims.

A value that comes back often is a number in its column (ENUM). A million
claims take fourteen megabytes and are counted by any column in five
milliseconds. Made anew with every generation, from claims, judgements, wire
groups and events.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

# Values that columns of `listed` hold, and where they come from.
TYPES = {
    "listed_type": "SELECT type FROM claims",
    "listed_stance": "SELECT stance FROM claims",
    "listed_outlet": "SELECT outlet FROM claims",
    "listed_actor": (
        "SELECT initiator FROM claims UNION ALL SELECT initiator_for FROM claims "
        "UNION ALL SELECT recipient FROM claims UNION ALL SELECT recipient_for FROM claims"
    ),
    "listed_source": "SELECT unnest(sources) FROM claims",
    "listed_theatre": "SELECT unnest(theatres) FROM claims",
    "listed_how": "SELECT how FROM judged",
}

# The same claims of the same sentence in several reports of one wire group, and which of them was the first, by day.
COPIED = """
CREATE OR REPLACE TEMP TABLE copied AS
SELECT number, first_value(number) OVER copies AS first, row_number() OVER copies AS nth
FROM (
    SELECT c.*, origin, hash(claim->>'$.sentence') AS words
    FROM claims c JOIN (FROM origins UNION SELECT origin, origin FROM origins) USING (document)
    WHERE document NOT IN (SELECT document FROM removed))
WINDOW copies AS (
    PARTITION BY origin, words, trigger_start - sentence_start, type, stance, initiator, recipient, sources
    ORDER BY published NULLS LAST, document = origin DESC, document, number)
QUALIFY count(*) OVER (
    PARTITION BY origin, words, trigger_start - sentence_start, type, stance, initiator, recipient, sources) > 1
"""

# `one` and `other` are sides: the states that initiator and recipient act for, or they themselves. `sources` are the
# words that sources may be asked for by, `cited` their ids alone.
LISTED = """
CREATE TABLE listed AS
WITH reports AS (SELECT id AS document, rowid AS report FROM documents),
cited AS (SELECT claim AS number, list(DISTINCT lower(id)) AS cited FROM mentions WHERE part = 'source' GROUP BY claim),
happened AS (SELECT id, any_value(event) AS event FROM (SELECT unnest(claims) AS id, event FROM groups) GROUP BY id)
SELECT
    row_number() OVER (
        ORDER BY published DESC NULLS LAST, outlet NULLS LAST, document, sentence_start, trigger_start, id
    )::INTEGER AS place,
    number::INTEGER AS number, sentence::INTEGER AS sentence, published,
    type::listed_type AS type, stance::listed_stance AS stance, outlet::listed_outlet AS outlet,
    initiator::listed_actor AS initiator, coalesce(initiator_for, initiator)::listed_actor AS one,
    recipient::listed_actor AS recipient, coalesce(recipient_for, recipient)::listed_actor AS other, mutual,
    sources::listed_source[] AS sources, cited::listed_source[] AS cited, theatres::listed_theatre[] AS theatres,
    confidence::FLOAT AS confidence, how::listed_how AS how,
    here.report::INTEGER AS report, coalesce(there.report, here.report)::INTEGER AS origin,
    first::INTEGER AS first, nth::INTEGER AS nth, event::INTEGER AS event
FROM claims
    LEFT JOIN judged USING (number) LEFT JOIN cited USING (number) LEFT JOIN copied USING (number)
    LEFT JOIN happened USING (id)
    LEFT JOIN reports here USING (document)
    LEFT JOIN origins USING (document) LEFT JOIN reports there ON there.document = origins.origin
WHERE document NOT IN (SELECT document FROM removed)
ORDER BY place;
"""

# What the words of `listed.sources` are, where they are no mere names: ids of sources, and states that sources act for.
# The name is that of most claims.
SOURCES = """
CREATE TABLE listed_sources AS
SELECT word::listed_source AS word, mode(name ORDER BY name) AS name, any_value(state) AS state
FROM (
    SELECT lower(id) AS word, name, NULL AS state FROM mentions WHERE part = 'source'
    UNION ALL
    SELECT lower(acts_for), NULL, acts_for FROM mentions WHERE part = 'source' AND acts_for IS NOT NULL)
WHERE word IN (SELECT unnest(sources) FROM claims)
GROUP BY word;
"""


def list_claims(tables: duckdb.DuckDBPyConnection) -> None:
    """Make the tables `listed` and `listed_sources` of what the others hold now."""
    tables.execute("DROP TABLE IF EXISTS listed; DROP TABLE IF EXISTS listed_sources")
    for name, values in TYPES.items():
        tables.execute(f"DROP TYPE IF EXISTS {name}")
        # An empty word, as a type must have some value.
        tables.execute(
            f"CREATE TYPE {name} AS ENUM ("
            f"SELECT DISTINCT v FROM (SELECT '' AS v UNION ALL FROM ({values}) AS t(v)) WHERE v IS NOT NULL ORDER BY v)"
        )
    tables.execute("SET preserve_insertion_order = true")
    tables.execute(COPIED)
    tables.execute(LISTED)
    tables.execute(SOURCES)
