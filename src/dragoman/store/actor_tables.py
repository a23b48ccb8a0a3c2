"""Who is named in claims, and how often: counted once a generation, so that lists of actors need no look at claims.

A row an actor: some ten thousand where there are a million claims. Made anew
with every generation, from the mentions of claims that are shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

# Forms of names that are kept of each actor, the commonest first, and claims whose sentences show who is meant.
FORMS = 8
SENTENCES = 3

# Step by step, each a plain grouping: of `mode` and the like nothing can be laid aside that does not fit the memory.
NAMED = """
CREATE OR REPLACE TEMP VIEW named AS
    SELECT m.*, c.sentence FROM mentions m JOIN claims c ON c.number = m.claim
    WHERE c.document NOT IN (SELECT document FROM removed)
        AND c.number NOT IN (SELECT number FROM judged WHERE how = 'rejected');
"""
CALLED = """
CREATE OR REPLACE TEMP TABLE called_{what} AS
    SELECT id, {what}, count(*) AS times FROM named WHERE {what} IS NOT NULL GROUP BY ALL;
"""
# Claims whose sentences show who is meant: those first whose words for the actor have its name.
SHOWN = f"""
CREATE OR REPLACE TEMP TABLE told AS
    SELECT id, min(claim) AS first,
           max(contains(text, name)::INT + contains(text, split_part(name, ' ', -1))::INT) AS names
    FROM named GROUP BY id, sentence;
CREATE OR REPLACE TEMP TABLE shown AS
    SELECT id, list(first ORDER BY place) AS shown
    FROM (
        SELECT id, first, row_number() OVER (PARTITION BY id ORDER BY names DESC NULLS LAST, first) AS place FROM told)
    WHERE place <= {SENTENCES} GROUP BY id;
DROP TABLE told;
"""
COUNTED = """
CREATE OR REPLACE TEMP TABLE parts AS
    SELECT id, part, count(*) AS times FROM named GROUP BY ALL;
CREATE OR REPLACE TEMP TABLE claims_of AS
    SELECT id, count(*) AS claims FROM (SELECT DISTINCT id, claim FROM named) GROUP BY id;
"""
# `words`: what an actor is searched for by, in lower case.
MADE = f"""
CREATE OR REPLACE TABLE actor_counts AS
WITH names AS (SELECT id, arg_max(name, (times, name)) AS name FROM called_name GROUP BY id),
kinds AS (SELECT id, arg_max(kind, (times, kind)) AS kind FROM called_kind GROUP BY id),
states AS (SELECT id, arg_max(acts_for, (times, acts_for)) AS acts_for FROM called_acts_for GROUP BY id),
worded AS (SELECT id, list(text ORDER BY times DESC, text)[:{FORMS}] AS forms FROM called_text GROUP BY id),
counted AS (
    SELECT id, coalesce(sum(times) FILTER (part = 'initiator'), 0)::BIGINT AS initiator,
           coalesce(sum(times) FILTER (part = 'recipient'), 0)::BIGINT AS recipient,
           coalesce(sum(times) FILTER (part = 'against'), 0)::BIGINT AS against,
           coalesce(sum(times) FILTER (part = 'source'), 0)::BIGINT AS source
    FROM parts GROUP BY id)
SELECT id, name, kind, acts_for, initiator, recipient, against, source, claims, coalesce(forms, []) AS forms, shown,
       lower(concat_ws(chr(10), id, name, array_to_string(forms, chr(10)))) AS words
FROM counted JOIN claims_of USING (id) LEFT JOIN names USING (id) LEFT JOIN kinds USING (id)
    LEFT JOIN states USING (id) LEFT JOIN worded USING (id) LEFT JOIN shown USING (id)
ORDER BY claims DESC, id;
"""
TEMPORARY = ("called_name", "called_kind", "called_acts_for", "called_text", "shown", "parts", "claims_of")


def count_actors(tables: duckdb.DuckDBPyConnection) -> None:
    """Make the table `actor_counts` of what the others hold now."""
    tables.execute("SET preserve_insertion_order = false")
    tables.execute(NAMED)
    for what in ("name", "kind", "acts_for", "text"):
        tables.execute(CALLED.format(what=what))
    tables.execute(SHOWN)
    tables.execute(COUNTED)
    tables.execute("SET preserve_insertion_order = true")
    tables.execute(MADE)
    tables.execute("DROP VIEW named")
    for name in TEMPORARY:
        tables.execute(f"DROP TABLE {name}")
