"""The questions by which parts are added to the index, in the order in which they are asked.

What is on its way lies in temporary tables, which go to the disk where they
do not fit the memory.
"""

from __future__ import annotations

from dragoman.store.coded.tables import NUMBER

TWICE = "a row that came before"

# What the words of some parts mean, with numbers for what is new among them.
MEANINGS = """
CREATE OR REPLACE TEMP TABLE meanings AS
SELECT regexp_extract(filename, '(\\d+)\\.meanings\\.parquet$', 1)::INTEGER AS part, * EXCLUDE (filename)
FROM read_parquet({files}, filename = true);
INSERT INTO sides
SELECT (SELECT count(*) FROM sides) + row_number() OVER () - 1, id, kind
FROM (SELECT coalesce(acts_for, id) AS id, min(CASE WHEN acts_for IS NULL THEN kind ELSE 'state' END) AS kind
      FROM meanings WHERE of = 'who' GROUP BY 1) told
WHERE id NOT IN (SELECT id FROM sides);
"""
MEANINGS += NUMBER.format(
    table="parties",
    told="SELECT DISTINCT m.id, m.name, m.kind, acts_for, s.number AS side "
    "FROM meanings m JOIN sides s ON s.id = coalesce(acts_for, m.id) WHERE of = 'who'",
)
MEANINGS += NUMBER.format(table="places", told="SELECT DISTINCT name, country FROM meanings WHERE of = 'where'")
MEANINGS += """
CREATE OR REPLACE TEMP TABLE who AS
SELECT *, count(*) OVER (PARTITION BY part, key, month) > 1 AS several
FROM (SELECT m.part, key, unnest(months) AS month, p.number AS party, p.side, p.id, p.acts_for, known
      FROM meanings m JOIN parties p ON p.id = m.id AND p.name = m.name AND p.kind = m.kind
          AND p.acts_for IS NOT DISTINCT FROM m.acts_for
      WHERE of = 'who');
CREATE OR REPLACE TEMP TABLE wheres AS
SELECT m.part, key, unnest(months) AS month, p.number AS place, p.country
FROM meanings m JOIN places p ON p.name IS NOT DISTINCT FROM m.name AND p.country IS NOT DISTINCT FROM m.country
WHERE of = 'where';
"""

# Rows of parts: one query for each, between which stands UNION ALL.
PART = """
SELECT {number} AS part, {dataset} AS dataset, file_row_number AS position,
       date_trunc('month', day)::DATE AS month, * EXCLUDE (file_row_number)
FROM read_parquet({path}, file_row_number = true)"""

ACTS = """
CREATE OR REPLACE TEMP TABLE done AS
SELECT r.*, m.type, m.mode, m.cameo, m.name, m.symmetric OR NOT r.directed AS both_ways
FROM (SELECT DISTINCT part, act AS key, code, directed FROM rows) r JOIN meanings m USING (part, key) WHERE of = 'what';
"""
ACTS += NUMBER.format(
    table="acts", told="SELECT DISTINCT type, mode, cameo, name, both_ways, code FROM done WHERE type IS NOT NULL"
)
ACTS += """
CREATE OR REPLACE TEMP TABLE whats AS
SELECT d.part, d.key, d.code, d.directed, a.number AS act, d.type
FROM done d LEFT JOIN acts a ON a.type = d.type AND a.mode IS NOT DISTINCT FROM d.mode
    AND a.cameo IS NOT DISTINCT FROM d.cameo AND a.name = d.name AND a.symmetric = d.both_ways
    AND a.code IS NOT DISTINCT FROM d.code;
"""

