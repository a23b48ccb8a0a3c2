"""The tables of events, and the questions by which they are brought up to date.

A dyad is two sides in the order of their ids. The side of a party is the
state that it acts for, or else itself; a recipient who is not named is "".
What is on its way lies in the schema `making`, which is dropped at the end.
"""

TABLES = """
CREATE TABLE groups (
    number BIGINT, one VARCHAR, other VARCHAR, told VARCHAR, said BIGINT, last BIGINT,
    claims VARCHAR[], acts VARCHAR[], week BIGINT, seeks VARCHAR, state VARCHAR,
    home BIGINT,   -- the group to which one is attached that knows only one side
    event BIGINT
);
CREATE TABLE events (
    number BIGINT, id VARCHAR, type VARCHAR, support VARCHAR, since DATE, until DATE, first DATE, last DATE,
    pairs VARCHAR[], sources VARCHAR[], outlets VARCHAR[], tellers VARCHAR[], theatres VARCHAR[],
    reports BIGINT, confidence DOUBLE, event VARCHAR
);
CREATE TABLE placed (number BIGINT, one VARCHAR, other VARCHAR);  -- claims that are in events, and their dyads
CREATE TABLE last_group (number BIGINT);
INSERT INTO last_group VALUES (0);

CREATE VIEW dyad_claims AS
    SELECT least(coalesce(initiator_for, initiator), coalesce(recipient_for, recipient, '')) AS one,
           greatest(coalesce(initiator_for, initiator), coalesce(recipient_for, recipient, '')) AS other,
           number NOT IN (SELECT number FROM placed) AS fresh, *
    FROM shown_claims;
"""

# The order in which claims are told; `events.order` has the same.
AS_TOLD = "published NULLS LAST, document, sentence_start, trigger_start, id"

# Events that were made by another method are all made anew.
RENEW = """
CREATE TABLE IF NOT EXISTS made_by (method VARCHAR);
INSERT INTO touched SELECT number FROM claims WHERE '{method}' NOT IN (SELECT method FROM made_by);
DELETE FROM made_by;
INSERT INTO made_by VALUES ('{method}');
"""
# A placed claim that was touched leaves its dyad, and may come to one again. Of copies of a claim whose actors are not
# the same ones, as "the president" has become another, the first told counts: the others are strays, and come with it.
BEGIN = f"""
CREATE SCHEMA making;
CREATE TABLE making.left_behind AS
    SELECT DISTINCT one, other FROM placed WHERE number IN (SELECT number FROM touched);
DELETE FROM placed WHERE number IN (SELECT number FROM touched);
CREATE TABLE making.strays AS
    SELECT number, id, fresh FROM dyad_claims
    WHERE id IN (SELECT id FROM dyad_claims GROUP BY id HAVING count(DISTINCT (one, other)) > 1)
    QUALIFY row_number() OVER (PARTITION BY id ORDER BY {AS_TOLD}) > 1;
INSERT INTO making.left_behind
    SELECT DISTINCT one, other FROM dyad_claims WHERE id IN (SELECT id FROM making.strays WHERE fresh);
"""
END = """
INSERT INTO placed SELECT number, one, other FROM dyad_claims WHERE fresh;
DROP SCHEMA making CASCADE;
"""

# Dyads with something to do. They are grouped anew, as a whole, where an old claim changed or a fresh one was told
# before the week of the last old one; from the beginning of that week, where one was told in it no later than that;
# else the fresh claims go on from the groups that they can reach, all of these where a claim has no date, tells of what
# is long past, or is the copy of an old one.
FIND_WORK = """
CREATE TABLE making.begun AS
WITH coming AS (
    SELECT one, other, min(published) AS begins, bool_or(published IS NULL) AS undated
    FROM dyad_claims WHERE fresh GROUP BY ALL),
there AS (
    SELECT one, other, max(published) AS ends, bool_or(published IS NULL) AS undated
    FROM dyad_claims WHERE NOT fresh AND (one, other) IN (SELECT (one, other) FROM coming) GROUP BY ALL),
weeks AS (
    SELECT one, other, begins, ends, t.undated AS lasting,
           (date_diff('day', DATE '0001-01-01', begins) + 1) // 7 AS first,
           (date_diff('day', DATE '0001-01-01', ends) + 1) // 7 AS last
    FROM coming LEFT JOIN there t USING (one, other)),
ways AS (
    SELECT *, (one, other) IN (SELECT (l.one, l.other) FROM making.left_behind l)
                  OR coalesce(lasting, FALSE) OR coalesce(first < last, FALSE) AS whole
    FROM weeks)
SELECT one, other, whole, CASE WHEN NOT whole AND begins <= ends THEN last END AS week,
       DATE '0001-01-01' + (week * 7 - 1)::INTEGER AS since
FROM ways;
CREATE TABLE making.work AS
WITH told AS (
    SELECT c.*, coalesce(fresh OR published >= since, FALSE) AS now
    FROM dyad_claims c JOIN making.begun USING (one, other) WHERE NOT whole),
reached AS (
    SELECT one, other, min(published) AS begins, bool_or(published IS NULL) AS undated,
           bool_or(claim->>'$.time.start' < strftime(published - to_days({long_past}), '%Y-%m-%d')) AS long_past,
           bool_or(id IN (SELECT id FROM told WHERE NOT now)) AS copies
    FROM told WHERE now GROUP BY ALL)
SELECT one, other, whole, week, since, coalesce(undated OR coalesce(long_past, FALSE) OR copies, FALSE) AS far,
       date_diff('day', DATE '0001-01-01', begins) + 1 - {reach} AS reaches
FROM making.begun LEFT JOIN reached USING (one, other)
UNION ALL
SELECT DISTINCT one, other, TRUE, NULL, NULL, FALSE, NULL
FROM making.left_behind ANTI JOIN making.begun USING (one, other);
"""
CLAIMS_TO_GROUP = f"""
SELECT one, other, week, claim, origin FROM dyad_claims JOIN making.work USING (one, other)
WHERE (whole OR fresh OR published >= since) AND number NOT IN (SELECT number FROM making.strays)
ORDER BY one, other, {AS_TOLD}
"""
GROUP = "one, other, g.number, told, said, last, claims, acts, g.week, seeks, state"
GROUPS_TO_REACH = f"""
SELECT {GROUP} FROM groups g JOIN making.work w USING (one, other)
WHERE NOT whole AND (far OR said IS NULL OR said >= reaches OR last >= reaches OR g.week >= w.week)
ORDER BY one, other, told
"""

