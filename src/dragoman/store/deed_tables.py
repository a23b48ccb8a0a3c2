"""The tables of deeds, and the questions by which they are filled and read.

A deed is a row of small numbers, so that millions are read fast: whom, what,
how it is told and in which theatres stands once in a table of its own. The
same side is there once for each kind that it is told to be of.
"""

TABLES = """
CREATE TABLE deeds (
    event BIGINT,  -- number in `events`
    initiator INTEGER, recipient INTEGER, act SMALLINT, telling SMALLINT, theatre SMALLINT,
    day INTEGER,   -- `date.toordinal`
    confidence FLOAT
);
CREATE TABLE deed_sides (number INTEGER, id VARCHAR, kind VARCHAR);
CREATE TABLE deed_acts (number INTEGER, type VARCHAR, mode VARCHAR, "symmetric" BOOLEAN, against BOOLEAN);
CREATE TABLE deed_tellings (number INTEGER, support VARCHAR, hedged BOOLEAN);
CREATE TABLE deed_theatres (number INTEGER, ids VARCHAR[]);
"""

# Give numbers to what has none yet. What nothing is told of any more keeps its number.
NUMBER = """
INSERT INTO {table} SELECT (SELECT count(*) FROM {table}) + row_number() OVER () - 1, *
FROM ({told} EXCEPT SELECT * EXCLUDE (number) FROM {table});
"""
TOLD = {
    "deed_sides": "SELECT initiator, initiator_kind FROM making.deeds "
    "UNION SELECT recipient, recipient_kind FROM making.deeds",
    "deed_acts": 'SELECT DISTINCT type, mode, "symmetric", against FROM making.deeds',
    "deed_tellings": "SELECT DISTINCT support, hedged FROM making.deeds",
    "deed_theatres": "SELECT DISTINCT theatres FROM making.deeds",
}
ADD = "\n".join(NUMBER.format(table=table, told=told) for table, told in TOLD.items())
ADD += """
INSERT INTO deeds (event, initiator, recipient, act, telling, theatre, day, confidence)
SELECT event, one.number, other.number, act.number, telling.number, theatre.number, day, confidence
FROM making.deeds d
    JOIN deed_sides one ON one.id = d.initiator AND one.kind = d.initiator_kind
    JOIN deed_sides other ON other.id = d.recipient AND other.kind = d.recipient_kind
    JOIN deed_acts act ON act.type = d.type AND act.mode IS NOT DISTINCT FROM d.mode
        AND act."symmetric" = d."symmetric" AND act.against = d.against
    JOIN deed_tellings telling ON telling.support = d.support AND telling.hedged = d.hedged
    JOIN deed_theatres theatre ON theatre.ids = d.theatres;
"""

OF_SIDE = "(SELECT number FROM deed_sides WHERE id = ?)"
OF_PAIR = f"(initiator IN {OF_SIDE} AND recipient IN {OF_SIDE} OR initiator IN {OF_SIDE} AND recipient IN {OF_SIDE})"
OF_THEATRE = "theatre IN (SELECT number FROM deed_theatres WHERE list_contains(ids, ?))"