# Rows that bear an id that another row bears, here or in the index. The same row is told twice, whichever comes first;
# another row under that id is kept, with a mark of its own.
SAME_IDS = """
CREATE OR REPLACE TEMP TABLE borne AS
SELECT dataset, row FROM rows WHERE row IS NOT NULL GROUP BY ALL HAVING count(*) > 1;
CREATE OR REPLACE TEMP TABLE before AS
SELECT DISTINCT dataset, row, part, position FROM evidence SEMI JOIN rows USING (dataset, row);
INSERT INTO borne SELECT DISTINCT dataset, row FROM before;
CREATE OR REPLACE TEMP TABLE doubles (part INTEGER, position BIGINT, mark VARCHAR, twice BOOLEAN);
"""
CONTENT = "md5(concat_ws('\x1f', {columns}))"
DOUBLES = """
INSERT INTO doubles
WITH told AS (
    SELECT dataset, row, part, position, {content} AS content, FALSE AS old
    FROM rows r WHERE (dataset, row) IN (SELECT (dataset, row) FROM borne)
    UNION ALL
    SELECT b.dataset, b.row, b.part, b.position, {content} AS content, TRUE
    FROM ({before}) r JOIN before b ON b.part = r.part AND b.position = r.position),
ranked AS (
    SELECT *, row_number() OVER (PARTITION BY dataset, row, content ORDER BY old DESC, part, position) > 1 AS twice,
           row_number() OVER (PARTITION BY dataset, row ORDER BY old DESC, part, position) > 1 AS later
    FROM told)
SELECT part, position, CASE WHEN later THEN content[:6] END, twice FROM ranked WHERE NOT old;
"""

ORDINAL = "(date_diff('day', DATE '0001-01-01', {day}) + 1)::INTEGER"
# Every row, once for each pair of those whom it names, with why it makes no event.
READ = f"""
CREATE OR REPLACE TEMP TABLE read AS
SELECT r.part, r.dataset, r.position, r.row,
       nullif(concat_ws('/', d.mark, CASE WHEN i.several OR c.several THEN concat_ws('/', i.id, c.id) END), '') AS mark,
       CASE WHEN coalesce(d.twice, FALSE) THEN '{TWICE}'
            WHEN r.row IS NULL THEN 'a row without an id, as headers are'
            WHEN aside IS NOT NULL THEN aside
            WHEN day IS NULL THEN 'no day that can be read'
            WHEN w.part IS NULL THEN coalesce('a code that is none: ' || coalesce(r.code, r.act), 'no code of an act')
            WHEN w.type IS NULL THEN 'an act that PLOVER has no type for'
            WHEN i.party IS NULL THEN 'nobody is named who did it' END AS why,
       md5_number_lower(happening) AS happening, w.type, w.act, i.party AS initiator, i.side AS one,
       c.party AS recipient, c.side AS other, p.place,
       p.country IS NOT NULL AND (coalesce(p.country IN (i.id, i.acts_for), FALSE)
           OR coalesce(p.country IN (c.id, c.acts_for), FALSE)) AS at_home,
       {ORDINAL.format(day="day")} AS day, {ORDINAL.format(day="greatest(day, coalesce(until, day))")} AS until,
       (year(day) * 12 + month(day) - 1)::INTEGER AS month,
       goldstein, latitude, longitude, url, publisher, mentions, words
FROM rows r
    LEFT JOIN doubles d ON d.part = r.part AND d.position = r.position
    LEFT JOIN whats w ON w.part = r.part AND w.key = r.act AND w.code IS NOT DISTINCT FROM r.code
        AND w.directed = r.directed
    LEFT JOIN who i ON i.part = r.part AND i.key = r.initiator AND i.month = r.month
    LEFT JOIN who c ON c.part = r.part AND c.key = r.recipient AND c.month = r.month
    LEFT JOIN wheres p ON p.part = r.part AND p.key = r.place AND p.month = r.month;
INSERT INTO left_out
SELECT dataset, why, count(*)
FROM (SELECT DISTINCT dataset, why, part, position FROM read WHERE why IS NOT NULL) GROUP BY ALL;
INSERT INTO unknown
SELECT dataset, p.name, count(*)
FROM (SELECT dataset, initiator AS party FROM read WHERE why IS DISTINCT FROM '{TWICE}'
      UNION ALL SELECT dataset, recipient FROM read WHERE why IS DISTINCT FROM '{TWICE}')
    JOIN parties p ON p.number = party
WHERE party IN (SELECT party FROM who WHERE NOT known) GROUP BY ALL;
CREATE OR REPLACE TEMP TABLE fresh AS
SELECT (SELECT numbered FROM counted) + row_number() OVER () AS number, * EXCLUDE (why) FROM read WHERE why IS NULL;
UPDATE counted SET numbered = numbered + (SELECT count(*) FROM fresh);
DROP TABLE read;
"""

