"""When a war was that a report recalls without saying when: "the invasion of Iraq" (wars.csv).

Takes the words and sides of an act, gives its Time. Without it what a report
tells of twenty years ago would be news of its day.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from dragoman.actors.tables import first_day, last_day
from dragoman.records import ActorMention, EventType, Reading, Record, Time
from dragoman.vocabulary.tables import Row, read_table

TABLE = Path(__file__).with_name("wars.csv")
COLUMNS = ("name", "one", "other", "words", "since", "until")
TYPES = ("ASSAULT", "COERCE", "MOBILIZE")
PAST = ("VBD", "VBN")  # "to invade" may lie ahead


class War(Record, frozen=True, kw_only=True):
    """A war that is over, or a part of one."""

    name: str
    sides: frozenset[frozenset[str]]  # each pair that fought it
    words: frozenset[str]
    since: date
    until: date


def time_of_war(
    reading: Reading,
    word: int,
    type: EventType,
    initiator: ActorMention,
    recipient: ActorMention | None,
    published: date | None,
) -> Time | None:
    """The days of the last such war between two sides, if it was over when the report was published; else None."""
    if recipient is None or published is None or type not in TYPES:
        return None
    if reading.upos[word] == "VERB" and reading.xpos[word] not in PAST:
        return None
    sides = frozenset(one.acts_for or one.id for one in (initiator, recipient))
    lemma = reading.lemmas[word].lower()
    fought = [war for war in wars() if sides in war.sides and lemma in war.words and war.since <= published]
    if not fought or any(published <= war.until for war in fought):
        return None
    last = max(fought, key=lambda war: war.until)
    text = reading.sentence.tokens[word].text
    return Time(text=text, start=last.since.isoformat(), end=last.until.isoformat())


@cache
def wars() -> tuple[War, ...]:
    """The wars of wars.csv. Raises VocabularyError for what is wrong in it."""
    return tuple(read_table(TABLE, COLUMNS, _war))


def _war(row: Row) -> War:
    """The war of a row; ValueError where a cell means nothing."""
    since, until = first_day(row.cells["since"]), last_day(row.cells["until"])
    if since is None or until is None or since > until:
        raise ValueError(f'since "{row.cells["since"]}" and until "{row.cells["until"]}" are no period that is over')
    sides = frozenset(frozenset((one, other)) for one in row.several("one") for other in row.several("other"))
    if not sides or not row.several("words") or any(len(pair) < 2 for pair in sides):
        raise ValueError("one, other and words must name two different sides and at least one word")
    return War(
        name=row.cells["name"], sides=sides, words=frozenset(row.several("words")), since=since, until=until
    )  # fmt: skip