# Groups that give way to those in `made`.
REPLACE = """
CREATE TABLE making.replaced AS
    SELECT number, one, other, said, seeks, event FROM groups
    WHERE number IN (SELECT number FROM making.made) OR number IN (SELECT number FROM making.gone)
        OR (one, other) IN (SELECT (one, other) FROM making.work WHERE whole);
DELETE FROM groups WHERE number IN (SELECT number FROM making.replaced);
INSERT INTO groups SELECT *, NULL, NULL FROM making.made;
"""

# Groups that know one side only and may have another home than before: those made now, and those of a side of which a
# group of about that time was made or replaced.
FIND_SEEKING = """
CREATE TABLE making.moved AS
    SELECT one AS side, said FROM making.made UNION SELECT other, said FROM making.made
    UNION SELECT one, said FROM making.replaced UNION SELECT other, said FROM making.replaced;
CREATE TABLE making.seeking AS
    SELECT number, seeks, said FROM groups g WHERE seeks IS NOT NULL AND said IS NOT NULL
        AND EXISTS (FROM making.moved m WHERE m.side = g.seeks AND m.said BETWEEN g.said - {days} AND g.said + {days});
"""
GROUPS_OF_SIDES = f"""
WITH spans AS (
    SELECT DISTINCT side, month + unnest([-1, 0, 1]) AS month
    FROM (SELECT DISTINCT seeks AS side, said // {{days}} AS month FROM making.seeking))
SELECT side, {GROUP} FROM (
    SELECT seeks AS side, g.* FROM groups g WHERE number IN (SELECT number FROM making.seeking)
    UNION ALL SELECT one, g.* FROM groups g WHERE seeks IS NULL AND (one, said // {{days}}) IN (FROM spans)
    UNION ALL SELECT other, g.* FROM groups g WHERE seeks IS NULL AND other <> one
        AND (other, said // {{days}}) IN (FROM spans)) g
ORDER BY side, said, number
"""
ATTACH = """
CREATE TABLE making.rehomed AS
    SELECT s.number, a.home FROM making.seeking s JOIN groups g USING (number)
        LEFT JOIN making.attached a USING (number)
    WHERE a.home IS DISTINCT FROM g.home;
UPDATE groups SET home = r.home FROM making.rehomed r WHERE groups.number = r.number;
"""

# The groups that may be of another event than before: those made now or attached otherwise, those that share an act
# with them, and all others of the events that any of these is or was of.
FIND_JOINABLE = """
CREATE TABLE making.having AS SELECT number, unnest(acts) AS act FROM groups;
CREATE TABLE making.near AS
    SELECT DISTINCT number FROM making.having
        WHERE act IN (SELECT act FROM making.having WHERE number IN (SELECT number FROM making.made))
    UNION SELECT number FROM making.made
    UNION SELECT number FROM making.rehomed
    UNION SELECT home FROM making.rehomed WHERE home IS NOT NULL;
CREATE TABLE making.stale AS
    SELECT event FROM making.replaced WHERE event IS NOT NULL
    UNION SELECT event FROM groups WHERE event IS NOT NULL AND number IN (SELECT number FROM making.near);
CREATE TABLE making.joinable AS
    SELECT number FROM making.near UNION SELECT number FROM groups WHERE event IN (SELECT event FROM making.stale);
"""
GROUPS_TO_JOIN = """
WITH shared AS (
    SELECT act FROM making.having SEMI JOIN making.joinable USING (number) GROUP BY act HAVING count(*) > 1),
homes AS (SELECT home FROM groups WHERE home IS NOT NULL)
SELECT g.one, g.other, g.number, g.told, g.said, g.last, g.claims, g.acts, g.week, g.seeks, '', g.home FROM groups g
WHERE number IN (SELECT number FROM making.joinable)
    AND (number IN (SELECT number FROM making.having WHERE act IN (SELECT act FROM shared))
         OR home IS NOT NULL OR number IN (FROM homes) OR list_has_any(claims, ?::VARCHAR[]))
ORDER BY told
"""
JOIN = """
UPDATE groups SET event = number WHERE number IN (SELECT number FROM making.joinable);
UPDATE groups SET event = p.home FROM making.pairs p WHERE groups.number = p.number;
CREATE TABLE making.dropped AS SELECT event FROM making.stale UNION SELECT number FROM making.joinable;
DELETE FROM events WHERE number IN (SELECT event FROM making.dropped);
DELETE FROM deeds WHERE event IN (SELECT event FROM making.dropped);
"""
CLAIMS_TO_BUILD = """
WITH told AS (SELECT event, unnest(claims) AS id FROM groups WHERE number IN (SELECT number FROM making.joinable))
SELECT event, claim, origin FROM told JOIN shown_claims USING (id) ORDER BY event
"""