# Rows that share a happening, a day, an unordered pair of sides and a type are one event, also with rows of earlier
# parts. It is called by the row of the lowest id, and has its actors, place and code.
KEY = "dataset, happening, day, lower, higher, type"
SHARED = f"""
CREATE OR REPLACE TEMP TABLE keyed AS
SELECT number, row, mark, dataset, happening, day, least(one, coalesce(other, -1)) AS lower,
       greatest(one, coalesce(other, -1)) AS higher, type
FROM fresh WHERE happening IS NOT NULL;
CREATE OR REPLACE TEMP TABLE met AS
SELECT DISTINCT k.*, e.number AS event FROM (SELECT DISTINCT {KEY} FROM keyed) k JOIN events e
    ON e.happening = k.happening AND e.dataset = k.dataset AND e.day = k.day
    AND least(e.one, coalesce(e.other, -1)) = lower AND greatest(e.one, coalesce(e.other, -1)) = higher
WHERE k.type = (SELECT type FROM acts a WHERE a.number = e.act);
CREATE OR REPLACE TEMP TABLE shared AS
WITH groups AS (SELECT {KEY}, min(number) AS lowest, count(*) AS times FROM keyed GROUP BY ALL)
SELECT number, row, mark, coalesce(event, lowest) AS event, event IS NOT NULL AS old
FROM keyed JOIN groups USING ({KEY}) LEFT JOIN met USING ({KEY}) WHERE times > 1 OR event IS NOT NULL;
DROP TABLE keyed;
CREATE OR REPLACE TEMP TABLE calling AS
SELECT event, arg_min(number, {{called}}) AS number
FROM (SELECT event, number, row, mark FROM shared UNION ALL
      SELECT event, -1, row, mark FROM evidence WHERE first AND event IN (SELECT event FROM shared WHERE old))
GROUP BY event;
CREATE OR REPLACE TEMP TABLE made AS
SELECT f.*, coalesce(s.event, f.number) AS event, s.event IS NULL OR c.number = f.number AS first,
       coalesce(old, FALSE) AS old
FROM fresh f LEFT JOIN shared s USING (number) LEFT JOIN calling c ON c.event = s.event;
DROP TABLE fresh;
""".format(called="row(length(row), row, coalesce(mark, ''))")

# Events by the place of their sides, the counts of which are added up: −1 takes one away.
COUNTS = """
INSERT INTO dyad_months SELECT one, other, month, type, dataset, {times} * count(*) FROM {events} GROUP BY ALL;
INSERT INTO partners
SELECT side, partner, dataset, {times} * count(*)
FROM (SELECT one AS side, other AS partner, dataset FROM {events} UNION ALL SELECT other, one, dataset FROM {events})
WHERE side <> partner GROUP BY ALL;
INSERT INTO type_months SELECT type, month, dataset, {times} * count(*) FROM {events} GROUP BY ALL;
"""
# An old event that is called by another row now goes, and comes again.
CALLED_ANEW = """
CREATE OR REPLACE TEMP TABLE gone AS
SELECT e.*, a.type, (year(d) * 12 + month(d) - 1)::INTEGER AS month
FROM (SELECT *, DATE '0001-01-01' + (day - 1) AS d FROM events) e JOIN acts a ON a.number = e.act
WHERE e.number IN (SELECT event FROM made WHERE first AND old);
UPDATE evidence SET first = FALSE WHERE event IN (SELECT number FROM gone) AND first;
DELETE FROM events WHERE number IN (SELECT number FROM gone);
"""

MASKS = """
CREATE OR REPLACE TEMP TABLE party_masks (party INTEGER, known BOOLEAN, part HUGEINT, core HUGEINT, key HUGEINT);
CREATE OR REPLACE TEMP TABLE place_masks (place INTEGER, lies HUGEINT);
CREATE OR REPLACE TEMP TABLE day_masks (day INTEGER, until INTEGER, open HUGEINT, ended HUGEINT);
CREATE OR REPLACE TEMP TABLE theatre_masks (found HUGEINT, number SMALLINT);
"""
WITH_MASKS = """
SELECT m.event, m.initiator, m.recipient, m.one, m.other, m.day, m.until, at_home,
       coalesce(i.known, FALSE) AS i_known, coalesce(i.part, 0) AS i_part, coalesce(i.core, 0) AS i_core,
       coalesce(i.key, 0) AS i_key,
       coalesce(r.known, FALSE) AS r_known, coalesce(r.part, 0) AS r_part, coalesce(r.core, 0) AS r_core,
       coalesce(r.key, 0) AS r_key,
       CASE WHEN m.place IS NOT NULL THEN coalesce(p.lies, 0) END AS lies, d.open, d.ended
FROM made m LEFT JOIN party_masks i ON i.party = m.initiator LEFT JOIN party_masks r ON r.party = m.recipient
    LEFT JOIN place_masks p ON p.place = m.place JOIN day_masks d ON d.day = m.day AND d.until = m.until
WHERE first
"""
PLACED = """
CREATE OR REPLACE TEMP TABLE placed AS SELECT event, found FROM ({finding});
"""
INSERT = """
INSERT INTO events
SELECT event, dataset, one, other, initiator, recipient, act, t.number, place, day, until, happening
FROM made JOIN placed USING (event) JOIN theatre_masks t USING (found) WHERE first ORDER BY one, other, day;
INSERT INTO evidence
SELECT event, dataset, row, mark, first, part, position, goldstein, latitude, longitude, url, publisher, mentions, words
FROM made ORDER BY event;
UPDATE counted SET unsorted = unsorted + (SELECT count(*) FROM made WHERE first);
"""

# Mentions of events that are there, and of those to come.
MENTIONED = """
INSERT INTO mentioned
SELECT event, m.url, m.publisher FROM {mentions} m JOIN {evidence} e ON e.dataset = m.dataset AND e.row = m.row
ORDER BY event;
"""
UNMATCHED = """
INSERT INTO unmatched
SELECT dataset, row, url, publisher FROM rows ANTI JOIN evidence USING (dataset, row) WHERE row IS NOT NULL;
"""
MATCH = """
DELETE FROM unmatched WHERE EXISTS (FROM made m WHERE m.dataset = unmatched.dataset AND m.row = unmatched.row);
"""

SORT = """
CREATE TABLE sorted AS FROM events ORDER BY one, other, day;
DROP TABLE events;
ALTER TABLE sorted RENAME TO events;
"""
# The last events of each dataset, so that who asks for the last of all need not look through all.
LATEST = """
CREATE OR REPLACE TABLE latest AS FROM events LIMIT 0;
"""
LATEST_OF = "INSERT INTO latest FROM events WHERE dataset = {dataset} ORDER BY day DESC, number DESC LIMIT {kept};"
# Counts of many imports are added up, and lie together by whom they are asked for.
ADD_UP = """
CREATE TABLE added AS SELECT {keys}, sum(events)::BIGINT AS events FROM {table} GROUP BY ALL HAVING sum(events) <> 0
ORDER BY {keys};
DROP TABLE {table};
ALTER TABLE added RENAME TO {table};
"""
ADDED_UP = {
    "dyad_months": "one, other, month, type, dataset",
    "partners": "side, partner, dataset",
    "type_months": "type, month, dataset",
}
